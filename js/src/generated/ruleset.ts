// Generated from schema/ruleset.schema.json by tools/generate: change that, never this.

/**
 * Lower comes first; equal ones form a stratum; 0 when absent.
 */
export type Priority = number;
/**
 * @maxItems 100000
 *
 * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
 */
export type Keys = string[];
/**
 * One yes/no test, or a combination of tests.
 */
export type Condition =
  | {
      all: Conditions;
    }
  | {
      any: Conditions;
    }
  | {
      not: Condition;
    }
  | {
      fact: 'cart.subtotal';
      op: OrderOp;
      value: Money;
    }
  | {
      fact: 'lines.amount';
      of: Selector;
      op: OrderOp;
      value: Money;
    }
  | {
      fact: 'lines.quantity';
      of: Selector;
      op: OrderOp;
      value: number;
    };
/**
 * @maxItems 64
 */
export type Conditions = Condition[];
export type OrderOp = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
export type Benefit =
  | {
      kind: 'percent_off_lines';
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp: number;
      target?: Selector;
    }
  | {
      kind: 'fixed_unit_price';
      unit_price: UnitPrices;
      target?: Selector;
    }
  | {
      kind: 'percent_off_order';
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp: number;
    }
  | {
      kind: 'amount_off_order';
      amount_minor: Money;
    };

/**
 * A published, versioned manifest of four parts, each compiled and hashed alone.
 */
export interface Ruleset {
  /**
   * The version of this contract.
   */
  format: 'proviso/1';
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  id: string;
  version: number;
  /**
   * @minItems 1
   * @maxItems 64
   */
  currencies: Currency[];
  settings?: Settings;
  /**
   * Attributes must be declared here before anything may use them.
   *
   * @maxItems 1000
   */
  attributes?: Attribute[];
  projection?: Projection;
  parts: {
    products: ProductsPart;
    prices?: PricesPart;
    entitlements?: EntitlementsPart;
    promotions?: PromotionsPart;
  };
}
export interface Currency {
  /**
   * An ISO 4217 code.
   */
  code: string;
  /**
   * Minor units are ten to minus this of the currency (GBP 2, JPY 0).
   */
  exponent: number;
  /**
   * Extra decimal digits of unit prices beyond minor units; 0 when absent.
   */
  unit_price_digits?: number;
}
export interface Settings {
  /**
   * How a benefit's amount becomes whole minor units; `half_up` when absent.
   */
  rounding_mode?: 'half_up' | 'half_even' | 'half_down' | 'down';
  /**
   * Round once per benefit (when absent) or once per line.
   */
  rounding_level?: 'benefit' | 'line';
}
export interface Attribute {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  owner: 'product';
  type: 'string' | 'integer' | 'boolean';
  /**
   * Who may see it: `buyer` (when absent) or `staff` alone.
   */
  visible_to?: 'buyer' | 'staff';
}
/**
 * Present when this ruleset is the part that one audience may hold.
 */
export interface Projection {
  /**
   * Promotions with codes are not in it: a code makes a result provisional.
   */
  codes: 'withheld';
  /**
   * The next instant at which a schedule changes it; later requests are refused.
   */
  valid_until?: number;
}
export interface ProductsPart {
  /**
   * @maxItems 100000
   */
  categories?: Category[];
  /**
   * @maxItems 2000000
   */
  products: Product[];
}
export interface Category {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  parent?: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  name?: string;
}
export interface Product {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  sku: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  name?: string;
  /**
   * The primary category.
   */
  category?: string;
  /**
   * @maxItems 100
   *
   * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  further_categories?: string[];
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  brand?: string;
  /**
   * @maxItems 200
   */
  attributes?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    attribute: string;
    /**
     * A value of a declared attribute, in its type.
     */
    value: string | number | boolean;
  }[];
  /**
   * Price of one unit where no price list of the account has one.
   */
  list_price?: UnitPrices;
  /**
   * Cost of one unit; never part of a projection or a result.
   */
  cost?: UnitPrices;
}
/**
 * A unit price by currency.
 */
export interface UnitPrices {
  /**
   * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
   */
  [k: string]: number | undefined;
}
export interface PricesPart {
  /**
   * @maxItems 100000
   */
  price_lists: PriceList[];
}
export interface PriceList {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  /**
   * An ISO 4217 code.
   */
  currency: string;
  priority?: Priority;
  audience?: Audience;
  schedule?: Schedule;
  /**
   * @maxItems 2000000
   */
  entries: PriceEntry[];
}
/**
 * Who: every member given must hold; in a list any one suffices. An account stands for those below it too.
 */
export interface Audience {
  accounts?: Keys;
  segments?: Keys;
  regions?: Keys;
  channels?: Keys;
}
/**
 * A half-open window: from `from`, until just before `until`.
 */
export interface Schedule {
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  from?: number;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  until?: number;
}
export interface PriceEntry {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  sku: string;
  /**
   * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
   */
  unit_price: number;
  /**
   * Volume tiers, ascending: all units are at the price of the reached tier.
   *
   * @maxItems 100
   */
  tiers?: {
    /**
     * A number of units.
     */
    from: number;
    /**
     * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
     */
    unit_price: number;
  }[];
}
export interface EntitlementsPart {
  /**
   * What holds for a product that no entitlement names; `visible` when absent.
   */
  default?: 'visible' | 'hidden';
  /**
   * @maxItems 100000
   */
  entitlements: Entitlement[];
}
/**
 * Grants or denies products to an audience. The most specific one decides: product before category (deepest first), then account before parent account (nearest first), segment, everyone; at equal rank deny wins.
 */
export interface Entitlement {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  effect: 'grant' | 'deny';
  accounts?: Keys;
  segments?: Keys;
  skus?: Keys;
  categories?: Keys;
}
export interface PromotionsPart {
  /**
   * @maxItems 1000000
   */
  promotions: Promotion[];
}
export interface Promotion {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  title?: string;
  priority?: Priority;
  audience?: Audience;
  schedule?: Schedule;
  /**
   * Any one of these must have been entered.
   *
   * @minItems 1
   * @maxItems 100000
   *
   * Items: What a buyer types: 1 to 128 bytes; ASCII case does not matter.
   */
  codes?: string[];
  limits?: {
    uses?: number;
    uses_per_account?: number;
  };
  /**
   * In a projection: it has limits that are not told.
   */
  limited?: true;
  condition?: Condition;
  /**
   * @minItems 1
   * @maxItems 16
   */
  benefits: Benefit[];
}
/**
 * An amount by currency, in minor units.
 */
export interface Money {
  /**
   * Money in minor units of the currency.
   */
  [k: string]: number | undefined;
}
/**
 * Which lines: every member given must hold; in a list any one suffices; `{}` is every line.
 */
export interface Selector {
  skus?: Keys;
  /**
   * The category or any below it, over all paths of the product.
   */
  categories?: Keys;
  brands?: Keys;
  /**
   * @maxItems 16
   */
  attributes?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    attribute: string;
    op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'not_in';
    value: (string | number | boolean) | (string | number | boolean)[];
  }[];
  /**
   * @maxItems 64
   */
  any?: Selector[];
  not?: Selector;
}
