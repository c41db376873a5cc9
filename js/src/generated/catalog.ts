// Generated from schema/catalog.schema.json by tools/generate: change that, never this.

/**
 * One page of what an account sees, at its prices.
 */
export interface Catalog {
  /**
   * An ISO 4217 code.
   */
  currency: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  category?: string;
  page: number;
  page_size: number;
  pages: number;
  total: number;
  products: Product[];
  facets?: Facet[];
  categories: Category[];
}
export interface Product {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  sku: string;
  /**
   * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
   */
  name: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  category?: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  brand?: string;
  /**
   * Decimal digits of a product's quantities (0 when absent): at 3 a quantity of 2500 is 2.5 units.
   */
  quantity_scale?: number;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  unit?: string;
  /**
   * For one unit; absent where the product has no price in this currency.
   */
  unit_price?: number;
  /**
   * The account sees the product and not what it costs: there is a price on request, or after signing in.
   */
  price_hidden?: true;
  /**
   * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
   */
  list_price?: number;
  /**
   * What the maker recommends that one unit is sold for; absent where the price is hidden.
   */
  recommended_price?: number;
  /**
   * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
   */
  min_quantity?: number;
  /**
   * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
   */
  step_quantity?: number;
  /**
   * Of a price that a sale list reduced: the lowest one of the 30 days before that list began.
   */
  lowest_before?: number;
  /**
   * With `badges`: what promotions take off the least quantity that is sold, alone, and the one that takes most.
   */
  promotion?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    promotion: string;
    /**
     * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
     */
    title?: string;
    /**
     * Money in minor units of the currency.
     */
    saving_minor: number;
  };
  /**
   * With `badges`: how many units more bring a promotion, its next step, or the next tier of the price; verified as near misses are.
   */
  next?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    promotion?: string;
    /**
     * Text shown to people: at most 2000 bytes of UTF-8, plain, never markup.
     */
    title?: string;
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    price_list?: string;
    /**
     * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
     */
    tier_from?: number;
    /**
     * A number of units; of a product with a `quantity_scale`, in carts, prices and at the product, of its smallest ones.
     */
    add_quantity: number;
    /**
     * Money in minor units of the currency.
     */
    cost_minor: number;
    /**
     * Money in minor units of the currency.
     */
    saving_minor: number;
  };
  price_source?: PriceSource;
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
/**
 * The values of the brand or of an attribute among what the query matches without its own filter on it.
 */
export interface Facet {
  of?: 'brand';
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  attribute?: string;
  values: {
    /**
     * A value of a declared attribute, in its type.
     */
    value: string | number | boolean;
    products: number;
  }[];
}
/**
 * A category that holds visible products, itself or below it.
 */
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
  name: string;
  products: number;
}
