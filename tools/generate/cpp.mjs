// C++ headers from the closed lists: enums with a name and a phrase per value, and the limits.
// Contract: pure, text out of data; what it writes is already as .clang-format wants it.
// Test: tests/tidy/generated.test.mjs

const quoted = (text) => JSON.stringify(text);

/** One enum class with `name`, `phrase` and the list of its values. */
function enum_of(type, what, entries) {
  const one = (entry, value) => `    case ${type}::${entry[0]}:\n      return ${value(entry)};`;
  const cases = (value) => entries.map((entry) => one(entry, value)).join('\n');
  const body = (value) => `  switch (value) {\n${cases(value)}\n  }\n  return {};\n}`;
  return `/// ${what}
enum class ${type} : uint8_t {
${entries.map(([name, phrase]) => `  ${name},  ///< ${phrase}`).join('\n')}
};

/// Every ${type}, in the order of schema/codes.json.
inline constexpr std::array<${type}, ${entries.length}> k${type}s = {
${entries.map(([name]) => `    ${type}::${name},`).join('\n')}
};

/// The value as the contract spells it.
constexpr std::string_view name(${type} value) {
${body(([name]) => quoted(name))}

/// The value's sentence, for people.
constexpr std::string_view phrase(${type} value) {
${body(([, phrase]) => quoted(phrase))}
`;
}

/** core/include/proviso/codes.h */
export function codes_header(codes) {
  const warnings = codes.warning_codes.map((name) => `value == IssueCode::${name}`).join(' || ');
  return `// The closed lists: issue codes, outcomes, reasons; a name and a phrase each.
// Contract: generated from schema/codes.json by tools/generate: change that, never this.
// Test: tests/tidy/generated.test.mjs
// clang-format off
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace proviso {

${enum_of('IssueCode', 'What is wrong with a ruleset or a request.', codes.issue_codes)}
/// True for codes that do not keep a document from being used.
constexpr bool is_warning(IssueCode value) { return ${warnings}; }

${enum_of('Outcome', 'What became of a promotion that was considered.', codes.outcomes)}
${enum_of('Reason', 'Why a promotion had its outcome.', codes.reasons)}
}  // namespace proviso
`;
}

/** core/include/proviso/limits.h */
export function limits_header(limits) {
  const member = ([name, [value, sentence]]) =>
    `  /// ${sentence}\n  static constexpr int64_t ${name} = ${value};`;
  return `// Every limit of the contract, in one struct; code reads them as \`limits.lines\`.
// Contract: generated from schema/limits.json by tools/generate: change that, never this.
// Test: tests/tidy/generated.test.mjs
// clang-format off
#pragma once

#include <cstdint>

namespace proviso {

struct Limits {
${Object.entries(limits).map(member).join('\n')}
};

inline constexpr Limits limits{};

}  // namespace proviso
`;
}
