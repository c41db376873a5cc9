// What to tell a buyer about each promotion: what it gave, or what it still takes.
// Contract: an amount still missing is told only where the explanation names the fact that decided
// and what it was compared with; else the reason's own phrase. Test: tests/e2e/offers.test.mjs
import { reasons, type Explanation, type Reason, type Ruleset } from 'proviso';
import type { Money } from './money.js';
import type { Seen } from './use_catalog.js';

type Promotion = NonNullable<Ruleset['parts']['promotions']>['promotions'][number];
type Benefit = Promotion['benefits'][number];
type Selector = { skus?: string[]; categories?: string[]; brands?: string[] };
interface Test {
  fact: string;
  op: string;
  of?: Selector & Record<string, unknown>;
}

export interface Offer {
  key: string;
  title: string;
  /** `near`: something of it is in the cart already. */
  state: 'applied' | 'near' | 'open';
  text: string;
  reduction_minor: number;
  progress?: { value: number; max: number };
}

/** Names of what selectors name, and of promotions. */
export interface Names {
  money: Money;
  promotions: Map<string, Promotion>;
  /** Keys of the promotions that reduce the order as a whole. */
  on_order: Set<string>;
  categories: Map<string, string>;
  products: ReadonlyMap<string, string>;
}

const moneyFacts = ['cart.amount', 'lines.amount'];

export function namesOf(ruleset: Ruleset, money: Money): Names {
  const { products } = ruleset.parts;
  const promotions = ruleset.parts.promotions?.promotions ?? [];
  const named = new Map((ruleset.definitions?.benefits ?? []).map(({ key, is }) => [key, is]));
  const onOrder = (benefit: Benefit): boolean => {
    if ('kind' in benefit) return benefit.kind === 'order' || benefit.kind === 'total';
    const meant = named.get(benefit.use);
    return meant !== undefined && onOrder(meant);
  };
  return {
    money,
    promotions: new Map(promotions.map((p) => [p.key, p])),
    on_order: new Set(promotions.filter((p) => p.benefits?.some(onOrder)).map((p) => p.key)),
    categories: new Map((products.categories ?? []).map((c) => [c.key, c.name ?? c.key])),
    products: new Map((products.products ?? []).map((p) => [p.sku, p.name ?? p.sku])),
  };
}

/** Names where there is no ruleset to take them from: those of the products that were shown. */
export function namesSeen(seen: Seen, money: Money): Names {
  const products = new Map([...seen].map(([sku, { name }]) => [sku, name]));
  const none = { promotions: new Map(), on_order: new Set<string>(), categories: new Map() };
  return { ...none, money, products };
}

/** Applied ones first, then those within reach, nearest first, then the others. */
export function offersOf(explanations: readonly Explanation[], names: Names): Offer[] {
  const rank = { applied: 0, near: 1, open: 2 };
  return explanations
    .filter((e) => names.promotions.has(e.promotion))
    .map((e) => offerOf(e, names))
    .sort((a, b) => rank[a.state] - rank[b.state] || reached(b) - reached(a));
}

function offerOf(explanation: Explanation, names: Names): Offer {
  const { promotion, outcome, reason, amount_minor } = explanation;
  const title = explanation.title ?? promotion;
  const offer = { key: promotion, title, reduction_minor: Math.abs(amount_minor) };
  if (outcome === 'applied') return { ...offer, state: 'applied', text: '' };
  const missing = missingOf(explanation, names);
  if (missing) return { ...offer, ...missing };
  return { ...offer, state: 'open', text: sentence(reasons[reason]) };
}

function missingOf(explanation: Explanation, names: Names) {
  const { pointer, actual, required } = explanation.condition ?? {};
  if (pointer === undefined || typeof actual !== 'number' || typeof required !== 'number') return;
  const test = testAt(names.promotions.get(explanation.promotion), pointer);
  if (!test || test.op !== 'gte' || actual >= required) return;
  const units = test.fact === 'lines.quantity';
  if (!units && !moneyFacts.includes(test.fact)) return;
  const state = actual > 0 ? ('near' as const) : ('open' as const);
  const what = test.of ? selected(test.of, names) : '';
  const more = required - actual;
  const text = units
    ? `Add ${more} more${what && ` ${test.of?.categories ? 'from' : 'of'} ${what}`}`
    : `Spend ${names.money.amount(more)} more${what && ` on ${what}`}`;
  return { state, text, progress: { value: actual, max: required } };
}

/** The test that a JSON pointer names, unless it stands under a `not`. */
function testAt(promotion: Promotion | undefined, pointer: string): Test | undefined {
  let at: unknown = promotion;
  for (const token of pointer.split('/').slice(1)) {
    if (token === 'not' || typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[token];
  }
  return typeof at === 'object' && at !== null && 'fact' in at ? (at as Test) : undefined;
}

function selected(of: Selector, names: Names): string {
  const { skus = [], categories = [], brands = [] } = of;
  const words = [
    ...skus.map((sku) => names.products.get(sku) ?? sku),
    ...categories.map((key) => (names.categories.get(key) ?? key).toLowerCase()),
    ...brands,
  ];
  if (words.length === 0 || words.length > 2) return 'what it takes';
  return words.join(' or ');
}

function reached(offer: Offer): number {
  if (!offer.progress) return 0;
  return Math.floor((offer.progress.value * 1000) / offer.progress.max);
}

const codeSentences: Partial<Record<Reason, string>> = {
  code_unknown: 'This code is not valid for your account.',
  condition: 'Your order does not meet the conditions of this code yet.',
  no_matching_line: 'Nothing in your order is covered by this code.',
  code_withheld: 'Being checked…',
};

/** Why a code gave nothing. */
export function codeSentence(reason: string): string {
  return codeSentences[reason as Reason] ?? sentence(reasons[reason as Reason] ?? reason);
}

function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
