// Drawings of cleaning, takeaway and office supplies on a 200 x 150 field.
// Contract: pure functions of their arguments. Test: tests/e2e/storefront.test.mjs
import { Ground, Row, Turn, ink } from './palette';

export function Canister({ body, dark }: { body: string; dark: string }) {
  return (
    <>
      <Ground rx={46} />
      <rect x={64} y={16} width={24} height={14} rx={4} fill={ink.ironDeep} />
      <path
        d="M62 30 h30 l8 -8 h30 q16 0 16 18 v78 q0 13 -13 13 h-66 q-13 0 -13 -13 v-70
        q0 -12 8 -18 z M104 36 q-4 0 -4 5 v10 q0 5 5 5 h20 q6 0 6 -6 v-8 q0 -6 -6 -6 z"
        fill={body}
        fillRule="evenodd"
      />
      <path d="M126 56 h20 v62 q0 13 -13 13 h-14 q12 -30 7 -75 z" fill={dark} opacity={0.6} />
      <rect x={66} y={70} width={56} height={44} rx={4} fill={ink.paper} />
      <path d="M94 76 q14 16 14 23 q0 11 -14 11 q-14 0 -14 -11 q0 -7 14 -23 z" fill={body} />
    </>
  );
}

export function SprayBottle() {
  return (
    <>
      <Ground rx={32} />
      <path
        d="M84 18 h34 q12 2 14 18 h-14 v12 h-20 v-12 h-20 v-10 q0 -6 6 -8 z"
        fill={ink.ironDeep}
      />
      <path
        d="M80 36 q-2 14 -12 20"
        stroke={ink.ironDeep}
        strokeWidth={5}
        fill="none"
        strokeLinecap="round"
      />
      <path
        d="M96 48 h24 q4 14 10 24 q6 10 6 22 v28 q0 9 -9 9 h-38 q-9 0 -9 -9 v-28
        q0 -12 6 -22 q6 -10 10 -24 z"
        fill={ink.sky}
        opacity={0.9}
      />
      <path d="M80 94 h56 v28 q0 9 -9 9 h-38 q-9 0 -9 -9 z" fill={ink.skyDeep} opacity={0.7} />
      <rect x={86} y={84} width={44} height={32} rx={3} fill={ink.paper} />
      <path d="M96 108 l8 -16 l8 10 l5 -6 l5 12 z" fill={ink.sky} />
    </>
  );
}

export function Cloths() {
  const colours = [ink.sky, ink.samphire, ink.amber, ink.clay];
  return (
    <>
      <Ground rx={60} />
      {colours.map((colour, i) => (
        <g key={colour} transform={`translate(0 ${-i * 17})`}>
          <path d="M42 113 h112 q10 8 0 17 h-112 q-8 -8 0 -17 z" fill={colour} />
          <path
            d="M50 121.5 h98"
            stroke="#ffffff"
            opacity={0.45}
            strokeWidth={2}
            strokeLinecap="round"
            strokeDasharray="5 5"
          />
        </g>
      ))}
    </>
  );
}

export function Tub() {
  return (
    <>
      <Ground rx={48} />
      <path d="M52 50 h96 l-7 74 q-1 7 -8 7 h-66 q-7 0 -8 -7 z" fill={ink.skyDeep} />
      <rect x={46} y={36} width={108} height={18} rx={6} fill={ink.paper} stroke={ink.paperEdge} />
      <rect x={68} y={70} width={64} height={44} rx={5} fill={ink.paper} />
      <rect x={82} y={80} width={36} height={24} rx={5} fill={ink.sky} />
      <rect x={82} y={80} width={36} height={10} rx={5} fill={ink.amber} />
    </>
  );
}

