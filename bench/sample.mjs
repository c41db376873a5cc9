// Samples of single calls, as sample.h takes them natively. Contract: times in nanoseconds; the
// clock's own cost is within each sample.
import { performance } from 'node:perf_hooks';

const kMostCalls = 200000;

/** Nanoseconds that `call` takes. */
export function time(call) {
  const begin = performance.now();
  call();
  return (performance.now() - begin) * 1e6;
}

/** `{ p50_ns, p99_ns, mean_ns }` of times. */
export function summary(times) {
  const sorted = Float64Array.from(times).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  return {
    calls: sorted.length,
    p50_ns: Math.round(at(0.5)),
    p99_ns: Math.round(at(0.99)),
    mean_ns: Math.round(mean),
  };
}

/** Calls `call(i)` for every i below `items`, round by round, until the budget is spent. */
export function sample(items, budget_ns, call) {
  const times = [];
  let sum = 0;
  do {
    for (let i = 0; i < items; ++i) {
      const begin = performance.now();
      call(i);
      const taken = (performance.now() - begin) * 1e6;
      times.push(taken);
      sum += taken;
    }
  } while (sum < budget_ns && times.length < kMostCalls);
  return summary(times);
}
