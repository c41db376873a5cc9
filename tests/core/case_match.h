// Compares a result with the part of it that a case expects: tests/cases/README.md.
// Test: case_match_test.cpp
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace proviso::test {

/// The first difference as `/pointer: expected X, got Y`; empty if `actual` has all of `expected`.
inline std::string difference(const nlohmann::json& expected, const nlohmann::json& actual,
                              const std::string& at = "") {
  if (expected.is_object() && actual.is_object()) {
    for (const auto& [name, value] : expected.items()) {
      if (!actual.contains(name)) return at + "/" + name + ": missing";
      std::string found = difference(value, actual[name], at + "/" + name);
      if (!found.empty()) return found;
    }
    return "";
  }
  if (expected.is_array() && actual.is_array() && expected.size() == actual.size()) {
    for (size_t i = 0; i < expected.size(); ++i) {
      std::string found = difference(expected[i], actual[i], at + "/" + std::to_string(i));
      if (!found.empty()) return found;
    }
    return "";
  }
  if (expected == actual) return "";
  return at + ": expected " + expected.dump() + ", got " + actual.dump();
}

}  // namespace proviso::test
