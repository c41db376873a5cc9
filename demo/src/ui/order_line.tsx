// One line of the order with what each promotion took off it. Contract: shares of offers on the
// whole order are shown as one sum, their titles in the totals. Test: tests/e2e/storefront.test.mjs
import type { Result } from 'proviso';
import { Picture } from '../pictures';
import type { Money } from '../shop/money';
import type { Names } from '../shop/offers';
import type { Packs } from '../shop/packs';
import { Stepper } from './stepper';

interface Props {
  sku: string;
  quantity: number;
  /** How it is sold, once it was shown. */
  packs?: Packs;
  result: Result | undefined;
  names: Names;
  money: Money;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
}

export function OrderLine(props: Props) {
  const { sku, quantity, packs, result, names, money, onQuantity, onRemove } = props;
  const line = result?.lines.find((one) => one.id === sku);
  const name = names.products.get(sku) ?? sku;
  return (
    <li className="line" data-line={sku}>
      <div className="line__tile">
        <Picture sku={sku} />
      </div>
      <div className="line__name">
        <span>{name}</span>
        <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
          ×
        </button>
      </div>
      <div className="line__sum">
        <Stepper
          label={`Quantity of ${name} in your order`}
          quantity={quantity}
          packs={packs}
          onChange={onQuantity}
        />
        {line && (
          <>
            <span className="line__unit">× {money.unit(line.unit_price)}</span>
            <span className="line__total">
              {line.total_minor < line.subtotal_minor && (
                <s>
                  <span className="unseen">before offers </span>
                  {money.amount(line.subtotal_minor)}
                </s>
              )}
              <strong data-total>{money.amount(line.total_minor)}</strong>
            </span>
          </>
        )}
      </div>
      {line && result && <Adjustments line={line} result={result} names={names} money={money} />}
    </li>
  );
}

function Adjustments({
  line,
  result,
  names,
  money,
}: {
  line: Result['lines'][number];
  result: Result;
  names: Names;
  money: Money;
}) {
  const own = line.adjustments.filter((a) => !names.on_order.has(a.promotion));
  const shared = line.adjustments
    .filter((a) => names.on_order.has(a.promotion))
    .reduce((sum, a) => sum + a.amount_minor, 0);
  const title = (key: string) => result.applied.find((a) => a.promotion === key)?.title ?? key;
  if (line.adjustments.length === 0) return null;
  return (
    <ul className="line__offers">
      {own.map((a) => (
        <li key={a.promotion}>
          <span>{title(a.promotion)}</span> <span>{money.reduction(a.amount_minor)}</span>
        </li>
      ))}
      {shared < 0 && (
        <li className="line__share">
          <span>Share of order offers</span> <span>{money.reduction(shared)}</span>
        </li>
      )}
    </ul>
  );
}
