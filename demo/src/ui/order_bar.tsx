// On a phone: the total at the foot of the page, and the way to the order.
// Test: tests/e2e/phone.test.mjs
import type { Money } from '../shop/money';
import type { Price } from '../shop/use_preview';

export function OrderBar({
  price,
  money,
  onOpen,
}: {
  price: Price | null;
  money: Money;
  onOpen: () => void;
}) {
  const totals = price?.result.totals;
  return (
    <div className="bar">
      <span className="bar__sum">
        <strong>{money.amount(totals?.total_minor ?? 0)}</strong>
        {totals !== undefined && totals.reduction_minor > 0 && (
          <span>You save {money.amount(totals.reduction_minor)}</span>
        )}
      </span>
      <button type="button" className="button" onClick={onOpen}>
        View order
      </button>
    </div>
  );
}
