// Generated from schema/ruleset.schema.json by tools/generate: change that, never this.

/**
 * `margin`: cost / (1 - rate); `markup`: cost x (1 + rate); rounded up.
 */
export type FloorKind = 'margin' | 'markup';
/**
 * @maxItems 100000
 *
 * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
 */
export type Keys = string[];
/**
 * @maxItems 16
 */
export type AttributeTests = {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  attribute: string;
  op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'not_in';
  value: (string | number | boolean) | (string | number | boolean)[];
}[];
export type OrderOp = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
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
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      use: string;
    }
  | {
      fact: 'cart.amount';
      at?: 'subtotal' | 'current' | 'net' | 'total';
      op: OrderOp;
      value: Money;
    }
  | {
      fact: 'lines.amount';
      of: Selector;
      at?: 'subtotal' | 'current' | 'net' | 'total';
      op: OrderOp;
      value: Money;
    }
  | {
      fact: 'lines.quantity' | 'lines.products' | 'lines.max_quantity' | 'lines.min_quantity';
      of: Selector;
      op: OrderOp;
      value: number;
    }
  | {
      fact: 'lines.min_unit_price' | 'lines.max_unit_price';
      of: Selector;
      op: OrderOp;
      value: UnitPrices;
    }
  | {
      fact: 'shipping.amount';
      op: OrderOp;
      value: Money;
    }
  | {
      fact: 'history';
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      history: string;
      op: OrderOp;
      value: Money | number;
    }
  | {
      fact: 'bought';
      of: Selector;
      op: OrderOp;
      value: number;
    }
  | {
      fact:
        | 'currency'
        | 'cart.payment_method'
        | 'cart.payment_terms'
        | 'cart.order_type'
        | 'cart.ship_to'
        | 'customer'
        | 'account'
        | 'region'
        | 'channel';
      op: 'eq' | 'ne' | 'in' | 'not_in';
      value: string | string[];
    }
  | {
      fact: 'segment' | 'customer.role' | 'shipping.method';
      op: 'in' | 'not_in';
      /**
       * @maxItems 1000
       *
       * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      value: string[];
    }
  | {
      fact: 'cart.renewal' | 'cart.lead_days';
      op: OrderOp;
      value: number;
    }
  | {
      fact: 'attribute';
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      attribute: string;
      /**
       * Of an instant: whole days since then.
       */
      as?: 'age_days';
      op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'not_in';
      value: (string | number | boolean) | (string | number | boolean)[];
    };
/**
 * @maxItems 64
 */
export type Conditions = Condition[];
export type LocalTime = string;
/**
 * A day that exists.
 */
