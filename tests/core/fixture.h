// Short ways for tests to load rulesets and evaluate requests, from JSON text.
// Test: its users; a text that does not load fails their test at once.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "proviso/json.h"

namespace proviso::test {

/// Codes and pointers of what is wrong with a ruleset: "code /pointer" each.
inline std::vector<std::string> issues_of(std::string_view ruleset) {
  Issues issues;
  json::load(ruleset, issues);
  std::vector<std::string> found;
  for (const Issue& issue : issues.list()) {
    found.push_back(std::string(name(issue.code)) + " " + issue.pointer);
  }
  return found;
}

inline ProgramPtr load(std::string_view ruleset) {
  Issues issues;
  ProgramPtr program = json::load(ruleset, issues);
  for (const Issue& issue : issues.list()) {
    if (!is_warning(issue.code)) ADD_FAILURE() << issue.pointer << ": " << issue.message;
  }
  return program;
}

inline SessionPtr session_of(const ProgramPtr& program, std::string_view audience) {
  Issues issues;
  SessionPtr session = json::open_session(program, audience, issues);
  EXPECT_NE(nullptr, session) << audience;
  return session;
}

/// A ruleset in GBP with these members of `parts`.
inline std::string ruleset_of(std::string_view parts, std::string_view more = "") {
  return R"({"format":"proviso/1","id":"test","version":1,
    "currencies":[{"code":"GBP","exponent":2}])" +
         std::string(more) + R"(,"parts":{)" + std::string(parts) + "}}";
}

/// A session's request at instant 1000 with these lines.
inline std::string request_of(std::string_view lines, std::string_view cart = "") {
  return R"({"currency":"GBP","evaluated_at":1000,"cart":{"lines":[)" + std::string(lines) + "]" +
         std::string(cart) + "}}";
}

using Answer = nlohmann::json;
inline Answer evaluate(const Session& session, std::string_view request) {
  std::string out;
  json::evaluate(session, request, out);
  return Answer::parse(out);
}

}  // namespace proviso::test
