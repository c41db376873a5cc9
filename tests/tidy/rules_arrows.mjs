// The arrows of ARCHITECTURE.md: what a folder may include or import.
// Contract: pure; a rule takes a file { path, text, language } and gives its violations as text.
// Test: tests/tidy/arrows.test.mjs
import { dirname, posix } from 'node:path';
import typescript from 'typescript';

import { includes } from './scan_cpp.mjs';

/** core/, left to right: a folder may include itself and what stands before it. */
const kStages = [
  ...['money', 'model', 'compile', 'match', 'apply'],
  ...['evaluator', 'catalog', 'check', 'json'],
];

/** Where the public headers stand in that line; those not listed may be included by every stage. */
const kHeaderStage = { 'proviso/check.h': 'check', 'proviso/json.h': 'json' };

/** The core is pure: none of these, whoever asks. */
const kImpure = new Set([
  ...['iostream', 'ostream', 'fstream', 'sstream', 'cstdio', 'stdio.h', 'filesystem', 'unistd.h'],
  ...['thread', 'mutex', 'shared_mutex', 'atomic', 'future', 'condition_variable'],
  ...['chrono', 'ctime', 'time.h', 'locale', 'clocale', 'regex', 'random', 'cmath', 'math.h'],
]);

/** Folders that others may not look into, and who may. */
const kClosed = [
  {
    what: /^nlohmann\//,
    by: /^(core\/json|tests\/core)\//,
    why: 'only core/json reads nlohmann/json',
  },
  { what: /^sqlite3\.h$/, by: /^server\/store\//, why: 'only server/store speaks SQL' },
  { what: /^boost\//, by: /^server\/(http|main)/, why: 'only server/http speaks HTTP' },
  { what: /^store\//, by: /^server\/(store\/|main)|^tests\//, why: 'only main knows the store' },
  { what: /^http\//, by: /^server\/(http\/|main)|^tests\//, why: 'only main knows HTTP' },
  { what: /^emscripten/, by: /^wasm\//, why: 'only wasm/ knows Emscripten' },
];

/** server/redemption is a pure state machine: no HTTP, no SQL, no clock, no threads. */
const kImpureRedemption = /^(chrono|ctime|time\.h|thread|mutex|fstream|iostream|random)$/;

function stage_of_path(path) {
  const folder = /^core\/(\w+)\//.exec(path)?.[1];
  if (folder === 'include') return kHeaderStage[path.slice('core/include/'.length)] ?? 'money';
  return folder ?? 'evaluator';
}

function stage_of_include(name) {
  if (name.startsWith('proviso/')) return kHeaderStage[name] ?? null;
  return kStages.find((stage) => name.startsWith(`${stage}/`)) ?? 'evaluator';
}

/**
 * money ◀ model ◀ compile ◀ match ◀ apply ◀ evaluator ◀ catalog ◀ check ◀ json; only json is
 * impure.
 */
export function core_arrows({ path, text, language }) {
  if (language !== 'cpp' || !path.startsWith('core/')) return [];
  const own = stage_of_path(path);
  return includes(text).flatMap(({ name, system, line }) => {
    const at = `${path}:${line}: \`${name}\``;
    if (system) {
      if (own === 'json') return [];
      if (/[./]/.test(name)) return [`${at}: the core includes no third party`];
      return kImpure.has(name) ? [`${at}: the core is pure`] : [];
    }
    const other = stage_of_include(name);
    const ahead = other !== null && kStages.indexOf(other) > kStages.indexOf(own);
    return ahead ? [`${at}: core/${own} may not include ${other}`] : [];
  });
}

/** Who may include a library, or a folder of the server. */
export function closed_folders({ path, text, language }) {
  if (language !== 'cpp') return [];
  return includes(text).flatMap(({ name, line }) => {
    const broken = kClosed.filter(({ what, by }) => what.test(name) && !by.test(path));
    if (path.startsWith('server/redemption/') && kImpureRedemption.test(name)) {
      broken.push({ why: 'server/redemption is pure' });
    }
    return broken.map(({ why }) => `${path}:${line}: \`${name}\`: ${why}`);
  });
}

/** What each JavaScript folder may import of the others; its own files and packages always. */
const kScripts = {
  'js/src': [],
  'edge/src': ['js'],
  'demo/src': ['js'],
};

function imports(path, text) {
  const { importedFiles } = typescript.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

/** The workspace a module name leads to: a package of ours, or a folder by a relative path. */
function workspace_of(path, name) {
  const packages = { proviso: 'js', 'proviso-edge': 'edge', 'proviso-demo': 'demo' };
  if (name.startsWith('.')) return posix.join(dirname(path), name).split('/')[0];
  const scope = name.split('/').slice(0, name.startsWith('@') ? 2 : 1);
  return packages[scope.join('/')] ?? null;
}

/** core/json ◀ wasm ◀ js ◀ edge, demo; Node's own modules only where Node runs. */
export function script_arrows({ path, text, language }) {
  const folder = Object.keys(kScripts).find((prefix) => path.startsWith(`${prefix}/`));
  if (language !== 'js' || folder === undefined) return [];
  const own = folder.split('/')[0];
  return imports(path, text).flatMap((name) => {
    const other = workspace_of(path, name);
    if (name.startsWith('node:') && !/\/node\.ts$/.test(path)) {
      return [`${path}: \`${name}\`: this runs where there is no Node`];
    }
    const allowed = other === null || other === own || kScripts[folder].includes(other);
    return allowed ? [] : [`${path}: \`${name}\`: ${own} may not import ${other}`];
  });
}
