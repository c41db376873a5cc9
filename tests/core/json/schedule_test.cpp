// core/json/read_schedule.cpp, write_schedule.cpp: local times to seconds and days, and back.
#include "json/read_ruleset.h"
#include "json/write_ruleset.h"
#include "sample.h"

namespace proviso::json {
namespace {

std::string reported(std::string_view text, Schedule& out) {
  Value document;
  Issues issues;
  EXPECT_TRUE(parse(text, kRulesetLimits, document, issues)) << text;
  read_schedule(Node(document, issues), out);
  return listed(issues);
}

std::string reported(std::string_view text) {
  Schedule ignored;
  return reported(text, ignored);
}

TEST(ScheduleJson, BecomesSecondsAndDays) {
  Schedule schedule;
  ASSERT_EQ(reported(R"({"from":5,"zone":"Europe/Berlin","weekly":[)"
                     R"({"days":["mon","sun","mon"],"from":"08:30","until":"24:00"},)"
                     R"({"days":["sat"]}],)"
                     R"("blackouts":[{"from":"1970-01-02","until":"2000-03-01"}]})",
                     schedule),
            "");
  ASSERT_EQ(schedule.weekly.size(), 2U);
  EXPECT_EQ(schedule.weekly[0].days, 0x41);
  EXPECT_EQ(schedule.weekly[0].from_s, 30'600);
  EXPECT_EQ(schedule.weekly[0].until_s, 86'400);
  EXPECT_EQ(schedule.weekly[1].days, 0x20);
  EXPECT_EQ(schedule.weekly[1].from_s, 0);
  ASSERT_EQ(schedule.blackouts.size(), 1U);
  EXPECT_EQ(schedule.blackouts[0].from_day, 1);
  EXPECT_EQ(schedule.blackouts[0].until_day, 11'017);
  std::string out;
  Writer writer(out);
  write_schedule(schedule, writer);
  EXPECT_EQ(out, R"({"from":5,"zone":"Europe/Berlin","weekly":[)"
                 R"({"days":["mon","sun"],"from":"08:30"},{"days":["sat"]}],)"
                 R"("blackouts":[{"from":"1970-01-02","until":"2000-03-01"}]})");
}

TEST(ScheduleJson, RefusesWhatDoesNotExist) {
  EXPECT_EQ(reported(R"({"weekly":[{"days":["mon"],"from":"8:00","until":"25:00"}]})"),
            "unknown_value /weekly/0/from\nunknown_value /weekly/0/until");
  EXPECT_EQ(reported(R"({"weekly":[{"days":["Mon",1]}]})"),
            "unknown_value /weekly/0/days/0\nwrong_type /weekly/0/days/1");
  EXPECT_EQ(reported(R"({"blackouts":[{"from":"2026-02-29","until":"2026-03-01"}]})"),
            "unknown_value /blackouts/0/from");
  EXPECT_EQ(reported(R"({"weekly":[],"blackouts":[{}]})"),
            "empty /weekly\nmissing_member /blackouts/0/from\nmissing_member /blackouts/0/until");
  EXPECT_EQ(reported(R"({"weekly":[{"days":[]},{}]})"),
            "empty /weekly/0/days\nmissing_member /weekly/1/days");
}

TEST(ScheduleJson, RefusesWindowsThatHoldNothing) {
  EXPECT_EQ(reported(R"({"weekly":[{"days":["mon"],"from":"09:00","until":"09:00"},)"
                     R"({"days":["tue"],"from":"22:00","until":"06:00"},)"
                     R"({"days":["wed"],"from":"24:00"}]})"),
            "empty_window /weekly/0\nempty_window /weekly/1\nempty_window /weekly/2");
  EXPECT_EQ(reported(R"({"blackouts":[{"from":"2026-03-01","until":"2026-03-01"}]})"),
            "empty_window /blackouts/0");
}

}  // namespace
}  // namespace proviso::json
