// English: what is told of a promotion. Test: tests/js/messages.test.mjs
import { select, type Messages } from './keys.js';

const unmet = 'Its condition does not hold.';

/** What a number or value must be. */
const needed = select('op', {
  gte: 'at least {required}',
  gt: 'more than {required}',
  lte: 'at most {required}',
  lt: 'less than {required}',
  ne: 'anything but {required}',
  not_in: 'anything but {required}',
  other: '{required}',
});

const number = (short: string, what: string) =>
  select('state', {
    short,
    compared: `${what} is {actual}; it takes ${needed}.`,
    unknown: `${what} is not known; it takes ${needed}.`,
    other: unmet,
  });

const key = (what: string) =>
  select('state', {
    compared: `${what} must be ${needed}.`,
    other: `It is not for ${what.replace('The', 'this')}.`,
  });

const units = (n: string) => `{${n}, plural, one {# more unit} other {# more units}}`;

export const en: Messages = {
  'value.true': 'yes',
  'value.false': 'no',
  'reason.applied': select('state', {
    amount: 'Applied: {amount} off.',
    points: 'Applied: {points, plural, one {# point} other {# points}}.',
    other: 'Applied.',
  }),
  'reason.audience': 'It is for other buyers.',
  'reason.not_started': 'It has not begun yet.',
  'reason.ended': 'It is over.',
  'reason.not_now': 'It does not run at this time.',
  'reason.code_missing': 'It takes a code that was not entered.',
  'reason.code_unknown': 'This code is not valid for this account.',
  'reason.code_withheld': 'The code is being checked.',
  'reason.no_matching_line': 'Nothing in the cart is covered by it.',
  'reason.condition': unmet,
  'reason.currency': 'It is not offered in this currency.',
  'reason.used_up': 'It is used up.',
  'reason.used_up_by_account': 'This account has used it as often as it may.',
  'reason.excluded': select('state', {
    named: 'It cannot be combined with “{in_favour_of}”.',
    other: 'It cannot be combined with another promotion.',
  }),
  'reason.group_full': select('state', {
    named: '“{in_favour_of}” came first, and of its kind no more may apply.',
    other: 'Of its kind no more may apply.',
  }),
  'reason.order_full': select('state', {
    named: '“{in_favour_of}” came first, and an order may have no more promotions.',
    other: 'An order may have no more promotions.',
  }),
  'reason.not_chosen': 'Other promotions together save more.',
  'reason.floor': 'It would pass the lowest price allowed.',
  'reason.codes_incomplete': 'All codes are used or none, and one could not be used.',
  'reason.gift_unavailable': 'Its gift is not available.',
  'reason.fact_withheld': 'It is being checked.',
  'reason.no_effect': 'There was nothing left for it to take off.',
  'reason.condition.cart_amount': number('Spend {missing} more.', 'The order’s amount'),
  'reason.condition.lines_amount': number(
    'Spend {missing} more on what it covers.',
    'The amount of what it covers',
  ),
  'reason.condition.lines_quantity': number(
    `Add ${units('missing')} of what it covers.`,
    'The number of units that it covers',
  ),
  'reason.condition.lines_products': number(
    'Add {missing, plural, one {# more product} other {# more products}} that it covers.',
    'The number of products that it covers',
  ),
  'reason.condition.lines_max_quantity': number(
    `Add ${units('missing')} of one product that it covers.`,
    'The largest number of units of one product',
  ),
  'reason.condition.lines_min_quantity': number(
    `Add ${units('missing')} of the product that it covers with the fewest.`,
    'The smallest number of units of one product',
  ),
  'reason.condition.lines_min_unit_price': number(
    'The cheapest product that it covers costs {actual}; it takes {required} or more.',
    'The price of the cheapest product that it covers',
  ),
  'reason.condition.lines_max_unit_price': number(
    'The dearest product that it covers costs {actual}; it takes {required} or more.',
    'The price of the dearest product that it covers',
  ),
  'reason.condition.shipping_amount': number(
    'Shipping costs {actual}; it takes {required} or more.',
    'What shipping costs',
  ),
  'reason.condition.history': number(
    'Earlier orders (“{name}”) come to {actual}; {missing} more is needed.',
    'What earlier orders (“{name}”) come to',
  ),
  'reason.condition.bought': number(
    'Of the products that it covers {missing, plural, one {# more} other {# more}} must have ' +
      'been bought before.',
    'The number of products bought before',
  ),
  'reason.condition.currency': key('The currency'),
  'reason.condition.cart_payment_method': key('The payment method'),
  'reason.condition.cart_payment_terms': key('The payment terms'),
  'reason.condition.cart_order_type': key('The order type'),
  'reason.condition.cart_ship_to': key('The delivery address'),
  'reason.condition.customer': key('The customer'),
  'reason.condition.account': key('The account'),
  'reason.condition.region': key('The region'),
  'reason.condition.channel': key('The channel'),
  'reason.condition.segment': key('The segment'),
  'reason.condition.customer_role': key('The role'),
  'reason.condition.shipping_method': key('The shipping method'),
  'reason.condition.cart_renewal': number(
    'This order is renewal {actual} of its series; it takes {required} or later.',
    'The number of the renewal',
  ),
  'reason.condition.cart_lead_days': number(
    'Order {missing, plural, one {# day} other {# days}} further ahead of delivery.',
    'The number of days until delivery',
  ),
  'reason.condition.attribute': select('state', {
    withheld: unmet,
    unknown: `“{name}” is not known; it must be ${needed}.`,
    other: `“{name}” must be ${needed}.`,
  }),
};
