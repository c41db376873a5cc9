// A session's answers, each against figures worked out by hand.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { evaluated_at, request, ruleset } from './shop.mjs';

const engine = await Engine.create();
const program = engine.load(ruleset());
const alder = program.session({ account: 'alder-hotels' });
const anyone = program.session({});
const query = { currency: 'GBP', evaluated_at };

test('evaluate: prices of the account, promotions, refused codes, basis', () => {
  const result = alder.evaluate(request(6, 'mug', ['spring', 'NOPE']));
  const [line] = result.lines;
  assert.equal(line.unit_price, 1000);
  assert.deepEqual(line.price_source, { kind: 'price_list', price_list: 'alder-2026' });
  assert.deepEqual(line.adjustments, [
    { promotion: 'six-mugs', amount_minor: -600 },
    { promotion: 'spring', amount_minor: -500 },
  ]);
  assert.deepEqual(result.totals, {
    subtotal_minor: 6000,
    reduction_minor: 1100,
    shipping_minor: 0,
    total_minor: 4900,
  });
  assert.deepEqual(result.refused_codes, [
    { code: 'NOPE', outcome: 'ineligible', reason: 'code_unknown' },
  ]);
  assert.deepEqual(result.basis.ruleset, { id: 'small', version: 7 });
  assert.deepEqual(result.basis.assumed, [{ fact: 'use_left', promotion: 'spring', value: true }]);
});

test('evaluateText is the text that evaluate parses', () => {
  const text = alder.evaluateText(request());
  assert.deepEqual(JSON.parse(text), alder.evaluate(request()));
  assert.equal(text, alder.evaluateText(JSON.stringify(request())));
});

test('outcomes names the considered promotions, explain all of them', () => {
  const { outcomes } = anyone.outcomes(request(5));
  assert.deepEqual(
    outcomes.map(({ promotion, reason }) => [promotion, reason]),
    [['six-mugs', 'condition']],
  );
  const { promotions } = anyone.explain(request(5));
  assert.deepEqual(
    promotions.map(({ promotion, reason }) => [promotion, reason]),
    [
      ['six-mugs', 'condition'],
      ['spring', 'code_missing'],
    ],
  );
  const [first] = promotions;
  assert.equal(first.condition.fact, 'lines.quantity');
  assert.equal(first.condition.actual, 5);
  assert.equal(first.condition.required, 6);
  assert.match(first.condition.pointer, /^\/condition/);
});

test('explain tells a level no more than it may know', () => {
  const told = (level) =>
    anyone
      .explain(request(5), { level })
      .promotions.map(({ promotion, condition }) => [promotion, condition?.pointer]);
  assert.deepEqual(told('buyer'), [['six-mugs', undefined]]);
  assert.deepEqual(told('sales'), [
    ['six-mugs', '/condition'],
    ['spring', undefined],
  ]);
  assert.deepEqual(told('auditor'), told('sales'));
  assert.throws(() => anyone.explain(request(5), { level: 'owner' }), RangeError);
});

test("nearMisses says what one more unit would give, at the account's prices", () => {
  // 5 mugs at 12.50 are 62.50; 6 are 75.00, less 10 %: 67.50.
  assert.deepEqual(anyone.nearMisses(request(5)), {
    near_misses: [
      {
        promotion: 'six-mugs',
        title: '10 % off from six mugs',
        sku: 'mug',
        line: '1',
        add_quantity: 1,
        cost_minor: 500,
        saving_minor: 750,
      },
    ],
  });
  assert.deepEqual(anyone.nearMisses(request(6)), { near_misses: [] });
  // 99 mugs at 10.00 less 10 % are 891.00; 100 at 9.00 are 810.00.
  assert.deepEqual(alder.nearMisses(request(99)).near_misses, [
    {
      price_list: 'alder-2026',
      tier_from: 100,
      sku: 'mug',
      line: '1',
      add_quantity: 1,
      cost_minor: -8100,
      saving_minor: 9100,
      next_tier: true,
    },
  ]);
});

test('decisionHash is SHA-256 over decisionBytes, and tells decisions apart', async () => {
  const bytes = alder.decisionBytes(request());
  const hash = await alder.decisionHash(request());
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(hash, createHash('sha256').update(bytes).digest('hex'));
  assert.equal(hash, await alder.decisionHash({ ...request(), evaluated_at: evaluated_at + 1 }));
  assert.notEqual(hash, await alder.decisionHash(request(7)));
  assert.notEqual(hash, await anyone.decisionHash(request()));
});

test('a result stays as it was when the next call reuses the buffers', () => {
  const bytes = alder.decisionBytes(request());
  const copy = bytes.slice();
  alder.decisionBytes(request(100));
  assert.deepEqual(bytes, copy);
});

