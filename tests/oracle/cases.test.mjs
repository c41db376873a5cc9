// The oracle on every hand-written example of tests/cases: what it computes must be expected there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { evaluate, load } from './evaluate.mjs';

const folder = process.env.PROVISO_CASES ?? join(import.meta.dirname, '../cases');
const kMembers = ['lines', 'shipping', 'totals', 'applied', 'points', 'payment_terms', 'choice'];
const kTexts = ['title', 'teaser', 'terms', 'image'];
// What this oracle does not know: entitlements have one of their own (tests/core/visible_test.cpp),
// and so have prices that follow from others (tests/core/price_rules_test.cpp).
const kElsewhere = ['visibility_rules.json', 'price_rules.json'];
const kRefusals = ['unknown_product', 'no_price', 'zone_horizon'];

/** Of an object the members listed, of a list as many items as there are, in order. */
function assert_part(actual, expected, where) {
  if (Array.isArray(expected)) {
    assert.equal(actual?.length, expected.length, `${where}: ${JSON.stringify(actual)}`);
    expected.forEach((item, i) => assert_part(actual[i], item, `${where}/${i}`));
  } else if (expected !== null && typeof expected === 'object') {
    for (const [name, item] of Object.entries(expected)) {
      const added = name === 'id' && actual?.origin?.kind === 'promotion';
      if (!added && !kTexts.includes(name)) assert_part(actual?.[name], item, `${where}/${name}`);
    }
  } else {
    assert.equal(actual, expected, where);
  }
}

const by_promotion = (list) =>
  list.map(({ promotion, outcome, reason }) => `${promotion}: ${outcome}, ${reason}`).toSorted();

function check({ request, expect = {}, expect_outcomes, expect_issues }, ruleset) {
  if (expect_issues !== undefined) {
    if (!expect_issues.every(({ code }) => kRefusals.includes(code))) return;
    const { refused = [] } = evaluate(ruleset, request);
    const issues = refused.map(({ code, position, pointer }) => ({
      code,
      pointer: pointer ?? `/cart/lines/${position}/sku`,
    }));
    assert_part(issues, expect_issues, 'issues');
    return;
  }
  const { result, outcomes } = evaluate(ruleset, request);
  for (const name of kMembers) {
    if (expect[name] !== undefined) assert_part(result[name], expect[name], name);
  }
  if (expect_outcomes !== undefined)
    assert.deepEqual(by_promotion(outcomes), by_promotion(expect_outcomes));
}

const known = (file) => file.endsWith('.json') && !kElsewhere.includes(file);

for (const name of readdirSync(folder).filter(known)) {
  const { ruleset, cases } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  if (ruleset.projection !== undefined) continue;
  test(name, async (context) => {
    const loaded = load(ruleset);
    for (const one of cases) await context.test(one.name, () => check(one, loaded));
  });
}
