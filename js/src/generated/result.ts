// Generated from schema/result.schema.json by tools/generate: change that, never this.

/**
 * `final` equals the authority's answer if the basis holds; `provisional` lies within the bounds.
 */
export type Status = 'final' | 'provisional';
export type OutcomeName = 'applied' | 'skipped' | 'ineligible' | 'undetermined' | 'error';
/**
 * One of the closed list in codes.json.
 */
export type Reason = string;

/**
 * What the buyer pays, line by line, and what the answer rests on.
 */
export interface Result {
  semantics_version: number;
  status: Status;
  /**
   * An ISO 4217 code.
   */
  currency: string;
  lines: Line[];
  shipping: Shipping[];
  totals: Totals;
  bounds?: Bounds;
  applied: Applied[];
  refused_codes: RefusedCode[];
  basis: Basis;
  /**
   * Loyalty points, if any.
   */
  points?: number;
  /**
   * What the buyer may deduct when paying within `days`; not part of the total.
   */
  payment_terms?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    promotion: string;
    /**
     * A rate in basis points: 1000 is 10 %.
     */
    rate_bp: number;
    days: number;
    /**
     * Money in minor units of the currency.
     */
    amount_minor: number;
  };
  /**
   * With `best`: whether no other set saves more, else by how much one might at most.
   */
  choice?: {
    optimal: boolean;
    /**
     * Money in minor units of the currency.
     */
    gap_minor: number;
  };
}
export interface Line {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  id: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  sku: string;
  /**
   * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
   */
  quantity: number;
  /**
   * Decimal digits of a product's quantities (0 when absent): at 3 a quantity of 2500 is 2.5 units.
   */
  quantity_scale?: number;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  unit?: string;
  origin: Origin;
  /**
   * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
   */
  unit_price: number;
  price_source: PriceSource;
  /**
   * Money in minor units of the currency.
   */
  subtotal_minor: number;
  adjustments: Adjustment[];
  /**
   * Money in minor units of the currency.
   */
  total_minor: number;
  tax?: Tax;
}
/**
 * Where a line comes from: the request, or the promotion whose gift it is.
 */
export interface Origin {
  kind: 'request' | 'promotion';
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  promotion?: string;
}
/**
 * Where a unit price comes from: the product's list price, or a tier of a price list.
 */
export interface PriceSource {
  kind: 'list_price' | 'price_list';
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  price_list?: string;
  /**
   * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
   */
  tier_from?: number;
}
export interface Adjustment {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  promotion: string;
  /**
   * A signed amount in minor units of the currency.
   */
  amount_minor: number;
}
export interface Tax {
  rate_bp: number;
  /**
   * Money in minor units of the currency.
   */
  net_minor: number;
  /**
   * Money in minor units of the currency.
   */
  gross_minor: number;
}
export interface Shipping {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  id: string;
  /**
   * Money in minor units of the currency.
   */
  amount_minor: number;
  adjustments: Adjustment[];
  /**
   * Money in minor units of the currency.
   */
  total_minor: number;
  tax?: Tax;
}
export interface Totals {
  /**
   * Money in minor units of the currency.
   */
  subtotal_minor: number;
  /**
   * What promotions take off lines and shipping, as a positive number.
   */
  reduction_minor: number;
  /**
   * Shipping before promotions.
   */
  shipping_minor: number;
  /**
   * Money in minor units of the currency.
   */
  total_minor: number;
  /**
   * Money in minor units of the currency.
   */
  net_minor?: number;
  /**
   * Money in minor units of the currency.
   */
  gross_minor?: number;
}
/**
 * With `provisional`: the authority's total lies between these, both included.
 */
export interface Bounds {
  /**
   * Money in minor units of the currency.
   */
  total_min_minor: number;
  /**
   * Money in minor units of the currency.
   */
  total_max_minor: number;
}
export interface Applied {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  promotion: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  title?: string;
  /**
   * A signed amount in minor units of the currency.
   */
  amount_minor: number;
  points?: number;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  teaser?: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  terms?: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  image?: string;
}
export interface RefusedCode {
  /**
   * What a buyer types: 1 to 128 bytes; ASCII case does not matter.
   */
  code: string;
  outcome: OutcomeName;
  reason: Reason;
}
export interface Basis {
  ruleset: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    id: string;
    version: number;
  };
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  evaluated_at: number;
  /**
   * Volatile facts that were not given, with what was assumed of them.
   */
  assumed: {
    fact: 'use_left';
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    promotion: string;
    value: true;
  }[];
  /**
   * The next instant at which a schedule that was looked at changes the answer.
   */
  valid_until?: number;
}
