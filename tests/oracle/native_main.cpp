// The native side of the comparison with the oracle: reads a JSON document a line on stdin,
// {"ruleset":...} loads, {"request":...} evaluates, and answers each with a line.
// Contract: a loaded ruleset answers {}, a request {"result":...,"outcomes":...}, anything refused
// its issues; the same bytes as engines.mjs makes. Test: tests/oracle/oracle.test.mjs
#include <iostream>
#include <string>
#include <string_view>

#include "proviso/json.h"

namespace {

using proviso::Issues;

/// What stands behind `{"NAME":` of a line that is one object with one member.
std::string_view member(std::string_view line, std::string_view head) {
  if (!line.starts_with(head)) return {};
  return line.substr(head.size(), line.size() - head.size() - 1);
}

std::string refusal(const Issues& issues) {
  std::string out;
  proviso::json::write_issues(issues, out);
  return out;
}

/// Loads, or gives the issues; on these there is no program.
std::string load(std::string_view ruleset, proviso::ProgramPtr& program) {
  Issues issues;
  program = proviso::json::load(ruleset, issues);
  return program == nullptr ? refusal(issues) : "{}";
}

std::string answer(const proviso::ProgramPtr& program, std::string_view request) {
  if (program == nullptr) return "{}";
  Issues issues;
  const auto session = proviso::json::open_session_of_request(program, request, issues);
  if (session == nullptr) return refusal(issues);
  const auto form = proviso::json::RequestForm::whole;
  std::string result, outcomes;
  if (!proviso::json::evaluate(*session, request, result, form)) return result;
  if (!proviso::json::outcomes(*session, request, outcomes, form)) return outcomes;
  return R"({"result":)" + result + R"(,"outcomes":)" + outcomes + "}";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  proviso::ProgramPtr program;
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::string_view ruleset = member(line, R"({"ruleset":)");
    const std::string out =
        ruleset.empty() ? answer(program, member(line, R"({"request":)")) : load(ruleset, program);
    std::cout << out << '\n';
    if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
  }
}
