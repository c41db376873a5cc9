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

/** Who reads explanations; a lower level is told less. */
export const levels = ['buyer', 'sales', 'auditor'] as const;
export type Level = (typeof levels)[number];

/** An attribute's text, a number, a truth, or keys. */
export type FactValue = string | number | boolean | string[];

/** The test that decided a condition. */
export interface DecidingTest {
  /** JSON pointer into the promotion, as if definitions stood in place. */
  pointer?: string;
  fact: string;
  op: string;
  /** It stands below a `not`: it holds, and must not. */
  negated?: true;
  at?: 'subtotal' | 'current' | 'net' | 'total';
  history?: string;
  attribute?: string;
  as?: 'age_days';
  actual?: FactValue;
  required?: FactValue;
}

/** One benefit's turn: what it took off each line, gift and shipping entry. */
export interface ExplainedStep {
  benefit: number;
  phase: 'product' | 'order' | 'shipping' | 'after';
  lines: { line: string; amount_minor: number }[];
  shipping: { id: string; amount_minor: number }[];
  /** Lines whose floor cut it: for auditors. */
  floors?: { line: string; unit_floor: number; room_minor: number }[];
}

/** What a message tells: an amount has its digits and its currency. */
export type Parameter =
  FactValue | { value: number; exponent: number; currency?: string } | { instant: number };

/** Why a promotion had its outcome. */
export interface Explanation extends PromotionOutcome {
  points?: number;
  /** The promotion that took its place. */
  in_favour_of?: string;
  condition?: DecidingTest;
  steps?: ExplainedStep[];
  /** For `explainText` of `proviso/messages`. */
  message: { key: string; parameters: Record<string, Parameter> };
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
