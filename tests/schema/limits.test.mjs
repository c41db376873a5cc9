// Every bound in the schemas is a limit of schema/limits.json, or one of the few listed here.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_json, read_schemas } from './schemas.mjs';

const kBounds = ['maximum', 'maxItems', 'maxLength', 'maxProperties'];

/** Bounds that are no limits: what ISO 4217, a day and the arithmetic need. */
const kOther = {
  'ruleset/$defs/currency/properties/exponent/maximum': 4,
  'ruleset/$defs/currency/properties/unit_price_digits/maximum': 6,
  'ruleset/$defs/attribute/properties/scale/maximum': 9,
  'ruleset/$defs/floor/properties/rate_bp/maximum': 9999,
  'ruleset/$defs/promotion_floor/properties/rate_bp/maximum': 9999,
  'ruleset/$defs/tax/properties/rates/items/properties/rate_bp/maximum': 100_000,
  'ruleset/$defs/tiers/properties/steps/items/properties/from_share_bp/maximum': 100_000_000,
  'ruleset/$defs/benefit/oneOf/10/properties/days/maximum': 1000,
  'ruleset/$defs/schedule/properties/weekly/items/properties/days/maxItems': 7,
  'ruleset/$defs/zone/properties/offset_s/maximum': 86_400,
  'ruleset/$defs/price_list/properties/based_on/properties/change_bp/maximum': 1_000_000,
  'ruleset/$defs/zone/properties/transitions/items/properties/offset_s/maximum': 86_400,
};

