// The worker of worker/stream.mjs in workerd, and how much memory its process took at most.
// Test: tests/edge/stream.test.mjs
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundle } from '../../edge/build.mjs';
import { startEdge } from '../../edge/local.mjs';

const read = (path) => readFile(path, 'utf8').catch(() => '');

/** The workerd processes that this process started, itself or through its children. */
async function workerds() {
  const found = new Map();
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const parent = /^PPid:\s+(\d+)/m.exec(await read(`/proc/${id}/status`))?.[1];
    const program = await readlink(`/proc/${id}/exe`).catch(() => '');
    found.set(id, { parent, is_workerd: program.endsWith('/workerd') });
  }
  const ours = (id) => id === String(process.pid) || (found.has(id) && ours(found.get(id).parent));
  return [...found.keys()].filter((id) => found.get(id).is_workerd && ours(id));
}

/** Starts it; `peak()` is the most memory that its process has had, in MiB. */
export async function start_stream_worker() {
  const folder = await mkdtemp(join(tmpdir(), 'proviso-stream-'));
  const script = join(folder, 'stream.js');
  await bundle(fileURLToPath(new URL('worker/stream.mjs', import.meta.url)), script);
  const before = new Set(await workerds());
  const edge = await startEdge({ script, jwks: { keys: [] }, issuer: '', audience: '' });
  const [id] = (await workerds()).filter((each) => !before.has(each));
  const ask = async (path, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(new URL(path, edge.url), init)).json();
  };
  const peak = async () => {
    const status = await read(`/proc/${id}/status`);
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)[1]) / 1024;
  };
  const stop = async () => {
    await edge.stop();
    await rm(folder, { recursive: true });
  };
  return { url: edge.url, ask, peak, stop };
}