test('catalog pages what the account sees, at its prices', () => {
  const page = alder.catalog({ ...query, category: 'table', page_size: 2 });
  assert.equal(page.total, 3);
  assert.equal(page.pages, 2);
  assert.deepEqual(
    page.products.map((each) => [each.sku, each.unit_price]),
    [
      ['mug', 1000],
      ['sample', undefined],
    ],
  );
  assert.deepEqual(page.products[0].tiers, [{ from: 100, unit_price: 900 }]);
  assert.deepEqual(
    anyone.catalog(query).products.map((each) => each.sku),
    ['mug', 'sample'],
  );
  assert.equal(anyone.catalog({ ...query, category: 'no-such' }).total, 0);
});

test('price answers in the order asked; invisible and unknown alike', () => {
  const prices = anyone.price(['tray', 'mug', 'nothing'], query);
  assert.deepEqual(prices[0], { sku: 'tray', found: false });
  assert.deepEqual(prices[2], { sku: 'nothing', found: false });
  assert.equal(prices[1].unit_price, 1250);
  assert.equal(prices[1].name, 'Mug');
  const [tier] = alder.price(['mug'], { ...query, quantity: 100 });
  assert.equal(tier.unit_price, 900);
  assert.equal(tier.price_source.tier_from, 100);
});

test('explainPrice tells the lists that were asked, and a buyer the one that decided', () => {
  const told = (session, level) =>
    session.explainPrice(['mug', 'nothing'], { ...query, quantity: 100 }, { level });
  const [mug, nothing] = told(alder, 'buyer');
  assert.deepEqual(mug.price_lists, [
    {
      price_list: 'alder-2026',
      unit_price: 900,
      amount_minor: 90000,
      tier_from: 100,
      decides: true,
    },
  ]);
  assert.deepEqual(nothing, { sku: 'nothing', found: false });
  const [{ price_lists: _, ...rest }] = told(alder, 'sales');
  assert.deepEqual(rest, alder.price(['mug'], { ...query, quantity: 100 })[0]);
  assert.equal(told(anyone, 'auditor')[0].price_lists, undefined, 'control: no list was asked');
});

test('what is hidden is told to staff, and to a buyer as what does not exist', () => {
  const told = (level) => anyone.explainPrice(['tray'], query, { level })[0];
  assert.deepEqual(told('buyer'), { sku: 'tray', found: false });
  assert.equal(told('sales').visible, false);
  const why = anyone.explainVisibility(['tray', 'mug'], { evaluated_at }, { level: 'sales' });
  assert.deepEqual(why[0].entitlements, [
    {
      entitlement: 'trays-are-private',
      effect: 'deny',
      priority: 0,
      names: 'product',
      audience: 'everyone',
      decides: true,
    },
  ]);
  assert.deepEqual([why[0].visible, why[1].visible, why[1].by_default], [false, true, true]);
  const [own] = alder.explainVisibility(['tray'], { evaluated_at }, { level: 'auditor' });
  assert.deepEqual([own.visible, own.entitlements[1].audience], [true, 'account']);
});

test('visibility is not for buyers, and nothing for staff comes from a projection', () => {
  const refused = (ask) =>
    assert.throws(
      ask,
      (error) => error.issues[0].code === 'staff_only' && error.kind === 'request',
    );
  const at = { evaluated_at };
  refused(() => anyone.explainVisibility(['mug'], at, { level: 'buyer' }));
  const held = engine.load(alder.projectionText(at)).session({});
  for (const level of ['buyer', 'sales', 'auditor']) {
    refused(() => held.explainVisibility(['mug'], at, { level }));
    if (level !== 'buyer') refused(() => held.explainPrice(['mug'], query, { level }));
  }
  const level = 'buyer';
  assert.deepEqual(
    held.explainPrice(['mug', 'tray'], query, { level }),
    alder.explainPrice(['mug', 'tray'], query, { level }),
  );
  assert.throws(() => anyone.explainPrice(['mug'], query, { level: 'owner' }), RangeError);
});

test("a projection evaluates the same in the account's hands", () => {
  const text = alder.projectionText({ evaluated_at });
  for (const secret of ['SPRING', 'cost', 'limits', '700'])
    assert.ok(!text.includes(secret), secret);
  assert.deepEqual(JSON.parse(text), alder.projection({ evaluated_at }));
  const own = engine.load(text).session({});
  assert.deepEqual(own.evaluate(request()).totals, alder.evaluate(request()).totals);
  assert.equal(own.evaluate(request(6, 'mug', ['SPRING'])).status, 'provisional');
  assert.ok(!anyone.projectionText({ evaluated_at }).includes('tray'));
});