/** The limit of each bound. */
const kLimitOf = {
  'common/$defs/key/maxLength': 'key_bytes',
  'common/$defs/text/maxLength': 'text_bytes',
  'common/$defs/code/maxLength': 'key_bytes',
  'common/$defs/minor/maximum': 'minor',
  'common/$defs/signed_minor/maximum': 'minor',
  'common/$defs/unit_price/maximum': 'minor',
  'common/$defs/money/maxProperties': 'currencies',
  'common/$defs/unit_prices/maxProperties': 'currencies',
  'common/$defs/quantity/maximum': 'quantity',
  'common/$defs/quantity_scale/maximum': 'quantity_scale',
  'common/$defs/count/maximum': 'minor',
  'common/$defs/rate_bp/maximum': 'rate_bp',
  'common/$defs/instant/maximum': 'minor',
  'common/$defs/attribute_value/maxLength': 'text_bytes',
  'common/$defs/attribute_value/maximum': 'minor',
  'request/$defs/audience/properties/ancestors/maxItems': 'ancestors',
  'request/$defs/audience/properties/segments/maxItems': 'segments',
  'request/$defs/audience/properties/contracts/maxItems': 'contracts',
  'request/$defs/facts/properties/uses/maxItems': 'uses',
  'request/$defs/cart/properties/lines/maxItems': 'lines',
  'request/$defs/cart/properties/codes/maxItems': 'codes_entered',
  'request/$defs/cart/properties/shipping/maxItems': 'shipping_entries',
  'request/$defs/audience/properties/customer/properties/roles/maxItems': 'roles',
  'request/$defs/facts/properties/history/maxItems': 'history',
  'request/$defs/facts/properties/bought/maxItems': 'bought',
  'request/$defs/cart/properties/gifts/maxItems': 'gift_skus',
  'request/$defs/attributes/maxItems': 'line_attributes',
  'change/properties/entitlements/maxItems': 'entitlements',
  'change/properties/price_lists/maxItems': 'price_lists',
  'ruleset/properties/currencies/maxItems': 'currencies',
  'ruleset/properties/attributes/maxItems': 'attributes',
  'ruleset/properties/history/maxItems': 'history',
  'ruleset/properties/zones/maxItems': 'zones',
  'ruleset/$defs/settings/properties/best_nodes/maximum': 'best_nodes',
  'ruleset/$defs/settings/properties/max_promotions_per_order/maximum': 'promotions',
  'ruleset/$defs/settings/properties/max_promotions_per_line/maximum': 'promotions',
  'ruleset/$defs/settings/properties/stacking_groups/maxItems': 'stacking_groups',
  'ruleset/$defs/settings/properties/stacking_groups/items/properties/at_most/maximum':
    'promotions',
  'ruleset/$defs/tax/properties/rates/maxItems': 'tax_rates',
  'ruleset/$defs/zone/properties/transitions/maxItems': 'transitions',
  'ruleset/$defs/definitions/properties/selectors/maxItems': 'definitions',
  'ruleset/$defs/definitions/properties/audiences/maxItems': 'definitions',
  'ruleset/$defs/definitions/properties/segments/maxItems': 'definitions',
  'ruleset/$defs/definitions/properties/conditions/maxItems': 'definitions',
  'ruleset/$defs/definitions/properties/schedules/maxItems': 'definitions',
  'ruleset/$defs/definitions/properties/benefits/maxItems': 'definitions',
  'ruleset/$defs/products_part/properties/categories/maxItems': 'categories',
  'ruleset/$defs/products_part/properties/products/maxItems': 'products',
  'ruleset/$defs/product/properties/further_categories/maxItems': 'further_categories',
  'ruleset/$defs/product/properties/attributes/maxItems': 'product_attributes',
  'ruleset/$defs/prices_part/properties/price_lists/maxItems': 'price_lists',
  'ruleset/$defs/price_list/properties/entries/maxItems': 'price_entries',
  'ruleset/$defs/price_entry/properties/tiers/maxItems': 'tiers',
  'ruleset/$defs/entitlements_part/properties/entitlements/maxItems': 'entitlements',
  'ruleset/$defs/entitlement/properties/priority/maximum': 'priority',
  'ruleset/$defs/promotions_part/properties/promotions/maxItems': 'promotions',
  'ruleset/$defs/promotion/properties/codes/maxItems': 'codes',
  'ruleset/$defs/promotion/properties/benefits/maxItems': 'benefits',
  'ruleset/$defs/promotion/properties/texts/maxItems': 'locales',
  'ruleset/$defs/promotion/properties/stacking/properties/groups/maxItems': 'groups',
  'ruleset/$defs/schedule/properties/weekly/maxItems': 'weekly_windows',
  'ruleset/$defs/schedule/properties/blackouts/maxItems': 'blackouts',
  'ruleset/$defs/benefit/oneOf/2/properties/parts/maxItems': 'parts',
  'ruleset/$defs/benefit/oneOf/8/properties/skus/maxItems': 'gift_skus',
  'ruleset/$defs/tiers/properties/steps/maxItems': 'tier_steps',
  'ruleset/$defs/formula/oneOf/0/properties/constant/maximum': 'minor',
  'ruleset/$defs/formula/oneOf/7/properties/sum/maxItems': 'formula_items',
  'ruleset/$defs/formula/oneOf/8/properties/product/maxItems': 'formula_items',
  'ruleset/$defs/formula/oneOf/9/properties/least/maxItems': 'formula_items',
  'ruleset/$defs/formula/oneOf/10/properties/greatest/maxItems': 'formula_items',
  'ruleset/$defs/formula/oneOf/11/properties/by/maximum': 'minor',
  'ruleset/$defs/condition/oneOf/11/properties/value/oneOf/1/maxItems': 'attribute_test_values',
  'ruleset/$defs/condition/oneOf/12/properties/value/maxItems': 'attribute_test_values',
  'ruleset/$defs/condition/oneOf/13/properties/value/maximum': 'minor',
  'ruleset/$defs/condition/oneOf/14/properties/value/oneOf/1/maxItems': 'attribute_test_values',
  'ruleset/$defs/conditions/maxItems': 'condition_items',
  'ruleset/$defs/attribute_tests/maxItems': 'attribute_tests',
  'ruleset/$defs/attribute_tests/items/properties/value/oneOf/1/maxItems': 'attribute_test_values',
  'ruleset/$defs/selector/properties/any/maxItems': 'condition_items',
  'ruleset/$defs/priority/maximum': 'priority',
  'ruleset/$defs/keys/maxItems': 'keys',
};

function* bounds(value, path) {
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}/${name}`;
    if (kBounds.includes(name) && typeof inner === 'number') yield [at, inner];
    else yield* bounds(inner, at);
  }
}

test('the bounds of the schemas are the limits', () => {
  const limits = read_json('schema/limits.json');
  const expected = { ...kOther };
  for (const [at, name] of Object.entries(kLimitOf)) expected[at] = limits[name][0];
  const found = {};
  for (const [name, schema] of Object.entries(read_schemas())) {
    for (const [at, bound] of bounds(schema, name)) found[at] = bound;
  }
  assert.deepEqual(found, expected);
});
