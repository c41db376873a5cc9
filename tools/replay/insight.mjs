// What the results say about the derived prices and promotions: lines priced as really paid, and
// which promotions ever applied. Contract: reads results only. Test: tests/replay/replay.test.mjs

/** Watches results of these orders, in their order. */
export function makeInsight(orders) {
  const applied = new Map();
  const lines = { accounts: { all: 0, asPaid: 0 }, guests: { all: 0, asPaid: 0 } };
  return {
    watch(position, result) {
      const order = orders[position];
      const sums = order.customer ? lines.accounts : lines.guests;
      result.lines.forEach((line, index) => {
        sums.all += 1;
        if (line.unit_price === order.lines[index].price) sums.asPaid += 1;
      });
      for (const entry of result.applied) addApplied(applied, entry);
    },
    read: () => ({ lines, applied: new Map([...applied].sort(byReduction)) }),
  };
}

function addApplied(applied, { promotion, amount_minor: amount }) {
  const sums = applied.get(promotion) ?? { carts: 0, reduction: 0 };
  sums.carts += 1;
  sums.reduction -= amount;
  applied.set(promotion, sums);
}

function byReduction([, a], [, b]) {
  return b.reduction - a.reduction;
}
