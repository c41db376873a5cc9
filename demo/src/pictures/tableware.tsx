// Drawings of glasses and crockery on a 200 x 150 field.
// Contract: pure functions of their arguments. Test: tests/e2e/storefront.test.mjs
import { Ground, Row, ink } from './palette';

/** `size` of the bowl, in percent; the foot stays the same. */
export function WineGlass({ size }: { size: number }) {
  return (
    <>
      <Ground rx={26} />
      <g transform={`translate(100 84) scale(${size / 100}) translate(-100 -84)`}>
        <path d="M73 30 h54 q14 44 -22 52 h-10 q-36 -8 -22 -52 z" fill={ink.glass} />
        <path d="M69.8 52 h60.4 q0 24 -25.2 30 h-10 q-25.2 -6 -25.2 -30 z" fill="#a9605c" />
        <path d="M78 36 q-4 22 2 34" stroke={ink.glassShine} strokeWidth={3.4} fill="none" />
      </g>
      <path d="M98 82 h4 v42 q0 3 16 5 v2 h-36 v-2 q16 -2 16 -5 z" fill={ink.glassEdge} />
    </>
  );
}

export function Flute() {
  const one = (
    <>
      <path d="M88 22 h24 q3 46 -9 62 h-6 q-12 -16 -9 -62 z" fill={ink.glass} />
      <path d="M88.3 40 h23.4 q0 32 -9 43 h-5.4 q-9 -11 -9 -43 z" fill="#ecd9a0" />
      <g fill="#fff8e0">
        <circle cx={97} cy={52} r={1.5} />
        <circle cx={103} cy={60} r={1.3} />
        <circle cx={99} cy={68} r={1.4} />
        <circle cx={104} cy={47} r={1.1} />
      </g>
      <path
        d="M92 27 q-1 20 2 34"
        stroke={ink.glassShine}
        strokeWidth={2.6}
        fill="none"
        strokeLinecap="round"
      />
      <path d="M98.4 83 h3.2 v42 q1 3 13 4 v2 h-29.2 v-2 q12 -1 13 -4 z" fill={ink.glassEdge} />
    </>
  );
  return (
    <>
      <Ground rx={44} />
      <Row at={[-22, 22]}>{one}</Row>
    </>
  );
}

export function Tumbler({
  height,
  width,
  drink,
  ice = false,
}: {
  height: number;
  width: number;
  drink: string;
  ice?: boolean;
}) {
  const top = 130 - height;
  const half = width / 2;
  const foot = half * 0.82;
  return (
    <>
      <Ground rx={half + 6} />
      <path
        d={`M${100 - half} ${top} h${width} L${100 + foot} 130 h${-foot * 2} z`}
        fill={ink.glass}
      />
      <path
        d={`M${100 - half * 0.9} ${top + height * 0.3} h${half * 1.8}
        L${100 + foot * 0.87} 123 h${-foot * 1.74} z`}
        fill={drink}
        opacity={0.8}
      />
      {ice && (
        <g fill={ink.glassShine} opacity={0.85}>
          <rect
            x={88}
            y={top + height * 0.36}
            width={15}
            height={15}
            rx={3}
            transform={`rotate(14 95 ${top + height * 0.44})`}
          />
          <rect
            x={100}
            y={top + height * 0.56}
            width={14}
            height={14}
            rx={3}
            transform={`rotate(-12 107 ${top + height * 0.64})`}
          />
        </g>
      )}
      <path
        d={`M${100 - half + 7} ${top + 7} L${100 - foot + 5} 119`}
        stroke={ink.glassShine}
        strokeWidth={3.2}
        strokeLinecap="round"
      />
      <ellipse
        cx={100}
        cy={top}
        rx={half}
        ry={3.2}
        fill="none"
        stroke={ink.glassEdge}
        strokeWidth={1.6}
      />
    </>
  );
}

