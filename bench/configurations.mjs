// What is measured: which ruleset with which carts. Contract: data, shared by the generator, the
// measuring programs and the report; a configuration is named `RULESET:CARTS`.

export const kCounts = [100, 1000, 10000];
export const kLineCounts = [5, 20, 100];
export const kRegimes = ['constant', 'growing'];
export const kUnits = [1, 200]; // of each of 30 lines

/** File names, without their endings, in build/bench. */
export const ruleset_name = (regime, count) => `${regime}_${count}`;
export const carts_name = (regime, lines) => `${regime}_${lines}_lines`;
export const unit_carts_name = (units) => `units_${units * 30}`;

const kUnitPair = kUnits.map((units) => `units:${unit_carts_name(units)}`);

/** All of them; `short` leaves out what the targets do not need. */
export function configurations(short) {
  const of = (regime, count, lines) =>
    `${ruleset_name(regime, count)}:${carts_name(regime, lines)}`;
  if (short) {
    return [...kRegimes.flatMap((r) => kCounts.map((count) => of(r, count, 20))), ...kUnitPair];
  }
  const grid = kRegimes.flatMap((regime) =>
    kCounts.flatMap((count) => kLineCounts.map((lines) => of(regime, count, lines))),
  );
  return [...grid, ...kUnitPair];
}
