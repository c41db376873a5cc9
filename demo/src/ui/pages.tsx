// Page numbers: the first, the last, and those around the present one.
// Test: tests/e2e/catalog.test.mjs
import type { Go } from '../shop/use_view';
import { linkTo, type View } from '../shop/view';
import { Link } from './link';

export function Pages({ pages, view, go }: { pages: number; view: View; go: Go }) {
  if (pages < 2) return null;
  const { page } = view;
  const link = (target: number, text: string, label?: string) => (
    <Link
      href={linkTo({ ...view, page: target })}
      label={label}
      onFollow={() => go({ page: target })}
    >
      {text}
    </Link>
  );
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 ? link(page - 1, 'Previous') : <span className="pages__off">Previous</span>}
      <ol>
        {numbers(page, pages).map((number, i) => (
          <li key={number ?? `gap ${i}`}>
            {number === null && <span aria-hidden="true">…</span>}
            {number === page && (
              <span aria-current="page" className="pages__here">
                {number.toLocaleString('en-GB')}
              </span>
            )}
            {number !== null &&
              number !== page &&
              link(number, number.toLocaleString('en-GB'), `Page ${number}`)}
          </li>
        ))}
      </ol>
      {page < pages ? link(page + 1, 'Next') : <span className="pages__off">Next</span>}
    </nav>
  );
}

/** Null stands for those left out between. */
function numbers(page: number, pages: number): (number | null)[] {
  const around = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const listed = [...new Set(around)].sort((a, b) => a - b);
  return listed.flatMap((n, i) => (i > 0 && n - (listed[i - 1] ?? n) > 1 ? [null, n] : [n]));
}
