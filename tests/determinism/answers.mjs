// The JavaScript side of `make determinism`, the same in Node, Chromium and workerd: the bytes of
// all answers to a script of cases (see script.mjs), hashed. Contract: the same bytes as
// answers.cpp. Test: tests/determinism/determinism.test.mjs

const encoder = new TextEncoder();
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What `ask` gives; or, where a document is refused, null, with the issues added to `chunks`. */
function attempt(chunks, ask) {
  try {
    return ask();
  } catch (error) {
    const { kind, issues, left_out } = error;
    if (!['ruleset', 'audience', 'request'].includes(kind)) throw error;
    chunks.push(encoder.encode(JSON.stringify({ issues, left_out })));
    return null;
  }
}

function answer(chunks, session, request) {
  const result = attempt(chunks, () => session.evaluateText(request));
  if (result !== null) chunks.push(encoder.encode(result), session.decisionBytes(request));
}

/** The answers of an engine to a script, as chunks of bytes. */
function answers(engine, script) {
  const chunks = [];
  let program = null;
  let session = null;
  for (const line of script.split('\n')) {
    const text = encoder.encode(line.slice(2));
    if (line.startsWith('R ')) {
      session?.dispose();
      program?.dispose();
      session = null;
      program = attempt(chunks, () => engine.load(text));
    } else if (line.startsWith('A ') && program !== null) {
      session?.dispose();
      session = attempt(chunks, () => program.session(text));
    } else if (line.startsWith('Q ') && session !== null) {
      answer(chunks, session, text);
    }
  }
  return chunks;
}

/** SHA-256 over all answers of an engine to a script, in hexadecimal. */
export async function hash_answers(engine, script) {
  const bytes = new Uint8Array(await new Blob(answers(engine, script)).arrayBuffer());
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
