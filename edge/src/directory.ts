// The account directory: what is known of each account, by its key. Contract: an account that is
// not listed is nobody; the engine checks an audience when it binds it.
// Test: tests/edge/kv.test.mjs
import type { Audience } from 'proviso';

export type Directory = ReadonlyMap<string, Audience>;

/** An account as the server's directory has it: the people who act for it are not told here. */
type Entry = Audience & { customers?: unknown };

/** Reads {"accounts":[{"account","ancestors","segments","region","channel","attributes"}]}. */
export function readDirectory(text: string): Directory {
  const { accounts } = JSON.parse(text) as { accounts: Entry[] };
  const directory = new Map<string, Audience>();
  for (const { customers: _customers, ...audience } of accounts) {
    if (typeof audience.account !== 'string' || audience.account === '') {
      throw new Error('an account in the directory has no key');
    }
    if (directory.has(audience.account)) {
      throw new Error(`the account \`${audience.account}\` is in the directory twice`);
    }
    directory.set(audience.account, audience);
  }
  return directory;
}
