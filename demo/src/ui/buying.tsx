// What one product costs and how much of it is wanted: price, tiers, what promotions do, quantity;
// on its card and on its page alike. Contract: the price shown is the one at the quantity in the
// cart. Test: tests/e2e/storefront.test.mjs
import type { CatalogProduct, Result } from 'proviso';
import type { Money } from '../shop/money';
import { leastOf, type Packs } from '../shop/packs';
import { Badges, PriceTag } from './price_tag';
import { Stepper } from './stepper';
import { Tiers } from './tiers';

interface Props {
  product: CatalogProduct;
  quantity: number;
  line?: Result['lines'][number];
  money: Money;
  onQuantity: (sku: string, quantity: number) => void;
}

export function Buying({ product, quantity, line, money, onQuantity }: Props) {
  const { sku, name, unit_price, tiers } = product;
  const current = line?.unit_price ?? unit_price;
  return (
    <>
      <PriceTag product={product} current={current} money={money} />
      <Tiers tiers={tiers} reached={line?.price_source.tier_from} money={money} />
      <Badges product={product} quantity={quantity} money={money} />
      <SoldIn packs={product} />
      <div className="card__buy">
        <Stepper
          label={`Quantity of ${name}`}
          quantity={quantity}
          packs={product}
          disabled={current === undefined}
          onChange={(next) => onQuantity(sku, next)}
        />
      </div>
    </>
  );
}

/** In which quantities it is sold, where not in any. */
function SoldIn({ packs }: { packs: Packs }) {
  const { step_quantity: step } = packs;
  const least = leastOf(packs);
  if (least === 1) return null;
  const number = (value: number) => value.toLocaleString('en-GB');
  return (
    <p className="card__note" data-sold-in>
      {least !== step && `From ${number(least)}`}
      {least !== step && step && ', '}
      {step && `in packs of ${number(step)}`}
    </p>
  );
}