export function LatteGlass() {
  return (
    <>
      <Ground rx={30} />
      <path
        d="M124 66 q24 0 20 20 q-4 17 -25 17"
        fill="none"
        stroke={ink.glassEdge}
        strokeWidth={6}
      />
      <path d="M72 34 h56 l-7 90 q-1 6 -8 6 h-26 q-7 0 -8 -6 z" fill={ink.glass} />
      <path d="M74.5 52 h51 l-2 24 h-47 z" fill="#fbf3e4" />
      <path d="M76.4 76 h47.2 l-2 26 h-43.2 z" fill={ink.crema} />
      <path d="M78.4 102 h43.2 l-1.6 19 q-.6 4 -5 4 h-30 q-4.4 0 -5 -4 z" fill="#e8d3b5" />
      <path d="M80 42 l5 72" stroke={ink.glassShine} strokeWidth={3.4} strokeLinecap="round" />
    </>
  );
}

export function Carafe() {
  return (
    <>
      <Ground rx={34} />
      <path
        d="M86 16 h28 v26 q0 8 10 20 q10 12 10 34 v26 q0 8 -8 8 h-52 q-8 0 -8 -8 v-26
        q0 -22 10 -34 q10 -12 10 -20 z"
        fill={ink.glass}
      />
      <path
        d="M69 84 q31 7 62 0 q3 6 3 14 v24 q0 8 -8 8 h-52 q-8 0 -8 -8 v-24 q0 -8 3 -14 z"
        fill={ink.water}
      />
      <path
        d="M91 22 v20 q0 9 -9 20 q-7 9 -8 22"
        stroke={ink.glassShine}
        strokeWidth={3.6}
        fill="none"
        strokeLinecap="round"
      />
      <rect x={83} y={12} width={34} height={6} rx={3} fill={ink.glassEdge} />
    </>
  );
}

