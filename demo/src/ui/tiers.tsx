// Volume prices; the tier that the cart has reached stands out. Test: tests/e2e/storefront.test.mjs
import type { CatalogProduct } from 'proviso';
import type { Money } from '../shop/money';

export function Tiers({
  tiers = [],
  reached = 0,
  money,
}: {
  tiers?: CatalogProduct['tiers'];
  reached?: number;
  money: Money;
}) {
  if (tiers.length === 0) return null;
  return (
    <ul className="card__tiers" aria-label="Volume prices">
      {tiers.map((tier) => (
        <li key={tier.from} className={tier.from === reached ? 'tier tier--reached' : 'tier'}>
          <span>{tier.from}+</span> {money.unit(tier.unit_price)}
        </li>
      ))}
    </ul>
  );
}
