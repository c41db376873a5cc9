// One workspace for carts of different programs, sizes and outcomes answers as a fresh one does.
// The control: two different requests in one workspace do not have the same answer.
#include "workspace.h"

#include <gtest/gtest.h>

#include <set>

#include "core/case_files.h"
#include "proviso/json.h"

namespace proviso::test {
namespace {

/// What a case's request is answered with; with null for `workspace`, in one of its own.
std::string answer(const Case& c, Workspace* workspace) {
  Issues issues;
  ProgramPtr program = json::load(c.ruleset.dump(), issues);
  if (!program) return "no ruleset";
  const std::string request = c.spec["request"].dump();
  SessionPtr session = json::open_session_of_request(program, request, issues);
  if (!session) return "no session";
  std::string out;
  if (workspace == nullptr) {
    json::evaluate(*session, request, out, json::RequestForm::whole);
  } else {
    json::evaluate(*session, request, *workspace, out, json::RequestForm::whole);
  }
  return out;
}

TEST(Workspace, AnswersAsAFreshOneDoes) {
  Workspace workspace;
  std::set<std::string> answers;
  for (int round = 0; round < 2; ++round) {
    for (const Case& c : all_cases()) {
      const std::string shared = answer(c, &workspace);
      EXPECT_EQ(answer(c, nullptr), shared) << c.file << ": " << c.spec["name"];
      answers.insert(shared);
    }
  }
  EXPECT_GT(answers.size(), all_cases().size() / 2) << "the control";
}

}  // namespace
}  // namespace proviso::test
