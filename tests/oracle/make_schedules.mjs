// Makes schedules and the time zones that they name; what changes does so near kNow.
// Test: tests/oracle/generate.test.mjs
import { kHour, kNow } from './make_terms.mjs';

const kOffsets = [-43_200, -18_000, -3_600, 0, 1, 3_600, 7_200, 20_700, 50_400, 86_400];

function zone(name, draw, early) {
  const hours = [-12, -2, -1, 0, 1, 2, 12].filter(() => draw.chance(35));
  const transitions = hours.map((hour) => ({
    at: kNow + hour * kHour + draw.integer(-1, 1),
    offset_s: draw.one_of(kOffsets),
  }));
  const last = transitions.at(-1)?.at ?? kNow;
  const horizon = early ? last + draw.one_of([0, 1, kHour]) : kNow + 1_000 * kHour;
  return { name, offset_s: draw.one_of(kOffsets), transitions, horizon };
}

/** The zones of a ruleset, none mostly. `early`: they are known for hours only. */
export function zones(draw, early) {
  if (!early && !draw.flag('zones', 12)) return [];
  return ['Europe/Berlin', 'Asia/Kathmandu']
    .slice(0, draw.integer(1, 2))
    .map((name) => zone(name, draw, early));
}

const kBegins = ['00:00', '01:00', '05:45', '12:00', '22:59:59'];
const kEnds = ['02:00', '12:00', '13:30', '23:00', '24:00'];

function weekly_window(draw) {
  const out = { days: draw.some_of(['sun', 'mon', 'tue']) };
  if (draw.chance(70)) out.from = draw.one_of(kBegins);
  const ends = kEnds.filter((end) => end > (out.from ?? '00:00'));
  if (draw.chance(70)) out.until = draw.one_of(ends);
  return out;
}

function blackout(draw) {
  const day = draw.integer(0, 2);
  const dates = ['2025-11-30', '2025-12-01', '2025-12-02', '2025-12-03', '2025-12-04'];
  return { from: dates[day], until: dates[day + draw.integer(1, 2)] };
}

const some = (draw, make) => Array.from({ length: draw.integer(1, 2) }, () => make(draw));

/** What holds by local time, and in which zone that is. */
function local_schedule(kind, draft, name) {
  const { draw } = draft;
  const out = {};
  if (kind !== 'blackout') out.weekly = some(draw, weekly_window);
  if (kind !== 'weekly') out.blackouts = some(draw, blackout);
  const zoned = draft.zones.length > 0 && draw.flag(`${name}/schedule/zone`, 80);
  if (zoned) out.zone = draw.one_of(draft.zones).name;
  return out;
}

export function schedule(draft, name) {
  const { draw } = draft;
  const more = draft.named_schedules.length > 0 && draw.flag(`${name}/schedule:use`, 30);
  const use = more ? { use: draw.one_of(draft.named_schedules).key } : {};
  if (more && draw.chance(60)) return use;
  const near = (hours) => kNow + hours * kHour + draw.integer(-1, 1);
  const local = draft.zones.length > 0 ? 4 : 1;
  const kinds = { from: 2, until: 2, window: 2, weekly: local, blackout: local, both: local };
  const kind = draw.option(`${name}/schedule`, kinds);
  if (kind === 'from') return { ...use, from: near(draw.integer(-1, 0)) };
  if (kind === 'until') return { ...use, until: near(draw.integer(0, 2)) };
  const window = { from: near(-1), until: near(draw.integer(0, 2)) };
  if (kind === 'window') return { ...use, ...window };
  const bounds = draw.chance(20) ? window : {};
  return { ...use, ...bounds, ...local_schedule(kind, draft, name) };
}
