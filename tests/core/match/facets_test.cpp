// Counts that are kept against counts made anew, over more accounts than are kept and programs that
// change. The control: the accounts differ.
#include "match/facets.h"

#include <gtest/gtest.h>

#include <set>

#include "core/random_catalog.h"

namespace proviso::test {
namespace {

std::string text_of(const Facet& facet) {
  std::string out;
  for (const FacetCount& one : facet.values) {
    out += std::to_string(one.value) + ":" + std::to_string(one.products) + " ";
  }
  return out;
}

TEST(Facets, KeptCountsAreThoseMadeAnew) {
  Random random(5);
  FacetMemo memo;
  std::set<std::string> answers;
  for (int round = 0; round < 20; ++round) {
    Issues issues;
    const ProgramPtr program = compile(random_ruleset(random), issues);
    std::vector<SessionPtr> sessions;
    for (int i = 0; i < 40; ++i) {
      sessions.push_back(session_of(program, audience_of(random_who(random))));
    }
    const Column& column = program->products.brand_column;
    for (int ask = 0; ask < 200; ++ask) {
      const Session& session = *sessions[random() % sessions.size()];
      const std::string made = text_of(count_column(column, kNoSymbol, session.visible));
      EXPECT_EQ(made, text_of(memo.of(session, column, kNoSymbol)));
      answers.insert(made);
    }
  }
  EXPECT_LT(10u, answers.size()) << "the control";
}

TEST(Facets, AnAccountIsCountedAgainInAnotherWindow) {
  Random random(6);
  Issues issues;
  const ProgramPtr program = compile(random_ruleset(random), issues);
  Session session = *session_of(program, audience_of(random_who(random)));
  const Column& column = program->products.brand_column;
  FacetMemo memo;
  memo.of(session, column, kNoSymbol);
  session.window.from = 7;
  std::fill(session.visible.begin(), session.visible.end(), 0);
  EXPECT_EQ("", text_of(memo.of(session, column, kNoSymbol)));
}

}  // namespace
}  // namespace proviso::test
