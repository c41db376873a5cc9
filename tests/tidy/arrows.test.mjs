// Folders know only what ARCHITECTURE.md lets them know; each rule is shown to catch a breach.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { closed_folders, core_arrows, script_arrows } from './rules_arrows.mjs';
import { read_sources } from './sources.mjs';

const files = read_sources();
const cpp = (path, name) => ({ path, text: `// x\n#include ${name}\n`, language: 'cpp' });
const js = (path, name) => ({ path, text: `import { a } from '${name}';\n`, language: 'js' });

function check(name, rule, { caught, spared }) {
  test(name, () => assert.deepEqual(files.flatMap(rule), []));
  test(`control: ${name}`, () => {
    for (const fixture of caught) assert.equal(rule(fixture).length, 1, JSON.stringify(fixture));
    for (const fixture of spared) assert.deepEqual(rule(fixture), []);
  });
}

check('core: each stage includes only those to its left', core_arrows, {
  caught: [
    cpp('core/money/a.h', '"model/b.h"'),
    cpp('core/match/a.cpp', '"apply/ledger.h"'),
    cpp('core/apply/a.cpp', '"json/names.h"'),
    cpp('core/evaluator.cpp', '"proviso/json.h"'),
    cpp('core/include/proviso/result.h', '"match/session.h"'),
    cpp('core/match/a.cpp', '<nlohmann/json.hpp>'),
    cpp('core/model/a.cpp', '<boost/optional.hpp>'),
    cpp('core/compile/a.cpp', '<chrono>'),
    cpp('core/apply/a.cpp', '<iostream>'),
  ],
  spared: [
    cpp('core/apply/a.cpp', '"match/session.h"'),
    cpp('core/apply/a.cpp', '"apply/ledger.h"'),
    cpp('core/money/a.h', '"proviso/limits.h"'),
    cpp('core/json/a.cpp', '<nlohmann/json.hpp>'),
    cpp('core/evaluator.cpp', '<vector>'),
  ],
});

check('libraries and the server: each has its one place', closed_folders, {
  caught: [
    cpp('server/http/a.cpp', '<nlohmann/json.hpp>'),
    cpp('cli/a.cpp', '<nlohmann/json.hpp>'),
    cpp('server/redemption/a.cpp', '"http/router.h"'),
    cpp('server/redemption/a.cpp', '"store/sqlite_store.h"'),
    cpp('server/redemption/a.cpp', '<chrono>'),
    cpp('server/http/a.cpp', '"store/sqlite_store.h"'),
    cpp('server/store/a.cpp', '"http/router.h"'),
    cpp('server/http/a.cpp', '<sqlite3.h>'),
    cpp('server/store/a.cpp', '<boost/asio.hpp>'),
    cpp('core/json/a.cpp', '<emscripten/bind.h>'),
  ],
  spared: [
    cpp('server/main.cpp', '"store/sqlite_store.h"'),
    cpp('server/store/a.cpp', '"redemption/command.h"'),
    cpp('server/http/a.cpp', '<boost/beast.hpp>'),
  ],
});

check('scripts: js knows neither edge nor demo, and neither knows the other', script_arrows, {
  caught: [
    js('js/src/a.ts', '../../edge/src/worker.js'),
    js('js/src/engine.ts', 'node:fs'),
    js('edge/src/a.ts', '../../demo/src/cart.js'),
    js('demo/src/a.ts', 'proviso-edge'),
  ],
  spared: [
    js('js/src/node.ts', 'node:fs/promises'),
    js('js/src/a.ts', './generated/codes.js'),
    js('edge/src/a.ts', 'proviso/worker'),
    js('demo/src/a.ts', 'proviso'),
  ],
});
