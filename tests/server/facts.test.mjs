// Who an account and its customer are, and what is known of their past: the directory decides the
// first, the shop's backend gives the second, and a buyer neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { account_token, assert_problem, start } from './harness.mjs';
import { body, ruleset } from './shop.mjs';

const off = (key, amount, condition, more = {}) => ({
  key,
  condition,
  benefits: [{ kind: 'order', amount_minor: { GBP: amount }, ...more }],
});
const is = (fact, value, more) => ({ fact, op: 'eq', value, ...more });

const rules = ruleset({
  attributes: [
    { key: 'rank', owner: 'account', type: 'integer' },
    { key: 'grade', owner: 'customer', type: 'string' },
  ],
  history: [{ key: 'orders', measure: 'orders', period: 'ever' }],
  promotions: [
    off('ranked', 1, is('attribute', 7, { attribute: 'rank' })),
    off('graded', 20, is('attribute', 'a', { attribute: 'grade' })),
    off('chief', 300, { fact: 'customer.role', op: 'in', value: ['chief'] }),
    off('tenth', 400, is('history', 9, { history: 'orders' })),
    off('again', 50, is('bought', 1, { of: { skus: ['mug'] } })),
  ],
});
const accounts = [
  {
    account: 'oak',
    attributes: [{ attribute: 'rank', value: 7 }],
    customers: [
      { key: 'ann', roles: ['chief'], attributes: [{ attribute: 'grade', value: 'a' }] },
      { key: 'bob' },
    ],
  },
  { account: 'elm' },
];
const server = await start({ ruleset: rules, accounts });
const facts = { history: [{ history: 'orders', value: 9 }], bought: ['mug', 'pan'] };

const reduction = async (members) => {
  const { status, json, text } = await server.evaluate({ ...body('oak'), ...members });
  assert.equal(status, 200, text);
  return json.result.totals.reduction_minor;
};
const as_buyer = (members, token) =>
  server.ask(
    'storefront',
    'POST',
    '/v1/evaluations',
    { ...body(null), ...members },
    {
      ...(token && { 'Proviso-Account': token }),
    },
  );

test('the directory tells attributes of accounts and customers, and roles', async () => {
  assert.equal(await reduction({}), 1);
  assert.equal(await reduction({ customer: 'ann' }), 321);
  assert.equal(await reduction({ customer: 'bob' }), 1);
  assert.equal(await reduction({ account: 'elm' }), 0, 'what is not listed is not so');
});

test('a customer of another account is nobody', async () => {
  for (const members of [
    { customer: 'eve' },
    { account: 'elm', customer: 'ann' },
    { account: undefined, customer: 'ann' },
  ]) {
    assert_problem(await server.evaluate({ ...body('oak'), ...members }), 403, 'unknown_account');
  }
});

test('the shop’s backend tells the past, with the preview and with the order', async () => {
  assert.equal(await reduction({ facts }), 451);
  assert.equal(await reduction({ facts: { bought: [] } }), 1);
  const order = { ...body('oak'), customer: 'ann', facts };
  const placed = await server.place('1', order);
  assert.equal(placed.status, 201, placed.text);
  assert.equal(placed.json.result.totals.reduction_minor, 771);
  const changed = await server.place('2', order, { facts: undefined });
  assert_problem(changed, 409, 'decision_changed');
  assert.deepEqual(changed.json.changed, [{ fact: 'request' }]);
});

test('uses are the server’s own, and so is who the account is', async () => {
  const members = {
    '/facts/uses': { facts: { uses: [] } },
    '/attributes': { attributes: [{ attribute: 'rank', value: 7 }] },
    '/audience': { audience: { account: 'oak' } },
    '/segments': { segments: ['trade'] },
    '/evaluated_at': { evaluated_at: 1 },
  };
  for (const [pointer, member] of Object.entries(members)) {
    const answer = await server.evaluate({ ...body('elm'), ...member });
    assert_problem(answer, 400, 'invalid_request');
    assert.deepEqual(
      answer.json.issues.map((issue) => [issue.code, issue.pointer]),
      [['unknown_member', pointer]],
    );
  }
  const wrong = await server.evaluate({ ...body('oak'), customer: { key: 'ann' } });
  assert_problem(wrong, 400, 'invalid_request');
});

test('a buyer’s own words on either are refused, whatever they say', async () => {
  const token = account_token('oak', { customer: 'bob' });
  assert_problem(await as_buyer({ facts }, token), 403, 'facts_source');
  assert_problem(await as_buyer({ facts: {} }), 403, 'facts_source');
  assert_problem(await as_buyer({ customer: 'ann' }, token), 403, 'account_source');
});

test('a buyer’s token names the customer', async () => {
  const paid = async (change) => {
    const { json, text } = await as_buyer({}, account_token('oak', change));
    assert.ok(json.result, text);
    return json.result.totals.reduction_minor;
  };
  assert.equal(await paid({ customer: 'ann' }), 321);
  assert.equal(await paid({}), 1);
  assert_problem(
    await as_buyer({}, account_token('oak', { customer: 'eve' })),
    403,
    'unknown_account',
  );
  const broken = await as_buyer({}, account_token('oak', { customer: 5 }));
  assert_problem(broken, 401, 'invalid_account_token');
});
