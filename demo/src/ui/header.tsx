// The shop's name and the account that is bought for. Test: tests/e2e/accounts.test.mjs
import type { ShopCard } from '../shop/api';
import mark from '../icon.svg';

export function Header({
  shop,
  account,
  compare,
  onChoose,
}: {
  shop: ShopCard;
  account: string;
  /** No single account is bought for. */
  compare: boolean;
  onChoose: (account: string) => void;
}) {
  return (
    <header className="header">
      <a className="brand" href="/">
        <img src={mark} alt="" width={40} height={40} />
        <span>
          <span className="brand__name">{shop.name}</span>
          <span className="brand__line">{shop.tagline}</span>
        </span>
      </a>
      <fieldset className="accounts">
        <legend>Buying for</legend>
        {shop.accounts.map((card) => (
          <label key={card.account} className="accounts__one">
            <input
              type="radio"
              name="account"
              value={card.account}
              checked={!compare && card.account === account}
              onChange={() => onChoose(card.account)}
            />
            <span className="accounts__card">
              <span className="accounts__name">{card.name}</span>
              <span className="accounts__about">{card.about}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </header>
  );
}
