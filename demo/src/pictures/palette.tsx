// Colours and small parts that the product drawings share. Contract: plain SVG, no style
// attributes and no external files, so that a strict Content-Security-Policy needs no exception.
// Test: tests/e2e/storefront.test.mjs
import type { ReactNode } from 'react';

export const ink = {
  glass: '#cfe2e1',
  glassEdge: '#9dbfbe',
  glassShine: '#f3faf9',
  water: '#b5d6d8',
  chalk: '#f6f1e7',
  chalkEdge: '#ddd3c1',
  chalkDeep: '#c8bca7',
  fjord: '#8fb1b5',
  fjordEdge: '#6e949a',
  fjordDeep: '#54787e',
  slate: '#66757c',
  slateEdge: '#4d5b62',
  slateDeep: '#3b484e',
  steel: '#cdd4d6',
  steelEdge: '#9fabaf',
  steelDeep: '#7d8a8f',
  steelShine: '#eff3f4',
  iron: '#4b565b',
  ironDeep: '#333d41',
  ironShine: '#66737a',
  walnut: '#875a3c',
  walnutDeep: '#6b4429',
  beech: '#deba8a',
  beechDeep: '#c69d68',
  cotton: '#fbf9f4',
  cottonEdge: '#e4ddd0',
  cottonDeep: '#cfc6b5',
  kraft: '#cda677',
  kraftDeep: '#b0875a',
  kraftLight: '#dfbf97',
  coffee: '#4b3429',
  coffeeDeep: '#35241c',
  cream: '#efe0c8',
  crema: '#b98a5a',
  moss: '#35705c',
  mossDeep: '#285646',
  sage: '#9dbba7',
  samphire: '#5e9a7c',
  clay: '#bf6a44',
  clayDeep: '#9d5132',
  sand: '#e7d5b8',
  amber: '#c98b45',
  paper: '#fffdf8',
  paperEdge: '#e3dccd',
  text: '#8d978f',
  sky: '#7ba7bd',
  skyDeep: '#58869d',
};

/** The soft shadow on which a drawing stands. */
export function Ground({ cx = 100, rx = 46, y = 131 }: { cx?: number; rx?: number; y?: number }) {
  return <ellipse cx={cx} cy={y} rx={rx} ry={5} fill="#1f3a34" opacity={0.1} />;
}

/** The same drawing twice or more, moved sideways: a set of glasses, a bundle of pens. */
export function Row({ at, children }: { at: number[]; children: ReactNode }) {
  return (
    <>
      {at.map((x) => (
        <g key={x} transform={`translate(${x} 0)`}>
          {children}
        </g>
      ))}
    </>
  );
}

export function Turn({
  by,
  x = 100,
  y = 75,
  children,
}: {
  by: number;
  x?: number;
  y?: number;
  children: ReactNode;
}) {
  return <g transform={`rotate(${by} ${x} ${y})`}>{children}</g>;
}
