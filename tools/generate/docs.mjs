// The tables of docs/codes.md: issue codes, outcomes, reasons, limits.
// Contract: pure, text out of data. Test: tests/tidy/generated.test.mjs

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const named = ([name, phrase]) => [`\`${name}\``, phrase];

/** docs/codes.md */
export function codes_page(codes, limits) {
  const issues = codes.issue_codes.map(([name, phrase]) => [
    `\`${name}\``,
    codes.warning_codes.includes(name) ? 'warning' : 'error',
    phrase,
  ]);
  const bounds = Object.entries(limits).map(([name, [value, phrase]]) => [
    `\`${name}\``,
    String(value),
    phrase,
  ]);
  return `# Codes and limits

Generated from \`schema/codes.json\` and \`schema/limits.json\` by \`make generate\`. The lists are
closed: a program may rely on there being no others in this version of the contract.

## Issues

What can be wrong with a ruleset or a request. A warning does not keep it from being used.

${table(['code', 'severity', 'meaning'], issues)}

## Outcomes

Every promotion that was considered has exactly one.

${table(['outcome', 'meaning'], codes.outcomes.map(named))}

## Reasons

Why a promotion had its outcome.

${table(['reason', 'meaning'], codes.reasons.map(named))}

## Limits

Whatever is larger is refused with a code and a pointer, before work is done for it.

${table(['limit', 'at most', 'of'], bounds)}
`;
}
