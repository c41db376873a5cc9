// Visibility cases as entitlements. The format knows three levels (all, a group, a customer), and
// what a level leaves unsaid is answered by brackets; Proviso goes by what an entitlement names
// first, by whom it is for second. Final rules become entitlements as they are, for everybody they
// are for; a bracket is written out only where entitlements would go another way.
// Contract: pure; the engine decides on its catalog. Test: tests/peers/peers.test.mjs
import { Unsupported } from './facts.mjs';
import { segment } from './tests_of.mjs';

const kFinal = ['visible', 'hidden', 'config'];

/** The rules of a case by target, id and level. */
function book_of(model, customer) {
  const rules = new Map();
  for (const rule of model.rules) {
    const whom = { all: '', group: rule.group, customer: rule.customer }[rule.scope];
    if (whom === undefined) throw new Unsupported(`scope ${rule.scope}`);
    rules.set(`${rule.target} ${rule.id} ${rule.scope} ${whom}`, rule.value);
  }
  const whom = { all: '', group: customer.group, customer: customer.id };
  return (target, id, level) => rules.get(`${target} ${id} ${level} ${whom[level]}`);
}

/** What the page says of a category or product at a level: true is visible. */
function resolver(model, defaults, customer) {
  const rule = book_of(model, customer);
  const parents = new Map(model.categories.map(({ id, parent }) => [id, parent ?? null]));
  const homes = new Map(model.products.map(({ id, category }) => [id, category ?? null]));
  const absent = {
    category: { all: 'parent', group: 'category_all', customer: 'group' },
    product: { all: 'category', group: 'product_all', customer: 'group' },
  };
  const resolve = (target, id, level) => {
    const value = rule(target, id, level) ?? absent[target][level];
    switch (value) {
      case 'visible':
      case 'hidden':
        return value === 'visible';
      case 'config':
        return defaults[target] !== 'hidden';
      case 'parent': {
        const parent = parents.get(id);
        return parent ? resolve('category', parent, level) : defaults.category !== 'hidden';
      }
      case 'category': {
        const home = homes.get(id);
        return home ? resolve('category', home, level) : defaults.product !== 'hidden';
      }
      case 'category_all':
      case 'product_all':
        return resolve(target, id, 'all');
      case 'group':
        return resolve(target, id, customer.group ? 'group' : 'all');
      default:
        throw new Unsupported(`visibility ${value}`);
    }
  };
  return { rule, parents, homes, resolve };
}

function looks(customer) {
  if (customer.id) return customer.group ? ['all', 'group', 'customer'] : ['all', 'customer'];
  return customer.group ? ['all', 'group'] : ['all'];
}

/** Whom an entitlement of a level is for. */
function whom(level, customer) {
  if (level === 'customer') return { accounts: [customer.id] };
  return level === 'group' ? { segments: [segment('group', customer.group)] } : {};
}

/** Categories from the one given up to its root. */
function chain(parents, id) {
  const all = [];
  for (let one = id; one; one = parents.get(one)) all.push(one);
  return all;
}

/** The levels at which something is named already; `said` holds "target id level". */
function named(said, target, id, levels) {
  return levels.some((level) => said.has(`${target} ${id} ${level}`));
}

/** Whether a bracket must be written out, since entitlements would not go where it points. */
function astray({ rule, parents, homes }, said, target, id, level, levels) {
  const lower = levels.slice(0, levels.indexOf(level)); // of fewer people
  const value = rule(target, id, level);
  const up = target === 'category' ? chain(parents, id).slice(1) : chain(parents, homes.get(id));
  const stays = value === 'parent' || value === 'category';
  if (stays) return named(said, target, id, lower);
  if (level === 'all') return false;
  const base = ['category_all', 'product_all'].includes(value) ? ['all'] : lower;
  const other = levels.filter((one) => !base.includes(one) && one !== level);
  if (named(said, target, id, other)) return true;
  if (named(said, target, id, base)) return false;
  return up.some((category) => named(said, 'category', category, [...other, level]));
}