export function PaperCup({ height }: { height: number }) {
  const top = 130 - height;
  return (
    <>
      <Ground rx={30} />
      <path d={`M66 ${top + 12} h68 L126 126 q-.5 5 -5 5 h-42 q-4.5 0 -5 -5 z`} fill={ink.paper} />
      <path d={`M69 ${top + 34} h62 L128 112 h-56 z`} fill={ink.kraft} />
      <g stroke={ink.kraftDeep} strokeWidth={1.8} opacity={0.7}>
        <path d={`M78 ${top + 35} L81 111 M88 ${top + 35} L90 111 M100 ${top + 35} V111`} />
        <path d={`M112 ${top + 35} L110 111 M122 ${top + 35} L119 111`} />
      </g>
      <rect x={62} y={top + 4} width={76} height={9} rx={4} fill={ink.ironDeep} />
      <path d={`M68 ${top + 4} q2 -9 8 -9 h48 q6 0 8 9 z`} fill={ink.iron} />
      <circle cx={100} cy={(top + 146) / 2} r={10} fill={ink.paper} opacity={0.9} />
      <path d={`M96 ${(top + 146) / 2 + 5} q-4 -9 8 -11 q1 11 -8 11 z`} fill={ink.moss} />
    </>
  );
}

export function Lid() {
  return (
    <>
      <ellipse cx={100} cy={88} rx={62} ry={42} fill="#1f3a34" opacity={0.1} />
      <ellipse cx={100} cy={82} rx={62} ry={42} fill={ink.sand} />
      <ellipse cx={100} cy={79} rx={54} ry={35} fill={ink.cream} />
      <ellipse cx={100} cy={74} rx={44} ry={27} fill={ink.sand} />
      <ellipse cx={100} cy={72} rx={41} ry={24.5} fill={ink.cream} />
      <rect x={88} y={51} width={24} height={6} rx={3} fill={ink.walnutDeep} />
      <circle cx={100} cy={86} r={2.6} fill={ink.walnutDeep} />
    </>
  );
}

export function FoodBox() {
  return (
    <>
      <Ground rx={54} />
      <path d="M48 62 h104 l-10 64 q-1 5 -6 5 h-72 q-5 0 -6 -5 z" fill={ink.kraft} />
      <path d="M124 62 h28 l-10 64 q-1 5 -6 5 h-18 z" fill={ink.kraftDeep} opacity={0.7} />
      <path d="M48 62 l14 -26 h76 l14 26 z" fill={ink.kraftLight} />
      <path d="M62 36 l38 16 l38 -16" fill="none" stroke={ink.kraftDeep} strokeWidth={2} />
      <path d="M90 50 h20 v10 q-10 8 -20 0 z" fill={ink.kraftDeep} />
      <path d="M94 108 q-10 -18 14 -24 q4 22 -14 24 z" fill={ink.moss} opacity={0.85} />
    </>
  );
}

export function CarrierBag() {
  return (
    <>
      <Ground rx={44} />
      <path d="M80 48 q0 -32 20 -32 q20 0 20 32" fill="none" stroke={ink.walnut} strokeWidth={4} />
      <path d="M54 44 h78 v87 h-78 z" fill={ink.kraft} />
      <path d="M132 44 l16 8 v74 l-16 5 z" fill={ink.kraftDeep} />
      <path d="M54 44 h78 v8 h-78 z" fill={ink.kraftLight} />
      <circle cx={93} cy={92} r={19} fill={ink.paper} />
      <path d="M84 104 q-8 -20 20 -24 q4 26 -20 24 z" fill={ink.moss} />
    </>
  );
}

export function BirchSet() {
  return (
    <>
      <Ground rx={58} y={134} />
      <g fill={ink.beech} stroke={ink.beechDeep} strokeWidth={1.4}>
        <path
          d="M62 18 v26 q0 10 8 12 v70 q0 6 5 6 q5 0 5 -6 v-70 q8 -2 8 -12 v-26 h-5 v22 h-5
          v-22 h-6 v22 h-5 v-22 z"
        />
        <path d="M100 16 q12 12 9 48 l-1 8 v54 q0 6 -5 6 q-5 0 -5 -6 v-96 q0 -10 2 -14 z" />
        <path
          d="M132 18 q13 0 13 19 q0 15 -8 19 v70 q0 6 -5 6 q-5 0 -5 -6 v-70 q-8 -4 -8 -19
          q0 -19 13 -19 z"
        />
      </g>
      <rect x={56} y={84} width={94} height={22} rx={3} fill={ink.kraft} />
      <path d="M98 100 q-5 -9 8 -11 q1 11 -8 11 z" fill={ink.moss} />
    </>
  );
}

