// Two accounts side by side: assortment, brands and prices of one page of the catalog. Contract:
// each column is what the worker answers to that account. Test: tests/e2e/comparison.test.mjs
import type { Catalog, CatalogProduct } from 'proviso';
import { useMemo, type ReactNode } from 'react';
import { Picture } from '../pictures';
import type { ShopCard } from '../shop/api';
import { Money } from '../shop/money';
import { useComparison, type Compared, type Row } from '../shop/use_comparison';
import type { Go } from '../shop/use_view';
import { linkTo, type View } from '../shop/view';
import { Link } from './link';
import { Pages } from './pages';

const most_brands = 17;

interface Props {
  shop: ShopCard;
  view: View;
  go: Go;
}

export function Comparison({ shop, view, go }: Props) {
  const money = useMemo(() => new Money(shop.money), [shop]);
  const { compared, problem } = useComparison(shop, view, money.unitDigits);
  const category = compared?.answers
    .flatMap((answer) => answer.categories)
    .find((one) => one.key === view.category);
  return (
    <main className="compare" aria-busy={compared === null && !problem}>
      <div className="catalog__head">
        <h1>
          {category ? `${category.name}, as two accounts see it` : 'One ruleset, two catalogs'}
        </h1>
        <Link href={linkTo({ ...view, compare: false })} onFollow={() => go({ compare: false })}>
          Back to the shop
        </Link>
      </div>
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      {compared && (
        <>
          <div className="compare__counts">
            <Counts
              title="Categories"
              of="categories"
              shop={shop}
              counts={categoryCounts(compared)}
            >
              {(key, name) => (
                <Link
                  href={linkTo({ ...view, category: key, page: 1 })}
                  onFollow={() => go({ category: key })}
                >
                  {name}
                </Link>
              )}
            </Counts>
            <Counts
              title="Brands that differ most"
              of="brands"
              shop={shop}
              counts={brandCounts(compared)}
            />
          </div>
          <Products shop={shop} money={money} compared={compared} />
          <Pages pages={Math.max(...compared.answers.map((a) => a.pages))} view={view} go={go} />
        </>
      )}
    </main>
  );
}

function Products({ shop, money, compared }: { shop: ShopCard; money: Money; compared: Compared }) {
  return (
    <table className="compare__table">
      <caption>Products and prices</caption>
      <Heads shop={shop} first="Product" />
      <tbody>
        {compared.rows.map((row) => (
          <tr key={row.sku} data-row={row.sku} data-differs={differs(row)}>
            <th scope="row">
              <span className="compare__product">
                <Picture sku={row.sku} category={row.category} />
                <span>
                  {row.name}
                  <small>{row.sku}</small>
                </span>
              </span>
            </th>
            {row.sides.map((side, i) => (
              <td key={shop.accounts[i]?.account} data-side={shop.accounts[i]?.account}>
                <Side product={side} money={money} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ product, money }: { product: CatalogProduct | null; money: Money }) {
  if (product === null) return <span className="compare__none">Not there</span>;
  const { unit_price, price_hidden, tiers = [] } = product;
  if (unit_price === undefined) return price_hidden ? 'On request' : 'No price';
  const best = tiers.at(-1);
  return (
    <>
      <strong>{money.unit(unit_price)}</strong>
      {best && best.from > 1 && (
        <small>
          {money.unit(best.unit_price)} from {best.from.toLocaleString('en-GB')}
        </small>
      )}
    </>
  );
}

interface Count {
  key: string;
  name: string;
  level: number;
  numbers: number[];
}

function Counts({
  title,
  of,
  shop,
  counts,
  children = (_, name) => name,
}: {
  title: string;
  of: string;
  shop: ShopCard;
  counts: Count[];
  children?: (key: string, name: string) => ReactNode;
}) {
  return (
    <table className="compare__table" data-counts={of}>
      <caption>{title}</caption>
      <Heads shop={shop} first={title} />
      <tbody>
        {counts.map(({ key, name, level, numbers }) => (
          <tr key={key} data-count={key} data-differs={numbers[0] !== numbers[1]}>
            <th scope="row" className={`compare__level--${level}`}>
              {children(key, name)}
            </th>
            {numbers.map((number, i) => (
              <td key={shop.accounts[i]?.account}>
                {number > 0 ? (
                  number.toLocaleString('en-GB')
                ) : (
                  <span className="compare__none">–</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heads({ shop, first }: { shop: ShopCard; first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="unseen">{first}</span>
        </th>
        {shop.accounts.slice(0, 2).map((card) => (
          <th key={card.account} scope="col">
            {card.name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The upper two levels, in the order of the tree as either account has it. */
function categoryCounts({ answers, totals }: Compared): Count[] {
  const all = { key: '', name: 'All products', level: 0, numbers: totals };
  const known = new Map(answers.flatMap((a) => a.categories).map((one) => [one.key, one]));
  const upper = [...known.values()].filter(({ parent }) => !parent || !known.get(parent)?.parent);
  const roots = upper.filter((one) => !one.parent);
  const ordered = roots.flatMap((root) => [
    root,
    ...upper.filter((one) => one.parent === root.key),
  ]);
  const counted = ordered.map(({ key, name, parent }) => ({
    key,
    name,
    level: parent ? 1 : 0,
    numbers: answers.map((a) => a.categories.find((one) => one.key === key)?.products ?? 0),
  }));
  return [all, ...counted];
}

/** The brands of which the accounts see the most unlike numbers. */
function brandCounts({ answers }: Compared): Count[] {
  const valuesOf = (answer: Catalog) => answer.facets?.find((f) => f.of === 'brand')?.values ?? [];
  const brands = new Set(answers.flatMap((a) => valuesOf(a).map(({ value }) => String(value))));
  const counts = [...brands].sort().map((brand) => ({
    key: brand,
    name: brand,
    level: 1,
    numbers: answers.map((a) => valuesOf(a).find((one) => one.value === brand)?.products ?? 0),
  }));
  const apart = ({ numbers: [left = 0, right = 0] }: Count) => Math.abs(left - right);
  return counts.sort((a, b) => apart(b) - apart(a)).slice(0, most_brands);
}

function differs({ sides: [left, right] }: Row): boolean {
  return left?.unit_price !== right?.unit_price || !left !== !right;
}
