// The page's state: one cart per account. Contract: pure; quantities are whole numbers within the
// contract's range, 0 while a field is empty. Test: tests/e2e/storefront.test.mjs
import { limits, type Cart } from 'proviso';
import type { ShopCard } from './api.js';

export interface CartState {
  lines: { sku: string; quantity: number }[];
  codes: string[];
}

export type Carts = Record<string, CartState>;

export type CartAction =
  | { kind: 'quantity'; account: string; sku: string; quantity: number }
  | { kind: 'remove'; account: string; sku: string }
  | { kind: 'fill'; account: string; lines: CartState['lines'] }
  | { kind: 'add_code'; account: string; code: string }
  | { kind: 'remove_code'; account: string; code: string }
  | { kind: 'clear'; account: string };

export const emptyCart: CartState = { lines: [], codes: [] };

export function reduceCarts(carts: Carts, action: CartAction): Carts {
  const cart = carts[action.account] ?? emptyCart;
  return { ...carts, [action.account]: reduceCart(cart, action) };
}

function reduceCart(cart: CartState, action: CartAction): CartState {
  switch (action.kind) {
    case 'quantity':
      return { ...cart, lines: withQuantity(cart.lines, action.sku, action.quantity) };
    case 'remove':
      return { ...cart, lines: cart.lines.filter((line) => line.sku !== action.sku) };
    case 'fill':
      return { ...cart, lines: action.lines.map((line) => ({ ...line })) };
    case 'add_code':
      return cart.codes.some((code) => sameCode(code, action.code))
        ? cart
        : { ...cart, codes: [...cart.codes, action.code] };
    case 'remove_code':
      return { ...cart, codes: cart.codes.filter((code) => code !== action.code) };
    case 'clear':
      return emptyCart;
  }
}

function withQuantity(lines: CartState['lines'], sku: string, quantity: number) {
  const bounded = Math.min(quantity, limits.quantity);
  return lines.some((line) => line.sku === sku)
    ? lines.map((line) => (line.sku === sku ? { sku, quantity: bounded } : line))
    : [...lines, { sku, quantity: bounded }];
}

/** Codes fold ASCII case only, as the core does. */
function sameCode(a: string, b: string): boolean {
  const fold = (code: string) => code.replace(/[a-z]/g, (c) => c.toUpperCase());
  return fold(a) === fold(b);
}

/** The cart as the contract has it; null when there is nothing to price. */
export function requestCart(state: CartState, shop: ShopCard): Cart | null {
  const lines = state.lines
    .filter((line) => line.quantity > 0)
    .map(({ sku, quantity }) => ({ id: sku, sku, quantity }));
  if (lines.length === 0) return null;
  return {
    lines,
    ...(state.codes.length > 0 ? { codes: state.codes } : {}),
    shipping: shop.delivery,
  };
}
