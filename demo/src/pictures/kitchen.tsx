// Drawings of cookware, knives, tools and barware on a 200 x 150 field.
// Contract: pure functions of their arguments. Test: tests/e2e/storefront.test.mjs
import { Ground, Row, Turn, ink } from './palette';

export function SautePan() {
  return (
    <>
      <Ground cx={86} rx={56} />
      <path d="M138 80 l50 -20 q7 -2 8 4 q0 5 -5 7 l-52 20 z" fill={ink.steelDeep} />
      <path d="M30 74 h112 v40 q0 16 -16 16 h-80 q-16 0 -16 -16 z" fill={ink.steel} />
      <path
        d="M30 112 h112 v2 q0 16 -16 16 h-80 q-16 0 -16 -16 z"
        fill={ink.amber}
        opacity={0.75}
      />
      <ellipse
        cx={86}
        cy={74}
        rx={56}
        ry={11}
        fill={ink.steelShine}
        stroke={ink.steelEdge}
        strokeWidth={2}
      />
      <ellipse cx={86} cy={76} rx={47} ry={7.5} fill={ink.steelEdge} opacity={0.5} />
      <path d="M40 88 v22" stroke={ink.steelShine} strokeWidth={5} strokeLinecap="round" />
    </>
  );
}

export function Stockpot() {
  return (
    <>
      <Ground rx={50} />
      <path
        d="M46 66 h-14 v16 h14 M154 66 h14 v16 h-14"
        fill="none"
        stroke={ink.steelDeep}
        strokeWidth={6}
        strokeLinejoin="round"
      />
      <path d="M46 48 h108 v72 q0 11 -11 11 h-86 q-11 0 -11 -11 z" fill={ink.steel} />
      <path d="M122 48 h32 v72 q0 11 -11 11 h-21 z" fill={ink.steelEdge} opacity={0.55} />
      <path
        d="M42 48 q8 -20 58 -20 q50 0 58 20 z"
        fill={ink.steelShine}
        stroke={ink.steelEdge}
        strokeWidth={1.6}
      />
      <rect x={40} y={46} width={120} height={6} rx={3} fill={ink.steelDeep} />
      <path
        d="M90 28 q0 -10 10 -10 q10 0 10 10"
        fill="none"
        stroke={ink.steelDeep}
        strokeWidth={5}
      />
      <path d="M58 62 v52" stroke={ink.steelShine} strokeWidth={6} strokeLinecap="round" />
    </>
  );
}

