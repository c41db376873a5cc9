// The checkout's own source files: what git tracks and what it would, without generated ones.
// Test: tests/tidy/style.test.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const kGenerated = [
  /^core\/include\/proviso\/(codes|limits)\.h$/,
  /^js\/src\/generated\//,
  /^package-lock\.json$/,
];
const kLanguages = {
  '.h': 'cpp',
  '.cpp': 'cpp',
  '.ts': 'js',
  '.tsx': 'js',
  '.js': 'js',
  '.mjs': 'js',
  '.css': 'css',
};

/** Every source file as { path, text, language: 'cpp' | 'js' | 'css' }. */
export function read_sources() {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8' },
  );
  const files = [];
  for (const path of listed.split('\0')) {
    const language = kLanguages[extname(path)];
    if (language === undefined || kGenerated.some((pattern) => pattern.test(path))) continue;
    let text;
    try {
      text = readFileSync(join(root, path), 'utf8');
    } catch {
      continue; // deleted, and git does not know yet
    }
    files.push({ path, text, language });
  }
  return files;
}
