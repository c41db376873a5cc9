// The shared cases through the server, over HTTP: one start for each ruleset and instant. A case's
// audience becomes an entry of the account directory, its uses become counters in the store, and
// what it tells of the past is given with the request.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { root, start } from './harness.mjs';

const folder = join(root, 'tests/cases');
const kSomeone = 'someone'; // a customer whom the case does not name

/** Of an object the members listed, of a list as many items as there are. */
function assert_part(actual, expected, where) {
  if (expected === null || typeof expected !== 'object') {
    return assert.deepEqual(actual, expected, where);
  }
  if (Array.isArray(expected)) assert.equal(actual?.length, expected.length, `${where}.length`);
  for (const [name, value] of Object.entries(expected)) {
    assert_part(actual?.[name], value, `${where}.${name}`);
  }
}

/** Cases that one server can answer: of one instant, each account with one audience. */
function group_cases(cases) {
  const groups = [];
  for (const [number, entry] of cases.entries()) {
    const { audience, evaluated_at } = entry.request;
    const account = audience && (audience.account ?? `case-${number}`);
    const fits = (group) =>
      group.evaluated_at === evaluated_at &&
      (!account ||
        !group.accounts.has(account) ||
        isDeepStrictEqual(group.accounts.get(account), { ...audience, account }));
    let group = groups.find(fits);
    if (group === undefined) {
      group = { evaluated_at, accounts: new Map(), cases: [] };
      groups.push(group);
    }
    if (account) group.accounts.set(account, { ...audience, account });
    group.cases.push({ ...entry, account });
  }
  return groups;
}

/** An audience as the account directory has it: its customer is one of the account's. */
const entry_of = ({ customer, ...known }) => ({
  ...known,
  ...(customer && { customers: [{ ...customer, key: customer.key ?? kSomeone }] }),
});

/** The store's counters become the case's facts, and nothing else. */
function set_counters(database, ruleset, { request, account }) {
  database.exec('DELETE FROM promotion_uses; DELETE FROM account_uses;');
  const total = database.prepare('INSERT INTO promotion_uses VALUES (?, ?, ?, NULL)');
  const own = database.prepare('INSERT INTO account_uses VALUES (?, ?, ?, ?, NULL)');
  for (const { promotion, uses = 0, uses_by_account = 0 } of request.facts?.uses ?? []) {
    total.run(ruleset.id, promotion, uses);
    own.run(ruleset.id, promotion, account, uses_by_account);
  }
}

async function check_case(server, { request, account, expect, expect_issues }) {
  const { audience, evaluated_at: _instant, facts, ...rest } = request;
  const { uses: _uses, ...past } = facts ?? {};
  const { status, json, text } = await server.evaluate({
    ...(account && { account }),
    ...(audience?.customer && { customer: audience.customer.key ?? kSomeone }),
    ...(Object.keys(past).length > 0 && { facts: past }),
    ...rest,
  });
  if (expect_issues !== undefined) {
    assert.equal(status, 400, text);
    const found = json.issues.map(({ code, pointer }) => ({ code, pointer }));
    return assert.deepEqual(found, expect_issues);
  }
  assert.equal(status, 200, text);
  // The server knows what others assume: its own counters.
  assert.deepEqual(json.result.basis.assumed, []);
  const { assumed: _assumed, ...basis } = expect?.basis ?? {};
  assert_part(json.result, { ...expect, basis }, 'result');
}

for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()) {
  const { ruleset, cases } = JSON.parse(await readFile(join(folder, name), 'utf8'));
  if (ruleset.projection) {
    test(`${name}: ${cases.length} cases`, { skip: 'the server takes no projection' }, () => {});
    continue;
  }
  for (const group of group_cases(cases)) {
    const { evaluated_at, accounts } = group;
    if (!(evaluated_at >= 0)) {
      test(`${name} at ${evaluated_at}`, { skip: 'no clock of a server shows this' }, () => {});
      continue;
    }
    test(`${name} at ${evaluated_at}: ${group.cases.length} cases`, async (t) => {
      const flags = ['--clock', `fixed:${evaluated_at}`];
      const listed = [...accounts.values()].map(entry_of);
      const server = await start({ ruleset, accounts: listed, flags });
      const database = new DatabaseSync(join(server.folder, 'test.sqlite3'));
      for (const entry of group.cases) {
        set_counters(database, ruleset, entry);
        await t.test(entry.name, () => check_case(server, entry));
      }
      database.close();
      await server.stop();
    });
  }
}
