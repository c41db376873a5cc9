// One ruleset version with its accounts, and the sessions bound so far. Contract: sessions are
// kept for the accounts that asked last, at most `kSessions`; a session must be used before the
// next await. Test: tests/edge/kv.test.mjs
import { ProvisoError, type Program, type Session } from 'proviso';

import type { Directory } from './directory.js';
import { Pages } from './pages.js';
import { log, Problem } from './problem.js';

const kSessions = 256;

export class Shop {
  readonly pages = new Pages();
  readonly #program: Program;
  readonly #directory: Directory;
  readonly #sessions = new Map<string, Session>(); // least recently used first

  constructor(program: Program, directory: Directory) {
    this.#program = program;
    this.#directory = directory;
  }

  /** The account's session; an account that the directory lacks is refused. */
  session(account: string): Session {
    const session = this.#sessions.get(account) ?? this.#bind(account);
    this.#sessions.delete(account);
    this.#sessions.set(account, session);
    if (this.#sessions.size > kSessions) this.#dropOldest();
    return session;
  }

  /** A session of one's own, to dispose of: it may outlive the shop. */
  open(account: string): Session {
    return this.#bind(account);
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#program.dispose();
  }

  #bind(account: string): Session {
    const audience = this.#directory.get(account);
    if (audience === undefined) throw new Problem('forbidden');
    try {
      return this.#program.session(audience);
    } catch (error) {
      if (!(error instanceof ProvisoError) || error.kind !== 'audience') throw error;
      log('account_refused', { account, issues: error.issues });
      throw new Problem('forbidden');
    }
  }

  #dropOldest(): void {
    for (const [account, session] of this.#sessions) {
      session.dispose();
      this.#sessions.delete(account);
      return;
    }
  }
}
