// A user's own Emscripten is taken where EMSDK names one; Debian's otherwise.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from './sources.mjs';

const kPlatform = 'upstream/emscripten/cmake/Modules/Platform';

/** What CMake says when it reads the toolchain file with this EMSDK. */
function read_toolchain(emsdk) {
  const { EMSDK, ...rest } = process.env;
  const env = emsdk === undefined ? rest : { ...rest, EMSDK: emsdk };
  const args = ['-P', join(root, 'cmake/emscripten-toolchain.cmake')];
  const { stdout, stderr } = spawnSync('cmake', args, { env, encoding: 'utf8' });
  return stdout + stderr;
}

test('EMSDK decides which Emscripten builds', async (t) => {
  const emsdk = await mkdtemp(join(tmpdir(), 'proviso-emsdk-'));
  t.after(() => rm(emsdk, { recursive: true }));
  await mkdir(join(emsdk, kPlatform), { recursive: true });
  await writeFile(join(emsdk, kPlatform, 'Emscripten.cmake'), 'message("the user\'s own")\n');
  assert.match(read_toolchain(emsdk), /the user's own/);
  assert.doesNotMatch(read_toolchain(''), /the user's own/);
  assert.doesNotMatch(read_toolchain(undefined), /the user's own/);
});