export type LocalDate = string;
export type Benefit =
  | {
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      use: string;
    }
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'lines';
      /**
       * Which lines; every line when absent.
       */
      target?: Selector;
      base?: 'stratum' | 'current' | 'list';
      /**
       * Which units come first, by unit price; `cheapest` when absent.
       */
      pick?: 'cheapest' | 'dearest';
      /**
       * Over all target lines, in order of `pick`.
       */
      max_units?: number;
      /**
       * Of each price group.
       */
      max_units_per_line?: number;
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      per?: 'unit' | 'line' | 'benefit';
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
      unit_price?: UnitPrices;
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      price_of?: string;
      tiers?: Tiers;
      formula?: Formula;
    })
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'bundle';
      /**
       * @minItems 1
       * @maxItems 8
       */
      parts: {
        of: Selector;
        /**
         * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
         */
        quantity: number;
      }[];
      base?: 'stratum' | 'current' | 'list';
      /**
       * Which units fill the sets first; `dearest` when absent.
       */
      pick?: 'cheapest' | 'dearest';
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      max_applications?: number;
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
      price_minor?: Money;
    })
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'buy_get';
      buy:
        | {
            of?: Selector;
            /**
             * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
             */
            quantity: number;
          }
        | {
            of?: Selector;
            amount_minor: Money;
          };
      get: {
        of?: Selector;
        /**
         * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
         */
        quantity: number;
      };
      base?: 'stratum' | 'current' | 'list';
      /**
       * Which units come first, by unit price; `cheapest` when absent.
       */
      pick?: 'cheapest' | 'dearest';
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      max_applications?: number;
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      max_units?: number;
      /**
       * A last, incomplete group counts too.
       */
      partial?: true;
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
      unit_price?: UnitPrices;
    })
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'every_nth';
      /**
       * Which lines; every line when absent.
       */
      target?: Selector;
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      every: number;
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      position?: number;
      from?: 'all' | 'each_group';
      base?: 'stratum' | 'current' | 'list';
      /**
       * Which units come first, by unit price; `cheapest` when absent.
       */
      pick?: 'cheapest' | 'dearest';
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      max_applications?: number;
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
      unit_price?: UnitPrices;
    })
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'order';
      /**
       * Which lines; every line when absent.
       */
      target?: Selector;
      base?: 'stratum' | 'current' | 'list';
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
      price_minor?: Money;
      tiers?: Tiers;
      formula?: Formula;
    })
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'total';
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
    })
  | ({
      [k: string]: unknown | undefined;
    } & {
      kind: 'shipping';
      methods?: Keys;
      base?: 'stratum' | 'current' | 'list';
      per?: 'entry' | 'benefit';
      /**
       * The most that this benefit gives.
       */
      cap_minor?: Money;
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp?: number;
      amount_minor?: Money;
      price_minor?: Money;
      tiers?: Tiers;
    })
  | {
      kind: 'gift';
      /**
       * @minItems 1
       * @maxItems 100
       *
       * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      skus: string[];
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      quantity?: number;
      if_missing?: true;
      /**
       * Once for so many units; once at all when absent.
       */
      per?: {
        of?: Selector;
        /**
         * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
         */
        quantity: number;
      };
      /**
       * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
       */
      max_applications?: number;
    }
  | {
      kind: 'points';
      /**
       * Which lines; every line when absent.
       */
      target?: Selector;
      points: number;
      per_minor?: Money;
    }
  | {
      kind: 'payment_terms';
      /**
       * A rate in basis points: 1000 is 10 %.
       */
      rate_bp: number;
      days: number;
    };
/**
 * Integer arithmetic over facts: minor units of the reduction. Negative results give nothing.
 */
export type Formula =
  | {
      constant: number;
    }
  | {
      fact: 'cart.amount';
      at?: 'subtotal' | 'current' | 'net' | 'total';
    }
  | {
      fact: 'lines.amount';
      of?: Selector;
      at?: 'subtotal' | 'current' | 'net' | 'total';
    }
  | {
      fact: 'lines.quantity';
      of?: Selector;
    }
  | {
      fact: 'shipping.amount';
    }
  | {
      fact: 'history';
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      history: string;
    }
  | {
      fact: 'attribute';
      /**
       * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
       */
      attribute: string;
    }
  | {
      /**
       * @minItems 1
       * @maxItems 16
       */
      sum: Formula[];
    }
  | {
      /**
       * @minItems 1
       * @maxItems 16
       */
      product: Formula[];
    }
  | {
      /**
       * @minItems 1
       * @maxItems 16
       */
      least: Formula[];
    }
  | {
      /**
       * @minItems 1
       * @maxItems 16
       */
      greatest: Formula[];
    }
  | {
      quotient: Formula;
      by: number;
    };
/**
 * Lower comes first; equal ones form a stratum; 0 when absent.
 */
