// Texts made to break readers: truncated, damaged, repeated. Contract: the answer is a value or
// issues, never a crash; sanitizers see the same tests. Damage is seeded, so it repeats.
#include <random>

#include "everything.h"
#include "json/read_ruleset.h"
#include "sample.h"

namespace proviso::json {
namespace {

/// Both readers and the evaluation; true if the text was accepted as a request.
bool offer(const ProgramPtr& program, std::string_view text) {
  Issues issues;
  SessionPtr session = open_session_of_request(program, text, issues);
  if (session == nullptr) {
    EXPECT_TRUE(issues.has_errors());
    return false;
  }
  std::string out;
  bool accepted = evaluate(*session, text, out, RequestForm::whole);
  EXPECT_FALSE(out.empty());
  return accepted;
}

bool offer_ruleset(std::string_view text) {
  Issues issues;
  ProgramPtr program = load(text, issues);
  EXPECT_EQ(program == nullptr, issues.has_errors());
  return program != nullptr;
}

TEST(Hostile, EveryTruncationIsRefused) {
  ProgramPtr program = load_sample();
  for (size_t size = 0; size < kRequest.size(); ++size) {
    EXPECT_FALSE(offer(program, kRequest.substr(0, size))) << size;
  }
  for (size_t size = 0; size < kRuleset.size(); ++size) {
    EXPECT_FALSE(offer_ruleset(kRuleset.substr(0, size))) << size;
  }
  EXPECT_TRUE(offer(program, kRequest));  // control: whole, it is accepted
  EXPECT_TRUE(offer_ruleset(kRuleset));
}

TEST(Hostile, DamagedBytesNeverCrash) {
  std::mt19937 random(20'261'122);
  ProgramPtr program = load_sample();
  auto damage = [&](std::string_view sample) {
    std::string text(sample);
    for (uint32_t flips = 1 + random() % 4; flips > 0; --flips) {
      text[random() % text.size()] ^= static_cast<char>(1U << (random() % 8));
    }
    return text;
  };
  int accepted = 0;
  for (int i = 0; i < 4000; ++i) {
    accepted += offer(program, damage(kRequest)) ? 1 : 0;
    accepted += offer_ruleset(damage(kRuleset)) ? 1 : 0;
  }
  EXPECT_GT(accepted, 0);  // control: some damage is harmless, so the tests reach the end
  EXPECT_LT(accepted, 8000);
}

TEST(Hostile, WhatCanBeReadIsWrittenSoThatItReadsTheSame) {
  std::mt19937 random(48);
  auto read = [](std::string_view text, std::string& out) {
    Issues issues;
    Ruleset ruleset;
    read_ruleset(text, ruleset, issues);
    if (issues.has_errors()) return false;
    write_ruleset(ruleset, out);
    return true;
  };
  int accepted = 0;
  for (int i = 0; i < 500; ++i) {
    std::string text(kEverything), once, twice;
    text[random() % text.size()] ^= static_cast<char>(1U << (random() % 8));
    if (!read(text, once)) continue;
    ++accepted;
    EXPECT_TRUE(read(once, twice)) << once;
    EXPECT_EQ(once, twice);
  }
  EXPECT_GT(accepted, 10);  // control: a key may read otherwise
}

TEST(Hostile, PiecesOfJsonInAnyOrderNeverCrash) {
  constexpr std::array<std::string_view, 22> kPieces{"{",
                                                     "}",
                                                     "[",
                                                     "]",
                                                     ",",
                                                     ":",
                                                     "\"",
                                                     "\"a\"",
                                                     "0",
                                                     "-",
                                                     "1e9",
                                                     "\"cart\":",
                                                     "\"lines\"",
                                                     "\"parts\":",
                                                     "null",
                                                     "true",
                                                     "\\",
                                                     "\xf0\x9f",
                                                     "\xef\xbb\xbf",
                                                     "\"condition\":{\"all\":[",
                                                     "\"format\":\"proviso/1\",",
                                                     " "};
  std::mt19937 random(7);
  ProgramPtr program = load_sample();
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (uint32_t pieces = random() % 40; pieces > 0; --pieces) {
      text += kPieces[random() % kPieces.size()];
    }
    offer(program, text);
    offer_ruleset(text);
  }
}

TEST(Hostile, ManyIssuesAreCountedNotKept) {
  std::string text = R"({"currency":"GBP","evaluated_at":1,"cart":{"lines":[)";
  for (int i = 0; i < 10'000; ++i) text += i == 0 ? "{}" : ",{}";
  Issues issues;
  EXPECT_EQ(open_session_of_request(load_sample(), text + "]}}", issues), nullptr);
  EXPECT_EQ(issues.list().size() + issues.left_out(), 30'000U);
  EXPECT_EQ(issues.list().size(), static_cast<size_t>(limits.issues));
}

}  // namespace
}  // namespace proviso::json
