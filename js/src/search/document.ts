// Products as search engines index them. Contract: pure; a document has what filters test and
// nothing else, so it goes beside what is shown. Test: tests/search/document.test.mjs
import type { AttributeValue, OutsideProduct } from '../queries.js';
import { beginnings, kTokenBytes, token, tokenOfValue } from './token.js';

export interface ProductDocument {
  sku: string;
  /** All that it is in, and all above these. */
  categories: string[];
  brand?: string;
  /** By the token of the attribute's key, which is the key itself if that is in lower case. */
  attributes: Record<string, AttributeValue>;
}

export interface AlgoliaDocument extends ProductDocument {
  ranges: Record<string, string[]>;
}

/** The parent of each category, by key. */
export type Parents = ReadonlyMap<string, string | undefined>;
type Category = { key: string; parent?: string };

/** Makes the map once, for the documents of many products. */
export const parentsOf = (categories: readonly Category[]): Parents =>
  new Map(categories.map(({ key, parent }) => [key, parent]));

/** The document for OpenSearch and Elasticsearch. */
export function productDocument(
  product: OutsideProduct,
  categories: readonly Category[] | Parents,
): ProductDocument {
  const parents = categories instanceof Map ? categories : parentsOf([...categories] as Category[]);
  const own = [...(product.further_categories ?? [])];
  if (product.category !== undefined) own.push(product.category);
  const attributes = [...(product.attributes ?? [])].reverse(); // of two the first one counts
  return {
    sku: product.sku,
    categories: withAncestors(own, parents),
    ...(product.brand !== undefined && { brand: product.brand }),
    attributes: Object.fromEntries(
      attributes.map(({ attribute, value }) => [token(attribute), value]),
    ),
  };
}

function withAncestors(keys: readonly string[], parents: Parents): string[] {
  const all = new Set<string>();
  for (const key of keys) {
    let at: string | undefined = key;
    while (at !== undefined && !all.has(at)) {
      all.add(at);
      at = parents.get(at);
    }
  }
  return [...all];
}

/** The document for Meilisearch: keys and texts as tokens. */
export function meilisearchDocument(document: ProductDocument): ProductDocument {
  return tokenized(document, (value) => (typeof value === 'string' ? token(value) : value));
}

/** The document for Algolia: keys and all values as tokens, and what ranges of numbers test. */
export function algoliaDocument(document: ProductDocument): AlgoliaDocument {
  const numbers = Object.entries(document.attributes).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, beginnings(value)] as const] : [],
  );
  return { ...tokenized(document, tokenOfValue), ranges: Object.fromEntries(numbers) };
}

/** Texts too long for a token are left out: no filter that can be written has them. */
function tokenized(
  document: ProductDocument,
  write: (value: AttributeValue) => AttributeValue,
): ProductDocument {
  const attributes = Object.entries(document.attributes)
    .map(([name, value]) => [name, write(value)] as const)
    .filter(([, value]) => typeof value !== 'string' || value.length <= kTokenBytes);
  return {
    sku: token(document.sku),
    categories: document.categories.map(token),
    ...(document.brand !== undefined && { brand: token(document.brand) }),
    attributes: Object.fromEntries(attributes),
  };
}
