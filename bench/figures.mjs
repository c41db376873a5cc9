// From samples to figures: the repeats of a measurement as least, median and most; ratios within
// the run; the targets beside them. Contract: pure. A figure is { name, unit, min, median, max,
// target? }, its name SIDE.WHAT.STATISTIC.CONFIGURATION.

/** `constant_1000:constant_20_lines` is shown as `constant/1000/20`. */
export function short_name(name) {
  const [ruleset, carts] = name.split(':');
  if (carts === undefined) return ruleset.replace('_', '/');
  const size = /_(\d+)(_lines)?$/.exec(carts)[1];
  return `${ruleset.replace('_', '/')}/${size}`;
}

function spread(name, unit, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const even = sorted.length % 2 === 0;
  const median = even ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
  return { name, unit, min: sorted[0], median, max: sorted.at(-1), values };
}

/** Figures that have one call in a sample have no percentiles. */
const kSingle = new Set(['load', 'cold_create', 'cold_load', 'cold_session', 'cold_first']);

function statistics_of({ figure }) {
  if (kSingle.has(figure)) return ['p50'];
  return figure === 'mean' ? ['mean'] : ['p50', 'p99', 'mean'];
}

/** All figures of one side; the values of a figure stand in the order of the repeats. */
export function figures_of(side, samples) {
  const found = new Map();
  for (const sample of samples) {
    for (const statistic of statistics_of(sample)) {
      const what = sample.figure === 'mean' ? 'google_benchmark' : sample.figure;
      const once = kSingle.has(sample.figure) ? '' : `.${statistic}`;
      const name = `${side}.${what}${once}.${short_name(sample.of)}`;
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(sample[`${statistic}_ns`]);
    }
  }
  return [...found].map(([name, values]) => spread(name, 'ns', values));
}

/** Of two figures that took turns: the ratio of each pair of repeats. */
function ratio(figures, name, over, under) {
  const [a, b] = [over, under].map((wanted) => figures.find((one) => one.name === wanted));
  if (a === undefined || b === undefined) return [];
  const values = a.values.map((value, i) => Math.round((1000 * value) / b.values[i]) / 1000);
  return [spread(name, 'x', values)];
}

const kCallKinds = ['native.evaluate', 'native.json', 'wasm.text', 'wasm.object'];

/** Growth with N and with units, and what the boundary costs. */
export function ratios_of(figures) {
  return kCallKinds.flatMap((kind) => {
    const of = (name) => `${kind}.p50.${name}`;
    return [
      ...['constant', 'growing'].flatMap((regime) =>
        ratio(
          figures,
          `ratio.${kind}.${regime}.10000_to_100`,
          of(`${regime}/10000/20`),
          of(`${regime}/100/20`),
        ),
      ),
      ...ratio(figures, `ratio.${kind}.units.6000_to_30`, of('units/6000'), of('units/30')),
    ];
  });
}

const kTargets = new Map([
  ['ratio.native.evaluate.constant.10000_to_100', 3],
  ['ratio.native.evaluate.units.6000_to_30', 1.5],
  ['native.evaluate.p50.constant/1000/20', 5000],
  ['native.evaluate.p50.growing/1000/20', 5000],
]);

/** The same figures; those that have a target say it, and whether the median is within it. */
export function with_targets(figures) {
  return figures.map((figure) => {
    const target = kTargets.get(figure.name);
    return target === undefined ? figure : { ...figure, target, met: figure.median <= target };
  });
}
