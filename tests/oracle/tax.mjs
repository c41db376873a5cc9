// Net and gross of what is finally paid. Test: tests/oracle/cases.test.mjs
import { ratio, sum } from './rounding.mjs';

/** { category, rate_bp }: 0 where the category has no rate. */
export function tax_of(category, { settings }) {
  const { rates, default_category } = settings.tax;
  const own = category ?? default_category;
  return { category: own, rate_bp: rates.find((rate) => rate.category === own)?.rate_bp ?? 0 };
}

export function taxed(amount, rate_bp, cart) {
  const mode = cart.fault === 'tax' ? 'half_down' : 'half_up';
  if (cart.settings.tax.prices === 'net') {
    const tax = ratio([amount, rate_bp], [10_000], mode);
    return { rate_bp, net_minor: amount, gross_minor: amount + tax };
  }
  const tax = ratio([amount, rate_bp], [10_000 + rate_bp], mode);
  return { rate_bp, net_minor: amount - tax, gross_minor: amount };
}

/** The totals of { category, rate_bp, amount } items: per item, or once per category. */
export function tax_totals(items, cart) {
  let rounded = items;
  if (cart.settings.tax.rounding === 'document') {
    const categories = new Map();
    for (const { category, rate_bp, amount } of items) {
      const before = categories.get(category)?.amount ?? 0;
      categories.set(category, { rate_bp, amount: before + amount });
    }
    rounded = [...categories.values()];
  }
  const taxes = rounded.map(({ rate_bp, amount }) => taxed(amount, rate_bp, cart));
  return {
    net_minor: sum(taxes.map((tax) => tax.net_minor)),
    gross_minor: sum(taxes.map((tax) => tax.gross_minor)),
  };
}
