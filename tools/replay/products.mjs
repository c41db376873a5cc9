// Products, categories, ranges and attributes, derived from stock codes and descriptions by the
// readable tables beside this file. Contract: pure; the same descriptions, the same products.
// Test: tests/replay/products.test.mjs

import { readTable } from './tables.mjs';

const kColour = 'colour';
const kPackSize = 'pack_size';

/** A test for any of these words or phrases, whole words only, plurals included. */
export function wordTest(words) {
  const alternatives = words.map((word) => escape(word.toUpperCase()));
  const pattern = new RegExp(`(?<![A-Z0-9])(?:${alternatives.join('|')})(?:S|ES)?(?![A-Z0-9])`);
  return (text) => pattern.test(text);
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `SET OF 6`, `SET/6`, `S/4`, `PACK OF 12`, `12 PENCILS`: how many pieces one unit holds. */
export function packSize(name) {
  const match =
    /\b(?:SET|PACK|BOX|PK|S)(?: OF |\/| )(\d{1,3})\b/.exec(name) ?? /^(\d{1,3}) [A-Z]/.exec(name);
  const size = match ? Number(match[1]) : 1;
  return size > 1 ? size : 1;
}

/** How a product is filed, compiled from the tables once. */
export function makeClassifier(
  categoryTable = readTable('categories'),
  rangeTable = readTable('ranges'),
) {
  const rules = orderedRules(categoryTable);
  const seasons = categoryTable.seasons.map(withTest);
  const ranges = rangeTable.ranges.map(withTest);
  const colours = rangeTable.colours.map((key) => ({ key, test: wordTest([key]) }));
  return {
    categories: flatCategories(categoryTable),
    classify(sku, name) {
      const text = name.toUpperCase();
      const rule = rules.find((candidate) => candidate.test(text, sku));
      return {
        category: rule?.key ?? categoryTable.fallback.key,
        further: seasons.filter((season) => season.test(text)).map((season) => season.key),
        range: ranges.find((range) => range.test(text))?.key,
        colour: colours.find((colour) => colour.test(text))?.key,
        packSize: packSize(text),
      };
    },
  };
}

function withTest(row) {
  return { ...row, test: wordTest(row.words) };
}

function orderedRules(table) {
  const rules = new Map();
  for (const top of table.categories) {
    const own = top.children.map(withTest);
    for (const rule of own) rules.set(rule.key, [rule]);
    const prefixed = { key: top.key, test: (_, sku) => sku.startsWith(top.sku_prefix) };
    rules.set(top.key, top.sku_prefix ? [prefixed] : own);
  }
  return table.order.flatMap((key) => rules.get(key));
}

function flatCategories(table) {
  const tops = [...table.categories, table.fallback];
  return [
    ...tops.flatMap((top) => [
      { key: top.key, name: top.name },
      ...(top.children ?? []).map(({ key, name }) => ({ key, parent: top.key, name })),
    ]),
    { key: 'season', name: 'Seasons' },
    ...table.seasons.map(({ key, name }) => ({ key, parent: 'season', name })),
  ];
}

/** The attributes that `productRecord` fills. */
export const kAttributes = [
  { key: kColour, owner: 'product', type: 'string' },
  { key: kPackSize, owner: 'product', type: 'integer' },
];

/** One product of the ruleset, as schema/ruleset.schema.json has it. */
export function productRecord(sku, name, listPrice, classifier) {
  const filed = classifier.classify(sku, name);
  const attributes = [{ attribute: kPackSize, value: filed.packSize }];
  if (filed.colour) attributes.unshift({ attribute: kColour, value: filed.colour });
  return {
    sku,
    name,
    category: filed.category,
    ...(filed.further.length > 0 && { further_categories: filed.further }),
    ...(filed.range && { brand: filed.range }),
    attributes,
    list_price: { GBP: listPrice },
  };
}
