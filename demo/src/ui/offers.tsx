// Promotions: what those applied took off, then what is missing for the others, nearest first.
// Contract: titles and amounts of the result, unchanged. Test: tests/e2e/offers.test.mjs
import type { Money } from '../shop/money';
import type { Offer } from '../shop/offers';
import type { Price } from '../shop/use_preview';

export function Offers({
  offers,
  price,
  money,
}: {
  offers: Offer[];
  price: Price | null;
  money: Money;
}) {
  const near = offers.filter((offer) => offer.state === 'near');
  const open = offers.filter((offer) => offer.state === 'open');
  return (
    <div className="offers">
      <Applied price={price} money={money} />
      {near.length > 0 && <h3>Within reach</h3>}
      <ul>
        {near.map((offer) => (
          <li key={offer.key} className="offer" data-offer={offer.key}>
            <span className="offer__text">{offer.text}</span>
            <span className="offer__title">{offer.title}</span>
            {offer.progress && (
              <progress
                value={offer.progress.value}
                max={offer.progress.max}
                aria-label={offer.title}
              />
            )}
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <details>
          <summary>{open.length === 1 ? '1 more offer' : `${open.length} more offers`}</summary>
          <ul>
            {open.map((offer) => (
              <li key={offer.key} className="offer offer--open" data-offer={offer.key}>
                <span className="offer__title">{offer.title}</span>
                <span className="offer__text">{offer.text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Applied({ price, money }: { price: Price | null; money: Money }) {
  if (!price || price.result.applied.length === 0) return null;
  const limited = new Set(price.result.basis.assumed.map((fact) => fact.promotion));
  return (
    <>
      <h3>Your offers</h3>
      <ul className="applied">
        {price.result.applied.map((one) => (
          <li key={one.promotion} data-applied={one.promotion}>
            <span>
              {one.title ?? one.promotion}
              {limited.has(one.promotion) && <em>while uses last</em>}
            </span>
            <span>{money.reduction(one.amount_minor)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
