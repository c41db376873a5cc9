// Catalog pages of one ruleset by class of account and query. Contract: accounts of one class have
// the same pages, so a page is made once; the least recently used ones go first. A class hangs on
// what is hidden too: it is a key in here and never told. Test: tests/edge/pages.test.mjs
import type { Session } from 'proviso';

const kCharacters = 16 * 1024 * 1024;

export class Pages {
  readonly #pages = new Map<string, string>(); // least recently used first
  readonly #limit: number;
  #characters = 0;

  constructor(limit = kCharacters) {
    this.#limit = limit;
  }

  /** The page that `query`, JSON with `evaluated_at` of its own, asks the session for. */
  page(session: Session, query: Record<string, unknown>, evaluated_at: number): string {
    const its = session.catalogClass({ evaluated_at });
    const of_class = query.badges === undefined ? its.class : its.class_with_promotions;
    const key = `${of_class} ${JSON.stringify(query)}`;
    const held = this.#pages.get(key);
    if (held !== undefined) this.#pages.delete(key);
    const page = held ?? session.catalogText(JSON.stringify({ ...query, evaluated_at }));
    if (held === undefined) this.#characters += page.length + key.length;
    this.#pages.set(key, page);
    this.#shrink();
    return page;
  }

  #shrink(): void {
    for (const [key, page] of this.#pages) {
      if (this.#characters <= this.#limit) return;
      this.#pages.delete(key);
      this.#characters -= page.length + key.length;
    }
  }
}
