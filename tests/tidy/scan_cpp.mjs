// What the rules need to know of C++ text, without compiling it.
// Contract: positions keep their line; comments and literals become blanks.
// Test: tests/tidy/style.test.mjs

const kSkipped = new RegExp(
  [
    /\/\/[^\n]*|\/\*[\s\S]*?\*\//, // comments
    /R"([^(\s]*)\([\s\S]*?\)\1"/, // raw strings
    /"(?:\\.|[^"\\\n])*"/, // strings
    /(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'/, // characters, not the marks in 1'000
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'g',
);

/** The text with comments and literals blanked, line breaks kept. */
export function blank(text) {
  return text.replace(kSkipped, (skipped) => skipped.replace(/[^\n]/g, ' '));
}

/** What is included, in order: { name, system, line }. */
export function includes(text) {
  const found = [];
  text.split('\n').forEach((line, index) => {
    const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(line);
    if (match) found.push({ name: match[2], system: match[1] === '<', line: index + 1 });
  });
  return found;
}

/** True if the text before an opening brace is the head of a function, a lambda or a test. */
function is_function_head(head) {
  if (!head.includes('(')) return /\]\s*(mutable\s*)?$/.test(head);
  if (/^(namespace|class|struct|union|enum|extern|do|else|try)\b/.test(head)) return false;
  return !/[=(,[?:&|]$|\breturn$/.test(head);
}

/** Functions as { line, length }: from the line of the head to that of the closing brace. */
export function functions(text) {
  const code = blank(text).replace(/^\s*#.*$/gm, (line) => ' '.repeat(line.length));
  const open = [];
  const found = [];
  let head_start = 0;
  const line_of = (position) => code.slice(0, position).split('\n').length;
  for (let position = 0; position < code.length; position += 1) {
    const character = code[position];
    if (character === '{') {
      const raw = code.slice(head_start, position);
      const start = head_start + raw.length - raw.trimStart().length;
      open.push(is_function_head(raw.trim()) ? line_of(start) : 0);
    } else if (character === '}') {
      const line = open.pop();
      if (line > 0) found.push({ line, length: line_of(position) - line + 1 });
    }
    if (character === '{' || character === '}' || character === ';') head_start = position + 1;
  }
  return found;
}
