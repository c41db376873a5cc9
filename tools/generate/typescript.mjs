// TypeScript from the contract: one module of types per JSON Schema, and the closed lists.
// Contract: deterministic; types are closed, as the schemas are.
// Test: tests/tidy/generated.test.mjs
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const head = (source) =>
  `// Generated from schema/${source} by tools/generate: change that, never this.\n`;

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** A closed list as an object from name to phrase, and the union of its names. */
function list_of(constant, type, what, entries) {
  const members = entries.map(([name, phrase]) => `  ${name}: ${quoted(phrase)},`).join('\n');
  return `
/** ${what} */
export const ${constant} = {
${members}
} as const;
export type ${type} = keyof typeof ${constant};
`;
}

/** js/src/generated/codes.ts */
export function codes_module(codes) {
  return `${head('codes.json')}${[
    list_of('issue_codes', 'IssueCode', 'What is wrong with a document.', codes.issue_codes),
    list_of('outcomes', 'Outcome', 'What became of a promotion.', codes.outcomes),
    list_of('reasons', 'Reason', 'Why a promotion had its outcome.', codes.reasons),
  ].join('')}
/** Issue codes that do not keep a document from being used. */
export const warning_codes: readonly IssueCode[] = [${codes.warning_codes.map(quoted).join(', ')}];
`;
}

/** js/src/generated/limits.ts */
export function limits_module(limits) {
  const member = ([name, [value, sentence]]) => `  /** ${sentence} */\n  ${name}: ${value},`;
  return `${head('limits.json')}
/** Every limit of the contract. */
export const limits = {
${Object.entries(limits).map(member).join('\n')}
} as const;
`;
}

/** A described reference as `allOf`, so that the type keeps its own name beside the sentence. */
function described(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(described);
  const { $ref, ...rest } = value;
  const members = Object.entries(rest).map(([name, member]) => [name, described(member)]);
  if ($ref === undefined) return Object.fromEntries(members);
  if (members.length === 0) return { $ref };
  return { ...Object.fromEntries(members), allOf: [{ $ref }] };
}

/** Types of one schema file; references to its neighbours are resolved in `folder`. */
async function schema_module(compile, folder, name) {
  const schema = JSON.parse(await readFile(join(folder, `${name}.schema.json`), 'utf8'));
  return compile(described(schema), name, {
    cwd: `${folder}/`,
    bannerComment: head(`${name}.schema.json`).trimEnd(),
    additionalProperties: false,
    declareExternallyReferenced: true,
    strictIndexSignatures: true,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 100 },
  });
}

/** The modules of js/src/generated that follow from schemas, as [path, text] pairs. */
export async function schema_modules(folder) {
  const { compile } = await import('json-schema-to-typescript');
  const names = ['ruleset', 'change', 'request', 'result', 'catalog', 'catalog_query'];
  const texts = await Promise.all(names.map((name) => schema_module(compile, folder, name)));
  return names.map((name, index) => [`js/src/generated/${name}.ts`, texts[index]]);
}
