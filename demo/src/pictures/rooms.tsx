// Drawings of coffee, linen and guest amenities on a 200 x 150 field.
// Contract: pure functions of their arguments. Test: tests/e2e/storefront.test.mjs
import { Ground, Row, Turn, ink } from './palette';

export function CoffeeBag({ body, dark, label }: { body: string; dark: string; label: string }) {
  return (
    <>
      <Ground rx={38} />
      <path d="M64 30 h72 l4 96 q0 5 -5 5 h-70 q-5 0 -5 -5 z" fill={body} />
      <path d="M118 30 h18 l4 96 q0 5 -5 5 h-20 q8 -50 3 -101 z" fill={dark} opacity={0.55} />
      <path d="M64 30 l4 -14 h64 l4 14 z" fill={dark} />
      <rect x={62} y={26} width={76} height={6} rx={3} fill={ink.steelDeep} />
      <rect x={76} y={56} width={48} height={50} rx={4} fill={label} />
      <ellipse cx={100} cy={76} rx={9} ry={12} fill={dark} transform="rotate(24 100 76)" />
      <path d="M103 66 q-7 9 -5 20" stroke={label} strokeWidth={2.2} fill="none" />
      <path d="M84 97 h32" stroke={dark} strokeWidth={3} strokeLinecap="round" opacity={0.6} />
    </>
  );
}

export function TeaBox({ body, dark }: { body: string; dark: string }) {
  return (
    <>
      <Ground rx={52} />
      <path d="M46 58 h84 v73 h-84 z" fill={body} />
      <path d="M130 58 l24 -14 v72 l-24 15 z" fill={dark} />
      <path d="M46 58 l26 -14 h82 l-24 14 z" fill={ink.paper} />
      <rect x={58} y={74} width={60} height={42} rx={3} fill={ink.paper} />
      <path d="M88 106 q-16 -10 0 -26 q16 16 0 26 z" fill={ink.samphire} />
      <path d="M88 108 v-22" stroke={ink.mossDeep} strokeWidth={1.8} />
      <path
        d="M128 58 q10 20 2 34 m-7 0 h14 v14 h-14 z"
        fill={ink.paper}
        stroke={ink.text}
        strokeWidth={1.6}
      />
    </>
  );
}

export function Cafetiere() {
  return (
    <>
      <Ground rx={38} />
      <path
        d="M128 52 h12 q12 0 12 12 v34 q0 12 -12 12 h-12"
        fill="none"
        stroke={ink.ironDeep}
        strokeWidth={8}
      />
      <path d="M98 10 v28" stroke={ink.steelDeep} strokeWidth={4} />
      <circle cx={98} cy={11} r={6} fill={ink.ironDeep} />
      <rect x={68} y={40} width={60} height={88} rx={4} fill={ink.glass} />
      <rect x={72} y={68} width={52} height={57} rx={3} fill={ink.coffee} />
      <rect x={71} y={64} width={54} height={6} rx={2} fill={ink.steelDeep} />
      <path d="M66 38 q4 -12 32 -12 q28 0 32 12 z" fill={ink.steel} />
      <rect x={64} y={37} width={68} height={7} rx={3} fill={ink.steelDeep} />
      <path
        d="M64 98 h68 v6 h-68 z M70 44 v86 M126 44 v86"
        fill={ink.steelDeep}
        stroke={ink.steelDeep}
        strokeWidth={3}
      />
      <rect x={64} y={126} width={68} height={5} rx={2.5} fill={ink.steelDeep} />
      <path d="M78 50 v12" stroke={ink.glassShine} strokeWidth={4} strokeLinecap="round" />
    </>
  );
}

