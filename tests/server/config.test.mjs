// The program's face: help, exit codes, configuration file and flags, and errors that say where.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { binary, root, run, start, temporary_folder } from './harness.mjs';
import { accounts, body, limited, ruleset } from './shop.mjs';

const folder = await temporary_folder();
const file = async (name, content) => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

test('help, version and description go to standard output', async () => {
  const help = await run(binary, ['--help']);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /usage: proviso-server/);
  assert.equal((await run(binary, ['--version'])).stdout, 'proviso-server 0.1.0\n');
  assert.equal((await run(binary, ['--describe'])).code, 0);
});

test('every flag of the help is in the README, with its member', async () => {
  const { stdout } = await run(binary, ['--help']);
  const flags = [...stdout.matchAll(/^ {2}(--[a-z-]+) /gm)].map(([, flag]) => flag);
  assert.ok(flags.length > 15);
  const readme = await readFile(join(root, 'server/README.md'), 'utf8');
  for (const flag of flags) {
    const member = flag.slice(2).replaceAll('-', '_');
    assert.ok(readme.includes(`| \`${member}\` | \`${flag}\` |`), flag);
  }
});

test('usage errors exit with 2 and say what is wrong', async () => {
  const cases = [
    [[], /no ruleset/],
    [['serve'], /unexpected argument `serve`/],
    [['--nonsense', '1'], /unknown flag `--nonsense`/],
    [['--max_queue', '1'], /unknown flag `--max_queue`/],
    [['--ruleset'], /`--ruleset` needs a value/],
    [['--ruleset', 'x', '--threads', '0'], /`0` is no value for --threads/],
    [['--ruleset', 'x', '--threads', 'two'], /`two` is no value/],
    [['--ruleset', 'x', '--listen', 'nowhere'], /`nowhere` is no ADDRESS:PORT/],
    [['--ruleset', 'x', '--listen', '127.0.0.1:99999'], /is no ADDRESS:PORT/],
    [['--ruleset', 'x', '--clock', 'fixed:soon'], /`fixed:soon` is no clock/],
    [['--generate-key', 'root'], /unknown role `root`/],
  ];
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await run(binary, args);
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, message);
    assert.equal(stdout, '');
  }
});

test('a generated key opens its role; its entry does not hold it', async () => {
  const { stdout } = await run(binary, ['--generate-key', 'order_service']);
  const [key, entry] = stdout.trim().split('\n');
  assert.match(key, /^pk_[\w-]{43}$/);
  assert.ok(!entry.includes(key));
  const keys = await file('generated.json', `{"keys":[${entry}]}`);
  const server = await start({ ruleset: ruleset(), accounts, flags: ['--keys', keys] });
  const headers = { Authorization: `Bearer ${key}` };
  const answer = await server.ask(undefined, 'POST', '/v1/evaluations', body(), headers);
  assert.equal(answer.status, 200);
});

test('a ruleset with issues is refused with each pointer', async () => {
  const broken = ruleset();
  broken.parts.promotions.promotions[0].benefits[0].rate_bp = 20_000;
  broken.parts.prices.price_lists[0].discount = 5;
  const path = await file('broken.json', broken);
  const { code, stderr, stdout } = await run(binary, ['--ruleset', path]);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /out_of_range at \/parts\/promotions\/promotions\/0\/benefits\/0\/rate_bp: /,
  );
  assert.match(stderr, /unknown_member at \/parts\/prices\/price_lists\/0\/discount: /);
});

test('a projection is refused: it does not tell the limits', async () => {
  const projection = await file('projection.json', ruleset({ projection: { codes: 'withheld' } }));
  const untold = ruleset();
  untold.parts.promotions.promotions = [{ ...limited({}), limits: undefined, limited: true }];
  for (const path of [projection, await file('untold.json', untold)]) {
    const { code, stderr } = await run(binary, ['--ruleset', path]);
    assert.equal(code, 1);
    assert.match(stderr, /is a projection/);
  }
});

test('other files with issues are refused too', async () => {
  const good = await file('ruleset.json', ruleset());
  const cases = [
    ['--accounts', { accounts: [{ account: 'a', role: 'x' }] }, /at \/accounts\/0\/role/],
    ['--keys', { keys: [{ name: 'a', role: 'root', sha256: '' }] }, /at \/keys\/0\/role/],
    ['--jwks', { keys: [{ kty: 'RSA', kid: 'a' }] }, /at \/keys\/0\/crv/],
    ['--config', { ruleset: 'ruleset.json', thread: 2 }, /unknown_member at \/thread/],
    ['--config', { threads: '2' }, /wrong_type at \/threads/],
    ['--config', '{', /malformed_json/],
    ['--config', '[]', /wrong_type/],
  ];
  for (const [flag, content, message] of cases) {
    const path = await file('part.json', content);
    const args = flag === '--config' ? [] : ['--ruleset', good];
    const { code, stderr } = await run(binary, [...args, flag, path]);
    assert.equal(code, 1, stderr);
    assert.match(stderr, message);
  }
});

test('what cannot be opened is named', async () => {
  const good = await file('ruleset.json', ruleset());
  const missing = await run(binary, ['--ruleset', join(folder, 'none.json')]);
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /cannot read `.*none\.json`/);
  const database = ['--ruleset', good, '--database', join(folder, 'no/such/folder.sqlite3')];
  assert.equal((await run(binary, database)).code, 1);
  const garbage = await file('garbage.sqlite3', 'not a database, but long enough'.repeat(100));
  const { code, stderr } = await run(binary, ['--ruleset', good, '--database', garbage]);
  assert.equal(code, 1);
  assert.match(stderr, /not a database/);
});

test('a flag overrides the file', async () => {
  const flags = ['--clock', 'fixed:1234567'];
  const server = await start({ ruleset: ruleset(), accounts, flags });
  const { json } = await server.evaluate(body());
  assert.equal(json.result.basis.evaluated_at, 1234567);
});

test('the example configuration starts', async () => {
  const example = join(root, 'server/example/server.json');
  const members = JSON.parse(await readFile(example, 'utf8'));
  assert.equal(members.listen, '127.0.0.1:8080');
  const database = join(folder, 'example.sqlite3');
  const server = await start({
    ruleset: ruleset(),
    flags: ['--config', example, '--listen', '127.0.0.1:0', '--database', database],
  });
  assert.equal((await server.ask(undefined, 'GET', '/readyz')).status, 200);
});