export function Casserole() {
  return (
    <>
      <Ground rx={58} />
      <path
        d="M40 72 q-16 0 -16 9 q0 9 16 9 M160 72 q16 0 16 9 q0 9 -16 9"
        fill="none"
        stroke={ink.mossDeep}
        strokeWidth={7}
      />
      <path d="M38 62 h124 v38 q0 30 -30 30 h-64 q-30 0 -30 -30 z" fill={ink.moss} />
      <path
        d="M134 62 h28 v38 q0 30 -30 30 h-14 q20 -22 16 -68 z"
        fill={ink.mossDeep}
        opacity={0.7}
      />
      <path d="M36 60 q10 -24 64 -24 q54 0 64 24 z" fill={ink.samphire} />
      <rect x={33} y={57} width={134} height={8} rx={4} fill={ink.mossDeep} />
      <rect x={91} y={25} width={18} height={11} rx={5} fill={ink.steelDeep} />
      <path
        d="M52 76 q0 26 10 40"
        stroke={ink.samphire}
        strokeWidth={5}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
}

export function FryingPan() {
  return (
    <Turn by={-18}>
      <circle cx={79} cy={82} r={53} fill="#1f3a34" opacity={0.12} />
      <rect x={126} y={68} width={70} height={13} rx={6.5} fill={ink.ironDeep} />
      <circle cx={187} cy={74.5} r={3} fill={ink.steel} />
      <circle cx={78} cy={76} r={53} fill={ink.iron} />
      <circle cx={78} cy={76} r={43} fill={ink.ironDeep} />
      <path
        d="M42 66 a38 38 0 0 1 26 -25"
        stroke={ink.ironShine}
        strokeWidth={5}
        fill="none"
        strokeLinecap="round"
      />
    </Turn>
  );
}

export function Gastronorm() {
  return (
    <>
      <Ground rx={70} y={128} />
      <path d="M26 62 l18 62 q1 4 6 4 h100 q5 0 6 -4 l18 -62 z" fill={ink.steel} />
      <path d="M140 62 h34 l-18 62 q-1 4 -6 4 h-20 z" fill={ink.steelEdge} opacity={0.6} />
      <path
        d="M44 40 h112 l22 20 q2 5 -4 5 h-148 q-6 0 -4 -5 z"
        fill={ink.steelShine}
        stroke={ink.steelEdge}
        strokeWidth={1.6}
      />
      <path d="M52 46 h96 l14 14 h-124 z" fill={ink.steelEdge} opacity={0.75} />
      <path d="M46 76 l10 36" stroke={ink.steelShine} strokeWidth={5} strokeLinecap="round" />
    </>
  );
}

export function RoastingTray() {
  return (
    <>
      <Ground rx={74} y={122} />
      <path
        d="M22 76 h-8 q-4 0 -4 5 v8 q0 5 5 5 h10 M178 76 h8 q4 0 4 5 v8 q0 5 -5 5 h-10"
        fill="none"
        stroke={ink.steelDeep}
        strokeWidth={5}
      />
      <path d="M20 72 l12 44 q2 6 8 6 h120 q6 0 8 -6 l12 -44 z" fill={ink.iron} />
      <path d="M42 48 h116 l22 22 q1 5 -4 5 h-152 q-5 0 -4 -5 z" fill={ink.ironShine} />
      <path d="M50 53 h100 l15 16 h-130 z" fill={ink.ironDeep} />
      <g stroke={ink.steelEdge} strokeWidth={2}>
        <path d="M64 54 l-9 14 M88 54 l-4 14 M112 54 l4 14 M136 54 l9 14" />
      </g>
    </>
  );
}

export function ChefKnife({ scale = 1 }: { scale?: number }) {
  return (
    <Turn by={-24}>
      <g transform={`translate(${100 - 100 * scale} ${78 - 78 * scale}) scale(${scale})`}>
        <path
          d="M10 74 q50 26 108 22 v-28 h-88 q-14 0 -20 6 z"
          fill={ink.steelShine}
          stroke={ink.steelEdge}
          strokeWidth={1.6}
        />
        <path d="M16 76 q50 18 102 16 v4 q-58 4 -108 -22 z" fill={ink.steelEdge} opacity={0.7} />
        <rect x={117} y={67} width={8} height={20} rx={1.5} fill={ink.steelDeep} />
        <path d="M125 68 h54 q12 0 12 11 q0 9 -8 9 q-6 0 -10 -2 h-48 z" fill={ink.walnut} />
        <path d="M125 68 h54 q8 0 11 5 h-65 z" fill={ink.walnutDeep} />
        <g fill={ink.sand}>
          <circle cx={138} cy={78} r={2.2} />
          <circle cx={156} cy={78} r={2.2} />
          <circle cx={174} cy={78} r={2.2} />
        </g>
      </g>
    </Turn>
  );
}

export function Board() {
  return (
    <Turn by={-8}>
      <rect x={33} y={42} width={136} height={80} rx={10} fill="#1f3a34" opacity={0.12} />
      <rect x={32} y={36} width={136} height={80} rx={10} fill={ink.beech} />
      <g stroke={ink.beechDeep} strokeWidth={1.8} fill="none" opacity={0.75}>
        <path
          d="M40 52 q60 8 122 -2 M38 68 q50 -8 126 4 M38 86 q70 10 126 -2
            M42 104 q60 -8 118 2"
        />
      </g>
      <rect x={144} y={62} width={12} height={28} rx={6} fill={ink.paper} />
    </Turn>
  );
}

export function Tongs() {
  return (
    <Turn by={32}>
      <path
        d="M92 14 q8 -8 16 0 l10 84 q2 14 -6 30 l-7 -4 q5 -14 3 -25 l-8 -67 l-8 67
        q-2 11 3 25 l-7 4 q-8 -16 -6 -30 z"
        fill={ink.steel}
        stroke={ink.steelEdge}
        strokeWidth={1.2}
      />
      <path d="M92 14 q8 -8 16 0 l3 26 h-22 z" fill={ink.moss} />
    </Turn>
  );
}

export function Whisk() {
  return (
    <Turn by={28}>
      <g fill="none" stroke={ink.steelDeep} strokeWidth={2}>
        <ellipse cx={100} cy={46} rx={27} ry={40} />
        <ellipse cx={100} cy={46} rx={16} ry={40} />
        <ellipse cx={100} cy={46} rx={5} ry={40} />
      </g>
      <path d="M94 80 h12 v8 h-12 z" fill={ink.steelDeep} />
      <rect x={93} y={87} width={14} height={56} rx={7} fill={ink.steel} />
      <rect x={95.5} y={91} width={4} height={46} rx={2} fill={ink.steelShine} />
    </Turn>
  );
}

export function Ladle() {
  return (
    <>
      <Ground cx={76} rx={32} />
      <path
        d="M100 100 Q130 80 138 20 q1 -8 9 -8 q7 0 6 8 q-1 5 -6 5 Q140 92 104 110 z"
        fill={ink.steelEdge}
      />
      <path d="M40 92 h72 q-2 38 -36 38 q-34 0 -36 -38 z" fill={ink.steel} />
      <ellipse
        cx={76}
        cy={92}
        rx={36}
        ry={8}
        fill={ink.steelShine}
        stroke={ink.steelEdge}
        strokeWidth={1.6}
      />
      <ellipse cx={76} cy={94} rx={29} ry={5} fill={ink.clay} opacity={0.8} />
      <path
        d="M48 102 q4 16 14 21"
        stroke={ink.steelShine}
        strokeWidth={4.4}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
}

export function Shaker() {
  return (
    <>
      <Ground rx={48} />
      <path d="M52 38 h46 l-6 88 q0 5 -5 5 h-24 q-5 0 -5 -5 z" fill={ink.steel} />
      <path d="M82 38 h16 l-6 88 q0 5 -5 5 h-9 z" fill={ink.steelEdge} opacity={0.6} />
      <path d="M61 48 l4 70" stroke={ink.steelShine} strokeWidth={5} strokeLinecap="round" />
      <path d="M104 66 h46 l-6 60 q0 5 -5 5 h-24 q-5 0 -5 -5 z" fill={ink.glass} />
      <path
        d="M106.5 92 h41 l-4 33 q-.5 3 -4 3 h-25 q-3.5 0 -4 -3 z"
        fill={ink.amber}
        opacity={0.75}
      />
      <path d="M112 74 l3 44" stroke={ink.glassShine} strokeWidth={4.4} strokeLinecap="round" />
      <rect x={50} y={34} width={50} height={5} rx={2.5} fill={ink.steelDeep} />
    </>
  );
}

export function Jigger() {
  return (
    <>
      <Ground rx={26} />
      <path d="M70 20 h60 q-2 40 -24 54 h-12 q-22 -14 -24 -54 z" fill={ink.amber} />
      <path d="M94 74 h12 q16 14 18 57 h-48 q2 -43 18 -57 z" fill={ink.clay} />
      <path d="M110 20 h20 q-2 40 -24 54 h-4 q12 -18 8 -54 z" fill={ink.clay} opacity={0.5} />
      <path
        d="M79 28 q2 24 12 38"
        stroke={ink.sand}
        strokeWidth={4}
        fill="none"
        strokeLinecap="round"
      />
      <ellipse cx={100} cy={20} rx={30} ry={4.5} fill={ink.clayDeep} />
      <rect x={92} y={71} width={16} height={6} rx={3} fill={ink.clayDeep} />
    </>
  );
}

export function BarSpoon() {
  return (
    <Turn by={24}>
      <path d="M98 46 h4 v86 h-4 z" fill={ink.steelDeep} />
      <g stroke={ink.steelShine} strokeWidth={1.8}>
        <path d="M97 56 l6 5 M97 66 l6 5 M97 76 l6 5 M97 86 l6 5 M97 96 l6 5 M97 106 l6 5" />
      </g>
      <ellipse cx={100} cy={28} rx={12} ry={19} fill={ink.steel} stroke={ink.steelEdge} />
      <ellipse cx={99} cy={27} rx={7} ry={13} fill={ink.steelShine} />
      <circle cx={100} cy={137} r={7} fill={ink.steelDeep} />
    </Turn>
  );
}

export function IceBucket() {
  return (
    <>
      <Ground rx={40} />
      <path d="M56 52 q44 -46 88 0" fill="none" stroke={ink.steelDeep} strokeWidth={4} />
      <g fill={ink.glassShine} stroke={ink.glassEdge}>
        <rect x={70} y={40} width={20} height={20} rx={4} transform="rotate(-14 80 50)" />
        <rect x={92} y={36} width={20} height={20} rx={4} transform="rotate(10 102 46)" />
        <rect x={112} y={42} width={18} height={18} rx={4} transform="rotate(24 121 51)" />
      </g>
      <path d="M54 56 h92 l-9 68 q-1 7 -8 7 h-58 q-7 0 -8 -7 z" fill={ink.steel} />
      <path d="M118 56 h28 l-9 68 q-1 7 -8 7 h-18 z" fill={ink.steelEdge} opacity={0.55} />
      <rect x={50} y={53} width={100} height={7} rx={3.5} fill={ink.steelDeep} />
      <path d="M66 70 l5 48" stroke={ink.steelShine} strokeWidth={6} strokeLinecap="round" />
    </>
  );
}

export function Pourers() {
  const one = (
    <>
      <path d="M97 30 q-9 -14 -22 -12 q-3 -5 2 -7 q20 -3 27 19 z" fill={ink.steel} />
      <path d="M94 30 h12 v34 h-12 z" fill={ink.steel} />
      <rect x={89} y={62} width={22} height={12} rx={4} fill={ink.ironDeep} />
      <path d="M91 74 h18 l-3 42 q-6 5 -12 0 z" fill={ink.iron} />
      <g stroke={ink.ironShine} strokeWidth={2}>
        <path d="M91 84 h18 M92 94 h16 M93 104 h14" />
      </g>
    </>
  );
  return (
    <>
      <Ground rx={58} y={124} />
      <Row at={[-38, 0, 38]}>{one}</Row>
    </>
  );
}
