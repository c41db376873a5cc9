// Exact integers of the oracle: a product divided once, by a rounding mode, and one amount
// split over weights. Plain numbers where every step is a safe integer, else BigInt.
// Test: tests/oracle/rounding.test.mjs

/** Throws where a number has left the range in which integers are exact. */
export function exact(value) {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not exact: ${value}`);
  return value;
}

/** Whether remainder / divisor, with this whole part before it, rounds up. All are >= 0. */
function rounds_up(whole_is_odd, twice_remainder, divisor, mode) {
  if (mode === 'half_up') return twice_remainder >= divisor;
  if (mode === 'half_down') return twice_remainder > divisor;
  if (mode === 'half_even') {
    return twice_remainder > divisor || (twice_remainder === divisor && whole_is_odd);
  }
  return mode === 'up' && twice_remainder > 0;
}

function big_ratio(factors, divisors, mode) {
  const product = factors.reduce((all, factor) => all * BigInt(factor), 1n);
  const divisor = divisors.reduce((all, factor) => all * BigInt(factor), 1n);
  const whole = product / divisor;
  const twice = (product % divisor) * 2n;
  const up = rounds_up(
    whole % 2n === 1n,
    twice > divisor ? 3 : twice === divisor ? 2 : twice > 0n ? 1 : 0,
    2,
    mode,
  );
  return exact(Number(whole) + (up ? 1 : 0));
}

/** The product of `factors` over the product of `divisors`, all >= 0, rounded once. */
export function ratio(factors, divisors, mode) {
  let product = 1;
  let divisor = 1;
  for (const factor of factors) product *= factor;
  for (const factor of divisors) divisor *= factor;
  const safe = Number.MAX_SAFE_INTEGER / 2;
  if (product > safe || divisor > safe) return big_ratio(factors, divisors, mode);
  const rest = product % divisor;
  const whole = (product - rest) / divisor;
  return whole + (rounds_up(whole % 2 === 1, 2 * rest, divisor, mode) ? 1 : 0);
}

/** How a reduction, and how a price, is rounded by a ruleset's mode. */
export const for_reduction = (mode) => (mode === 'toward_merchant' ? 'down' : mode);
export const for_price = (mode) => (mode === 'toward_merchant' ? 'up' : mode);

export const sum = (list) => list.reduce((all, value) => all + value, 0);

/** One more unit each for the largest remainders; equal ones: the first. */
function give_to_largest(shares, remainders, rest, fault) {
  const order = remainders.map((_, index) => index);
  const first = fault === 'tie' ? -1 : 1;
  order.sort((a, b) => remainders[b] - remainders[a] || first * (a - b));
  for (let i = 0; i < rest; i += 1) shares[order[i]] += 1;
}

/** Who has room gets units, first ones first, until the rest is gone. */
function give_to_first(shares, rest, room) {
  let left = rest;
  for (let i = 0; i < shares.length && left > 0; i += 1) {
    const units = Math.max(0, Math.min(left, room(i), 1));
    shares[i] += units;
    left -= units;
  }
  return left;
}

function by_last_line(amount, weights, total, { mode, bounded }) {
  const shares = weights.map(() => 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  let left = amount;
  const bound = (i) => (bounded ? weights[i] : Infinity);
  for (let i = 0; i < last; i += 1) {
    shares[i] = Math.min(ratio([amount, weights[i]], [total], mode), bound(i), left);
    left -= shares[i];
  }
  shares[last] = Math.min(left, bound(last));
  left -= shares[last];
  for (let i = 0; i < shares.length && left > 0; i += 1) {
    if (weights[i] === 0) continue;
    const more = Math.min(left, bound(i) - shares[i]);
    shares[i] += more;
    left -= more;
  }
  return shares;
}

/**
 * `amount` over `weights` in their order. `options`: remainders, mode (of `last_line`), bounded
 * (whether a share may not pass its weight; list amounts are split by quantity, unbounded), fault.
 */
export function allocate(amount, weights, options) {
  const { remainders = 'largest', bounded = true, fault } = options;
  const total = sum(weights);
  if (total === 0 || amount === 0) return weights.map(() => 0);
  if (weights.length === 1) return [amount];
  if (remainders === 'last_line')
    return by_last_line(amount, weights, total, { mode: options.mode, bounded });
  const shares = weights.map((weight) => ratio([amount, weight], [total], 'down'));
  let rest = amount - sum(shares);
  if (remainders === 'largest') {
    // Shares are floors, so amount * weight - share * total is below the total, exactly.
    const over = weights.map((weight, i) =>
      Number(BigInt(amount) * BigInt(weight) - BigInt(shares[i]) * BigInt(total)),
    );
    give_to_largest(shares, over, rest, fault);
    return shares;
  }
  const room = (i) => (weights[i] === 0 ? 0 : bounded ? weights[i] - shares[i] : 1);
  while (rest > 0) rest = give_to_first(shares, rest, room);
  return shares;
}
