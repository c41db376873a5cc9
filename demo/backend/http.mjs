// Small parts of HTTP answers. Contract: bodies are bounded; problems are RFC 9457 documents.
// Test: tests/e2e/backend.test.mjs

const most_bytes = 1 << 20;

export function answer(response, status, body, type = 'application/json') {
  response
    .writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}

export function problem(response, status, title) {
  answer(response, status, { type: 'about:blank', title, status }, 'application/problem+json');
}

/** The text of a request; throws, with a status, when it is too long. */
export async function readBody(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > most_bytes) throw refusal(413, 'the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The object that a request's body holds. */
export async function readObject(request) {
  const text = await readBody(request);
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Not JSON: refused below, like any other value that is no object.
  }
  throw refusal(400, 'the request is not a JSON object');
}

/** An error that is answered with this status and sentence. */
export function refusal(status, message) {
  return Object.assign(new Error(message), { status });
}
