// Generated from schema/limits.json by tools/generate: change that, never this.

/** Every limit of the contract. */
export const limits = {
  /** bytes of a request's JSON */
  request_bytes: 8388608,
  /** bytes of a ruleset's JSON */
  ruleset_bytes: 1073741824,
  /** levels of objects and arrays in a document */
  nesting: 48,
  /** values in a request's JSON */
  request_values: 200000,
  /** values in a ruleset's JSON */
  ruleset_values: 100000000,
  /** issues reported for one document */
  issues: 100,
  /** bytes of a key or a code */
  key_bytes: 128,
  /** bytes of a text shown to people */
  text_bytes: 2000,
  /** minor units of an amount: 2^53-1 */
  minor: 9007199254740991,
  /** units on a line, the smallest ones where its product has a scale */
  quantity: 1000000000,
  /** decimal digits of a quantity */
  quantity_scale: 6,
  /** lines in a cart */
  lines: 10000,
  /** codes entered with a cart */
  codes_entered: 100,
  /** shipping entries in a cart */
  shipping_entries: 100,
  /** parent accounts of an account */
  ancestors: 32,
  /** segments of an account */
  segments: 1000,
  /** contracts of an account */
  contracts: 1000,
  /** promotions whose uses are given in facts */
  uses: 10000,
  /** currencies in a ruleset or in one amount */
  currencies: 64,
  /** declared attributes */
  attributes: 1000,
  /** attributes of one product */
  product_attributes: 200,
  /** categories */
  categories: 100000,
  /** levels of the category tree */
  category_depth: 64,
  /** further categories of one product */
  further_categories: 100,
  /** products */
  products: 2000000,
  /** price lists */
  price_lists: 100000,
  /** price lists that one follows from, or falls back to */
  price_list_chain: 8,
  /** entries of one price list */
  price_entries: 2000000,
  /** tiers of one price entry */
  tiers: 100,
  /** entitlements */
  entitlements: 100000,
  /** promotions */
  promotions: 1000000,
  /** benefits of one promotion */
  benefits: 16,
  /** codes of one promotion */
  codes: 100000,
  /** members of one `all` or `any` */
  condition_items: 64,
  /** keys in one list of an audience, selector or entitlement */
  keys: 100000,
  /** attribute tests of one selector */
  attribute_tests: 16,
  /** values in one attribute test */
  attribute_test_values: 1000,
  /** a priority */
  priority: 1000000,
  /** basis points of a rate */
  rate_bp: 10000,
  /** own attributes of one line, cart, account or customer */
  line_attributes: 200,
  /** roles of a customer */
  roles: 100,
  /** SKUs bought before */
  bought: 100000,
  /** history facts */
  history: 100,
  /** time zones */
  zones: 64,
  /** transitions of a time zone */
  transitions: 2000,
  /** definitions of one kind */
  definitions: 10000,
  /** weekly windows of a schedule */
  weekly_windows: 32,
  /** blackout dates of a schedule */
  blackouts: 366,
  /** locales of a promotion's texts */
  locales: 64,
  /** parts of a bundle */
  parts: 8,
  /** gifts to choose from */
  gift_skus: 100,
  /** steps of a benefit's tiers */
  tier_steps: 100,
  /** members of one formula */
  formula_items: 16,
  /** stacking groups */
  stacking_groups: 1000,
  /** stacking groups of one promotion */
  groups: 16,
  /** tax rates */
  tax_rates: 100,
  /** sets of promotions that `best` may weigh */
  best_nodes: 1000000,
  /** evaluations of one search for near misses */
  evaluations: 100000,
  /** evaluations of one check of a ruleset */
  check_evaluations: 20000,
  /** products on one catalog page */
  page_size: 1000,
} as const;