export type Priority = number;

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
  /**
   * Facts about the past that the caller supplies; conditions and tiers name them.
   *
   * @maxItems 100
   */
  history?: History[];
  /**
   * Time zones of schedules, as transitions; written by `proviso zones`.
   *
   * @maxItems 64
   */
  zones?: Zone[];
  definitions?: Definitions;
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
   * How an amount becomes whole minor units; `half_up` when absent. `toward_merchant` never rounds a reduction up.
   */
  rounding_mode?: 'half_up' | 'half_even' | 'half_down' | 'down' | 'toward_merchant';
  /**
   * Where a reduction of lines is rounded: once per benefit (when absent), per line, per unit, or so that a unit's final price is round.
   */
  rounding_level?: 'benefit' | 'line' | 'unit' | 'final_price';
  /**
   * What a benefit computes on: what was left when its stratum began (when absent), what is left now, or the account's prices.
   */
  percent_base?: 'stratum' | 'current' | 'list';
  /**
   * The amount that a condition reads if it names none: `subtotal` when absent.
   */
  condition_base?: 'subtotal' | 'current' | 'net';
  /**
   * Who gets the minor units that remain when an amount is split: `largest` remainder when absent.
   */
  remainders?: 'largest' | 'first_lines' | 'last_line';
  /**
   * Whether ASCII case matters in codes; `insensitive` when absent.
   */
  code_case?: 'insensitive' | 'sensitive';
  /**
   * How promotions that exclude each other are chosen: by `priority` (when absent), or the set that saves the buyer most.
   */
  choice?: 'priority' | 'best';
  /**
   * Sets that `best` may weigh before it answers with a gap; 2000 when absent.
   */
  best_nodes?: number;
  max_promotions_per_order?: number;
  /**
   * Promotions of the product phase that may reduce one price group.
   */
  max_promotions_per_line?: number;
  /**
   * Cap on all reductions of goods, as a share of the subtotal.
   */
  max_reduction_bp?: number;
  /**
   * Cap on all reductions of goods.
   */
  max_reduction_minor?: Money;
  /**
   * @maxItems 1000
   */
  stacking_groups?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    at_most: number;
  }[];
  floor?: Floor;
  tax?: Tax;
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
 * The least that a unit may be sold for, from the product's cost.
 */
export interface Floor {
  kind: FloorKind;
  rate_bp: number;
}
export interface Tax {
  prices: 'net' | 'gross';
  /**
   * Round tax per line (when absent) or once per tax category (EN 16931).
   */
  rounding?: 'line' | 'document';
  /**
   * @maxItems 100
   */
  rates: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    category: string;
    rate_bp: number;
  }[];
  /**
   * Of products and shipping that name none; without it they bear no tax.
   */
  default_category?: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  shipping_category?: string;
}
export interface Attribute {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  owner: 'product' | 'line' | 'cart' | 'account' | 'customer';
  type: 'string' | 'integer' | 'boolean' | 'instant';
  /**
   * Decimal digits of an integer: 2.5 at scale 1 is written 25.
   */
  scale?: number;
  /**
   * Who may see it: `buyer` (when absent) or `staff` alone.
   */
  visible_to?: 'buyer' | 'staff';
  /**
   * Of products, visible to buyers: catalogs count its values.
   */
  facet?: true;
}
export interface History {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  /**
   * `spend` and `average_order` are amounts in the request's currency, the others counts.
   */
  measure: 'spend' | 'average_order' | 'orders' | 'units';
  /**
   * In the caller's words: `2026`, `last_90_days`, `ever`.
   */
  period: string;
  /**
   * Whose past: `account` when absent.
   */
  roll_up?: 'account' | 'hierarchy' | 'customer';
}
export interface Zone {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  name: string;
  /**
   * Seconds east of UTC before the first transition.
   */
  offset_s: number;
  /**
   * @maxItems 2000
   */
  transitions: {
    /**
     * Milliseconds since 1970-01-01T00:00:00Z.
     */
    at: number;
    offset_s: number;
  }[];
  /**
   * The instant up to which the transitions are known.
   */
  horizon: number;
}
/**
 * Building blocks that promotions use by name: `{"use": KEY}`.
 */
export interface Definitions {
  /**
   * @maxItems 10000
   */
  selectors?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    is: Selector;
  }[];
  /**
   * @maxItems 10000
   */
  audiences?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    is: Audience;
  }[];
  /**
   * Segments that an audience is in by rule, beside those that the caller names; a rule reads who asks, and the segments before it.
   *
   * @maxItems 10000
   */
  segments?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    is: Condition;
  }[];
  /**
   * @maxItems 10000
   */
  conditions?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    is: Condition;
  }[];
  /**
   * @maxItems 10000
   */
  schedules?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    is: Schedule;
  }[];
  /**
   * @maxItems 10000
   */
  benefits?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key: string;
    is: Benefit;
  }[];
}
/**
 * Which lines: every member given must hold; in a list any one suffices; `{}` is every line.
 */
