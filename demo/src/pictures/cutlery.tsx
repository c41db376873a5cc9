// Drawings of cutlery on a 200 x 150 field.
// Contract: pure functions of their arguments. Test: tests/e2e/storefront.test.mjs
import { Ground, ink } from './palette';

const handle = 'q5 0 5 6 l2 46 q0 7 -7 7 q-7 0 -7 -7 l2 -46 q0 -6 5 -6 z';

export function Fork() {
  return (
    <>
      <Ground rx={30} y={140} />
      <g fill={ink.steel} stroke={ink.steelEdge} strokeWidth={1}>
        <path
          d="M85 12 v30 q0 14 11 17 l1 18 h6 l1 -18 q11 -3 11 -17 v-30 h-4 v26 h-3.5 v-26 h-4
          v26 h-3.5 v-26 h-4 v26 h-3.5 v-26 z"
        />
        <path d={`M100 75 ${handle}`} />
      </g>
    </>
  );
}

export function TableKnife() {
  return (
    <>
      <Ground rx={30} y={140} />
      <g stroke={ink.steelEdge} strokeWidth={1}>
        <path d="M93 80 v-56 q0 -14 8 -14 q12 20 10 48 l-3 22 z" fill={ink.steelShine} />
        <path d={`M100 76 ${handle}`} fill={ink.steel} />
      </g>
    </>
  );
}

export function Spoon({ scale = 1 }: { scale?: number }) {
  return (
    <>
      <Ground rx={26} y={140} />
      <g
        transform={`translate(${100 - 100 * scale} ${138 - 138 * scale}) scale(${scale})`}
        stroke={ink.steelEdge}
        strokeWidth={1}
      >
        <ellipse cx={100} cy={34} rx={17} ry={24} fill={ink.steel} />
        <ellipse cx={99} cy={33} rx={11} ry={17} fill={ink.steelShine} stroke="none" />
        <path d="M97 57 h6 l1.5 22 h-9 z" fill={ink.steel} stroke="none" />
        <path d={`M100 75 ${handle}`} fill={ink.steel} />
      </g>
    </>
  );
}

export function SteakKnife() {
  return (
    <>
      <Ground rx={30} y={140} />
      <path
        d="M94 82 v-58 q1 -14 6 -16 q13 22 11 50 l-3 24 z"
        fill={ink.steelShine}
        stroke={ink.steelEdge}
        strokeWidth={1}
      />
      <path
        d="M110 32 l-2.5 3 l2.8 3 l-2.8 3 l2.8 3 l-2.8 3 l2.8 3"
        fill="none"
        stroke={ink.steelEdge}
        strokeWidth={1}
      />
      <rect x={92} y={80} width={17} height={56} rx={6} fill={ink.walnut} />
      <rect x={92} y={80} width={6} height={56} rx={3} fill={ink.walnutDeep} />
      <circle cx={101} cy={94} r={2} fill={ink.amber} />
      <circle cx={101} cy={118} r={2} fill={ink.amber} />
    </>
  );
}
