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

/** How a line must grow, and what that gives; docs/semantics.md, "Near misses". */
interface Growth {
  sku: string;
  /** The id of the line that grows. */
  line: string;
  add_quantity: number;
  /** What is missing of the amount that decides, where one does. */
  missing_minor?: number;
  /** By how much the total rises; below 0 if it falls. */
  cost_minor: number;
  /** What the added goods are worth, less the cost; above 0. */
  saving_minor: number;
  /** The promotion applies already; this is its next step. */
  next_tier?: true;
}

/** A promotion that would apply or give more, or the next tier of a price list's entry. */
export type NearMiss =
  | ({ promotion: string; title?: string } & Growth)
  | ({ price_list: string; tier_from: number } & Growth);

export interface NearMisses {
  near_misses: NearMiss[];
}
