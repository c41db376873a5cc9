// Shapes of the queries and answers that have no schema of their own; see
// core/include/proviso/json.h. Test: tests/js/session.test.mjs
import type { Outcome, Reason } from './generated/codes.js';
import type { Product } from './generated/catalog.js';

export interface CatalogQuery {
  currency: string;
  evaluated_at: number;
  /** Products of this category and those below it. */
  category?: string;
  page?: number;
  page_size?: number;
}

export interface PriceQuery {
  currency: string;
  evaluated_at: number;
  /** 1 when absent. */
  quantity?: number;
}

/** A product at the account's price; a SKU that is unknown or invisible is not found. */
export type Price = { sku: string; found: false } | ({ found: true } & Product);

/** What became of one considered promotion. */
export interface PromotionOutcome {
  promotion: string;
  title?: string;
  outcome: Outcome;
  reason: Reason;
  amount_minor: number;
}

export interface Outcomes {
  outcomes: PromotionOutcome[];
}

/** The same of any promotion, with the condition that decided, where one did. */
export interface Explanation extends PromotionOutcome {
  /** JSON pointer into the promotion. */
  condition_pointer?: string;
  actual?: number;
  required?: number;
}

export interface Explanations {
  promotions: Explanation[];
}
