// What an account sees as a filter of search engines and databases. Contract: pure; each filter is
// true of exactly the documents of products that the core's filter is true of, or an error says why
// it cannot be written; docs/search.md has the limits. Test: tests/search/agreement.test.mjs
export { algoliaFilter } from './algolia.js';
export {
  algoliaDocument,
  meilisearchDocument,
  parentsOf,
  productDocument,
  type AlgoliaDocument,
  type Parents,
  type ProductDocument,
} from './document.js';
export { SearchError, type SearchErrorKind } from './error.js';
export type { SearchFields } from './fields.js';
export { meilisearchFilter } from './meilisearch.js';
export { openSearchQuery, type OpenSearchQuery } from './opensearch.js';
export { sqlPredicate, type SqlColumns, type SqlName, type SqlPredicate } from './sql.js';
export { token } from './token.js';
