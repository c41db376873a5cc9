// Cases through the engine: { outcome: passed | failed | unsupported | ready, reason }.
// Contract: an engine of the package, or none: then documents are only held against the schemas.
// Test: tests/peers/peers.test.mjs
import { validators } from '../schema/schemas.mjs';
import { answer_of } from './answer.mjs';
import { differences } from './compare.mjs';
import { documents_of } from './documents.mjs';
import { Unsupported } from './facts.mjs';
import { tag_questions } from './tags.mjs';
import { kQuery, levels_answer, levels_of } from './visibility.mjs';

let checks;

/** What the schemas say against a document; nothing if it is as they say. */
function invalid(name, document) {
  checks ??= validators();
  if (checks[name](document)) return [];
  return checks[name].errors
    .filter(({ keyword }) => keyword !== 'oneOf')
    .slice(0, 5)
    .map(({ instancePath, message }) => `${name}${instancePath}: ${message}`);
}

function seen_by(engine, ruleset, audience) {
  const program = engine.load(ruleset);
  const session = program.session(audience);
  const skus = [];
  try {
    for (let page = 1, pages = 1; page <= pages; ++page) {
      const catalog = session.catalog({ ...kQuery, page });
      pages = catalog.pages;
      skus.push(...catalog.products.map(({ sku }) => sku));
    }
  } finally {
    session.dispose();
    program.dispose();
  }
  return skus;
}

function tags_case(engine, peer) {
  const questions = tag_questions(peer);
  if (!engine) return questions.flatMap(({ ruleset }) => invalid('ruleset', ruleset));
  const answer = { applied: [] };
  for (const { key, ruleset, sku, audiences } of questions) {
    answer[key] = audiences
      .filter(({ audience }) => seen_by(engine, ruleset, audience).includes(sku))
      .map(({ tag }) => tag);
  }
  return differences(peer, answer);
}

function visibility_case(engine, peer) {
  const { rules } = peer.visibility.model;
  const tags = !peer.visibility.defaults || rules.some(({ scope }) => scope === 'tags');
  if (tags) return tags_case(engine, peer);
  const { ruleset, audience } = levels_of(peer);
  if (!engine) return invalid('ruleset', ruleset);
  return differences(peer, levels_answer(peer, seen_by(engine, ruleset, audience)));
}

/** The engine's result and outcomes of a cart; for whoever wants to look at them. */
export function evaluated(engine, documents) {
  const program = engine.load(documents.ruleset);
  const session = program.session(documents.audience);
  try {
    const result = session.evaluate(documents.request);
    const { outcomes } = session.outcomes(documents.request);
    return { result, outcomes };
  } finally {
    session.dispose();
    program.dispose();
  }
}

function refused(error) {
  const issues = (error.issues ?? []).map(({ code, pointer }) => `${code} ${pointer}`);
  return [`${error.kind ?? error.name}: ${[error.message, ...issues].join('; ')}`];
}

function cart_case(engine, peer) {
  const documents = documents_of(peer);
  if (!engine) {
    const { audience, request, ruleset } = documents;
    return [...invalid('ruleset', ruleset), ...invalid('request', { ...request, audience })];
  }
  try {
    const { result, outcomes } = evaluated(engine, documents);
    if (peer.expect.error) return [`error: wanted ${peer.expect.error}, got a result`];
    return differences(peer, answer_of(documents, result, outcomes));
  } catch (error) {
    if (!error.issues) throw error;
    return peer.expect.error ? [] : refused(error);
  }
}

export function run_case(engine, peer) {
  try {
    const found = peer.visibility ? visibility_case(engine, peer) : cart_case(engine, peer);
    if (found.length > 0) return { outcome: 'failed', reason: found.join('\n') };
    return { outcome: engine ? 'passed' : 'ready' };
  } catch (error) {
    if (error instanceof Unsupported) return { outcome: 'unsupported', reason: error.message };
    const reason = error.issues ? refused(error).join('\n') : String(error.stack);
    return { outcome: 'failed', reason };
  }
}
