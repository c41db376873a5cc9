// The results to look at: one HTML page without scripts or anything from elsewhere. Contract: pure;
// the chart is logarithmic in both directions and shows 20-line carts; the table shows everything.
import { kCounts } from './configurations.mjs';
import { show, target_of } from './report.mjs';

const kWidth = 760;
const kHeight = 420;
const kMargin = { left: 70, right: 190, top: 20, bottom: 50 };

/** Hue says the side, the dash says the regime. */
const kSeries = [
  { name: 'native, constant', key: 'native.evaluate.p50.constant', style: 'native' },
  { name: 'native, growing', key: 'native.evaluate.p50.growing', style: 'native dashed' },
  { name: 'WebAssembly JSON, constant', key: 'wasm.text.p50.constant', style: 'wasm' },
  { name: 'WebAssembly JSON, growing', key: 'wasm.text.p50.growing', style: 'wasm dashed' },
];

function points_of(figures, key) {
  return kCounts.flatMap((count) => {
    const figure = figures.find(({ name }) => name === `${key}/${count}/20`);
    return figure ? [{ count, ...figure }] : [];
  });
}

/** Where counts and times stand in the picture. */
function scales(series) {
  const values = series.flatMap(({ points }) => points.flatMap(({ min, max }) => [min, max]));
  const low = Math.floor(Math.log10(Math.max(1, Math.min(...values))));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const inner = {
    width: kWidth - kMargin.left - kMargin.right,
    height: kHeight - kMargin.top - kMargin.bottom,
  };
  const first = Math.log10(kCounts[0]);
  const span = Math.log10(kCounts.at(-1)) - first;
  return {
    low,
    high,
    x: (count) => kMargin.left + (inner.width * (Math.log10(count) - first)) / span,
    y: (ns) => kMargin.top + inner.height * (1 - (Math.log10(ns) - low) / (high - low)),
  };
}

const line = (x1, y1, x2, y2, style) =>
  `<line class="${style}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;

const text = (x, y, anchor, words) =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;

function axes({ low, high, x, y }) {
  const right = kWidth - kMargin.right;
  const decades = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return [
    ...decades.flatMap((ns) => [
      line(kMargin.left, y(ns), right, y(ns), 'grid'),
      text(kMargin.left - 8, y(ns) + 4, 'end', show(ns, 'ns')),
    ]),
    ...kCounts.map((count) =>
      text(x(count), kHeight - kMargin.bottom + 20, 'middle', count.toLocaleString('en-GB')),
    ),
    text((kMargin.left + right) / 2, kHeight - 10, 'middle', 'promotions in the ruleset'),
  ];
}

/** Labels at the line's end, moved apart where they would touch. */
function label_places(series, y) {
  const places = series
    .map((one) => ({ ...one, at: y(one.points.at(-1).median) }))
    .sort((a, b) => a.at - b.at);
  for (let i = 1; i < places.length; ++i) {
    places[i].at = Math.max(places[i].at, places[i - 1].at + 16);
  }
  return places;
}

function curve({ points, style, name }, { x, y }) {
  const path = points.map(({ count, median }) => `${x(count)},${y(median)}`).join(' ');
  return [
    `<polyline class="curve ${style}" points="${path}"/>`,
    ...points.map(({ count, min, max }) =>
      line(x(count), y(min), x(count), y(max), `whisker ${style}`),
    ),
    ...points.map(
      ({ count, median, unit }) =>
        `<circle class="${style}" cx="${x(count)}" cy="${y(median)}" r="4">` +
        `<title>${name}, N = ${count}: ${show(median, unit)}</title></circle>`,
    ),
  ];
}

function chart(figures) {
  const series = kSeries
    .map((one) => ({ ...one, points: points_of(figures, one.key) }))
    .filter(({ points }) => points.length > 0);
  if (series.length === 0) return '';
  const scale = scales(series);
  const labels = label_places(series, scale.y).map(({ name, at }) =>
    text(kWidth - kMargin.right + 12, at + 4, 'start', name),
  );
  const parts = [...axes(scale), ...series.flatMap((one) => curve(one, scale)), ...labels];
  const title = 'Time to evaluate a 20-line cart, by number of promotions';
  const head = `<svg viewBox="0 0 ${kWidth} ${kHeight}" role="img" aria-label="${title}">`;
  return `${head}${parts.join('')}</svg>`;
}

const kStyle = `
:root { color-scheme: light dark; --native: #1d6fd1; --wasm: #b5530b; --grid: #8884; }
@media (prefers-color-scheme: dark) { :root { --native: #6fb0ff; --wasm: #ffa45c; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: currentColor; }
.grid { stroke: var(--grid); } .curve { fill: none; stroke-width: 2; }
.native { stroke: var(--native); } .wasm { stroke: var(--wasm); }
circle.native { fill: var(--native); } circle.wasm { fill: var(--wasm); }
.dashed { stroke-dasharray: 6 4; } .whisker.dashed, circle.dashed { stroke-dasharray: none; }
table { border-collapse: collapse; font-size: 13px; width: 100%; }
th, td { text-align: right; padding: 2px 8px; border-bottom: 1px solid var(--grid); }
th:first-child, td:first-child { text-align: left; font-family: ui-monospace, monospace; }
.missed { font-weight: bold; color: var(--wasm); }`;

const escape = (words) => String(words).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function rows(figures) {
  return figures
    .map((figure) => {
      const { name, unit, min, median, max, met } = figure;
      const cells = [min, median, max].map((value) => `<td>${show(value, unit)}</td>`).join('');
      const style = met === false ? ' class="missed"' : '';
      return `<tr><td>${escape(name)}</td>${cells}<td${style}>${target_of(figure)}</td></tr>`;
    })
    .join('\n');
}

const kHeads = ['figure', 'min', 'median', 'max', 'target'];

/** The page. */
export function page({ figures, machine, answers }) {
  const heads = kHeads.map((head) => `<th>${head}</th>`).join('');
  const { processor, processors, node, load_before, noise_percent } = machine;
  const aimed = figures.filter(({ target }) => target !== undefined);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Proviso: benchmark</title>
<meta name="viewport" content="width=device-width"><style>${kStyle}</style></head><body>
<h1>Time to evaluate a cart of 20 lines</h1>
<p>Medians of single calls; the strokes through the points reach from the least to the most of the
repeats. <em>Constant</em>: a cart meets the same few promotions whatever their number;
<em>growing</em>: it meets more the more there are.</p>
${chart(figures)}
<p>${escape(processor)}, ${processors} processors, Node ${escape(node)}, load
${load_before.toFixed(2)}; fixed work took up to ${noise_percent} % longer than at its best.
${answers.length} configurations, answered alike to the byte natively and in WebAssembly.</p>
<h2>Targets</h2><table><tr>${heads}</tr>
${rows(aimed)}</table>
<h2>All figures</h2><table><tr>${heads}</tr>
${rows(figures)}</table></body></html>
`;
}
