// The package's answers to the shared cases, in whatever runtime it was loaded. Contract: imports
// nothing, so that Node, a browser and workerd run the same lines.

/** The answer to a whole request: {result, outcomes, hash}, or {issues} if it is refused. */
async function answer(program, { audience = {}, ...request }) {
  const session = program.session(audience);
  try {
    const result = session.evaluate(request);
    const { outcomes } = session.outcomes(request);
    return { result, outcomes, hash: await session.decisionHash(request) };
  } catch (error) {
    if (error.name !== 'ProvisoError' || error.kind !== 'request') throw error;
    return { issues: error.issues };
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
    for (const { request } of cases) answers.push(await answer(program, request));
    all.push(answers);
    program.dispose();
  }
  engine.dispose();
  return all;
}
