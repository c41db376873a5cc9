// What every loader exports besides its Engine.
export type { Document } from './documents.js';
export type { EngineOptions } from './engine.js';
export { ProvisoError, type ErrorKind, type Issue } from './errors.js';
export type { Catalog, Product as CatalogProduct } from './generated/catalog.js';
export type { CatalogQuery } from './generated/catalog_query.js';
export type { Change } from './generated/change.js';
export {
  issue_codes,
  outcomes,
  reasons,
  type IssueCode,
  type Outcome,
  type Reason,
} from './generated/codes.js';
export { limits } from './generated/limits.js';
export type { Audience, Cart, Request } from './generated/request.js';
export type { Result } from './generated/result.js';
export type { Ruleset } from './generated/ruleset.js';
export { Program } from './program.js';
export type {
  AttributeFilter,
  AttributeValue,
  CatalogClass,
  ConsideredList,
  DecideQuery,
  DecidingTest,
  Decision,
  Decisions,
  ExplainedStep,
  Explanation,
  Explanations,
  FactValue,
  LaidEntitlement,
  Level,
  NearMiss,
  NearMisses,
  Outcomes,
  OutsideProduct,
  Parameter,
  Price,
  PriceExplanation,
  PriceQuery,
  ProductVisibility,
  PromotionOutcome,
  SearchFilter,
  SearchFilterQuery,
} from './queries.js';
export { Session, type SessionRequest } from './session.js';
