// Category navigation with the number of products that this account sees in each.
// Test: tests/e2e/accounts.test.mjs
import type { Listing } from '../shop/use_account';

export function Categories({
  listing,
  chosen,
  onChoose,
}: {
  listing: Listing;
  chosen: string;
  onChoose: (category: string) => void;
}) {
  const entry = (key: string, name: string, count: number, level: number) => (
    <li key={key} className={`nav__item nav__item--${level}`}>
      <button
        type="button"
        data-category={key}
        aria-current={chosen === key ? 'page' : undefined}
        onClick={() => onChoose(key)}
      >
        <span>{name}</span>
        <span className="nav__count">
          {count}
          <span className="unseen"> products</span>
        </span>
      </button>
    </li>
  );
  return (
    <nav className="nav" aria-label="Categories">
      <ul>
        {entry('', 'All products', listing.all, 0)}
        {listing.categories.map((c) => entry(c.key, c.name, c.products, c.parent ? 1 : 0))}
      </ul>
    </nav>
  );
}
