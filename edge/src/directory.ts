// The account directory: what is known of each account, by its key. Contract: an account that is
// not listed is nobody; the engine checks an audience when it binds it.
// Test: tests/edge/kv.test.mjs
import type { Audience } from 'proviso';

export type Directory = ReadonlyMap<string, Audience>;

/** Reads {"accounts":[{"account","ancestors","segments","region","channel"}]}. */
export function readDirectory(text: string): Directory {
  const { accounts } = JSON.parse(text) as { accounts: Audience[] };
  const directory = new Map<string, Audience>();
  for (const audience of accounts) {
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
