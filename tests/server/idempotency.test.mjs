// Retries: the same key and body give the same bytes, whatever happened since; the order is placed
// once.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assert_problem, start } from './harness.mjs';
import { accounts, body, limited, ruleset } from './shop.mjs';

const shop = ruleset({ promotions: [limited({ uses: 100 })] });
const server = await start({ ruleset: shop, accounts });
let number = 0;

/** A redemption's body and a key, both new. */
async function prepare(on = server) {
  const order = `order-${++number}`;
  const { json } = await on.evaluate(body());
  const { decision_hash, result } = json;
  return { key: `key-${number}`, body: { order, ...body(), decision_hash, basis: result.basis } };
}

test('the same key and body: the same bytes', async () => {
  const { key, body } = await prepare();
  const first = await server.redeem(body, key);
  assert.equal(first.status, 201);
  assert.equal(first.headers.get('Idempotency-Replayed'), null);
  const again = await server.redeem(body, key);
  assert.equal(again.status, 201);
  assert.equal(again.text, first.text);
  assert.equal(again.headers.get('Location'), first.headers.get('Location'));
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
});

test('twenty at once with one key: one redemption, twenty equal answers', async () => {
  const { key, body } = await prepare();
  const answers = await Promise.all(Array.from({ length: 20 }, () => server.redeem(body, key)));
  for (const answer of answers) assert.equal(answer.status, 201);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  const first = answers.filter(({ headers }) => !headers.has('Idempotency-Replayed'));
  assert.equal(first.length, 1);
});

test('the same key with another body is refused and changes nothing', async () => {
  const { key, body } = await prepare();
  const first = await server.redeem(body, key);
  const other = { ...body, order: `${body.order}-other` };
  assert_problem(await server.redeem(other, key), 422, 'idempotency_key_reused');
  assert_problem(await server.redeem('{}', key), 422, 'idempotency_key_reused');
  assert.equal((await server.redeem(other, `${key}-new`)).status, 201);
  assert.equal((await server.redeem(body, key)).text, first.text);
});

test('a refusal is an answer too', async () => {
  const { key, body } = await prepare();
  const wrong = { ...body, decision_hash: '0'.repeat(64) };
  const first = await server.redeem(wrong, key);
  assert_problem(first, 409, 'decision_changed');
  assert.equal((await server.redeem(wrong, key)).text, first.text);
  assert_problem(await server.redeem(body, key), 422, 'idempotency_key_reused');
  assert.equal((await server.redeem(body, `${key}-new`)).status, 201);
});

test('an order is redeemed once, under whatever key', async () => {
  const { key, body } = await prepare();
  const first = await server.redeem(body, key);
  const second = await server.redeem(body, `${key}-2`);
  assert_problem(second, 409, 'order_exists');
  assert.equal(second.json.redemption_id, first.json.redemption_id);
});

test('many orders under one name at once: one wins', async () => {
  const { key, body } = await prepare();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => server.redeem(body, `${key}-${i}`)),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  const codes = answers.filter(({ status }) => status !== 201).map(({ json }) => json.code);
  assert.deepEqual(new Set(codes), new Set(['order_exists']));
});

test('a key is required and bounded', async () => {
  const { body } = await prepare();
  const ask = (headers) => server.ask('order_service', 'POST', '/v1/redemptions', body, headers);
  assert_problem(await ask({}), 400, 'idempotency_key_missing');
  for (const key of ['', 'a b', 'ü', 'x'.repeat(129)]) {
    const answer = await ask({ 'Idempotency-Key': key });
    assert_problem(answer, 400, 'idempotency_key_invalid');
  }
  assert.equal((await ask({ 'Idempotency-Key': 'x'.repeat(128) })).status, 201);
});

test('the answer outlives a restart, the ruleset and the account', async () => {
  const old = await start({ ruleset: shop, accounts });
  const { key, body } = await prepare(old);
  const first = await old.redeem(body, key);
  assert.equal(first.status, 201);
  assert.equal(await old.stop(), 0);
  const { folder, keys } = old;
  const products = { products: [{ sku: 'other', list_price: { GBP: 1 } }] };
  const changed = { ...shop, version: 2, parts: { products } };
  const fresh = await start({ ruleset: changed, accounts: [{ account: 'ash' }], folder, keys });
  const again = await fresh.redeem(body, key);
  assert.deepEqual([again.status, again.text], [201, first.text]);
  const read = await fresh.ask('auditor', 'GET', first.headers.get('Location'));
  assert.equal(read.text, first.text);
  const reused = await fresh.redeem({ ...body, order: 'other' }, key);
  assert_problem(reused, 422, 'idempotency_key_reused');
});
