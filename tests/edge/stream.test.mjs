// Products that stream through workerd: what passes, in both formats and however they are cut; what
// ends the stream; memory, backpressure; and that what is hidden changes no byte.
// Controls: what is seen changes bytes; a worker that holds everything takes the memory.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Engine } from 'proviso';
import { filterProducts } from 'proviso-edge/filter';

import { ruleset } from '../js/shop.mjs';
import { start_stream_worker } from './stream_worker.mjs';

const worker = await start_stream_worker();
after(worker.stop);

const products = [
  { sku: 'mug', name: 'Mug "é🙂" \\', cost: 700, list_price: { GBP: 1300 }, brand: 'Acme' },
  { sku: 'tray', name: 'Tray}],{"', list_price: { GBP: 4100 } },
  { sku: 'new', name: 'New', category: 'table', note: { deep: [{ a: ']' }] } },
];
const lines = (list) => list.map((each) => `${JSON.stringify(each)}\n`).join('');
const filter = (text, options = {}, { rules = ruleset(), audience = {}, chunk } = {}) =>
  worker.ask(`/filter${chunk ? `?chunk=${chunk}` : ''}`, {
    rules,
    audience,
    text,
    options: { format: 'json', ...options },
  });

const list = (unit_price) => ({ unit_price, price_source: { kind: 'list_price' } });
const for_anyone = [
  { sku: 'mug', name: 'Mug "é🙂" \\', brand: 'Acme', ...list(1300) },
  { sku: 'new', name: 'New', category: 'table' },
];

test('what is visible passes at its price, in both formats, wherever chunks are cut', async () => {
  const json = JSON.stringify(products);
  const forms = [
    ['json', json],
    ['json', ` {\n "products" : ${json} } `],
    ['ndjson', lines(products)],
    ['ndjson', `\n${lines(products).replaceAll('\n', '\r\n\n').trimEnd()}`],
  ];
  for (const [format, text] of forms) {
    const expected = format === 'json' ? JSON.stringify(for_anyone) : lines(for_anyone);
    for (const chunk of [1, 2, 3, 7, 64, undefined]) {
      for (const batch_products of [1, 2, 500]) {
        const { output, error } = await filter(text, { format, batch_products }, { chunk });
        assert.deepEqual([output, error], [expected, undefined]);
      }
    }
  }
  const alder = await filter(json, {}, { audience: { account: 'alder-hotels' } });
  assert.deepEqual(
    JSON.parse(alder.output).map(({ sku, unit_price }) => [sku, unit_price]),
    [
      ['mug', 1000],
      ['tray', 4100],
      ['new', undefined],
    ],
  );
});

test('the same as a library, with an origin whose products have another shape', async () => {
  const session = (await Engine.create()).load(ruleset()).session({});
  const body = new Blob(['[{"id":"mug","price":"13.00"},{"id":"tray","price":"41.00"}]']).stream();
  const filtered = filterProducts(session, body, {
    ...{ currency: 'GBP', evaluated_at: 0, format: 'json', members: ['id'] },
    product: ({ id, price }) => ({ sku: id, list_price: { GBP: Math.round(price * 100) } }),
  });
  assert.deepEqual(await new Response(filtered).json(), [{ id: 'mug', sku: 'mug', ...list(1300) }]);
});

test('no products, and none that is visible', async () => {
  for (const text of ['[]', ' { "products":[ ] }', JSON.stringify([products[1]])]) {
    assert.equal((await filter(text)).output, '[]');
  }
  for (const text of ['', '\n', lines([products[1]])]) {
    assert.equal((await filter(text, { format: 'ndjson' })).output, '');
  }
});

test('members that are asked for pass; those that tell a hidden price do not', async () => {
  const rules = ruleset();
  const on_request = { key: 'on-request', effect: 'deny', of: 'price', skus: ['mug'] };
  rules.parts.entitlements.entitlements.push(on_request);
  const options = { members: ['name', 'list_price', 'note'], price_members: ['list_price'] };
  const { output } = await filter(JSON.stringify(products), options, { rules });
  assert.deepEqual(JSON.parse(output), [
    { name: products[0].name, sku: 'mug', price_hidden: true },
    { name: 'New', note: products[2].note, sku: 'new' },
  ]);
  const shown = await filter(JSON.stringify(products), options);
  assert.deepEqual(JSON.parse(shown.output)[0].list_price, { GBP: 1300 });
});

