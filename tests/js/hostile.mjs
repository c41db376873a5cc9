// Requests that must be refused, with the issue each must give. Contract: data only; shared by the
// tests of the package and of the worker. `head` is the members that come before the cart.

const repeat = (text, times) => Array.from({ length: times }, text).join(',');
const line = (members = '') => `{"id":"1","sku":"mug","quantity":1${members}}`;

export const nesting = 200_000;

/** [name, body, code, pointer] each. */
export function hostile(head = '') {
  const cart = (members) => `{${head}"currency":"GBP","cart":{${members}}}`;
  const lines = (text) => cart(`"lines":[${text}]`);
  const quantity = (number) => lines(`{"id":"1","sku":"mug","quantity":${number}}`);
  const deep = '['.repeat(nesting) + ']'.repeat(nesting);
  const many = repeat((_, i) => `{"id":"${i}","sku":"mug","quantity":1}`, 10_001);
  const first = '/cart/lines/0';
  return [
    ['malformed JSON', `{${head}"currency":"GBP","cart":{`, 'malformed_json', '/cart'],
    ['no JSON at all', 'lines=1', 'malformed_json', ''],
    ['a list', '[]', 'wrong_type', ''],
    ['an unknown member', lines(line(',"price":1')), 'unknown_member', `${first}/price`],
    [
      'a member of every object',
      lines(line(',"__proto__":{}')),
      'unknown_member',
      `${first}/__proto__`,
    ],
    ['a member twice', lines(line(',"quantity":2')), 'duplicate_member', `${first}/quantity`],
    ['10,001 lines', lines(many), 'too_many_items', '/cart/lines'],
    ['a quantity of -1', quantity(-1), 'out_of_range', `${first}/quantity`],
    ['a quantity of 2^60', quantity(2n ** 60n), 'out_of_range', `${first}/quantity`],
    ['a quantity of 10^30', quantity(`1${'0'.repeat(30)}`), 'out_of_range', `${first}/quantity`],
    ['a quantity of 1.0', quantity('1.0'), 'not_an_integer', `${first}/quantity`],
    [
      'a code of 10 kB',
      cart(`"lines":[],"codes":["${'x'.repeat(10_000)}"]`),
      'too_long',
      '/cart/codes/0',
    ],
    [`nesting ${nesting} deep`, lines(deep), 'nesting_too_deep', null],
  ];
}
