// The report, for people and for programs. Contract: pure; `table` has every figure with least,
// median and most, `figure_lines` the same medians as `name value unit`.

const kFactors = { ns: [1e6, 'ms', 1e3, 'µs'] };

/** `4321` ns as `4.32 µs`, ratios as they are. */
export function show(value, unit) {
  if (unit !== 'ns') return value.toFixed(2);
  const [large, large_name, middle, middle_name] = kFactors.ns;
  if (value >= large) return `${(value / large).toPrecision(3)} ${large_name}`;
  if (value >= middle) return `${(value / middle).toPrecision(3)} ${middle_name}`;
  return `${Math.round(value)} ns`;
}

export function target_of({ target, met, unit }) {
  if (target === undefined) return '';
  return `at most ${show(target, unit)}: ${met ? 'met' : 'MISSED'}`;
}

function rows_as_text(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const cell = (text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]));
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

export function table(figures) {
  const rows = figures.map((figure) => {
    const { name, unit, min, median, max } = figure;
    return [name, ...[min, median, max].map((value) => show(value, unit)), target_of(figure)];
  });
  return rows_as_text([['figure', 'min', 'median', 'max', 'target'], ...rows]);
}

export function figure_lines(figures) {
  return figures.map(({ name, median, unit }) => `${name} ${median} ${unit}`).join('\n');
}

/** The rows of docs/performance.md: what the lead of a release copies there. */
export function markdown(figures) {
  const named = figures.filter(({ target, name }) => target || /\.p50\..*\/20$/.test(name));
  const rows = named.map((figure) => {
    const { name, unit, min, median, max } = figure;
    const cells = [min, median, max].map((value) => show(value, unit));
    return `| ${name} | ${cells.join(' | ')} | ${target_of(figure)} |`;
  });
  return [
    '| figure | min | median | max | target |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** What the carts of each configuration come to. */
export function answers_table(answers) {
  const each = (sum, { carts }) => (sum / carts).toFixed(1);
  const rows = answers.map((one) => [
    one.answers,
    String(one.carts),
    String(one.accounts),
    each(one.considered, one),
    each(one.applied, one),
    each(one.result_bytes, one),
    one.sha256.slice(0, 16),
  ]);
  const heads = ['configuration', 'carts', 'accounts', 'considered', 'applied', 'bytes', 'SHA-256'];
  return rows_as_text([heads, ...rows]);
}
