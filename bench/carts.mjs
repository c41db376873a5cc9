// The accounts and their carts. Contract: functions of the seed; cart i is of account i modulo the
// number of accounts; no two carts are equal. A request here has no audience, as a session's.
import { kAccounts, kPaymentMethods } from './conditions.mjs';
import { code_of, has_code, kRelevant } from './promotions.mjs';
import { Random } from './random.mjs';
import { kChannels, kMonth, kRegions, kSegments } from './shop.mjs';

export const kCarts = 500;

/** The accounts, as schema/request.schema.json has audiences. */
export function make_accounts(seed) {
  return kAccounts.map((account, index) => {
    const random = new Random(`${seed} account ${index}`);
    return {
      account,
      ...(random.percent(40) && { ancestors: [`parent-${random.below(8)}`] }),
      segments: random.some(kSegments, random.between(1, 4)),
      region: random.pick(kRegions),
      channel: random.pick(kChannels),
      attributes: [{ attribute: 'employees', value: random.between(1, 400) }],
      ...(random.percent(50) && { customer: { key: `person-${index}`, roles: ['buyer'] } }),
    };
  });
}

function line(random, id, sku, quantity) {
  const engraved = random.percent(4);
  const attributes = engraved && { attributes: [{ attribute: 'engraving', value: `E${id}` }] };
  return { id: `l${String(id).padStart(3, '0')}`, sku, quantity, ...attributes };
}

/** Most lines are of few units, some of many; now and then a SKU stands there twice. */
function lines_of(random, scope, count) {
  const skus = random.some(scope.skus, count);
  return skus.map((sku, i) => {
    const quantity = random.weighted([
      [5, random.between(1, 3)],
      [4, random.between(2, 12)],
      [1, random.between(12, 144)],
    ]);
    return line(random, i, i > 0 && random.percent(3) ? skus[i - 1] : sku, quantity);
  });
}

function shipping_of(random) {
  const entries = [{ id: 's1', amount_minor: random.between(390, 1290), method: 'parcel' }];
  if (random.percent(10)) entries.push({ id: 's2', amount_minor: 4900, method: 'pallet' });
  return entries;
}

const kCodes = Array.from({ length: kRelevant }, (_, i) => i)
  .filter(has_code)
  .map(code_of);

function request_of(random, lines) {
  const evaluated_at = random.between(kMonth.from / 1000, kMonth.until / 1000 - 1) * 1000;
  return {
    currency: random.percent(85) ? 'EUR' : 'CHF',
    evaluated_at,
    facts: {
      history: [
        { history: 'spend_year', value: random.between(0, 2000000) },
        { history: 'orders_ever', value: random.between(0, 40) },
      ],
    },
    cart: {
      lines,
      ...(random.percent(20) && { codes: [random.pick(kCodes)] }),
      shipping: shipping_of(random),
      payment_method: random.pick(kPaymentMethods),
      order_type: random.percent(80) ? 'regular' : 'reorder',
      deliver_at: evaluated_at + random.between(1, 9) * 86400000,
      ...(random.percent(10) && { attributes: [{ attribute: 'urgent', value: true }] }),
    },
  };
}

/** Carts of so many lines each. */
export function make_requests(seed, scope, count) {
  return Array.from({ length: kCarts }, (_, index) => {
    const random = new Random(`${seed} cart ${index} of ${count}`);
    return request_of(random, lines_of(random, scope, count));
  });
}

/** Carts of 30 lines with `units` on each line: but for that, the same for every `units`. */
export function make_unit_requests(seed, scope, units) {
  return Array.from({ length: kCarts }, (_, index) => {
    const random = new Random(`${seed} unit cart ${index}`);
    const skus = random.some(scope.skus, 30);
    return request_of(
      random,
      skus.map((sku, i) => line(random, i, sku, units)),
    );
  });
}
