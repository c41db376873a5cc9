// `proviso zones`: the zones that a ruleset's schedules name, as transitions: against the zone data
// that Node itself carries; what the system lacks; where the result goes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';

import { folder, proviso } from './command.mjs';

const weekly = [{ days: ['sun'], from: '01:00', until: '02:00' }];

/** A ruleset with a zone in each place that may name one. */
function shop(promotion_zone = 'America/New_York', until = undefined) {
  return {
    format: 'proviso/1',
    id: 'shop',
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2 }],
    definitions: { schedules: [{ key: 'nights', is: { zone: 'Australia/Lord_Howe', weekly } }] },
    parts: {
      products: { products: [] },
      prices: {
        price_lists: [
          { key: 'l', currency: 'GBP', schedule: { zone: 'Asia/Tokyo', weekly }, entries: [] },
        ],
      },
      promotions: {
        promotions: [
          {
            key: 'p',
            schedule: { until, zone: promotion_zone, weekly },
            benefits: [{ kind: 'order', rate_bp: 100 }],
          },
          {
            key: 'q',
            schedule: { zone: 'Europe/London', weekly },
            benefits: [{ kind: 'order', rate_bp: 100 }],
          },
        ],
      },
    },
  };
}

const offset_at = ({ offset_s, transitions }, at) =>
  transitions.findLast((transition) => transition.at <= at)?.offset_s ?? offset_s;

/** What a wall clock in that zone shows at an instant, less UTC: by Node's own zone data. */
function clock(name) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    );
    const { year, month, day, hour, minute, second } = parts;
    return (Date.UTC(year, month - 1, day, hour, minute, second) - at) / 1000;
  };
}

test('every zone that a schedule names is filled in, each once', (t) => {
  const { code, stdout, stderr } = proviso([
    'zones',
    folder(t)('shop.json', shop()),
    '--until',
    '2060',
  ]);
  assert.equal(code, 0, stderr);
  const { zones } = JSON.parse(stdout);
  assert.deepEqual(
    zones.map(({ name }) => name),
    ['America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Europe/London'],
  );
  for (const zone of zones) {
    assert.equal(zone.horizon, Date.UTC(2060, 0, 1));
    const offset_of = clock(zone.name);
    for (let at = Date.UTC(1980, 0, 1); at < zone.horizon; at += 5 * 86_400_000) {
      assert.equal(offset_at(zone, at), offset_of(at), `${zone.name} at ${at}`);
    }
    for (const { at, offset_s } of zone.transitions.filter(({ at }) => at > 3e11)) {
      assert.equal(offset_of(at), offset_s);
      assert.notEqual(offset_of(at - 1000), offset_s);
    }
  }
});

test('the years after those that zone files list have summer time too', (t) => {
  const { stdout } = proviso(['zones', folder(t)('shop.json', shop()), '--until', '2045']);
  const london = JSON.parse(stdout).zones.find(({ name }) => name === 'Europe/London');
  assert.equal(offset_at(london, Date.UTC(2044, 6, 1)), 3600);
  assert.deepEqual(london.transitions.at(-1), { at: Date.UTC(2044, 9, 30, 1), offset_s: 0 });
});

test('ten years after the newest instant, or the year that is asked for', (t) => {
  const file = folder(t)('shop.json', shop('Asia/Tokyo', Date.UTC(2071, 4, 5)));
  const horizon = (...args) =>
    JSON.parse(proviso(['zones', file, ...args]).stdout).zones[0].horizon;
  assert.equal(horizon(), Date.UTC(2082, 0, 1));
  assert.equal(horizon('--until', '2030'), Date.UTC(2030, 0, 1));
  const open = folder(t)('open.json', shop());
  const { zones } = JSON.parse(proviso(['zones', open]).stdout);
  assert.ok(zones[0].horizon > Date.now() + 10 * 365 * 86_400_000);
  const forever = folder(t)('forever.json', shop('Asia/Tokyo', Number.MAX_SAFE_INTEGER));
  assert.equal(
    JSON.parse(proviso(['zones', forever]).stdout).zones[0].horizon,
    Date.UTC(2500, 0, 1),
  );
});

test('all else stays, and stale zones go', (t) => {
  const document = shop('Asia/Tokyo');
  document.zones = [{ name: 'Europe/Paris', offset_s: 1, transitions: [], horizon: 5 }];
  const write = folder(t);
  const first = proviso(['zones', write('shop.json', document), '--until', '2030']).stdout;
  const { zones, ...rest } = JSON.parse(first);
  assert.ok(!zones.some(({ name }) => name === 'Europe/Paris'));
  assert.deepEqual(rest.definitions, document.definitions);
  assert.deepEqual(rest.parts.promotions.promotions[1], document.parts.promotions.promotions[1]);
  const again = proviso(['zones', '-', '--until', '2030'], { input: first });
  assert.equal(again.stdout, first);
});

test('a ruleset can be rewritten in place', (t) => {
  const file = folder(t)('shop.json', shop());
  const args = ['zones', file, '--until', '2030'];
  const { stdout } = proviso(args);
  const { code, stdout: nothing } = proviso([...args, '--output', file]);
  assert.deepEqual([code, nothing], [0, '']);
  assert.equal(readFileSync(file, 'utf8'), stdout);
  assert.deepEqual(readdirSync(dirname(file)), ['shop.json']);
});

test('a file that cannot be written is told', (t) => {
  const file = folder(t)('shop.json', shop());
  const { code, stderr } = proviso(['zones', file, '--output', `${file}/below`]);
  assert.equal(code, 2);
  assert.match(stderr, /^proviso: cannot write `.*below`: Not a directory\n$/);
});

for (const name of ['Europe/Lundon', '../../../etc/passwd', '/etc/passwd', 'Europe', 'tzdata.zi']) {
  test(`no such zone: ${name}`, (t) => {
    const file = folder(t)('shop.json', shop(name));
    const { code, stdout, stderr } = proviso(['zones', file, '--output', file]);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    const place = `${file}:/parts/promotions/promotions/0/schedule/zone: unknown_reference: `;
    assert.equal(stderr, `${place}\`${name}\`: this system has no such time zone\n`);
    assert.deepEqual(
      JSON.parse(readFileSync(file, 'utf8')),
      JSON.parse(JSON.stringify(shop(name))),
    );
  });
}

test('a ruleset that cannot be read has its issues told', (t) => {
  const { code, stdout, stderr } = proviso(['zones', folder(t)('shop.json', '{"id":')]);
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /malformed_json/);
});
