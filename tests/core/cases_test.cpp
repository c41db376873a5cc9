// Runs every case of tests/cases against the core, through its JSON adapter.
// The control: a case whose expectation is altered is reported.
#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "core/case_files.h"
#include "core/case_match.h"
#include "proviso/json.h"

namespace proviso::test {
namespace {

/// Codes and pointers of an issues document, as cases list them.
Json brief_issues(const Json& answer) {
  Json brief = Json::array();
  if (!answer.contains("issues")) return answer;
  for (const Json& issue : answer["issues"]) {
    brief.push_back({{"code", issue["code"]}, {"pointer", issue["pointer"]}});
  }
  return brief;
}

/// Outcomes without titles and amounts, sorted by promotion.
Json brief_outcomes(const Json& answer) {
  std::map<std::string, Json> sorted;
  for (const Json& outcome : answer["outcomes"]) {
    sorted[outcome["promotion"]] = {{"promotion", outcome["promotion"]},
                                    {"outcome", outcome["outcome"]},
                                    {"reason", outcome["reason"]}};
  }
  Json brief = Json::array();
  for (const auto& [key, outcome] : sorted) brief.push_back(outcome);
  return brief;
}

using ToldCall = bool (*)(const Session&, std::string_view, std::string&, Level);

/// The first difference in what a case expects of one of the explanations of products.
std::string explained(const Case& c, const Session& session, const char* asked, ToldCall call,
                      const char* answered) {
  if (!c.spec.contains(asked)) return "";
  const Json& spec = c.spec[asked];
  Json query = {{"evaluated_at", c.spec["request"]["evaluated_at"]}, {"skus", spec["skus"]}};
  if (spec.contains("quantity")) query["quantity"] = spec["quantity"];
  if (call == json::explain_prices) query["currency"] = c.spec["request"]["currency"];
  const Level level = spec["level"] == "buyer"   ? Level::buyer
                      : spec["level"] == "sales" ? Level::sales
                                                 : Level::auditor;
  std::string answer;
  if (!call(session, query.dump(), answer, level)) return "refused: " + answer;
  return difference(spec["expect"], Json::parse(answer)[answered], std::string("/") + asked);
}

std::string run_request(const Case& c);

/// The first difference between what a case expects and what the core answers; empty: none.
std::string run_case(const Case& c) {
  Issues issues;
  ProgramPtr program = json::load(c.ruleset.dump(), issues);
  if (!program) return "the ruleset does not load: " + issues.list().front().message;
  SessionPtr session = json::open_session_of_request(program, c.spec["request"].dump(), issues);
  if (session) {
    std::string found = explained(c, *session, "prices", json::explain_prices, "prices");
    if (found.empty()) {
      found = explained(c, *session, "visibility", json::explain_visibility, "products");
    }
    if (!found.empty()) return found;
  }
  return run_request(c);
}

std::string run_request(const Case& c) {
  Issues issues;
  ProgramPtr program = json::load(c.ruleset.dump(), issues);
  if (!program) return "the ruleset does not load: " + issues.list().front().message;
  std::string request = c.spec["request"].dump(), answer;
  SessionPtr session = json::open_session_of_request(program, request, issues);
  bool refused = !session;
  if (session) {
    refused = !json::evaluate(*session, request, answer, json::RequestForm::whole);
  } else {
    json::write_issues(issues, answer);
  }
  Json actual = Json::parse(answer);
  if (c.spec.contains("expect_issues")) {
    Json brief = refused ? brief_issues(actual) : Json("an answer");
    return brief == c.spec["expect_issues"] ? "" : "issues: got " + brief.dump();
  }
  if (refused) return "refused: " + answer;
  std::string found = difference(c.spec.value("expect", Json::object()), actual);
  if (!found.empty() || !c.spec.contains("expect_outcomes")) return found;
  json::outcomes(*session, request, answer, json::RequestForm::whole);
  Json expected = brief_outcomes({{"outcomes", c.spec["expect_outcomes"]}});
  Json brief = brief_outcomes(Json::parse(answer));
  return brief == expected ? "" : "outcomes: got " + brief.dump();
}

class Cases : public testing::TestWithParam<Case> {};

TEST_P(Cases, Holds) { EXPECT_EQ("", run_case(GetParam())); }

INSTANTIATE_TEST_SUITE_P(All, Cases, testing::ValuesIn(all_cases()));

TEST(CasesControl, AnAlteredExpectationIsReported) {
  for (Case c : all_cases()) {
    if (!c.spec.contains("expect") || !c.spec["expect"].contains("totals")) continue;
    Json& totals = c.spec["expect"]["totals"];
    const std::string name = totals.begin().key();
    totals[name] = totals[name].get<int64_t>() + 1;
    EXPECT_NE("", run_case(c)) << c.file << ": " << c.spec["name"];
  }
}

TEST(CasesControl, AnAlteredExplanationIsReported) {
  int altered = 0;
  for (Case c : all_cases()) {
    for (const char* asked : {"prices", "visibility"}) {
      if (!c.spec.contains(asked)) continue;
      Json& first = c.spec[asked]["expect"][0];
      const Json kept = std::exchange(first["sku"], "another");
      EXPECT_NE("", run_case(c)) << c.file << ": " << c.spec["name"];
      first["sku"] = kept;
      ++altered;
    }
  }
  EXPECT_LT(5, altered);
}

}  // namespace
}  // namespace proviso::test
