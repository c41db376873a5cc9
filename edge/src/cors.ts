// Which browsers may read the answers: those at a configured origin, no others.
// Test: tests/edge/problems.test.mjs
import type { Env } from './env.js';

/** The answer to a preflight. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '600',
    },
  });
}

/** The response, readable by the request's origin if that is allowed. */
export function withCors(response: Response, request: Request, env: Env): Response {
  const allowed = (env.ALLOWED_ORIGINS ?? '').split(',').map((origin) => origin.trim());
  const origin = request.headers.get('Origin');
  response.headers.append('Vary', 'Origin');
  if (origin === null || !allowed.includes(origin)) {
    response.headers.delete('Access-Control-Allow-Methods');
    response.headers.delete('Access-Control-Allow-Headers');
    return response;
  }
  response.headers.set('Access-Control-Allow-Origin', origin);
  response.headers.set('Access-Control-Expose-Headers', 'ETag');
  return response;
}
