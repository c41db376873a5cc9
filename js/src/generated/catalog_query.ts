// Generated from schema/catalog_query.schema.json by tools/generate: change that, never this.

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
 * Which page of its catalog an account asks for.
 */
export interface CatalogQuery {
  /**
   * An ISO 4217 code.
   */
  currency: string;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  evaluated_at: number;
  /**
   * Products of this category and those below it.
   */
  category?: string;
  brands?: Keys;
  attributes?: AttributeTests;
  /**
   * Of one unit, at the account's prices; both bounds are part of it.
   */
  price?: {
    /**
     * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
     */
    from?: number;
    /**
     * Price of one unit, in minor units times ten to the currency's `unit_price_digits`.
     */
    to?: number;
  };
  /**
   * Begins the SKU or a word of the name; ASCII case does not matter.
   */
  text?: string;
  /**
   * By category tree and SKU (`catalog`, when absent), name or price; products without a price come last.
   */
  sort?: 'catalog' | 'name' | 'price' | 'price_descending';
  /**
   * Which values to count.
   *
   * @maxItems 1000
   */
  facets?: ({
    [k: string]: unknown | undefined;
  } & {
    of?: 'brand';
    /**
     * A key: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise.
     */
    attribute?: string;
  })[];
  /**
   * Tell for each product what promotions do for it.
   */
  badges?: true;
  page?: number;
  page_size?: number;
}
