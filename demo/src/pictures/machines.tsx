// Drawings of coffee machines and of bottles. Contract: as palette.tsx says.
// Test: tests/e2e/storefront.test.mjs
import { Ground, ink } from './palette';

export function EspressoMachine() {
  return (
    <>
      <Ground rx={74} />
      <rect x={30} y={26} width={140} height={34} rx={7} fill={ink.steel} />
      <rect x={30} y={26} width={140} height={10} rx={5} fill={ink.steelShine} />
      <rect x={36} y={18} width={128} height={6} rx={3} fill={ink.steelEdge} />
      <rect x={38} y={58} width={124} height={54} fill={ink.ironDeep} />
      <rect x={30} y={110} width={140} height={20} rx={6} fill={ink.steelEdge} />
      <rect x={40} y={108} width={120} height={6} fill={ink.steelDeep} />
      {[72, 128].map((x) => (
        <g key={x}>
          <rect x={x - 14} y={58} width={28} height={11} rx={3} fill={ink.steelDeep} />
          <path d={`M${x - 11} 69 h22 l-4 8 h-14 z`} fill={ink.steel} />
          <path
            d={`M${x + 8} 71 l20 7`}
            stroke={ink.walnut}
            strokeWidth={6}
            strokeLinecap="round"
          />
          <path d={`M${x - 8} 90 h16 v9 q0 6 -6 6 h-4 q-6 0 -6 -6 z`} fill={ink.chalk} />
        </g>
      ))}
      <circle cx={100} cy={44} r={9} fill={ink.paper} stroke={ink.steelDeep} strokeWidth={2} />
      <path d="M100 44 l5 -4" stroke={ink.clay} strokeWidth={2} strokeLinecap="round" />
    </>
  );
}

export function Grinder() {
  return (
    <>
      <Ground rx={40} />
      <path d="M72 18 h56 l-9 36 h-38 z" fill={ink.glass} stroke={ink.glassEdge} strokeWidth={2} />
      <path d="M78 30 h44 l-6 24 h-32 z" fill={ink.coffee} opacity={0.8} />
      <rect x={70} y={12} width={60} height={8} rx={4} fill={ink.ironDeep} />
      <path d="M76 54 h48 l4 72 h-56 z" fill={ink.iron} />
      <path d="M116 54 h8 l4 72 h-10 z" fill={ink.ironDeep} opacity={0.6} />
      <rect x={84} y={66} width={32} height={16} rx={3} fill={ink.ironShine} />
      <path d="M88 92 h24" stroke={ink.steelEdge} strokeWidth={6} strokeLinecap="round" />
      <rect x={64} y={124} width={72} height={8} rx={4} fill={ink.ironDeep} />
    </>
  );
}

export function Bottle({ glass, label, short }: { glass: string; label: string; short?: boolean }) {
  const top = short ? 30 : 14;
  const left = `h-36 q-7 0 -7 -7 V${top + 52} q0 -16 18 -22 z`;
  const shoulders = `q18 6 18 22 V125 q0 7 -7 7 ${left}`;
  return (
    <>
      <Ground rx={30} />
      <rect x={92} y={top} width={16} height={12} rx={3} fill={ink.ironDeep} />
      <path d={`M93 ${top + 12} h14 v18 ${shoulders}`} fill={glass} />
      <rect x={80} y={82} width={40} height={32} rx={2} fill={label} />
      <path
        d="M100 108 v-20 M100 98 q-9 -2 -10 -9 M100 100 q9 -2 10 -9"
        stroke={ink.moss}
        fill="none"
      />
      <path d="M82 72 v54" stroke="#ffffff" opacity={0.35} strokeWidth={3} strokeLinecap="round" />
    </>
  );
}
