// Generated from schema/request.schema.json by tools/generate: change that, never this.

/**
 * Own attributes, as the ruleset declares them for this owner.
 *
 * @maxItems 200
 */
export type Attributes = {
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
 * Who asks (audience), what is known of them (facts) and what they want (cart).
 */
export interface Request {
  /**
   * An ISO 4217 code.
   */
  currency: string;
  /**
   * The caller's clock; the core has none.
   */
  evaluated_at: number;
  audience?: Audience;
  facts?: Facts;
  cart: Cart;
  /**
   * Of the texts in the answer, such as `de-CH`.
   */
  locale?: string;
}
/**
 * Absent members are missing facts, not unknown ones.
 */
export interface Audience {
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  account?: string;
  /**
   * Parent accounts, nearest first.
   *
   * @maxItems 32
   *
   * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  ancestors?: string[];
  /**
   * @maxItems 1000
   *
   * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  segments?: string[];
  /**
   * Agreements that the account, or a parent of it, has.
   *
   * @maxItems 1000
   *
   * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  contracts?: string[];
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  region?: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  channel?: string;
  attributes?: Attributes;
  /**
   * The person who acts for the account.
   */
  customer?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    key?: string;
    /**
     * @maxItems 100
     *
     * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    roles?: string[];
    attributes?: Attributes;
  };
}
export interface Facts {
  /**
   * How often limited promotions have been used; one not listed is assumed to have a use left.
   *
   * @maxItems 10000
   */
  uses?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    promotion: string;
    uses?: number;
    uses_by_account?: number;
  }[];
  /**
   * @maxItems 100
   *
   * Items: Amounts in minor units of the request's currency.
   */
  history?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    history: string;
    value: number;
  }[];
  /**
   * SKUs that the account bought before; absent: not known.
   *
   * @maxItems 100000
   *
   * Items: A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  bought?: string[];
}
export interface Cart {
  /**
   * @maxItems 10000
   */
  lines: Line[];
  /**
   * @maxItems 100
   *
   * Items: What a buyer types: 1 to 128 bytes; ASCII case does not matter.
   */
  codes?: string[];
  /**
   * @maxItems 100
   */
  shipping?: Shipping[];
  /**
   * `all_or_none`: if one code is refused, none is used; `as_possible` when absent.
   */
  codes_mode?: 'as_possible' | 'all_or_none';
  /**
   * Which of several gifts the buyer chose.
   *
   * @maxItems 100
   */
  gifts?: {
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    promotion: string;
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    sku: string;
  }[];
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  payment_method?: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  payment_terms?: string;
  /**
   * Such as `regular`, `subscription`, `reorder`.
   */
  order_type?: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  ship_to?: string;
  /**
   * Which renewal of a subscription this is: 0 for the first order.
   */
  renewal?: number;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  deliver_at?: number;
  attributes?: Attributes;
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
  attributes?: Attributes;
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
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  method?: string;
}
