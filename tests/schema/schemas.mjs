// The contract's JSON Schemas, compiled; and which issue codes say what a schema could say.
// Contract: the validators answer like any conforming one (2020-12).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { root } from '../cli/command.mjs';

export const kNames = ['common', 'ruleset', 'change', 'request', 'result', 'catalog'];

export function read_json(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** The schemas by name, as written. */
export function read_schemas() {
  return Object.fromEntries(kNames.map((name) => [name, read_json(`schema/${name}.schema.json`)]));
}

/** A function by name: true if the document is as its schema says. */
export function validators(schemas = read_schemas()) {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return Object.fromEntries(kNames.map((name) => [name, ajv.getSchema(`${name}.schema.json`)]));
}

/** What a schema says too: a document has such an issue exactly if its schema refuses it. */
export const kStructural = new Set([
  'unknown_member',
  'missing_member',
  'wrong_type',
  'not_an_integer', // 1.5; that 1.0 is refused only the text shows
  'out_of_range',
  'unknown_value',
  'empty',
  'too_long',
  'too_many_items',
  'unsupported_format',
]);

/** What only the text shows: a parsed document has no such issue. */
export const kLexical = new Set([
  'malformed_json',
  'document_too_large',
  'nesting_too_deep',
  'too_many_values',
  'duplicate_member',
]);

/** What no schema can say: references, uniqueness, order, sums, types declared elsewhere. */
export const kSemantic = new Set([
  'duplicate_key',
  'unknown_reference',
  'category_cycle',
  'attribute_type',
  'unknown_currency',
  'empty_window',
  'tiers_not_ascending',
  'unknown_product',
  'no_price',
  'amount_too_large',
  'projection_expired',
  'definition_cycle',
  'zone_horizon',
  'formula_overflow',
  'wrong_value',
  'quantity_below_minimum',
  'quantity_not_a_step',
  'price_list_cycle',
  'not_by_product',
  'not_about_who',
  'staff_only',
  'price_below_cost',
  'tier_cliff',
  'never_applies',
  'always_beaten',
  'percents_over_100',
  'unlimited_code',
  'per_line_semantics',
  'order_dependent',
  'floor_disclosed',
]);
