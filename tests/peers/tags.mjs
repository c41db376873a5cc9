// Tags as visibility: a node with tags is for those who have one of them, and so is all below it.
// That is a grant to a segment per tag where nothing else is visible; which tags open a node is
// what the engine's catalog shows to somebody with just that segment. Contract: pure.
// Test: tests/peers/peers.test.mjs
import { Unsupported } from './facts.mjs';
import { kProbe, model_ruleset } from './visibility.mjs';

function grants(rules) {
  return rules.map((rule, index) => ({
    key: `tags:${index}`,
    effect: 'grant',
    audience: { segments: rule.tags },
    ...(rule.target === 'category' ? { categories: [rule.id] } : { skus: [rule.id] }),
  }));
}

/**
 * Questions { key, ruleset, sku, audiences }: with the node's own rules alone, and without them.
 * The answer to each is the tags of the audiences that see the SKU.
 */
export function tag_questions(peer) {
  const { model, node } = peer.visibility;
  if (!node) throw new Unsupported('the groups that a search sends are no decision of this engine');
  const { categories, products, rules } = model;
  const product = products.some(({ id }) => id === node);
  const own = rules.filter(
    (rule) => rule.id === node && rule.target === (product ? 'product' : 'category'),
  );
  const tags = [...new Set(rules.flatMap((rule) => rule.tags))].sort();
  const question = (key, chosen) => ({
    key,
    ruleset: model_ruleset(categories, products, grants(chosen), true),
    sku: product ? node : `${kProbe}${node}`,
    audiences: tags.map((tag) => ({ tag, audience: { account: 'visitor', segments: [tag] } })),
  });
  const inherited = rules.filter((rule) => !own.includes(rule));
  return [question('direct_tags', own), question('inherited_tags', inherited)];
}
