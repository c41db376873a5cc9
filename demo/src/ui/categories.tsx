// Category navigation with the number of products that this account sees in each: the upper two
// levels, and below them the branch that is chosen. Test: tests/e2e/accounts.test.mjs
import type { Catalog } from 'proviso';

type Category = Catalog['categories'][number];

export function Categories({
  categories,
  all,
  chosen,
  onChoose,
}: {
  categories: Category[];
  /** Products in the whole catalog. */
  all: number | undefined;
  chosen: string;
  onChoose: (category: string) => void;
}) {
  const entry = (key: string, name: string, count: number | undefined, level: number) => (
    <li key={key} className={`nav__item nav__item--${level}`}>
      <button
        type="button"
        data-category={key}
        aria-current={chosen === key ? 'page' : undefined}
        onClick={() => onChoose(key)}
      >
        <span>{name}</span>
        <span className="nav__count">
          {count?.toLocaleString('en-GB')}
          <span className="unseen"> products</span>
        </span>
      </button>
    </li>
  );
  return (
    <nav className="nav" aria-label="Categories">
      <ul>
        {entry('', 'All products', all, 0)}
        {branchOf(categories, chosen).map(({ category, level }) =>
          entry(category.key, category.name, category.products, level),
        )}
      </ul>
    </nav>
  );
}

function branchOf(categories: Category[], chosen: string) {
  const parents = new Map(categories.map(({ key, parent }) => [key, parent]));
  const path = new Set<string>();
  for (let at: string | undefined = chosen; at; at = parents.get(at)) path.add(at);
  const level = (key: string): number => {
    const parent = parents.get(key);
    return parent === undefined ? 0 : 1 + level(parent);
  };
  return categories
    .map((category) => ({ category, level: level(category.key) }))
    .filter((one) => one.level < 2 || path.has(one.category.parent ?? ''));
}