function entitlements_of(model, defaults, customer) {
  const world = resolver(model, defaults, customer);
  const levels = looks(customer);
  const said = new Set();
  const list = [];
  const say = (target, id, level, visible) => {
    said.add(`${target} ${id} ${level}`);
    const names = target === 'category' ? { categories: [id] } : { skus: [id] };
    const effect = visible ? 'grant' : 'deny';
    const audience = whom(level, customer);
    list.push({ key: `${target}:${id}:${level}`, effect, ...names, audience });
  };
  const roots_first = [...model.categories].sort(
    (a, b) => chain(world.parents, a.id).length - chain(world.parents, b.id).length,
  );
  const targets = [
    ...roots_first.map(({ id }) => ['category', id]),
    ...model.products.map(({ id }) => ['product', id]),
  ];
  for (const level of levels) {
    for (const [target, id] of targets) {
      const final = kFinal.includes(world.rule(target, id, level));
      if (final || astray(world, said, target, id, level, levels)) {
        say(target, id, level, world.resolve(target, id, level));
      }
    }
  }
  for (const { id, category } of model.products) {
    const homeless = !category && !named(said, 'product', id, levels);
    if (homeless && defaults.product !== defaults.category) {
      say('product', id, 'all', defaults.product !== 'hidden');
    }
  }
  return [...list, ...others(model, defaults, customer)];
}

/** Final rules for other groups and customers: they must not matter. */
function others(model, defaults, customer) {
  return model.rules.flatMap((rule, index) => {
    const own = rule.scope === 'group' ? customer.group : customer.id;
    const who = rule.scope === 'group' ? rule.group : rule.customer;
    if (rule.scope === 'all' || who === own || !kFinal.includes(rule.value)) return [];
    const value = rule.value === 'config' ? defaults[rule.target] : rule.value;
    const names = rule.target === 'category' ? { categories: [rule.id] } : { skus: [rule.id] };
    const audience =
      rule.scope === 'group' ? { segments: [segment('group', who)] } : { accounts: [who] };
    const effect = value === 'hidden' ? 'deny' : 'grant';
    return [{ key: `other:${index}`, effect, ...names, audience }];
  });
}

export const kProbe = 'probe:';

/** A ruleset with the model's products and a probe in every category. */
export function model_ruleset(categories, products, entitlements, hidden) {
  const listed = ({ sku, category }) => ({
    sku,
    ...(category ? { category } : {}),
    list_price: { USD: 100 },
  });
  const probes = categories.map(({ id }) => ({ sku: `${kProbe}${id}`, category: id }));
  const own = products.map(({ id, category }) => ({ sku: id, category }));
  return {
    format: 'proviso/1',
    id: 'visibility',
    version: 1,
    currencies: [{ code: 'USD', exponent: 2 }],
    parts: {
      products: {
        categories: categories.map(({ id, parent }) => ({
          key: id,
          ...(parent ? { parent } : {}),
        })),
        products: [...own, ...probes].map(listed),
      },
      entitlements: { default: hidden ? 'hidden' : 'visible', entitlements },
    },
  };
}

export const kQuery = { currency: 'USD', evaluated_at: 0, page: 1, page_size: 1000 };

/** { ruleset, audience } of a case with three levels. */
export function levels_of(peer) {
  const { model } = peer.visibility;
  const defaults = { category: 'visible', product: 'visible', ...peer.visibility.defaults };
  const customer = peer.customer ?? {};
  const entitlements = entitlements_of(model, defaults, customer);
  const hidden = defaults.category === 'hidden';
  return {
    ruleset: model_ruleset(model.categories, model.products, entitlements, hidden),
    audience: {
      account: customer.id ?? 'visitor',
      segments: customer.group ? [segment('group', customer.group)] : [],
    },
  };
}

/** What the case may assert, of the SKUs that the catalog shows. */
export function levels_answer(peer, skus) {
  const { categories, products } = peer.visibility.model;
  const seen = new Set(skus);
  const ids = products.map(({ id }) => id);
  const shown = ({ id }) => seen.has(`${kProbe}${id}`);
  return {
    visible_products: ids.filter((id) => seen.has(id)),
    hidden_products: ids.filter((id) => !seen.has(id)),
    hidden_categories: categories.filter((one) => !shown(one)).map(({ id }) => id),
    category_visible: Object.fromEntries(categories.map((one) => [one.id, shown(one)])),
    applied: [],
  };
}
