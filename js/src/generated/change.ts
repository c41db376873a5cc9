// Generated from schema/change.schema.json by tools/generate: change that, never this.

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

/**
 * A few entitlements or price lists of a ruleset, changed: those with a key that it has take its place, others come last; then those named are removed.
 */
export interface Change {
  /**
   * Of the changed ruleset; above the one before.
   */
  version: number;
  /**
   * @maxItems 100000
   */
  entitlements?: Entitlement[];
  /**
   * @maxItems 100000
   */
  price_lists?: PriceList[];
  remove_entitlements?: Keys;
  remove_price_lists?: Keys;
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
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  use?: string;
  skus?: Keys;
  categories?: Keys;
  brands?: Keys;
  attributes?: AttributeTests;
}
/**
 * Who: every member given must hold; in a list any one suffices. An account stands for those below it too.
 */
export interface Audience {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
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
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
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
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
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
    from?: string;
    until?: string;
  }[];
  /**
   * @maxItems 366
   *
   * Items: Local dates; `until` is not included.
   */
  blackouts?: {
    /**
     * A day that exists.
     */
    from: string;
    /**
     * A day that exists.
     */
    until: string;
  }[];
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
  /**
   * Lower comes first; equal ones form a stratum; 0 when absent.
   */
  priority?: number;
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
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    price_list?: string;
    /**
     * Below 0: cheaper. The price is rounded to a whole unit price.
     */
    change_bp: number;
  };
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
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
   * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
   */
  min_quantity?: number;
  /**
   * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
   */
  step_quantity?: number;
}
/**
 * The least that a unit may be sold for, from the product's cost.
 */
export interface Floor {
  /**
   * `margin`: cost / (1 - rate); `markup`: cost x (1 + rate); rounded up.
   */
  kind: 'margin' | 'markup';
  rate_bp: number;
}