export function MilkJug() {
  return (
    <>
      <Ground rx={40} />
      <path
        d="M128 56 q30 -2 28 24 q-2 26 -30 28"
        fill="none"
        stroke={ink.steelDeep}
        strokeWidth={7}
      />
      <path
        d="M58 36 l14 14 q-10 26 -10 52 q0 29 12 29 h50 q12 0 12 -29 q0 -34 -8 -60 h-52 z"
        fill={ink.steel}
      />
      <path
        d="M112 42 h16 q8 26 8 60 q0 29 -12 29 h-20 q16 -34 8 -89 z"
        fill={ink.steelEdge}
        opacity={0.6}
      />
      <path d="M58 36 q36 -8 70 6 q-24 10 -56 8 z" fill={ink.paper} stroke={ink.steelEdge} />
      <path
        d="M76 62 q-6 26 -2 54"
        stroke={ink.steelShine}
        strokeWidth={6}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
}

export function Folded({
  layers,
  height,
  band,
}: {
  layers: number;
  height: number;
  band?: string;
}) {
  const top = 130 - layers * height;
  return (
    <>
      <Ground rx={64} />
      {Array.from({ length: layers }, (_, i) => {
        const y = top + i * height;
        return (
          <g key={i}>
            <path
              d={`M40 ${y} h112 q${height * 0.7} ${height / 2} 0 ${height} h-112
              q-8 ${-height / 2} 0 ${-height} z`}
              fill={ink.cotton}
              stroke={ink.cottonEdge}
              strokeWidth={1.6}
            />
            <path
              d={`M46 ${y + height / 2} h100`}
              stroke={ink.cottonDeep}
              strokeWidth={1.6}
              strokeLinecap="round"
            />
            {band && (
              <path
                d={`M58 ${y + 1} v${height - 2} M64 ${y + 1} v${height - 2}`}
                stroke={band}
                strokeWidth={2.6}
              />
            )}
          </g>
        );
      })}
    </>
  );
}

export function Duvet() {
  return (
    <>
      <Ground rx={72} y={126} />
      <rect
        x={28}
        y={48}
        width={144}
        height={76}
        rx={20}
        fill={ink.cotton}
        stroke={ink.cottonEdge}
        strokeWidth={2}
      />
      <g stroke={ink.cottonDeep} strokeWidth={1.8} fill="none">
        <path d="M76 50 v72 M124 50 v72 M30 86 h140" />
      </g>
      <path d="M28 66 q0 -18 20 -18 h46 q-26 12 -30 30 q-18 -6 -36 2 z" fill={ink.sage} />
      <path d="M64 78 q4 -18 30 -30" stroke={ink.samphire} strokeWidth={2} fill="none" />
    </>
  );
}

export function Pillow() {
  return (
    <>
      <Ground rx={66} y={124} />
      <path
        d="M34 50 q10 8 66 2 q56 6 66 -2 q6 36 0 70 q-10 -6 -66 -2 q-56 -4 -66 2
        q-6 -34 0 -70 z"
        fill={ink.cotton}
        stroke={ink.cottonEdge}
        strokeWidth={2}
      />
      <path
        d="M44 60 q20 14 24 26 M156 60 q-20 14 -24 26 M46 110 q16 -12 22 -16 M154 110
        q-16 -12 -22 -16"
        stroke={ink.cottonDeep}
        strokeWidth={2}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
}

export function Bathrobe() {
  return (
    <>
      <path
        d="M84 18 h32 l30 16 l14 58 l-20 6 l-8 -30 v64 h-64 v-64 l-8 30 l-20 -6 l14 -58 z"
        fill={ink.cotton}
        stroke={ink.cottonEdge}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      <path d="M84 18 l16 52 l16 -52" fill={ink.sage} stroke={ink.cottonDeep} strokeWidth={1.6} />
      <path d="M90 18 l10 30 l10 -30 z" fill={ink.cottonEdge} />
      <path d="M68 84 h64 v9 h-64 z" fill={ink.sage} />
      <path
        d="M96 92 l-6 28 M102 92 l6 28"
        stroke={ink.samphire}
        strokeWidth={4}
        strokeLinecap="round"
      />
      <path d="M100 70 v62" stroke={ink.cottonDeep} strokeWidth={1.6} />
    </>
  );
}

export function PumpBottle({ body, dark }: { body: string; dark: string }) {
  return (
    <>
      <Ground rx={30} />
      <path
        d="M78 22 h28 q6 0 6 5 v3 h-28 q-8 0 -12 6 l-5 -3 q3 -11 11 -11 z"
        fill={ink.ironDeep}
      />
      <rect x={98} y={28} width={7} height={18} fill={ink.ironDeep} />
      <rect x={88} y={44} width={26} height={10} rx={3} fill={ink.ironDeep} />
      <path
        d="M86 54 h30 q14 4 14 18 v50 q0 9 -9 9 h-40 q-9 0 -9 -9 v-50 q0 -14 14 -18 z"
        fill={body}
      />
      <path
        d="M114 54 h2 q14 4 14 18 v50 q0 9 -9 9 h-12 q10 -30 5 -77 z"
        fill={dark}
        opacity={0.55}
      />
      <rect x={80} y={78} width={42} height={36} rx={3} fill={ink.paper} />
      <path d="M101 108 q-11 -9 0 -22 q11 13 0 22 z" fill={body} />
      <path d="M79 66 v48" stroke="#ffffff" opacity={0.35} strokeWidth={3} strokeLinecap="round" />
    </>
  );
}

export function SoapBar() {
  return (
    <>
      <Ground rx={60} y={120} />
      <Turn by={-8}>
        <rect x={42} y={62} width={116} height={52} rx={16} fill={ink.sand} />
        <rect x={42} y={56} width={116} height={50} rx={16} fill={ink.cream} />
        <path d="M72 56 h56 v50 h-56 z" fill={ink.paper} stroke={ink.paperEdge} />
        <path d="M100 96 q-14 -12 0 -30 q14 18 0 30 z" fill={ink.sage} />
      </Turn>
    </>
  );
}

export function Slippers() {
  const one = (
    <>
      <path
        d="M78 26 q22 -12 44 0 q8 44 0 94 q-22 18 -44 0 q-8 -50 0 -94 z"
        fill={ink.cottonEdge}
      />
      <path
        d="M84 64 q16 -8 32 0 q4 26 0 52 q-16 12 -32 0 q-4 -26 0 -52 z"
        fill={ink.cottonDeep}
        opacity={0.6}
      />
      <path
        d="M76 30 q24 -16 48 0 q4 22 4 44 q-28 -14 -56 0 q0 -22 4 -44 z"
        fill={ink.cotton}
        stroke={ink.cottonEdge}
        strokeWidth={1.6}
      />
      <path
        d="M90 48 q10 -6 20 0"
        stroke={ink.samphire}
        strokeWidth={3}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
  return (
    <>
      <Ground rx={66} y={134} />
      <Row at={[-31, 31]}>{one}</Row>
    </>
  );
}

export function Candle() {
  return (
    <>
      <Ground rx={34} />
      <path d="M100 20 q14 18 0 32 q-14 -14 0 -32 z" fill={ink.amber} />
      <path d="M100 32 q6 9 0 17 q-6 -8 0 -17 z" fill={ink.cream} />
      <path d="M100 48 v14" stroke={ink.ironDeep} strokeWidth={2.4} />
      <path d="M64 58 h72 v64 q0 9 -9 9 h-54 q-9 0 -9 -9 z" fill={ink.glass} />
      <path d="M68 70 h64 v50 q0 7 -7 7 h-50 q-7 0 -7 -7 z" fill={ink.cream} />
      <rect x={78} y={84} width={44} height={30} rx={3} fill={ink.moss} />
      <path
        d="M86 100 l8 -10 l6 8 l5 -5 l9 10"
        stroke={ink.cream}
        strokeWidth={2.4}
        fill="none"
        strokeLinejoin="round"
      />
    </>
  );
}
