// JSON text to a value tree, bounded while it is parsed: bytes, nesting and values, so that no text
// can exhaust memory or the stack. Contract: never throws; every issue carries the JSON pointer of
// its place; the only file that includes nlohmann/json. Test: tests/core/json/document_test.cpp
#pragma once

#define JSON_NO_IO 1
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#include <nlohmann/json.hpp>
#include <string_view>

#include "proviso/issue.h"
#include "proviso/limits.h"

namespace proviso::json {

/// A parsed value. Its numbers are all int64; `is_discarded()` marks a number that was refused.
using Value = nlohmann::json;

struct DocumentLimits {
  int64_t bytes = 0;
  int64_t values = 0;
  int64_t nesting = limits.nesting;
};
inline constexpr DocumentLimits kRequestLimits{limits.request_bytes, limits.request_values};
inline constexpr DocumentLimits kRulesetLimits{limits.ruleset_bytes, limits.ruleset_values};

/// Parses UTF-8 text (RFC 8259; a byte order mark is allowed). True if there is a tree to read:
/// duplicate members and numbers that are no int64 are issues, but the rest can still be read, so
/// that one answer names all that is wrong. Use the document only if no errors were added.
bool parse(std::string_view text, const DocumentLimits& bounds, Value& out, Issues& issues);

}  // namespace proviso::json