const first = JSON.stringify(products[0]);
const broken = {
  'an end within a product': ['json', `[${first},{"sku":"ne`, 'malformed', 1],
  'an end within the list': ['json', `[${first}`, 'malformed', 1],
  'an end after a comma': ['json', `[${first},`, 'malformed', 1],
  'nothing at all': ['json', ' ', 'malformed', 0],
  'more than the list': ['json', `[${first}]{}`, 'malformed', 1],
  'another member beside the list': ['json', `{"total":9,"products":[]}`, 'malformed', 0],
  'a member after the list': ['json', `{"products":[],"total":9}`, 'malformed', 0],
  'a number as product': ['json', `[${first},7]`, 'malformed', 1],
  'brackets that do not match': ['json', `[${first},{"sku":["new"}}]`, 'malformed', 1],
  'a product that is not JSON': ['json', `[${first},{sku:1}]`, 'malformed', 1],
  'a line that is not JSON': ['ndjson', `${first}\n{"sku":\n`, 'malformed', 1],
  'a line that is a list': ['ndjson', `${first}\n[{"sku":"new"}]\n`, 'malformed', 1],
  'bytes that are not UTF-8': [
    'ndjson',
    [...Buffer.from(`${first}\n{"sku":"`), 0xff, 34, 125],
    'malformed',
    1,
  ],
  'a product without SKU': ['json', `[${first},{"name":"x"}]`, 'refused', 1],
  'an attribute of no type': [
    'json',
    `[${first},{"sku":"x","attributes":[{"attribute":"a","value":1.5}]}]`,
    'refused',
    1,
  ],
  'a product beyond its bytes': [
    'json',
    `[${first},{"sku":"${'x'.repeat(3000)}"}]`,
    'too_large',
    1,
  ],
  'a line beyond its bytes': ['ndjson', `${first}\n${'x'.repeat(3000)}`, 'too_large', 1],
};

for (const [name, [format, text, kind, product]] of Object.entries(broken)) {
  test(`${name} ends the stream; nothing hidden passes`, async () => {
    for (const chunk of [5, undefined]) {
      for (const batch_products of [1, 500]) {
        const options = { format, batch_products, product_bytes: 2000 };
        const { output, error } = await filter(text, options, { chunk });
        assert.deepEqual(error, { name: 'StreamError', kind, product });
        const passed =
          format === 'json' ? `[${JSON.stringify(for_anyone[0])}` : lines(for_anyone.slice(0, 1));
        const nothing = format === 'json' ? '[' : '';
        assert.ok([passed, nothing].includes(output), output);
      }
    }
  });
}

test('lines tell an error as their last one where that is asked for', async () => {
  const options = { format: 'ndjson', tell_error: true };
  for (const [text, kind] of [
    ['{', 'malformed'],
    ['{"name":"x"}', 'refused'],
  ]) {
    const { output, error } = await filter(text, options);
    assert.deepEqual([output, error], [`{"error":"${kind}"}\n`, undefined]);
  }
  assert.equal((await filter(lines(products), options)).output, lines(for_anyone));
});

test('a session that fails ends the stream', async () => {
  const { error, output } = await filter(JSON.stringify(products), { currency: 'XXX' });
  assert.deepEqual([error.kind, output], ['refused', '[']);
});

test('what is hidden changes no byte; control: what is seen does', async () => {
  const hidden = (i) => ({ sku: 'tray', name: `secret ${i}`, list_price: { GBP: i } });
  const seen = Array.from({ length: 40 }, (_, i) => ({ sku: `p${i}`, list_price: { GBP: i } }));
  const mixed = (at, count) => {
    const secrets = Array.from({ length: count }, (_, i) => hidden(i));
    return [...seen.slice(0, at), ...secrets, ...seen.slice(at)];
  };
  for (const [format, write] of [
    ['json', JSON.stringify],
    ['ndjson', lines],
  ]) {
    const options = { format, batch_products: 7 };
    const { output } = await filter(write(seen), options);
    for (const [at, count] of [
      [0, 1],
      [40, 1],
      [3, 30],
      [0, 200],
      [39, 7],
    ]) {
      assert.equal((await filter(write(mixed(at, count)), options)).output, output);
    }
    const more = [...seen, { sku: 'new' }];
    assert.notEqual((await filter(write(more), options)).output, output);
    const alder = await filter(write(mixed(3, 1)), options, {
      audience: { account: 'alder-hotels' },
    });
    assert.ok(alder.output.includes('secret 0'));
  }
});

test('nothing is read ahead of the reader, and a reader who goes ends the source', async () => {
  const { untouched, waiting, after: left, cancelled, ends } = await worker.ask('/slow');
  assert.equal(untouched, 0);
  assert.ok(waiting <= 2000, `${waiting} products for three chunks of 500`);
  assert.equal(left, waiting);
  assert.deepEqual([cancelled, ends], [true, ['enough']]);
});

/** Streams so many products; the bytes that came, and the memory beyond what there was before. */
async function stream(products_count, held = '') {
  const own = await start_stream_worker();
  try {
    for await (const _ of (await fetch(new URL('/large?products=2000', own.url))).body);
    const before = await own.peak();
    const response = await fetch(new URL(`/large?products=${products_count}${held}`, own.url));
    let bytes = 0;
    let count = 0;
    for await (const chunk of response.body) {
      bytes += chunk.length;
      for (const byte of chunk) count += byte === 10 ? 1 : 0;
    }
    return { bytes, count, grown: (await own.peak()) - before };
  } finally {
    await own.stop();
  }
}

test('300,000 products stream in bounded memory; control: held at once they do not', async (t) => {
  const { bytes, count, grown } = await stream(300_000);
  t.diagnostic(`${count} of 300000 products, ${bytes >> 20} MiB, ${grown.toFixed(0)} MiB more`);
  assert.equal(count, 200_000);
  assert.ok(grown < 128, `${grown} MiB`);
  const control = await stream(100_000, '&held');
  t.diagnostic(`control: ${control.grown.toFixed(0)} MiB for a third of them`);
  assert.ok(control.grown > 2 * grown, `${control.grown} MiB`);
});
