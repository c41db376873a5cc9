// Who and when: audiences, schedules, entitlements, as docs/semantics.md tells them.
// Test: tests/oracle/cases.test.mjs

/** The account that asks and those above it, nearest first. */
const accounts_of = ({ account, ancestors = [] }) =>
  account === undefined ? [...ancestors] : [account, ...ancestors];

export function audience_holds(rule, who, definitions) {
  if (rule === undefined) return true;
  const one_of = (list, keys) => list === undefined || keys.some((key) => list.includes(key));
  if (rule.use !== undefined && !audience_holds(definitions.audiences[rule.use], who, definitions))
    return false;
  return (
    one_of(rule.accounts, accounts_of(who)) &&
    one_of(rule.segments, who.segments ?? []) &&
    one_of(rule.regions, who.region === undefined ? [] : [who.region]) &&
    one_of(rule.channels, who.channel === undefined ? [] : [who.channel])
  );
}

const kDay = 86_400_000;
const kDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Milliseconds of local time since 1970-01-01T00:00 there. */
function local_time(instant, zone) {
  if (zone === undefined) return instant;
  let offset = zone.offset_s;
  for (const { at, offset_s } of zone.transitions) if (at <= instant) offset = offset_s;
  return instant + offset * 1000;
}

function milliseconds(text) {
  const [hours, minutes, seconds = 0] = text.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

const within = ({ from = -Infinity, until = Infinity }, instant) =>
  instant >= from && instant < until;

/** Whether a schedule within its dates needs the offsets of a zone that are not known any more. */
export function needs_unknown(schedule, instant, ruleset) {
  if (schedule === undefined || !dates_hold(schedule, instant, ruleset)) return false;
  const { use, zone, weekly, blackouts = [] } = schedule;
  const local = weekly !== undefined || blackouts.length > 0;
  if (local && zone !== undefined && instant >= ruleset.zones[zone].horizon) return true;
  return use !== undefined && needs_unknown(ruleset.definitions.schedules[use], instant, ruleset);
}

/** Whether it is after `from` and before `until`, its own and those of what it uses. */
function dates_hold(schedule, instant, ruleset) {
  const { use } = schedule;
  const used =
    use === undefined || dates_hold(ruleset.definitions.schedules[use], instant, ruleset);
  return used && within(schedule, instant);
}

export function schedule_runs(schedule, instant, ruleset, fault) {
  if (schedule === undefined) return true;
  const { use, zone, weekly, blackouts = [] } = schedule;
  if (
    use !== undefined &&
    !schedule_runs(ruleset.definitions.schedules[use], instant, ruleset, fault)
  )
    return false;
  if (!within(schedule, instant)) return false;
  const local = local_time(instant, fault === 'zone' ? undefined : ruleset.zones[zone]);
  const days = Math.floor(local / kDay);
  const time = local - days * kDay;
  const day = kDays[(days + 3) % 7]; // 1970-01-01 was a Thursday
  const dark = blackouts.some(
    (date) => local >= Date.parse(date.from) && local < Date.parse(date.until),
  );
  if (dark) return false;
  if (weekly === undefined) return true;
  return weekly.some(
    (window) =>
      window.days.includes(day) &&
      time >= milliseconds(window.from ?? '00:00') &&
      time < milliseconds(window.until ?? '24:00'),
  );
}

/** The depth of the deepest of `keys` among the product's categories; -1: none of them. */
function category_rank(keys, product) {
  return Math.max(-1, ...keys.map((key) => product.depths.get(key) ?? -1));
}

/** What an entitlement names: everything 0, categories by depth, the product itself. */
function target_rank({ skus, categories }, product) {
  if (skus === undefined && categories === undefined) return 0;
  if (skus !== undefined && !skus.includes(product.sku)) return -1;
  const rank = categories === undefined ? 0 : category_rank(categories, product);
  if (rank < 0) return -1;
  return skus === undefined ? 1 + rank : 1000;
}

/** For whom it is: the account itself highest, its parents, a segment, everyone 0; -1: others. */
function audience_rank({ accounts, segments } = {}, who) {
  if (segments !== undefined && !segments.some((key) => (who.segments ?? []).includes(key)))
    return -1;
  if (accounts === undefined) return segments === undefined ? 0 : 1;
  const nearest = accounts_of(who).findIndex((key) => accounts.includes(key));
  return nearest < 0 ? -1 : 100 - nearest;
}

export function is_visible(product, who, ruleset) {
  let best = [-1, -1, 0];
  for (const entitlement of ruleset.entitlements) {
    const target = target_rank(entitlement, product);
    const audience = audience_rank(entitlement.audience, who);
    if (target < 0 || audience < 0) continue;
    const rank = [target, audience, entitlement.effect === 'deny' ? 1 : 0];
    const first = rank.findIndex((value, i) => value !== best[i]);
    if (first >= 0 && rank[first] > best[first]) best = rank;
  }
  return best[0] < 0 ? ruleset.visible_by_default : best[2] === 0;
}