export function Plate({ radius }: { radius: number }) {
  return (
    <>
      <circle cx={101} cy={79} r={radius} fill="#1f3a34" opacity={0.1} />
      <circle
        cx={100}
        cy={75}
        r={radius}
        fill={ink.chalk}
        stroke={ink.chalkEdge}
        strokeWidth={1.6}
      />
      <circle
        cx={100}
        cy={75}
        r={radius * 0.68}
        fill={ink.cotton}
        stroke={ink.chalkEdge}
        strokeWidth={1.8}
      />
      <path
        d={`M${100 - radius * 0.84} 75 a${radius * 0.84} ${radius * 0.84} 0 0 1
        ${radius * 0.5} ${-radius * 0.68}`}
        stroke="#ffffff"
        strokeWidth={4}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
}

export function Bowl() {
  return (
    <>
      <Ground rx={52} />
      <path d="M30 64 h140 q-3 46 -46 62 h-48 q-43 -16 -46 -62 z" fill={ink.chalk} />
      <path
        d="M128 64 h42 q-3 46 -46 62 h-18 q22 -20 22 -62 z"
        fill={ink.chalkEdge}
        opacity={0.6}
      />
      <ellipse
        cx={100}
        cy={64}
        rx={70}
        ry={15}
        fill={ink.cotton}
        stroke={ink.chalkEdge}
        strokeWidth={2}
      />
      <ellipse cx={100} cy={67} rx={56} ry={9.6} fill={ink.chalkEdge} opacity={0.55} />
      <path d="M76 126 h48 l-3 5 h-42 z" fill={ink.chalkDeep} />
    </>
  );
}

export function Cup({
  size,
  drink,
  saucer = true,
}: {
  size: number;
  drink: string;
  saucer?: boolean;
}) {
  const width = size;
  const top = 116 - size * 0.78;
  return (
    <>
      <Ground rx={56} y={132} />
      {saucer && <path d="M42 117 h116 q-6 12 -30 12 h-56 q-24 0 -30 -12 z" fill={ink.fjordEdge} />}
      <path
        d={`M${100 + width * 0.46} ${top + size * 0.16} q${size * 0.42} -2 ${size * 0.36}
        ${size * 0.26} q-4 ${size * 0.22} ${-size * 0.46} ${size * 0.22}`}
        fill="none"
        stroke={ink.fjordEdge}
        strokeWidth={size * 0.1}
      />
      <path
        d={`M${100 - width / 2} ${top} h${width} q0 ${size * 0.6} ${-width * 0.26}
        ${size * 0.78} h${-width * 0.48} q${-width * 0.26} ${-size * 0.18} ${-width * 0.26}
        ${-size * 0.78} z`}
        fill={ink.fjord}
      />
      <ellipse cx={100} cy={top} rx={width / 2} ry={size * 0.1} fill={ink.fjordDeep} />
      <ellipse cx={100} cy={top + 1} rx={width * 0.44} ry={size * 0.075} fill={drink} />
      <path
        d={`M${100 - width * 0.4} ${top + size * 0.2} q4 ${size * 0.3} ${width * 0.12}
        ${size * 0.42}`}
        stroke="#c3d8da"
        strokeWidth={4}
        strokeLinecap="round"
        fill="none"
      />
    </>
  );
}

export function Saucer() {
  return (
    <>
      <ellipse cx={100} cy={84} rx={66} ry={46} fill="#1f3a34" opacity={0.1} />
      <ellipse
        cx={100}
        cy={78}
        rx={66}
        ry={45}
        fill={ink.fjord}
        stroke={ink.fjordEdge}
        strokeWidth={2}
      />
      <ellipse cx={100} cy={79} rx={44} ry={29} fill={ink.fjordEdge} opacity={0.5} />
      <ellipse cx={100} cy={80} rx={24} ry={15} fill={ink.fjordDeep} opacity={0.5} />
      <path
        d="M44 72 q10 -24 42 -30"
        stroke="#c3d8da"
        strokeWidth={4}
        fill="none"
        strokeLinecap="round"
      />
    </>
  );
}

export function Mug() {
  return (
    <>
      <Ground rx={40} />
      <path
        d="M126 62 q28 -4 26 20 q-2 24 -30 24"
        fill="none"
        stroke={ink.slateEdge}
        strokeWidth={9}
      />
      <path d="M64 44 h66 v72 q0 14 -14 14 h-38 q-14 0 -14 -14 z" fill={ink.slate} />
      <path d="M64 98 h66 v18 q0 14 -14 14 h-38 q-14 0 -14 -14 z" fill={ink.sand} />
      <ellipse cx={97} cy={44} rx={33} ry={6.5} fill={ink.slateDeep} />
      <ellipse cx={97} cy={45} rx={28} ry={4.6} fill={ink.coffee} />
      <path d="M72 58 v32" stroke="#8b989e" strokeWidth={4.4} strokeLinecap="round" />
    </>
  );
}

export function Platter() {
  return (
    <>
      <ellipse cx={101} cy={80} rx={82} ry={44} fill="#1f3a34" opacity={0.12} />
      <ellipse cx={100} cy={75} rx={82} ry={44} fill={ink.slate} />
      <ellipse cx={100} cy={75} rx={70} ry={35} fill={ink.slateEdge} />
      <path
        d="M38 66 q16 -22 52 -24"
        stroke="#8b989e"
        strokeWidth={4}
        fill="none"
        strokeLinecap="round"
      />
      <g opacity={0.95}>
        <circle cx={86} cy={78} r={9} fill={ink.clay} />
        <circle cx={106} cy={70} r={8} fill={ink.cream} />
        <circle cx={120} cy={82} r={7} fill={ink.samphire} />
        <path d="M62 82 q8 -12 16 -2 q-8 8 -16 2 z" fill={ink.samphire} />
        <path d="M130 70 l14 -5 l-3 12 z" fill={ink.amber} />
      </g>
    </>
  );
}
