// The package's answers to the shared cases, in whatever runtime it was loaded. Contract: imports
// nothing, so that Node, a browser and workerd run the same lines.

/** The answer to a whole request: {result, outcomes, hash}, or {issues} if it is refused. */
async function answer(session, request) {
  try {
    const result = session.evaluate(request);
    const { outcomes } = session.outcomes(request);
    return { result, outcomes, hash: await session.decisionHash(request) };
  } catch (error) {
    if (error.name !== 'ProvisoError' || error.kind !== 'request') throw error;
    return { issues: error.issues };
  }
}

/** What else a case asks about: {prices}, {visibility}. */
function explained(session, { request, prices, visibility }) {
  const { currency, evaluated_at } = request;
  const answers = {};
  if (prices) {
    const query = { currency, evaluated_at, quantity: prices.quantity };
    answers.prices = session.explainPrice(prices.skus, query, prices);
  }
  if (visibility) {
    answers.visibility = session.explainVisibility(visibility.skus, { evaluated_at }, visibility);
  }
  return answers;
}

async function answerCase(program, asked) {
  const { audience = {}, ...request } = asked.request;
  const session = program.session(audience);
  try {
    return { ...(await answer(session, request)), ...explained(session, asked) };
  } finally {
    session.dispose();
  }
}

/** For each file of cases, the answers to its cases in their order. */
export async function answerAll(Engine, files) {
  const engine = await Engine.create();
  const all = [];
  for (const { ruleset, cases } of files) {
    const program = engine.load(ruleset);
    const answers = [];
    for (const each of cases) answers.push(await answerCase(program, each));
    all.push(answers);
    program.dispose();
  }
  engine.dispose();
  return all;
}
