// Pages kept by class of account: made once for all accounts that see the same, never for others.
// Controls: another class, another query, another account's list price make their own.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { start_stream_worker } from './stream_worker.mjs';

const worker = await start_stream_worker();
after(worker.stop);

const page = { currency: 'GBP', page_size: 2 };
const asks = (account, query = page) => ({ audience: account ? { account } : {}, query });
const made = async (asked, limit) => {
  const answers = await worker.ask('/pages', { asked, limit });
  for (const { same } of answers) assert.equal(same, true);
  return answers.map((answer) => answer.made);
};

test('accounts of one class share a page; another class has its own', async () => {
  const asked = [
    asks('a'),
    asks('b'),
    asks(),
    asks('alder-hotels'),
    asks('alder-hotels'),
    asks('a'),
  ];
  assert.deepEqual(await made(asked), [1, 1, 1, 2, 2, 2]);
});

test('each query has its own page', async () => {
  const asked = [asks('a'), asks('a', { ...page, page: 2 }), asks('b', { ...page, page: 2 })];
  assert.deepEqual(await made(asked), [1, 2, 2]);
});

test('what was used least recently goes first, and what is too long is not kept', async () => {
  const two = asks('a', { ...page, page: 2 });
  assert.deepEqual(await made([asks('a'), asks('a'), two, asks('a')], 10), [1, 2, 3, 4]);
  const other = asks('alder-hotels');
  const three = await made([asks('a'), two, asks('a'), other, asks('a'), two], 1000);
  assert.ok(three.at(-1) > 3, `${three}`);
});
