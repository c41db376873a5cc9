// From samples to figures: spreads, ratios of the same repeat, targets.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { page } from '../../bench/chart.mjs';
import { figures_of, ratios_of, short_name, with_targets } from '../../bench/figures.mjs';
import { figure_lines, show, table } from '../../bench/report.mjs';

const sample = (of, p50_ns) => ({ of, figure: 'evaluate', p50_ns, p99_ns: 9, mean_ns: 5 });
const few = 'constant_100:constant_20_lines';
const many = 'constant_10000:constant_20_lines';

test('names are short', () => {
  assert.equal(short_name(few), 'constant/100/20');
  assert.equal(short_name('units:units_6000'), 'units/6000');
  assert.equal(short_name('machine'), 'machine');
});

test('a figure has least, median and most of its repeats', () => {
  const [p50] = figures_of(
    'native',
    [30, 10, 20].map((ns) => sample(few, ns)),
  );
  const { name, min, median, max } = p50;
  assert.deepEqual(
    { name, min, median, max },
    { name: 'native.evaluate.p50.constant/100/20', min: 10, median: 20, max: 30 },
  );
});

test('a ratio is of two samples of the same repeat, and knows its target', () => {
  const samples = [sample(few, 10), sample(many, 20), sample(few, 100), sample(many, 400)];
  const all = with_targets(ratios_of(figures_of('native', samples)));
  const ratio = all.find(({ name }) => name === 'ratio.native.evaluate.constant.10000_to_100');
  assert.deepEqual(ratio.values, [2, 4]);
  assert.equal(ratio.met, true); // its median, 3, is what is allowed
});

test('the report says every figure', () => {
  const figures = with_targets(figures_of('native', [sample(few, 10), sample(many, 20)]));
  assert.equal(figure_lines(figures).split('\n')[0], 'native.evaluate.p50.constant/100/20 10 ns');
  assert.equal(table(figures).split('\n').length, figures.length + 1);
  assert.deepEqual(
    [show(999, 'ns'), show(4321, 'ns'), show(2.5, 'x')],
    ['999 ns', '4.32 µs', '2.50'],
  );
  const machine = {
    processor: '<cpu>',
    processors: 2,
    node: 'v1',
    load_before: 0,
    noise_percent: 1,
  };
  const html = page({ figures, machine, answers: [] });
  assert.match(html, /<svg[^]*<polyline/);
  assert.match(html, /&#60;cpu/);
  assert.doesNotMatch(html, /https?:/);
});
