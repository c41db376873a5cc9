// The cart, priced in this browser by the same core as the server, from this account's projection.
// Contract: no network and no arithmetic of its own; dispose what `openPricing` gives.
// Test: tests/e2e/storefront.test.mjs
import {
  Engine,
  type Cart,
  type Explanation,
  type Program,
  type Result,
  type Ruleset,
  type Session,
  type SessionRequest,
} from 'proviso';

let engine: Promise<Engine> | undefined;

export interface Preview {
  request: SessionRequest;
  result: Result;
  explanations: Explanation[];
  /** How long evaluating and explaining took, in milliseconds. */
  took: number;
}

/** One account's projection, compiled and bound. */
export interface Pricing {
  /** By this browser's clock. */
  opened_at: number;
  ruleset: Ruleset;
  preview(currency: string, cart: Cart): Preview;
  decisionHash(request: SessionRequest): Promise<string>;
  dispose(): void;
}

/** Compiles `ruleset`, without promotions that the order desk said are used up. */
export async function openPricing(
  ruleset: Ruleset,
  account: string,
  usedUp: ReadonlySet<string>,
): Promise<Pricing> {
  engine ??= Engine.create();
  const program = (await engine).load(without(ruleset, usedUp));
  const session = program.session({ account });
  warmUp(session, ruleset);
  return {
    opened_at: Date.now(),
    ruleset,
    preview: (currency, cart) => preview(session, { currency, evaluated_at: Date.now(), cart }),
    decisionHash: (request) => session.decisionHash(request),
    dispose: () => close(session, program),
  };
}

function preview(session: Session, request: SessionRequest): Preview {
  const start = performance.now();
  const result = session.evaluate(request);
  const { promotions } = session.explain(request);
  return { request, result, explanations: promotions, took: performance.now() - start };
}

/** Browsers compile WebAssembly at the first call: that need not be the first keystroke. */
function warmUp(session: Session, ruleset: Ruleset): void {
  const currency = ruleset.currencies[0]?.code;
  if (!currency) return;
  try {
    preview(session, { currency, evaluated_at: Date.now(), cart: { lines: [] } });
  } catch {
    // The cart's own preview will say it.
  }
}

function close(session: Session, program: Program): void {
  session.dispose();
  program.dispose();
}

function without(ruleset: Ruleset, usedUp: ReadonlySet<string>): Ruleset {
  const promotions = ruleset.parts.promotions?.promotions.filter((p) => !usedUp.has(p.key)) ?? [];
  return { ...ruleset, parts: { ...ruleset.parts, promotions: { promotions } } };
}
