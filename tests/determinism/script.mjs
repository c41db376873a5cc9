// The cases as one text that every target reads alike: a line each, `R` a ruleset, `A` an audience,
// `Q` a request of it, sorted by file and name. Test: tests/determinism/determinism.test.mjs
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const by = (key) => (a, b) => (key(a) < key(b) ? -1 : 1);

/** The lines of one file of cases. */
function lines_of({ ruleset, cases }) {
  const lines = [`R ${JSON.stringify(ruleset)}`];
  for (const { request } of cases.toSorted(by(({ name }) => name))) {
    const { audience = {}, ...rest } = request;
    lines.push(`A ${JSON.stringify(audience)}`, `Q ${JSON.stringify(rest)}`);
  }
  return lines;
}

/** All of tests/cases as { text, cases }. */
export async function read_script(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = files.flatMap((file) => lines_of(JSON.parse(file)));
  const cases = lines.filter((line) => line.startsWith('Q ')).length;
  return { text: `${lines.join('\n')}\n`, cases };
}
