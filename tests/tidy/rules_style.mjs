// The rules of form: lines, functions, files, openings, and no floating point in the core.
// Contract: pure; a rule takes a file { path, text, language } and gives its violations as text.
// Test: tests/tidy/style.test.mjs
import typescript from 'typescript';

import { blank, functions } from './scan_cpp.mjs';

const kColumns = 100;
const kFunctionLines = 70;
const kFileLines = 400;

/** Lines of at most 100 columns, counted in characters. */
export function line_length({ path, text }) {
  return text.split('\n').flatMap((line, index) => {
    const columns = [...line].length;
    return columns > kColumns ? [`${path}:${index + 1}: ${columns} columns`] : [];
  });
}

/** Files of at most 400 lines. */
export function file_length({ path, text }) {
  const lines = text.split('\n').length - 1;
  return lines > kFileLines ? [`${path}: ${lines} lines`] : [];
}

/** A suite is a list of tests, not a function: only the tests inside it are measured. */
function is_suite(node) {
  const call = node.parent;
  return (
    typescript.isCallExpression(call) &&
    typescript.isIdentifier(call.expression) &&
    ['describe', 'suite'].includes(call.expression.text)
  );
}

function script_functions({ path, text }) {
  const source = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, true);
  const found = [];
  const line_of = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node) => {
    if (typescript.isFunctionLike(node) && node.body && !is_suite(node)) {
      const line = line_of(node.getStart());
      found.push({ line, length: line_of(node.getEnd()) - line + 1 });
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Functions of at most 70 lines. */
export function function_length(file) {
  if (file.language === 'css') return [];
  const found = file.language === 'cpp' ? functions(file.text) : script_functions(file);
  return found
    .filter(({ length }) => length > kFunctionLines)
    .map(({ line, length }) => `${file.path}:${line}: a function of ${length} lines`);
}

/** No floating point in the core: no such type, no such literal. */
export function no_floating_point({ path, text }) {
  if (!path.startsWith('core/') || path.startsWith('core/json/')) return [];
  return blank(text)
    .split('\n')
    .flatMap((line, index) => {
      const match = /\b(float|double)\b|\b\d+\.\d|\b\d+[eE][+-]?\d/.exec(line);
      return match ? [`${path}:${index + 1}: floating point: \`${match[0]}\``] : [];
    });
}

/**
 * A core file opens with a comment that names its test, and that test exists. What implements
 * the header of its own name may leave the word to it.
 */
export function opening(file, exists) {
  const { path, text } = file;
  if (!/^core\/.*\.(h|cpp)$/.test(path)) return [];
  const comment = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('//')) break;
    comment.push(line.replace(/^\/\/ ?/, ''));
  }
  const test = /\bTest:\s+(tests\/\S+?)[.;,]?(\s|$)/.exec(comment.join('\n'));
  const header = path.replace(/\.cpp$/, '.h');
  if (comment.length === 0 && header !== path && exists(header)) return [];
  if (comment.length === 0) return [`${path}: opens without a comment`];
  if (test === null) return [`${path}: its opening comment names no test`];
  return exists(test[1]) ? [] : [`${path}: names a test that is not there: ${test[1]}`];
}
