// Writes the benchmark's rulesets, accounts and carts to build/bench, each valid by schema/.
// Contract: the same bytes for the same seed, everywhere. Usage: generate.mjs [SEED]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { validators } from '../tests/schema/schemas.mjs';
import { make_accounts, make_requests, make_unit_requests } from './carts.mjs';
import { definitions_of } from './conditions.mjs';
import {
  carts_name,
  kCounts,
  kLineCounts,
  kRegimes,
  kUnits,
  ruleset_name,
  unit_carts_name,
} from './configurations.mjs';
import { promotions_of, unit_promotions } from './promotions.mjs';
import { make_shop, ruleset_of, scope_of } from './shop.mjs';

export const kFolder = fileURLToPath(new URL('../build/bench', import.meta.url));

/** Refuses what the contract would, with the validator's own words. */
function check(validate, document, name) {
  if (validate(document)) return;
  const words = validate.errors.slice(0, 3).map((e) => `${e.instancePath} ${e.message}`);
  throw new Error(`${name} is not valid: ${words.join('; ')}`);
}

class Writer {
  #valid = validators();

  constructor(folder, seed) {
    this.folder = folder;
    this.accounts = make_accounts(seed);
    mkdirSync(folder, { recursive: true });
  }

  #write(name, text) {
    writeFileSync(join(this.folder, name), text);
  }

  ruleset(name, document) {
    check(this.#valid.ruleset, document, name);
    this.#write(`${name}.ruleset.json`, JSON.stringify(document));
  }

  write_accounts() {
    this.#write('accounts.ndjson', this.accounts.map((a) => `${JSON.stringify(a)}\n`).join(''));
  }

  /** One request a line; each is checked together with the account that it is of. */
  carts(name, requests) {
    requests.forEach((request, i) => {
      const audience = this.accounts[i % this.accounts.length];
      check(this.#valid.request, { ...request, audience }, `${name} ${i}`);
    });
    this.#write(`${name}.requests.ndjson`, requests.map((r) => `${JSON.stringify(r)}\n`).join(''));
  }
}

/** Makes all files in `folder`. */
export function generate({ folder = kFolder, seed = '1' } = {}) {
  const writer = new Writer(folder, seed);
  const shop = make_shop(seed);
  // Carts of `constant` buy from one half of the shop, so that the other half is elsewhere.
  const scopes = { growing: scope_of(shop, null), constant: scope_of(shop, 0) };
  const elsewhere = scope_of(shop, 1);
  writer.write_accounts();
  for (const regime of kRegimes) {
    const scope = scopes[regime];
    for (const count of kCounts) {
      const promotions = promotions_of({ seed, regime, count, scope, elsewhere });
      const ruleset = ruleset_of(shop, definitions_of(scope), promotions);
      writer.ruleset(ruleset_name(regime, count), ruleset);
    }
    for (const lines of kLineCounts) {
      writer.carts(carts_name(regime, lines), make_requests(seed, scope, lines));
    }
  }
  const { constant } = scopes;
  writer.ruleset('units', ruleset_of(shop, {}, unit_promotions(seed, constant)));
  for (const units of kUnits) {
    writer.carts(unit_carts_name(units), make_unit_requests(seed, constant, units));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [seed = '1', ...more] = process.argv.slice(2);
  if (/^[0-9]+$/.test(seed) && more.length === 0) {
    generate({ seed });
  } else {
    process.stderr.write('usage: generate.mjs [SEED], a whole number\n');
    process.exitCode = 2;
  }
}
