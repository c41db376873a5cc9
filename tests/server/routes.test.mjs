// The routes, as an order service, a storefront and an auditor use them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { account_token, assert_issues, assert_problem, start } from './harness.mjs';
import { accounts, body, limited, ruleset } from './shop.mjs';

const promotions = [limited({ uses: 1 }, { codes: ['ONCE'] })];
const server = await start({ ruleset: ruleset({ promotions }), accounts });

const as_storefront = (request, account) =>
  server.ask('storefront', 'POST', '/v1/evaluations', request, {
    ...(account && { 'Proviso-Account': account }),
  });
const total = (answer) => answer.json.result?.totals.total_minor;

describe('evaluations', () => {
  test('the order service names the account', async () => {
    const answer = await server.evaluate(body('oak', { codes: ['spring'] }));
    assert.equal(answer.status, 200);
    assert.match(answer.json.decision_hash, /^[0-9a-f]{64}$/);
    const { result } = answer.json;
    assert.deepEqual(result.totals, {
      subtotal_minor: 2400,
      reduction_minor: 240,
      shipping_minor: 0,
      total_minor: 2160,
    });
    assert.equal(result.lines[0].price_source.price_list, 'trade');
    assert.ok(Math.abs(result.basis.evaluated_at - Date.now()) < 60_000, 'its own clock');
  });

  test('a storefront asks as the account of its token', async () => {
    assert.equal(total(await as_storefront(body(null), account_token('oak'))), 2400);
    assert.equal(total(await as_storefront(body(null), account_token('elm'))), 3000);
    assert.equal(total(await as_storefront(body(null))), 3000);
  });

  test('same account, same decision, whoever asks', async () => {
    const { json } = await server.evaluate(body('oak'));
    const mine = await as_storefront(body(null), account_token('oak'));
    assert.equal(mine.json.decision_hash, json.decision_hash);
  });

  test('a storefront names no account, the order service brings no token', async () => {
    assert_problem(await as_storefront(body('elm')), 403, 'account_source');
    const both = await as_storefront(body('oak'), account_token('oak'));
    assert_problem(both, 403, 'account_source');
    const headers = { 'Proviso-Account': account_token('oak') };
    const path = '/v1/evaluations';
    const other = await server.ask('order_service', 'POST', path, body(null), headers);
    assert_problem(other, 403, 'account_source');
  });

  test('forged, expired and foreign tokens are refused', async () => {
    const good = account_token('oak');
    const [header, claims, signature] = good.split('.');
    const other = account_token('elm').split('.')[1];
    const refused = [
      'x',
      `${header}.${other}.${signature}`,
      `${header}.${claims}.`,
      account_token('oak', { exp: 1 }),
      account_token('oak', { iss: 'another' }),
      account_token('oak', { aud: 'another' }),
      account_token('oak', { exp: undefined }),
    ];
    for (const token of refused) {
      assert_problem(await as_storefront(body(null), token), 401, 'invalid_account_token');
    }
  });

  test('an account that the directory lacks is refused', async () => {
    assert_problem(await server.evaluate(body('fir')), 403, 'unknown_account');
    const answer = await as_storefront(body(null), account_token('fir'));
    assert_problem(answer, 403, 'unknown_account');
  });

  test('an invisible product is an unknown one', async () => {
    const visible = await server.evaluate(body('elm', { sku: 'rare' }));
    assert.equal(total(visible), 29700);
    const hidden = await server.evaluate(body('oak', { sku: 'rare' }));
    const unknown = await server.evaluate(body('oak', { sku: 'nope' }));
    assert_issues(hidden, 'unknown_product /cart/lines/0/sku');
    assert.equal(hidden.text.replaceAll('rare', 'nope'), unknown.text);
  });
});

describe('redemptions', () => {
  test('what was previewed is committed, and read back byte for byte', async () => {
    const answer = await server.place('4711', body('oak', { codes: ['spring'] }));
    assert.equal(answer.status, 201);
    const { redemption_id, ...rest } = answer.json;
    assert.match(redemption_id, /^red_[\w-]{22}$/);
    assert.equal(rest.order, '4711');
    assert.equal(rest.account, 'oak');
    assert.equal(rest.state, 'committed');
    assert.equal(rest.result.totals.total_minor, 2160);
    assert.equal(rest.committed_at, rest.result.basis.evaluated_at);
    const location = answer.headers.get('Location');
    assert.equal(location, `/v1/redemptions/${redemption_id}`);
    for (const role of ['order_service', 'auditor']) {
      const read = await server.ask(role, 'GET', location);
      assert.equal(read.status, 200);
      assert.equal(read.text, answer.text);
    }
  });

  test('a use counts for the next evaluation, and the result says so', async () => {
    const cart = body('elm', { codes: ['once'] });
    assert.equal(total(await server.evaluate(cart)), 2750);
    assert.equal((await server.place('use', cart)).status, 201);
    const next = await server.evaluate(cart);
    assert.equal(total(next), 3000);
    assert.equal(next.json.result.refused_codes[0].reason, 'used_up');
  });

  test('a redemption without limits counts nothing and goes on forever', async () => {
    for (const order of ['a', 'b', 'c']) {
      assert.equal((await server.place(order, body('ash'))).status, 201);
    }
  });

  test('what does not exist is not found', async () => {
    for (const path of ['/v1/redemptions/red_none', '/v1/redemptions/a/b', '/v1', '/', '/v2/x']) {
      assert_problem(await server.ask('auditor', 'GET', path), 404, 'not_found');
    }
  });

  test('other methods are refused with those that there are', async () => {
    const cases = [
      ['GET', '/v1/evaluations', 'POST'],
      ['DELETE', '/v1/redemptions/red_none', 'GET'],
      ['POST', '/livez', 'GET'],
    ];
    for (const [method, path, allow] of cases) {
      const answer = await server.ask('order_service', method, path);
      assert_problem(answer, 405, 'method_not_allowed');
      assert.equal(answer.headers.get('Allow'), allow);
    }
  });
});

test('the server lives and is ready', async () => {
  for (const path of ['/livez', '/readyz']) {
    const answer = await server.ask(undefined, 'GET', path);
    assert.deepEqual([answer.status, answer.json], [200, { status: 'ok' }]);
  }
});
