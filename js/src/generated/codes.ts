// Generated from schema/codes.json by tools/generate: change that, never this.

/** What is wrong with a document. */
export const issue_codes = {
  malformed_json: 'the text is not JSON',
  document_too_large: 'the document has more bytes than its limit',
  nesting_too_deep: 'objects and arrays are nested deeper than the limit',
  too_many_values: 'the document holds more values than its limit',
  duplicate_member: 'an object has two members of one name',
  unknown_member: 'the contract has no such member here',
  missing_member: 'a required member is missing',
  wrong_type: 'the value is of another type than the contract says',
  not_an_integer: 'the number must be a whole number, written without fraction or exponent',
  out_of_range: 'the number is outside the range that the contract allows',
  unknown_value: 'the value is not one of those that the contract lists',
  empty: 'the value must not be empty',
  too_long: 'the text has more bytes than its limit',
  too_many_items: 'the list has more items than its limit',
  unsupported_format: 'this program reads another version of the contract',
  duplicate_key: 'the key is used twice where it must be unique',
  unknown_reference: 'the key names nothing in this ruleset',
  category_cycle: 'the category is its own ancestor',
  attribute_type: 'the value or operator does not fit the attribute\'s declared type',
  unknown_currency: 'the ruleset does not declare this currency',
  empty_window: 'the window ends before it begins',
  tiers_not_ascending: 'each tier must start at a higher quantity than the one before',
  unknown_product: 'no such product',
  no_price: 'the product has no price in this currency',
  quantity_below_minimum: 'the product is sold in larger quantities',
  quantity_not_a_step: 'the product is sold in multiples of another quantity',
  amount_too_large: 'an amount is larger than 2^53-1 minor units',
  projection_expired: 'this projection is past its `valid_until`: fetch a new one',
  definition_cycle: 'the definition uses itself',
  zone_horizon: 'the time zone\'s transitions are not known that far ahead',
  formula_overflow: 'the formula can leave the range of whole numbers that are exact',
  wrong_value: 'this benefit does not take this value',
  price_list_cycle: 'the list is based on itself, or falls back to itself',
  not_by_product: 'an entitlement can only use a selector that the product alone decides',
  not_about_who: 'the rule of a segment can only read who asks, at no certain time',
  staff_only: 'this is told to staff alone, from the whole ruleset',
  price_below_cost: 'the price is below the product\'s cost',
  tier_cliff: 'one unit more costs less in all than before the tier',
  never_applies: 'no cart can earn it',
  always_beaten: 'another promotion always comes before it and excludes it',
  percents_over_100: 'together these take more than 100 %',
  unlimited_code: 'the code can be used without end',
  per_line_semantics: 'splitting a line changes what is paid',
  order_dependent: 'of these two with equal priority the keys decide who gives how much',
  floor_disclosed: 'a price that is clipped shows the floor to whoever sees it',
} as const;
export type IssueCode = keyof typeof issue_codes;

/** What became of a promotion. */
export const outcomes = {
  applied: 'its benefits are in the result',
  skipped: 'eligible, but it gave nothing',
  ineligible: 'a condition does not hold',
  undetermined: 'it hangs on facts that are withheld here',
  error: 'it could not be evaluated',
} as const;
export type Outcome = keyof typeof outcomes;

/** Why a promotion had its outcome. */
export const reasons = {
  applied: 'its conditions hold and its benefits were given',
  audience: 'the buyer is not in its audience',
  not_started: 'its schedule has not begun',
  ended: 'its schedule is over',
  not_now: 'its schedule pauses at this time',
  code_missing: 'none of its codes was entered',
  code_unknown: 'no promotion for this buyer has this code now',
  code_withheld: 'only the server knows what this code does',
  no_matching_line: 'no line in the cart matches what it selects',
  condition: 'its condition does not hold',
  currency: 'it has no amount in this currency',
  used_up: 'its uses are used up',
  used_up_by_account: 'this account has used it as often as it may',
  excluded: 'a promotion that allows no other applied',
  group_full: 'its group has as many promotions as it may',
  order_full: 'the order has as many promotions as it may',
  not_chosen: 'other promotions together save more',
  floor: 'it would pass the lowest price allowed',
  codes_incomplete: 'all codes were to be used or none, and one was not',
  gift_unavailable: 'none of its gifts is to be had',
  fact_withheld: 'it hangs on a fact that only the server knows',
  no_effect: 'nothing was left to take off, or the price was already as low',
} as const;
export type Reason = keyof typeof reasons;

/** Issue codes that do not keep a document from being used. */
export const warning_codes: readonly IssueCode[] = ['price_below_cost', 'tier_cliff', 'never_applies', 'always_beaten', 'percents_over_100', 'unlimited_code', 'per_line_semantics', 'order_dependent', 'floor_disclosed'];
