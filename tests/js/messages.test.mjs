// Explanations as sentences: every reason and fact in every language, amounts by their currency.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { de, en, explainText } from 'proviso/messages';

const read = async (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const { reasons } = JSON.parse(await read('schema/codes.json'));
const facts = [
  ...(await read('core/json/names_promotion.h'))
    .match(/kFacts\{\{(.*?)\}\};/s)[1]
    .matchAll(/"([\w.]+)"/g),
].map(([, fact]) => fact.replaceAll('.', '_'));
const languages = { en, de };

const gbp = (value) => ({ value, exponent: 2, currency: 'GBP' });
const explained = (key, parameters = {}) => ({
  promotion: 'p',
  outcome: 'ineligible',
  reason: key.split('.')[1],
  amount_minor: 0,
  message: { key, parameters: { promotion: 'P', ...parameters } },
});

/** Parameters as the core gives them, in every state that it may give. */
const number = { op: 'gte', name: 'n', actual: 1, required: 3 };
const states = [
  { state: 'short', missing: 2, ...number },
  { state: 'compared', ...number },
  { state: 'compared', op: 'in', name: 'n', required: ['a', 'b'] },
  { state: 'compared', op: 'eq', name: 'n', actual: false, required: true },
  { state: 'unknown', op: 'lt', name: 'n', required: gbp(100) },
  { state: 'withheld', op: 'in', name: 'n' },
  { state: 'named', in_favour_of: 'Q' },
  { state: 'other', amount: gbp(0), points: 0 },
];

test('every reason and every fact has a message in every language', () => {
  const keys = [
    ...reasons.map(([reason]) => `reason.${reason}`),
    ...facts.map((fact) => `reason.condition.${fact}`),
    'value.true',
    'value.false',
  ];
  assert.ok(facts.length > 20);
  for (const [language, messages] of Object.entries(languages)) {
    assert.deepEqual(Object.keys(messages).sort(), [...keys].sort(), language);
  }
});

test('every message can be said in every state it may have', () => {
  for (const language of Object.keys(languages)) {
    for (const key of Object.keys(en).filter((name) => name.startsWith('reason.'))) {
      const fact = facts.includes(key.split('.')[2]);
      const displaced = /excluded|_full/.test(key);
      const fitting = states.filter(({ state }) =>
        fact
          ? !['named', 'other'].includes(state)
          : state === 'other' || (displaced && state === 'named'),
      );
      for (const parameters of fitting) {
        const given = parameters.state === 'compared' ? { actual: 'x' } : {};
        const text = explainText(explained(key, { ...given, ...parameters }), language);
        assert.match(text, /^\S.*\.$/s, `${language} ${key} ${JSON.stringify(parameters)}`);
        assert.doesNotMatch(text, /[{}]|undefined|\[object/, `${language} ${key}: ${text}`);
      }
    }
  }
});

const short = { state: 'short', op: 'gte', actual: gbp(38750), required: gbp(50000) };
const spend = explained('reason.condition.cart_amount', { ...short, missing: gbp(11250) });

test('amounts are shown with the digits of their currency, in the way of the locale', () => {
  assert.equal(explainText(spend, 'en-GB'), 'Spend £112.50 more.');
  assert.equal(explainText(spend, 'de-DE'), 'Es fehlen noch 112,50\u00a0£.');
  const yen = { value: 1500, exponent: 0, currency: 'JPY' };
  const key = 'reason.condition.cart_amount';
  assert.equal(explainText(explained(key, { ...short, missing: yen }), 'en'), 'Spend ¥1,500 more.');
  const largest = { value: 2 ** 53 - 1, exponent: 2, currency: 'GBP' };
  assert.equal(
    explainText(explained(key, { ...short, missing: largest }), 'en'),
    'Spend £90,071,992,547,409.91 more.',
  );
});

test('counts are plural, keys are listed, promotions are named', () => {
  const quantity = (missing) =>
    explained('reason.condition.lines_quantity', { ...number, state: 'short', missing });
  assert.equal(explainText(quantity(1), 'en'), 'Add 1 more unit of what it covers.');
  assert.equal(explainText(quantity(2), 'en'), 'Add 2 more units of what it covers.');
  const region = { state: 'compared', op: 'in', required: ['uk', 'ie'] };
  assert.equal(
    explainText(explained('reason.condition.region', region), 'en'),
    'The region must be uk or ie.',
  );
  assert.equal(
    explainText(explained('reason.condition.segment', { state: 'withheld', op: 'in' }), 'en'),
    'It is not for this segment.',
  );
  assert.equal(
    explainText(explained('reason.group_full', { state: 'named', in_favour_of: 'Spring' }), 'de'),
    '„Spring“ hat Vorrang, und mehr dieser Art sind nicht erlaubt.',
  );
});

test('own messages come first; what a language lacks is told in English', () => {
  const extra = { 'reason.condition.cart_amount': 'Plus que {missing} !' };
  assert.equal(explainText(spend, 'fr', extra), 'Plus que 112,50\u00a0£GB !');
  assert.equal(explainText(spend, 'fr'), 'Spend £112.50 more.');
  assert.equal(
    explainText(explained('reason.condition.cart_moon_phase'), 'de'),
    'Its condition does not hold.',
  );
});