export function TillRolls() {
  const one = (
    <>
      <path d="M76 62 v46 q24 14 48 0 v-46 z" fill={ink.paper} />
      <path d="M108 62 v51 q10 -1 16 -5 v-46 z" fill={ink.paperEdge} />
      <ellipse
        cx={100}
        cy={62}
        rx={24}
        ry={9}
        fill={ink.cotton}
        stroke={ink.paperEdge}
        strokeWidth={1.6}
      />
      <ellipse cx={100} cy={62} rx={8} ry={3} fill={ink.kraftDeep} />
    </>
  );
  return (
    <>
      <Ground rx={66} y={126} />
      <g transform="translate(0 -34)">{one}</g>
      <Row at={[-29, 29]}>
        <g transform="translate(0 10)">{one}</g>
      </Row>
    </>
  );
}

export function OrderPads() {
  return (
    <>
      <Ground rx={48} />
      <Turn by={-7}>
        <rect x={64} y={30} width={80} height={100} rx={4} fill={ink.sage} />
        <rect
          x={58}
          y={24}
          width={80}
          height={100}
          rx={4}
          fill={ink.paper}
          stroke={ink.paperEdge}
          strokeWidth={1.6}
        />
        <rect x={58} y={24} width={80} height={15} rx={4} fill={ink.moss} />
        <g stroke={ink.text} strokeWidth={2.6} strokeLinecap="round" opacity={0.7}>
          <path
            d="M68 54 h38 M68 68 h50 M68 82 h32 M68 96 h44 M118 54 h10 M122 68 h6 M118 82 h10
            M122 96 h6"
          />
        </g>
        <path d="M68 110 h60" stroke={ink.clay} strokeWidth={3} strokeLinecap="round" />
      </Turn>
    </>
  );
}

export function Pens() {
  return (
    <>
      <Ground rx={48} y={134} />
      {[
        [ink.skyDeep, -26],
        [ink.moss, -8],
        [ink.ironDeep, 10],
        [ink.clay, 28],
      ].map(([c, a]) => (
        <Turn key={c} by={Number(a)} x={100} y={140}>
          <rect x={96} y={26} width={9} height={86} rx={3} fill={String(c)} />
          <path d="M96 112 h9 l-3 14 h-3 z" fill={ink.steel} />
          <rect x={103} y={34} width={4} height={32} rx={2} fill={ink.steelEdge} />
          <rect x={97.5} y={16} width={6} height={11} rx={2} fill={ink.steelDeep} />
        </Turn>
      ))}
    </>
  );
}

export function Clipboard() {
  return (
    <>
      <Ground rx={46} y={136} />
      <rect x={54} y={18} width={92} height={116} rx={6} fill={ink.walnut} />
      <rect x={63} y={32} width={74} height={94} rx={2} fill={ink.paper} />
      <rect x={82} y={11} width={36} height={18} rx={4} fill={ink.amber} />
      <circle cx={100} cy={17} r={3} fill={ink.walnutDeep} />
      <path d="M84 48 h32" stroke={ink.mossDeep} strokeWidth={4} strokeLinecap="round" />
      <g stroke={ink.text} strokeWidth={2.4} strokeLinecap="round" opacity={0.75}>
        <path
          d="M73 64 h36 M73 78 h42 M73 92 h30 M73 106 h38
            M122 64 h6 M122 78 h6 M122 92 h6 M122 106 h6"
        />
      </g>
    </>
  );
}

export function Markers() {
  const colours = ['#ffffff', ink.amber, ink.clay, ink.samphire, ink.sky];
  return (
    <>
      <Ground rx={68} y={132} />
      {colours.map((colour, i) => (
        <g key={colour} transform={`translate(${34 + i * 28} 0)`}>
          <path d="M4 32 h14 l-2 -12 h-10 z" fill={colour} />
          <rect x={0} y={32} width={22} height={14} rx={3} fill={ink.ironDeep} />
          <rect x={0} y={46} width={22} height={84} rx={4} fill={ink.iron} />
          <rect x={0} y={66} width={22} height={38} fill={colour} />
        </g>
      ))}
    </>
  );
}
