// Generated from schema/request.schema.json by tools/generate: change that, never this.

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
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  region?: string;
  /**
   * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
   */
  channel?: string;
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
   * A number of units.
   */
  quantity: number;
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
}
