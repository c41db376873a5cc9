// Totals. Contract: the numbers of the result, unchanged;
// a provisional result says so. Test: tests/e2e/storefront.test.mjs
import type { Money } from '../shop/money';
import type { Price } from '../shop/use_preview';

export function Totals({ price, money }: { price: Price | null; money: Money }) {
  if (!price) return null;
  const { totals, status } = price.result;
  return (
    <div className="totals">
      <dl>
        <div>
          <dt>Goods at your prices</dt>
          <dd>{money.amount(totals.subtotal_minor)}</dd>
        </div>
        {totals.reduction_minor > 0 && (
          <div className="totals__offers">
            <dt>Your offers</dt>
            <dd>{money.reduction(totals.reduction_minor)}</dd>
          </div>
        )}
        <div>
          <dt>Delivery</dt>
          <dd>{money.amount(totals.shipping_minor)}</dd>
        </div>
        <div className="totals__total">
          <dt>Total excl. VAT</dt>
          <dd>
            <output aria-live="polite" data-order-total data-minor={totals.total_minor}>
              {money.amount(totals.total_minor)}
            </output>
          </dd>
        </div>
      </dl>
      <p className="totals__live" data-decided-by={price.decidedBy}>
        <span className="totals__dot" aria-hidden="true" />
        {decidedBy(price)}
        {status === 'provisional' && ' · provisional'}
      </p>
    </div>
  );
}

function decidedBy({ local, decidedBy, checking }: Price): string {
  if (local === null)
    return checking ? 'Being priced by the edge worker…' : 'Priced by the edge worker';
  if (decidedBy === 'worker') return 'Codes priced by the edge worker';
  return `Computed in your browser in ${local.took.toFixed(2)} ms`;
}
