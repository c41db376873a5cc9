// A link within the shop: an address of its own, followed without loading the page again unless a
// new tab or window is asked for. Test: tests/e2e/catalog.test.mjs
import type { MouseEvent, ReactNode } from 'react';

export function Link({
  href,
  onFollow,
  label,
  className,
  children,
}: {
  href: string;
  onFollow: () => void;
  label?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onFollow();
  };
  return (
    <a href={href} className={className} aria-label={label} onClick={follow}>
      {children}
    </a>
  );
}
