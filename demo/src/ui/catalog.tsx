// The catalog at this account's prices: search, order, the grid, pages. Contract: while the next
// page is on its way the former one stays where it is. Test: tests/e2e/catalog.test.mjs
import { type Catalog as Answer, limits } from 'proviso';
import type { Money } from '../shop/money';
import type { CartState } from '../shop/state';
import { page_size, type Listing } from '../shop/use_catalog';
import type { Price } from '../shop/use_preview';
import type { Go } from '../shop/use_view';
import { filtersOf, sorts, unfiltered, type Sort, type View } from '../shop/view';
import { Pages } from './pages';
import { ProductCard } from './product_card';

interface Props {
  listing: Listing;
  view: View;
  go: Go;
  /** As `go`, without leaving one's place on the page. */
  adjust: Go;
  cart: CartState;
  price: Price | null;
  money: Money;
  problem: string;
  onQuantity: (sku: string, quantity: number) => void;
}

export function Catalog(props: Props) {
  const { listing, view, go, adjust, problem } = props;
  const { answer } = listing;
  const name = answer?.categories.find((c) => c.key === view.category)?.name ?? 'All products';
  return (
    <main className="catalog" aria-busy={listing.loading}>
      <div className="catalog__head">
        <h1>{name}</h1>
        <p className="catalog__told" role="status" data-total={answer?.total}>
          {answer ? told(answer, listing.took) : ' '}
        </p>
      </div>
      <Tools view={view} go={adjust} />
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      {answer === null && !problem && <Waiting />}
      {answer && answer.total === 0 && <Nothing view={view} go={go} />}
      {answer && <Grid {...props} answer={answer} />}
      {answer && <Pages pages={answer.pages} view={view} go={go} />}
    </main>
  );
}

/** What is shown, and how long the answer took from the page to the worker and back. */
function told({ page, total, products }: Answer, took: number): string {
  const number = (value: number) => value.toLocaleString('en-GB');
  const first = (page - 1) * page_size + 1;
  const range = products.length > 0 ? `${number(first)}–${number(first + products.length - 1)}` : 0;
  return `${range} of ${number(total)} products, in ${Math.max(1, Math.round(took))} ms`;
}

function Tools({ view, go }: { view: View; go: Go }) {
  return (
    <form className="tools" role="search" onSubmit={(event) => event.preventDefault()}>
      <label className="tools__search">
        <span className="unseen">Search by name or number</span>
        <input
          type="search"
          placeholder="Search by name or number"
          autoComplete="off"
          spellCheck={false}
          maxLength={limits.key_bytes}
          value={view.text}
          onChange={(event) => go({ text: event.currentTarget.value }, { typing: true })}
        />
      </label>
      <label className="tools__sort">
        <span>Sort by</span>
        <select
          value={view.sort}
          onChange={(event) => go({ sort: event.currentTarget.value as Sort })}
        >
          {Object.entries(sorts).map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function Grid({ answer, view, go, cart, price, money, onQuantity }: Props & { answer: Answer }) {
  return (
    <ul className="grid">
      {answer.products.map((product) => (
        <ProductCard
          key={product.sku}
          product={product}
          account={view.account}
          go={go}
          money={money}
          onQuantity={onQuantity}
          quantity={cart.lines.find((line) => line.sku === product.sku)?.quantity ?? 0}
          line={price?.result.lines.find((line) => line.id === product.sku)}
        />
      ))}
    </ul>
  );
}

/** Empty cards, as high as full ones, until the account's first answer. */
function Waiting() {
  return (
    <ul className="grid" aria-hidden="true">
      {Array.from({ length: page_size }, (_, i) => (
        <li key={i} className="waiting" />
      ))}
    </ul>
  );
}

function Nothing({ view, go }: { view: View; go: Go }) {
  return (
    <div className="nothing">
      <p>
        {filtersOf(view) > 0
          ? 'No product of yours matches these filters.'
          : 'There are no products here.'}
      </p>
      <button
        type="button"
        className="button button--plain"
        onClick={() => go({ ...unfiltered, category: '' })}
      >
        Show all products
      </button>
    </div>
  );
}
