// What a product costs this account: its price, what it is reduced from, and what is not told.
// Contract: a reduced price of a sale stands beside the lowest price of the 30 days before it; a
// recommended retail price beside the account's.
// Test: tests/e2e/catalog.test.mjs
import type { CatalogProduct } from 'proviso';
import type { Money } from '../shop/money';

export function PriceTag({
  product,
  current,
  money,
}: {
  product: CatalogProduct;
  /** The price at the quantity in the cart. */
  current: number | undefined;
  money: Money;
}) {
  const { list_price, recommended_price, lowest_before, price_hidden } = product;
  if (current === undefined) {
    return (
      <p className="card__price">
        <span className="card__request" data-price-hidden={price_hidden}>
          {price_hidden ? 'Price on request' : 'Not sold in this currency'}
        </span>
      </p>
    );
  }
  return (
    <>
      <p className="card__price">
        <strong data-price>{money.unit(current)}</strong>
        {list_price !== undefined && current < list_price && (
          <s>
            <span className="unseen">list price </span>
            {money.unit(list_price)}
          </s>
        )}
      </p>
      {lowest_before !== undefined && (
        <p className="card__note" data-lowest-before>
          Lowest price of the 30 days before: {money.unit(lowest_before)}
        </p>
      )}
      {recommended_price !== undefined && (
        <p className="card__note" data-recommended>
          Recommended retail price: {money.unit(recommended_price)}
        </p>
      )}
    </>
  );
}

/** What promotions do for one unit alone, and, while none is in the cart, what more would bring. */
export function Badges({
  product,
  quantity,
  money,
}: {
  product: CatalogProduct;
  quantity: number;
  money: Money;
}) {
  const { promotion } = product;
  const next = quantity === 0 ? product.next : undefined;
  const brings = next && (next.title ?? `the price from ${next.tier_from}`);
  const saves = next && money.amount(next.saving_minor);
  if (!promotion && !next) return null;
  return (
    <ul className="badges">
      {promotion && (
        <li className="badge" data-badge={promotion.promotion}>
          <strong>{money.reduction(promotion.saving_minor)}</strong> {promotion.title}
        </li>
      )}
      {next && (
        <li className="badge badge--next" data-next={next.promotion ?? next.price_list}>
          Add {next.add_quantity.toLocaleString('en-GB')}, save {saves}: {brings}
        </li>
      )}
    </ul>
  );
}
