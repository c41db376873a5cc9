// Shapes of the queries and answers that have no schema of their own; see
// core/include/proviso/json.h. Test: tests/js/session.test.mjs
import type { PriceSource, Product } from './generated/catalog.js';
import type { Outcome, Reason } from './generated/codes.js';
import type { Product as RulesetProduct } from './generated/ruleset.js';

export interface PriceQuery {
  currency: string;
  evaluated_at: number;
  /** 1 when absent. */
  quantity?: number;
}

/** A product at the account's price; a SKU that is unknown or invisible is not found. */
export type Price = { sku: string; found: false } | ({ found: true } & Product);

/** A price list that was asked, and what it asks; a buyer is told of the one that decides. */
export interface ConsideredList {
  price_list: string;
  /** The list that was asked before it, and falls back to it. */
  fallback_of?: string;
  /** Why it does not run; absent: it runs. */
  reason?: 'not_started' | 'ended' | 'not_now' | 'zone_horizon';
  /** Step by step what its price follows from; a step without a list: from the list price. */
  follows?: { price_list?: string; change_bp: number }[];
  /** Of the last unit; absent: it does not have the product. */
  unit_price?: number;
  /** Of all units; absent: it does not have the product, or the amount is too large. */
  amount_minor?: number;
  /** Each unit is at its own tier. */
  graduated?: true;
  /** The tier that the quantity reaches. */
  tier_from?: number;
  next_tier?: { from: number; unit_price: number };
  /** Its price is what the account pays; of a price that is hidden: what it would pay. */
  decides?: true;
}

/** A price and the lists that were asked, in the order in which they decide. */
export type PriceExplanation =
  | { sku: string; found: false }
  | ({
      found: true;
      price_lists?: ConsideredList[];
      /** To staff: the account does not see it. */ visible?: false;
    } & Product);

/** An entitlement that names a product, at one depth. */
export interface LaidEntitlement {
  entitlement: string;
  effect: 'grant' | 'deny' | 'pass' | 'block';
  priority: number;
  /** By what it names the product; `selection`: a brand, an attribute, a used selector. */
  names: 'product' | 'category' | 'selection' | 'everything';
  category?: string;
  /** By what it means the account. */
  audience: 'account' | 'ancestor' | 'contract' | 'segment' | 'everyone';
  /** Which ancestor; the parent is 1. */
  ancestor?: number;
  /** Of one that does not run. */
  reason?: 'not_started' | 'ended' | 'not_now';
  decides?: true;
}

/** What decided: an entitlement, or the default. */
export interface Shown {
  by_default?: true;
  /** Those that spoke, in the order in which they are laid: later ones prevail. */
  entitlements?: LaidEntitlement[];
  /** Those that would speak at another time. */
  not_running?: LaidEntitlement[];
}

export type ProductVisibility =
  | { sku: string; found: false }
  | ({ sku: string; found: true; visible: boolean; price: { shown: boolean } & Shown } & Shown);

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
  quantity_scale?: number;
  unit?: string;
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

export interface SearchFilterQuery {
  evaluated_at: number;
  /** The filter of visible products (when absent), or of those whose price is shown. */
  of?: 'product' | 'price';
}

export type AttributeValue = string | number | boolean;

/** A test of an attribute; of a missing one `ne` and `not_in` are true, the others false. */
export type AttributeFilter = { attribute: string } & (
  | { op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'; value: AttributeValue }
  | { op: 'in' | 'not_in'; value: AttributeValue[] }
);

/** A boolean expression over product documents; `proviso/search` writes it for search engines. */
export type SearchFilter =
  | { is: boolean }
  | { all: SearchFilter[] }
  | { any: SearchFilter[] }
  | { not: SearchFilter }
  | { field: 'sku' | 'categories' | 'brand'; in: string[] }
  | AttributeFilter;

/** A product as its own system tells it: the ruleset need not hold it. */
export type OutsideProduct = Pick<
  RulesetProduct,
  | 'sku'
  | 'category'
  | 'further_categories'
  | 'brand'
  | 'attributes'
  | 'list_price'
  | 'quantity_scale'
>;

export interface DecideQuery {
  currency: string;
  evaluated_at: number;
  /** At most `limits.lines`. */
  products: OutsideProduct[];
}

/** Whether the account sees a product, and what one unit costs it. */
export interface Decision {
  sku: string;
  visible: boolean;
  price_hidden?: true;
  unit_price?: number;
  price_source?: PriceSource;
}

export interface Decisions {
  /** In the order asked. */
  products: Decision[];
}

/** Accounts of one class have the same catalog pages, byte for byte. */
export interface CatalogClass {
  class: string;
  /** The class of pages with `badges`. */
  class_with_promotions: string;
  /** When a schedule may change the account's class; absent: none will. */
  valid_until?: number;
}
