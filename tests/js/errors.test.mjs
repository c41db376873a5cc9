// Refusals: a typed error with a code and a pointer, and the next call works.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { Engine, limits, ProvisoError } from 'proviso';

import { hostile } from './hostile.mjs';
import { evaluated_at, request, ruleset } from './shop.mjs';

const engine = await Engine.create();
const session = engine.load(ruleset()).session({ account: 'alder-hotels' });
const works = () => assert.equal(session.evaluate(request()).totals.total_minor, 5400);

beforeEach(works);

/** Checks that `call` is refused with this issue first. */
function refuses(call, kind, code, pointer) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof ProvisoError);
    assert.equal(error.kind, kind);
    const [issue] = error.issues;
    assert.equal(issue.code, code);
    if (pointer !== null) assert.equal(issue.pointer, pointer);
    assert.equal(issue.severity, 'error');
    assert.match(issue.message, /^[^A-Z].*[^.]$/s);
    assert.ok(error.message.length < 1000);
    return true;
  });
  works();
}

const cases = hostile(`"evaluated_at":${evaluated_at},`);

for (const [name, body, code, pointer] of cases) {
  test(`a request with ${name} is refused, as text and as bytes`, () => {
    for (const form of [body, new TextEncoder().encode(body)]) {
      for (const call of ['evaluate', 'outcomes', 'explain', 'decisionBytes']) {
        refuses(() => session[call](form), 'request', code, pointer);
      }
    }
  });
}

test('control: the same request without the fault is answered', () => {
  const lines = '{"id":"1","sku":"mug","quantity":6}';
  const body = `{"evaluated_at":0,"currency":"GBP","cart":{"lines":[${lines}]}}`;
  assert.equal(session.evaluate(body).totals.total_minor, 5400);
});

test('a request of more bytes than the limit is refused by its size', () => {
  const padded = JSON.stringify(request()) + ' '.repeat(limits.request_bytes);
  refuses(() => session.evaluate(padded), 'request', 'document_too_large', '');
});

test('an audience in a session request is refused', () => {
  const other = { ...request(), audience: { account: 'x' } };
  refuses(() => session.evaluate(other), 'request', 'unknown_member', '/audience');
});

test('text that is not UTF-8 is refused', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(request(1, 'mug?')));
  bytes[bytes.indexOf(0x3f)] = 0xff;
  refuses(() => session.evaluate(bytes), 'request', 'malformed_json', '/cart/lines/0/sku');
});

test('an object that JSON cannot express is refused', () => {
  const cycle = { ...request() };
  cycle.cart = cycle;
  refuses(() => session.evaluate(cycle), 'request', 'malformed_json', '');
  refuses(() => session.evaluate({ ...request(), x: 1n }), 'request', 'malformed_json', '');
  refuses(() => session.evaluate(undefined), 'request', 'malformed_json', '');
  let deep = [];
  for (let i = 0; i < 200_000; i += 1) deep = [deep];
  refuses(() => session.evaluate({ ...request(), deep }), 'request', 'nesting_too_deep', '');
});

test('queries are checked like requests', () => {
  const query = { currency: 'GBP', evaluated_at };
  const bad = [
    [{ ...query, page: 0 }, 'out_of_range', '/page'],
    [{ ...query, page_size: 1001 }, 'out_of_range', '/page_size'],
    [{ ...query, currency: 'USD' }, 'unknown_currency', '/currency'],
    [{ ...query, colour: 'red' }, 'unknown_member', '/colour'],
    [{ currency: 'GBP' }, 'missing_member', '/evaluated_at'],
  ];
  for (const [each, code, pointer] of bad) {
    refuses(() => session.catalog(each), 'request', code, pointer);
  }
  refuses(() => session.price([7], query), 'request', 'wrong_type', '/skus/0');
  refuses(() => session.projection({}), 'request', 'missing_member', '/evaluated_at');
});

test('audiences and rulesets are refused as such', () => {
  const program = engine.load(ruleset());
  refuses(() => program.session({ role: 'x' }), 'audience', 'unknown_member', '/role');
  refuses(() => program.session('{'), 'audience', 'malformed_json', '');
  const deep = '['.repeat(200_000);
  refuses(() => engine.load(deep), 'ruleset', 'nesting_too_deep', null);
  const typo = { ...ruleset(), parst: {} };
  refuses(() => engine.load(typo), 'ruleset', 'unknown_member', '/parst');
});

test('many issues are counted, not all listed', () => {
  const lines = Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, sku: 'mug', quantity: -1 }));
  assert.throws(
    () => session.evaluate({ currency: 'GBP', evaluated_at, cart: { lines } }),
    (error) => {
      assert.equal(error.issues.length, limits.issues);
      assert.equal(error.left_out, 300 - limits.issues);
      return true;
    },
  );
});

test('untrusted text does not become object keys', () => {
  const result = session.evaluate({
    currency: 'GBP',
    evaluated_at,
    cart: { lines: [{ id: '__proto__', sku: 'mug', quantity: 1 }], codes: ['constructor'] },
  });
  assert.equal(result.lines[0].id, '__proto__');
  assert.equal(result.refused_codes[0].code, 'constructor');
  assert.equal({}.polluted, undefined);
});
