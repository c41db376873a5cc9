// A worker around the parts of the edge that stream and keep, for any audience, so that workerd
// runs them with sources and readers of every kind. Bundled by stream.test.mjs.
import { Engine } from 'proviso';

import { filterProducts } from '../../../edge/src/filter.ts';
import { Pages } from '../../../edge/src/pages.ts';
import { evaluated_at, ruleset } from '../../js/shop.mjs';

const engine = await Engine.create();
const encoder = new TextEncoder();
const query = { currency: 'GBP', evaluated_at };

/** A product of a large catalog: every third is hidden by its attribute. */
const made = (i) => ({
  sku: `sku-${i}`,
  name: `Product ${i} ${'x'.repeat(150)}`,
  category: 'table',
  attributes: [{ attribute: 'tier', value: i % 3 }],
  list_price: { GBP: 100 + i },
});

/** A ruleset that holds no products but knows what is hidden. */
function tiers() {
  const rules = ruleset();
  rules.attributes = [{ key: 'tier', owner: 'product', type: 'integer' }];
  const attributes = [{ attribute: 'tier', op: 'eq', value: 0 }];
  rules.parts.entitlements.entitlements.push({ key: 'tier-0', effect: 'deny', attributes });
  return rules;
}

/** So many products, a hundred a chunk, made when they are asked for. */
function source(count, seen = { made: 0, cancelled: false }) {
  return new ReadableStream(
    {
      pull(controller) {
        if (seen.made >= count) return controller.close();
        let text = '';
        for (let i = 0; i < 100; i += 1) text += `${JSON.stringify(made(seen.made++))}\n`;
        controller.enqueue(encoder.encode(text));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}

/** Everything is held before anything passes: what streaming must not do. */
async function held(body) {
  const chunks = [];
  for await (const chunk of body) chunks.push(chunk, new TextDecoder().decode(chunk).split(''));
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) if (chunk instanceof Uint8Array) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function large(url) {
  const session = engine.load(tiers()).session({});
  const body = source(Number(url.searchParams.get('products')));
  const whole = url.searchParams.has('held') ? await held(body) : body;
  return new Response(filterProducts(session, whole, { ...query, format: 'ndjson' }));
}

/** How many products were made when a reader has read three chunks, and waits, and goes. */
async function slow() {
  const seen = { made: 0, cancelled: false };
  const ends = [];
  const session = engine.load(tiers()).session({});
  const options = { ...query, format: 'ndjson', on_end: (error) => ends.push(error ?? null) };
  const reader = filterProducts(session, source(100_000, seen), options).getReader();
  const untouched = seen.made;
  for (let i = 0; i < 3; i += 1) await reader.read();
  await scheduler.wait(50);
  const waiting = seen.made;
  await reader.cancel('enough');
  return { untouched, waiting, after: seen.made, cancelled: seen.cancelled, ends };
}

/** Filters the body, cut into chunks of so many bytes; tells how it ended. */
async function filter(request, url) {
  const { rules, audience, text, options } = await request.json();
  const size = Number(url.searchParams.get('chunk') ?? 1 << 20);
  const bytes = typeof text === 'string' ? encoder.encode(text) : Uint8Array.from(text);
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
  const session = engine.load(rules).session(audience ?? {});
  let output = '';
  try {
    const decoder = new TextDecoder();
    for await (const chunk of filterProducts(session, body, { ...query, ...options })) {
      output += decoder.decode(chunk, { stream: true });
    }
    return { output };
  } catch (error) {
    return { output, error: { name: error.name, kind: error.kind, product: error.product } };
  }
}

/** How often a page is made for accounts that ask one after another. */
function pages({ limit, asked }) {
  const program = engine.load(ruleset());
  const kept = new Pages(limit);
  let made = 0;
  return asked.map(({ audience, query: members }) => {
    const session = program.session(audience);
    const counting = {
      catalogClass: (its) => session.catalogClass(its),
      catalogText: (its) => {
        made += 1;
        return session.catalogText(its);
      },
    };
    const page = kept.page(counting, members, evaluated_at);
    return { made, same: page === session.catalogText({ ...members, evaluated_at }) };
  });
}

export default {
  async fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === '/large') return large(url);
    if (url.pathname === '/slow') return Response.json(await slow());
    if (url.pathname === '/pages') return Response.json(pages(await request.json()));
    return Response.json(await filter(request, url));
  },
};
