// A decision that is no longer the previewed one: 409 with the fact that changed and the new
// decision.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assert_problem, start } from './harness.mjs';
import { accounts, body, limited, ruleset } from './shop.mjs';

const kNow = 1_700_000_000_000;
const fixed = (instant) => ['--clock', `fixed:${instant}`];
const preview = async (server, request) => {
  const { json } = await server.evaluate(request);
  return { ...request, decision_hash: json.decision_hash, basis: json.result.basis };
};

/** The answer names exactly this fact, and its new decision can be redeemed as it stands. */
async function assert_changed(server, answer, request, ...facts) {
  assert_problem(answer, 409, 'decision_changed');
  assert.deepEqual(answer.json.changed, facts);
  const { decision_hash, result } = answer.json.decision;
  const retry = { ...request, decision_hash, basis: result.basis };
  const accepted = await server.redeem(retry);
  assert.equal(accepted.status, 201, accepted.text);
  assert.equal(accepted.json.decision_hash, decision_hash);
  assert.deepEqual(accepted.json.result.totals, result.totals);
}

const use_left = { fact: 'use_left', promotion: 'few', assumed: true, actual: false };

test('the last use of all went to another', async () => {
  const promotions = [limited({ uses: 1 })];
  const server = await start({ ruleset: ruleset({ promotions }), accounts });
  const request = { order: 'late', ...(await preview(server, body('oak'))) };
  assert.equal((await server.place('first', body('elm'))).status, 201);
  await assert_changed(server, await server.redeem(request), request, use_left);
});

test('the last use of this account went to its own other order', async () => {
  const promotions = [limited({ uses_per_account: 1 })];
  const server = await start({ ruleset: ruleset({ promotions }), accounts });
  const request = { order: 'late', ...(await preview(server, body('oak'))) };
  assert.equal((await server.place('first', body('oak'))).status, 201);
  await assert_changed(server, await server.redeem(request), request, use_left);
  assert.equal((await server.place('other', body('elm'))).json.result.totals.reduction_minor, 250);
});

test('a preview elsewhere assumed a use that is gone', async () => {
  const promotions = [limited({ uses: 1 })];
  const server = await start({ ruleset: ruleset({ promotions }), accounts });
  const previewed = await preview(server, body('oak'));
  previewed.basis.assumed = [{ fact: 'use_left', promotion: 'few', value: true }];
  await server.place('first', body('elm'));
  const request = { order: 'late', ...previewed };
  await assert_changed(server, await server.redeem(request), request, use_left);
});

test('a promotion ended, another began, a price list ended', async () => {
  const at = (schedule, key, rate_bp) => ({
    key,
    schedule,
    benefits: [{ kind: 'order', rate_bp }],
  });
  const promotions = [at({ until: kNow }, 'ending', 500), at({ from: kNow }, 'starting', 1500)];
  const shop = ruleset({ promotions });
  shop.parts.prices.price_lists[0].schedule = { until: kNow };
  const before = await start({ ruleset: shop, accounts, flags: fixed(kNow - 1) });
  const elm = { order: 'elm', ...(await preview(before, body('elm'))) };
  const oak = { order: 'oak', ...(await preview(before, body('oak'))) };
  const late = { order: 'late', ...(await preview(before, body('ash'))) };
  assert.equal(oak.basis.valid_until, kNow);
  assert.equal((await before.redeem(late)).status, 201);
  await before.stop();
  const { folder, keys } = before;
  const server = await start({ ruleset: shop, accounts, folder, keys, flags: fixed(kNow) });
  const ended = { fact: 'schedule', promotion: 'ending', assumed: true, actual: false };
  const began = { fact: 'schedule', promotion: 'starting', assumed: false, actual: true };
  const list = { fact: 'schedule', price_list: 'trade', assumed: true, actual: false };
  await assert_changed(server, await server.redeem(elm), elm, ended, began);
  await assert_changed(server, await server.redeem(oak), oak, ended, list, began);
});

test('another version of the ruleset', async () => {
  const before = await start({ ruleset: ruleset(), accounts });
  const request = { order: '1', ...(await preview(before, body('elm'))) };
  const same = { order: '2', ...(await preview(before, body('elm', { sku: 'pan' }))) };
  await before.stop();
  const dearer = ruleset({ version: 2 });
  dearer.parts.products.products[0].list_price.GBP = 1100;
  const { folder, keys } = before;
  const server = await start({ ruleset: dearer, accounts, folder, keys });
  const fact = {
    fact: 'ruleset',
    assumed: { id: 'shop', version: 1 },
    actual: { id: 'shop', version: 2 },
  };
  await assert_changed(server, await server.redeem(request), request, fact);
  assert.equal(
    (await server.redeem(same)).status,
    201,
    'what the version leaves alone still holds',
  );
});

test('another cart, account or hash than the previewed one is a changed request', async () => {
  const server = await start({ ruleset: ruleset(), accounts });
  const previewed = await preview(server, body('oak'));
  const fact = { fact: 'request' };
  const requests = [
    { order: '1', ...previewed, cart: body('oak', { quantity: 4 }).cart },
    { order: '2', ...previewed, account: 'elm' },
    { order: '3', ...previewed, decision_hash: '0'.repeat(64) },
    { order: '4', ...previewed, basis: undefined, decision_hash: 'f'.repeat(64) },
  ];
  for (const request of requests) {
    await assert_changed(server, await server.redeem(request), request, fact);
  }
});
