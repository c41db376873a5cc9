// What this demonstration has to show, as links. Test: tests/e2e/hidden.test.mjs
import type { ShopCard } from '../shop/api';
import type { Go } from '../shop/use_view';
import { readView } from '../shop/view';
import { Link } from './link';

export function Tour({ shop, go }: { shop: ShopCard; go: Go }) {
  return (
    <nav className="tour" aria-label="What to try">
      <span className="tour__word">Try</span>
      <ul>
        {shop.tour.map(({ text, view }) => (
          <li key={view}>
            <Link href={view} onFollow={() => go(readView(view, shop))}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
