// What the page shows, as its address has it, so that every view is a link. Contract: an address is
// anybody's text: what it says wrongly is left out, and nothing of it is trusted.
// Test: tests/e2e/catalog.test.mjs
import type { ShopCard } from './api.js';

export type AttributeValue = string | number | boolean;

export const sorts = {
  catalog: 'Our order',
  name: 'Name',
  price: 'Price, lowest first',
  price_descending: 'Price, highest first',
} as const;
export type Sort = keyof typeof sorts;

export interface View {
  account: string;
  category: string;
  text: string;
  brands: string[];
  /** Attribute and the values of it that are asked for. */
  attributes: Record<string, AttributeValue[]>;
  /** Pounds and pence, as typed. */
  from: string;
  to: string;
  sort: Sort;
  page: number;
  /** The SKU of the product whose page is shown; '': the catalog. */
  product: string;
  compare: boolean;
}

/** Filters of no product: what another category, account or a click on "Clear" begins with. */
export const unfiltered = {
  text: '',
  brands: [],
  attributes: {},
  from: '',
  to: '',
  page: 1,
} satisfies Partial<View>;

export function readView(search: string, shop: ShopCard): View {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name) ?? '';
  const asked = shop.accounts.find((card) => card.account === text('account'));
  const sort = text('sort');
  return {
    account: asked?.account ?? shop.accounts[0]?.account ?? '',
    category: text('category'),
    text: text('text'),
    brands: listOf(parsed(text('brands'))).filter((brand) => typeof brand === 'string'),
    attributes: readAttributes(parsed(text('attributes')), shop),
    from: text('from'),
    to: text('to'),
    sort: sort in sorts ? (sort as Sort) : 'catalog',
    page: /^[1-9]\d{0,5}$/.test(text('page')) ? Number(text('page')) : 1,
    product: text('product'),
    compare: text('compare') === '1',
  };
}

/** The address of a view; what is as usual is left out. */
export function linkTo(view: View): string {
  const query = new URLSearchParams({ account: view.account });
  const put = (name: string, value: string) => value !== '' && query.set(name, value);
  put('category', view.category);
  put('text', view.text);
  if (view.brands.length > 0) put('brands', JSON.stringify(view.brands));
  if (Object.keys(view.attributes).length > 0) put('attributes', JSON.stringify(view.attributes));
  put('from', view.from);
  put('to', view.to);
  if (view.sort !== 'catalog') put('sort', view.sort);
  if (view.page > 1) put('page', String(view.page));
  put('product', view.product);
  if (view.compare) put('compare', '1');
  return `?${query}`;
}

/** How many filters are set. */
export function filtersOf(view: View): number {
  const values = Object.values(view.attributes).reduce((sum, list) => sum + list.length, 0);
  const price = view.from !== '' || view.to !== '' ? 1 : 0;
  return view.brands.length + values + price + (view.text === '' ? 0 : 1);
}

/** `list` with `value`, or without it if it has it. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

function readAttributes(value: unknown, shop: ShopCard): View['attributes'] {
  if (typeof value !== 'object' || value === null) return {};
  const known = Object.entries(value).filter(([key]) =>
    shop.facets.some((facet) => facet.attribute === key),
  );
  return Object.fromEntries(
    known.map(([key, values]) => [key, listOf(values).filter(isValue)] as const),
  );
}

function isValue(value: unknown): value is AttributeValue {
  return ['string', 'boolean'].includes(typeof value) || Number.isSafeInteger(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
