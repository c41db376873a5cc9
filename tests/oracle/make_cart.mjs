// Makes a request for a ruleset of make_ruleset.mjs. Test: tests/oracle/generate.test.mjs
import { kHour, kNow } from './make_terms.mjs';

function audience(draw) {
  const out = {};
  if (draw.flag('audience/account', 50)) {
    out.account = draw.one_of(['acme', 'other']);
    if (draw.flag('audience/ancestors', 30)) out.ancestors = ['parent'];
    if (draw.flag('audience/attributes', 40))
      out.attributes = [
        { attribute: 'since', value: kNow - draw.integer(-1, 3) * 24 * kHour - draw.integer(0, 1) },
      ];
  }
  if (draw.flag('audience/segments', 50)) out.segments = draw.some_of(['gold', 'new']);
  if (draw.flag('audience/region', 40)) out.region = draw.one_of(['north', 'south']);
  if (draw.flag('audience/channel', 40)) out.channel = draw.one_of(['web', 'app']);
  if (draw.flag('audience/customer', 40)) {
    out.customer = { key: draw.one_of(['ann', 'bob']), roles: draw.some_of(['buyer', 'chief']) };
    if (draw.chance(50))
      out.customer.attributes = [{ attribute: 'grade', value: draw.one_of(['a', 'b']) }];
  }
  return out;
}

function facts(draw, ruleset) {
  const out = {};
  const limited = ruleset.parts.promotions.promotions.filter(({ limits }) => limits !== undefined);
  const known = limited.filter(() => draw.flag('facts/uses', 70));
  if (known.length > 0) {
    out.uses = known.map(({ key }) => ({
      promotion: key,
      ...(draw.chance(80) && { uses: draw.integer(0, 3) }),
      ...(draw.chance(80) && { uses_by_account: draw.integer(0, 2) }),
    }));
  }
  const past = (ruleset.history ?? []).filter(() => draw.flag('facts/history', 75));
  if (past.length > 0) {
    out.history = past.map(({ key, measure }) => ({
      history: key,
      value: measure === 'spend' ? draw.integer(0, 4_000) : draw.integer(0, 6),
    }));
  }
  if (draw.flag('facts/bought', 40))
    out.bought = ruleset.parts.products.products
      .map(({ sku }) => sku)
      .filter(() => draw.chance(50));
  return out;
}

function lines(draw, ruleset, large) {
  if (draw.flag('cart/empty', 2)) return [];
  const skus = ruleset.parts.products.products.map(({ sku }) => sku);
  const ids = draw.shuffled(large ? [...'abcdefghijklmn'] : ['1', '2', '10', 'b', 'a']);
  const count = draw.integer(1, large ? 14 : draw.one_of([2, 3, 5]));
  let last;
  return ids.slice(0, count).map((id) => {
    const again = last !== undefined && draw.flag('line/same_product', 20);
    last = again ? last : draw.one_of(skus);
    const line = { id, sku: last, quantity: draw.integer(1, large ? 12 : draw.one_of([1, 3, 6])) };
    const { quantity_scale = 0 } = ruleset.parts.products.products[skus.indexOf(last)];
    if (quantity_scale > 0 && draw.chance(80))
      line.quantity = draw.integer(1, line.quantity * 10 ** quantity_scale);
    if (draw.flag('line/attributes', 12))
      line.attributes = [{ attribute: 'engraving', value: draw.one_of(['x', 'y']) }];
    return line;
  });
}

function shipping(draw) {
  const ids = draw.shuffled(['s1', 's2', 's10']).slice(0, draw.integer(1, 3));
  return ids.map((id) => ({
    id,
    amount_minor: draw.one_of([0, 1, 101, 250, 495, draw.integer(1, 900)]),
    ...(draw.flag('shipping/method', 60) && { method: draw.one_of(['post', 'express']) }),
  }));
}

function extras(draw) {
  const out = {};
  const put = (name, percent, value) => {
    if (draw.flag(`cart/${name}`, percent)) out[name] = value();
  };
  put('payment_method', 30, () => draw.one_of(['card', 'invoice']));
  put('payment_terms', 20, () => 'net30');
  put('order_type', 30, () => draw.one_of(['regular', 'reorder']));
  put('ship_to', 30, () => draw.one_of(['depot', 'shop']));
  put('renewal', 30, () => draw.integer(0, 3));
  put('deliver_at', 30, () => kNow + draw.integer(-1, 3) * 24 * kHour - draw.integer(0, 1));
  put('attributes', 40, () => [{ attribute: 'score', value: draw.integer(-2, 6) }]);
  return out;
}

function codes(draw, ruleset) {
  const all = ruleset.parts.promotions.promotions.flatMap((promotion) => promotion.codes ?? []);
  if (all.length === 0 || !draw.flag('cart/codes', 80)) return {};
  const written = draw.some_of(all, 60).map((code) => {
    if (!draw.flag('cart/code_case', 20)) return code;
    return draw.chance(50) ? code.toLowerCase() : code.toUpperCase();
  });
  if (draw.flag('cart/unknown_code', 10)) written.push('NOPE');
  const mode = draw.option('cart/codes_mode', { '-': 2, as_possible: 1, all_or_none: 2 });
  return { codes: [...new Set(written)], ...(mode !== '-' && { codes_mode: mode }) };
}

function gifts(draw, ruleset) {
  const named = ruleset.definitions?.benefits?.[0]?.is;
  const chosen = [];
  for (const { key, benefits } of ruleset.parts.promotions.promotions) {
    const meant = benefits.map((benefit) => (benefit.use ? named : benefit));
    const gift = meant.find(({ kind }) => kind === 'gift');
    if (gift !== undefined && draw.flag('cart/gifts', 50))
      chosen.push({ promotion: key, sku: draw.one_of(gift.skus.concat('A')) });
  }
  return chosen.length > 0 ? { gifts: chosen } : {};
}

/** A whole request, audience included. */
export function make_request(draw, ruleset) {
  const large = draw.flag('cart/large', 1);
  const who = audience(draw);
  const known = facts(draw, ruleset);
  const second = ruleset.currencies.length > 1;
  const cart = {
    lines: lines(draw, ruleset, large),
    ...codes(draw, ruleset),
    ...(draw.flag('cart/shipping', 45) && { shipping: shipping(draw) }),
    ...gifts(draw, ruleset),
    ...extras(draw),
  };
  return {
    currency: second && draw.flag('request/second_currency', 40) ? 'EUR' : 'GBP',
    evaluated_at: kNow + draw.one_of([0, 0, 0, -1, 1, kHour, -kHour, 2 * kHour, 12 * kHour]),
    ...(Object.keys(who).length > 0 && { audience: who }),
    ...(Object.keys(known).length > 0 && { facts: known }),
    cart,
  };
}
