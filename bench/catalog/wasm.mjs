// What a listing costs in WebAssembly under Node. Contract: asks what bench/catalog_scale.cpp asks,
// in the same order, so that the hashes of the answers can be compared; each figure is of JSON in
// and out. Test: tests/bench/catalog.test.mjs
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const kFacets = [{ of: 'brand' }, { attribute: 'colour' }];
const kQuery = { currency: 'EUR', evaluated_at: 0 };

/** p50 and p99 of single calls, in microseconds. */
function sample(sessions, budget_ms, call) {
  const times = [];
  for (let sum = 0; sum < budget_ms || times.length < 20;) {
    for (const session of sessions) {
      const begin = performance.now();
      call(session);
      times.push(performance.now() - begin);
      sum += times.at(-1);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share) => (times[Math.floor((times.length - 1) * share)] * 1000).toPrecision(6);
  return { p50: at(0.5), p99: at(0.99) };
}

export async function measure_wasm(files, budget_ms) {
  const { Engine } = await import('proviso');
  const engine = await Engine.create();
  const lines = [];
  const before = process.memoryUsage().rss;
  const begin = performance.now();
  const program = engine.load(readFileSync(files.ruleset));
  lines.push(`load ${((performance.now() - begin) / 1000).toPrecision(4)} s`);
  const grown = (process.memoryUsage().rss - before) / 1048576;
  lines.push(`memory_after_load ${grown.toFixed(0)} MiB`);
  const texts = readFileSync(files.audiences, 'utf8').trim().split('\n');
  const sessions = texts.map((text) => program.session(text));
  const hash = createHash('sha256');
  for (const session of sessions) {
    hash.update(session.catalogText({ ...kQuery, facets: kFacets }));
    hash.update(session.catalogText({ ...kQuery, page: 7, category: 'category-3' }));
  }
  lines.push(`answers ${hash.digest('hex')} sha256`);
  const queries = {
    first_page: {},
    later_page: { page: 40 },
    page_with_badges: { badges: true },
    page_with_brand_facet: { facets: [{ of: 'brand' }] },
    category_page: { category: 'category-3' },
    page_by_name: { sort: 'name' },
    text_search: { text: 'steel ha' },
  };
  for (const [name, query] of Object.entries(queries)) {
    const { p50, p99 } = sample(sessions, budget_ms, (session) =>
      session.catalogText({ ...kQuery, ...query }),
    );
    lines.push(`${name}_p50 ${p50} us`, `${name}_p99 ${p99} us`);
  }
  sessions.forEach((session) => session.dispose());
  program.dispose();
  engine.dispose();
  return lines;
}
