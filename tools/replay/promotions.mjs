// Some 200 promotions, spelled out from the families in tables/promotions.json.
// Contract: a pure function of the tables and of which SKUs were bought most; nothing is random.
// Test: tests/replay/promotions.test.mjs

import { compareText } from './orders.mjs';
import { kUnitPriceDigits } from './rows.mjs';
import { readTable } from './tables.mjs';

const kPennyUnits = 10 ** kUnitPriceDigits;

/** All promotions, in the order of their families. */
export function makePromotions(skus, prices, table = readTable('promotions')) {
  const families = {
    monthly_offers: monthlyOffers(table.monthly_offers, skus, prices),
    category_percents: table.category_percents.map(categoryPercent),
    quantity_breaks: table.quantity_breaks.flatMap(quantityBreaks),
    ranges: table.ranges.map(rangeOffer),
    special: table.special,
    order_thresholds: table.order_thresholds.flatMap(orderThresholds),
    regions: table.regions.map(regionOffer),
    codes: table.codes.map(codeOffer),
  };
  return Object.entries(families).flatMap(([family, promotions]) =>
    promotions.map((promotion) => ({ priority: table.priorities[family], ...promotion })),
  );
}

function day(text) {
  const instant = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(instant)) throw new Error(`\`${text}\` is not a date`);
  return instant;
}

/** The schedule of a row with `from` and `until`; nothing where it has neither. */
export function scheduleOf({ from, until }) {
  if (!from && !until) return {};
  return { schedule: { ...(from && { from: day(from) }), ...(until && { until: day(until) }) } };
}

function percentText(rateBp) {
  return `${rateBp % 100 === 0 ? rateBp / 100 : (rateBp / 100).toFixed(2)} %`;
}

function pence(pounds) {
  return { GBP: pounds * 100 };
}

/** A price less a rate, down to whole pence. */
function cutPrice(price, rateBp) {
  const left = price * (10_000 - rateBp);
  return (left - (left % (10_000 * kPennyUnits))) / 10_000;
}

/** The most bought SKUs, dealt out over the months: some at a tenth below the trade price. */
function monthlyOffers(family, skus, { listPrices, tradePrices }) {
  const popular = [...skus.values()].sort(
    (a, b) => b.orders - a.orders || compareText(a.sku, b.sku),
  );
  const [year, month] = family.from.split('-').map(Number);
  return popular.slice(0, family.months * family.skus_a_month).flatMap(({ sku, name }, rank) => {
    const turn = rank % family.months;
    const paid = tradePrices.get(sku)?.unit_price ?? listPrices.get(sku);
    const price = cutPrice(paid, family.rate_bp);
    if (price === 0) return []; // an offer is no gift
    const schedule = {
      from: Date.UTC(year, month - 1 + turn, 1),
      until: Date.UTC(year, month + turn, 1),
    };
    const target = { skus: [sku] };
    return {
      key: `offer-${String(turn + 1).padStart(2, '0')}-${sku.toLowerCase()}`,
      title: `Offer of the month: ${name}`,
      audience: { segments: family.segments },
      schedule,
      benefits: [{ kind: 'lines', unit_price: { GBP: price }, target }],
    };
  });
}

function categoryPercent([category, rateBp, from, until, segments, title]) {
  return {
    key: `season-${category}-${from}`,
    title: `${title}: ${percentText(rateBp)} off`,
    ...(segments && { audience: { segments } }),
    ...scheduleOf({ from, until }),
    benefits: [
      {
        kind: 'lines',
        rate_bp: rateBp,
        target: { categories: [category] },
      },
    ],
  };
}

/** Steps that replace each other: each holds from its quantity until just before the next one. */
function quantityBreaks([category, steps]) {
  const selector = { categories: [category] };
  return steps.map(([from, rateBp], index) => ({
    key: `break-${category}-${from}`,
    title: `${from} or more of ${category}: ${percentText(rateBp)} off`,
    condition: between({ fact: 'lines.quantity', of: selector }, from, steps[index + 1]?.[0]),
    benefits: [{ kind: 'lines', rate_bp: rateBp, target: selector }],
  }));
}

function between(test, from, next) {
  const reached = { ...test, op: 'gte', value: from };
  return next === undefined ? reached : { all: [reached, { ...test, op: 'lt', value: next }] };
}

function rangeOffer([range, units, rateBp]) {
  const selector = { brands: [range] };
  return {
    key: `range-${range}`,
    title: `${units} or more of ${range}: ${percentText(rateBp)} off`,
    condition: { fact: 'lines.quantity', of: selector, op: 'gte', value: units },
    benefits: [{ kind: 'lines', rate_bp: rateBp, target: selector }],
  };
}

function orderBenefit({ rate_bp: rateBp, off_gbp: pounds }) {
  return rateBp
    ? { kind: 'order', rate_bp: rateBp }
    : { kind: 'order', amount_minor: pence(pounds) };
}

function orderBenefitText({ rate_bp: rateBp, off_gbp: pounds }) {
  return rateBp ? percentText(rateBp) : `£${pounds}`;
}

function orderThresholds([segment, steps]) {
  return steps.map(([pounds, benefit], index) => {
    const next = steps[index + 1]?.[0];
    return {
      key: `order-${segment}-${pounds}`,
      title: `${orderBenefitText(benefit)} off orders from £${pounds}`,
      audience: { segments: [segment] },
      condition: between({ fact: 'cart.amount' }, pence(pounds), next && pence(next)),
      benefits: [orderBenefit(benefit)],
    };
  });
}

function regionOffer([region, pounds, rateBp]) {
  return {
    key: `region-${region}`,
    title: `${percentText(rateBp)} off orders from £${pounds}`,
    audience: { segments: ['trade'], regions: [region] },
    condition: { fact: 'cart.amount', op: 'gte', value: pence(pounds) },
    benefits: [orderBenefit({ rate_bp: rateBp })],
  };
}

function codeOffer(row) {
  const { key, codes, segments, channels, limits, over_gbp: pounds } = row;
  return {
    key: `code-${key}`,
    title: `${orderBenefitText(row)} off with a code`,
    ...((segments || channels) && {
      audience: { ...(segments && { segments }), ...(channels && { channels }) },
    }),
    ...scheduleOf(row),
    codes,
    ...(limits && { limits }),
    ...(pounds && { condition: { fact: 'cart.amount', op: 'gte', value: pence(pounds) } }),
    benefits: [orderBenefit(row)],
  };
}
