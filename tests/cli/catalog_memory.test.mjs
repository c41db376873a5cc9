// Writing a whole catalog takes no memory that grows with it: after the first piece the command's
// peak hardly rises. Control: the same measure sees a process that keeps what it writes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { binary, folder } from './command.mjs';
import { warehouse } from './shelf.mjs';

const kProducts = 60_000;

/** Bytes written, and by how much the process's peak rose after its first piece. */
function growth(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const peaks = [];
    let bytes = 0;
    child.stdout.on('data', (piece) => {
      bytes += piece.length;
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status);
      if (peak !== null) peaks.push(Number(peak[1]) * 1024); // else it has ended
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 || peaks.length < 10) reject(new Error(`exit ${code}, ${peaks.length} looks`));
      else resolve({ bytes, grown: peaks.at(-1) - peaks[0] });
    });
  });
}

for (const format of ['html', 'json', 'csv']) {
  test(`${format}: memory does not grow with the catalog`, async (t) => {
    const write = folder(t);
    const rules = write('rules.json', warehouse(kProducts));
    const args = ['catalog', rules, '--audience', write('audience.json', '{}')];
    const { bytes, grown } = await growth(binary, [...args, '--format', format]);
    t.diagnostic(`${bytes} bytes, peak rose by ${grown}`);
    assert.ok(bytes > kProducts * 400, `${bytes}`);
    assert.ok(grown < bytes / 8, `${bytes} bytes, peak rose by ${grown}`);
  });
}

test('control: keeping what is written is seen', async () => {
  const keep = `const kept = []; (function more() {
    if (kept.length === 400) return;
    kept.push(Buffer.alloc(65536, kept.length));
    process.stdout.write(kept.at(-1), more);
  })();`;
  const { bytes, grown } = await growth(process.execPath, ['-e', keep]);
  assert.ok(grown > bytes / 2, `${bytes} bytes, peak rose by ${grown}`);
});