export interface Selector {
  /**
   * A selector of the definitions, which must hold too.
   */
  use?: string;
  skus?: Keys;
  /**
   * The category or any below it, over all paths of the product.
   */
  categories?: Keys;
  brands?: Keys;
  attributes?: AttributeTests;
  /**
   * The account's price of one unit.
   */
  unit_price?: {
    op: OrderOp;
    value: UnitPrices;
  };
  /**
   * Whether the price comes from a price list marked `sale`.
   */
  sale?: boolean;
  /**
   * Whether promotions have reduced the line when the stratum begins.
   */
  discounted?: boolean;
  /**
   * Whether the product was bought before.
   */
  bought?: boolean;
  /**
   * @maxItems 64
   */
  any?: Selector[];
  not?: Selector;
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
/**
 * Who: every member given must hold; in a list any one suffices. An account stands for those below it too.
 */
export interface Audience {
  /**
   * An audience of the definitions, which must hold too.
   */
  use?: string;
  accounts?: Keys;
  segments?: Keys;
  regions?: Keys;
  channels?: Keys;
  contracts?: Keys;
}
/**
 * A half-open window, `from` until just before `until`; within it, if `weekly` is there, only its times; never a blackout date.
 */
export interface Schedule {
  /**
   * A schedule of the definitions, which must hold too.
   */
  use?: string;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  from?: number;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  until?: number;
  /**
   * The zone of `weekly` and `blackouts`; UTC when absent.
   */
  zone?: string;
  /**
   * @minItems 1
   * @maxItems 32
   *
   * Items: Local times of those days; the whole day when absent. `until` is not included.
   */
  weekly?: {
    /**
     * @minItems 1
     * @maxItems 7
     */
    days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
    from?: LocalTime;
    until?: LocalTime;
  }[];
  /**
   * @maxItems 366
   *
   * Items: Local dates; `until` is not included.
   */
  blackouts?: {
    from: LocalDate;
    until: LocalDate;
  }[];
}
/**
 * Steps, each with its threshold and what it gives; all thresholds of one kind, ascending.
 */
export interface Tiers {
  by: 'quantity' | 'amount';
  /**
   * The family that is counted; the benefit's target when absent.
   */
  over?: Selector;
  /**
   * With `by` `amount`: the amount that is read.
   */
  at?: 'subtotal' | 'current' | 'net' | 'total';
  /**
   * `volume` (when absent): the reached step for everything; `graduated`: each unit, or each part of the amount, at its own step.
   */
  mode?: 'volume' | 'graduated';
  /**
   * With `from_share_bp`: thresholds are shares of this fact, rounded up.
   */
  history?: string;
  /**
   * @minItems 1
   * @maxItems 100
   */
  steps: ({
    [k: string]: unknown | undefined;
  } & {
    from?: number;
    from_minor?: Money;
    from_share_bp?: number;
    /**
     * A rate in basis points: 1000 is 10 %.
     */
    rate_bp?: number;
    amount_minor?: Money;
    unit_price?: UnitPrices;
  })[];
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
  /**
   * Floors may clip what this projection gives: a reduced cart is provisional.
   */
  floors?: 'withheld';
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
   * What the maker recommends that one unit is sold for: shown beside the account's price, and part of no computation.
   */
  recommended_price?: UnitPrices;
  /**
   * Cost of one unit; never part of a projection or a result.
   */
  cost?: UnitPrices;
  /**
   * No promotion takes a unit below this; never part of a projection.
   */
  floor_price?: UnitPrices;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  tax_category?: string;
  /**
   * Of a product that is measured: its quantities, in carts, tiers and here, are whole numbers of the smallest unit, of which 10 to this power are one unit; prices are for one unit.
   */
  quantity_scale?: number;
  /**
   * What one unit is, as people read it: `m`, `kg`.
   */
  unit?: string;
  /**
   * The least units of it in a cart.
   */
  min_quantity?: number;
  /**
   * Units in a cart are a multiple of this: a pack.
   */
  step_quantity?: number;
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
  /**
   * What has no entry here costs what another list asks for it (whomever that list is for), or its list price, changed by a rate.
   */
  based_on?: {
    /**
     * The products' list prices when absent.
     */
    price_list?: string;
    /**
     * Below 0: cheaper. The price is rounded to a whole unit price.
     */
    change_bp: number;
  };
  /**
   * The list that is asked for what is not in this one, whomever it is for.
   */
  fallback?: string;
  /**
   * Its prices are reduced ones: selectors can tell them by `sale`.
   */
  sale?: true;
  floor?: Floor;
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
   * Ascending; below the first one the entry's unit price holds.
   *
   * @maxItems 100
   */
  tiers?: {
    /**
     * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
     */
    from: number;
    /**
     * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
     */
    unit_price: number;
  }[];
  /**
   * `volume` (when absent): all units at the price of the reached tier; `graduated`: each unit at its own tier.
   */
  mode?: 'volume' | 'graduated';
  /**
   * The least units of it in a cart.
   */
  min_quantity?: number;
  /**
   * Units in a cart are a multiple of this: a pack.
   */
  step_quantity?: number;
}
export interface EntitlementsPart {
  /**
   * What holds for a product that no entitlement names; `visible` when absent.
   */
  default?: 'visible' | 'hidden';
  /**
   * What holds for the price of a visible product that no entitlement of prices names; `visible` when absent.
   */
  prices?: 'visible' | 'hidden';
  /**
   * @maxItems 100000
   */
  entitlements: Entitlement[];
}
/**
 * Says of products, to an audience, whether they are seen (or their prices are). The most specific one decides: lower priority first; what it names (product, category, deepest first, brand or attribute, everything); whom (account, parent account, nearest first, contract, segment, everyone); at equal rank deny wins.
 */
export interface Entitlement {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  key: string;
  /**
   * `pass`: what says something for a wider audience at this depth does not hold; what is less deep decides. `block`: hidden, whatever else is said (recall, law, export).
   */
  effect: 'grant' | 'deny' | 'pass' | 'block';
  /**
   * What is granted or denied: the `product` (when absent), or the `price` of a visible one.
   */
  of?: 'product' | 'price';
  /**
   * Lower decides over higher, whatever their rank; 0 when absent.
   */
  priority?: number;
  audience?: Audience;
  schedule?: Schedule;
  /**
   * A selector of the definitions that the product alone decides; it must match too.
   */
  use?: string;
  skus?: Keys;
  categories?: Keys;
  brands?: Keys;
  attributes?: AttributeTests;
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
  /**
   * By locale; `de-CH` falls back to `de`, then to `title`.
   *
   * @maxItems 64
   */
  texts?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    locale: string;
    /**
     * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
     */
    title?: string;
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
  }[];
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
  stacking?: {
    /**
     * Applies alone in its phases, or alone at all; `none` when absent.
     */
    exclusivity?: 'none' | 'phase' | 'all';
    /**
     * Stacking groups of the settings that it counts in.
     *
     * @maxItems 16
     *
     * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    groups?: string[];
    /**
     * Units that it used are gone for later promotions of the product phase.
     */
    reserve?: true;
  };
  floor?: PromotionFloor;
  condition?: Condition;
  /**
   * @minItems 1
   * @maxItems 16
   */
  benefits: Benefit[];
}
/**
 * The least that this promotion may take a unit to, from the product's cost.
 */
export interface PromotionFloor {
  kind: FloorKind;
  rate_bp: number;
  /**
   * What it does where it would pass a floor; `clip` when absent.
   */
  on_breach?: 'clip' | 'drop_adjustment' | 'drop_promotion';
}
