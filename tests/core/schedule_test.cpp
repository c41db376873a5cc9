// Schedules: weekly windows across summer-time changes, blackout dates, horizons, `use`; and the
// instant of the next change, against a look at every minute of a year.
#include "match/schedule.h"

#include <gtest/gtest.h>

#include "compile/compiler.h"
#include "match/session.h"
#include "model/civil.h"

namespace proviso {
namespace {

constexpr int64_t kMinute = 60'000;
constexpr int64_t kHour = 60 * kMinute;
constexpr uint8_t kSunday = 1 << 6;
constexpr uint8_t kEveryDay = 0x7f;

int64_t utc(int64_t year, int month, int day, int hour = 0, int minute = 0) {
  return day_of(year, month, day) * kDayMs + hour * kHour + minute * kMinute;
}

int64_t last_sunday(int64_t year, int month) {
  const int64_t last = day_of(year, month, 31);
  return last - (weekday_of(last) + 1) % 7;
}

/// Clocks change at 01:00 UTC on the last Sundays of March and October.
Zone london() {
  Zone zone;
  zone.name = "Europe/London";
  for (int64_t year = 2025; year <= 2027; ++year) {
    zone.transitions.push_back({last_sunday(year, 3) * kDayMs + kHour, 3600});
    zone.transitions.push_back({last_sunday(year, 10) * kDayMs + kHour, 0});
  }
  zone.horizon = utc(2028, 1, 1);
  return zone;
}

struct WithLondon : Program {
  WithLondon() { source.zones.push_back(london()); }
};

WeeklyWindow weekly(uint8_t days, int from_minute, int until_minute) {
  return {days, from_minute * 60, until_minute * 60};
}

CompiledSchedule in_london(std::vector<WeeklyWindow> windows,
                           std::vector<Blackout> blackouts = {}) {
  CompiledSchedule schedule;
  schedule.zone = 0;
  schedule.weekly = std::move(windows);
  schedule.blackouts = std::move(blackouts);
  return schedule;
}

/// Every minute from one to another instant: the answer changes at no other minute than told.
/// Gives how often it changed.
int expect_changes_at_minutes(const Program& program, const CompiledSchedule& schedule,
                              int64_t from, int64_t until) {
  int changes = 0;
  bool holds = schedule_holds(program, schedule, from);
  int64_t told = schedule_change(program, schedule, from);
  for (int64_t at = from; at < until; at += kMinute) {
    const bool now = schedule_holds(program, schedule, at);
    if (at >= told) {
      EXPECT_EQ(at, told);
      if (now != holds) ++changes;
      holds = now;
      told = schedule_change(program, schedule, at);
      EXPECT_GT(told, at);
    }
    if (now != holds) {
      ADD_FAILURE() << "changed at " << at << ", told " << told;
      return changes;
    }
    if (at % (97 * kMinute) == 0) {
      EXPECT_EQ(schedule_change(program, schedule, at), told);
    }
  }
  return changes;
}

TEST(Civil, CountsDaysAndWeekdays) {
  EXPECT_EQ(day_of(1970, 1, 1), 0);
  EXPECT_EQ(weekday_of(0), 3);  // a Thursday
  EXPECT_EQ(weekday_of(-1), 2);
  EXPECT_EQ(day_of(2000, 2, 29), 11'016);
  EXPECT_EQ(day_of(2000, 3, 1) - day_of(2000, 2, 28), 2);
  EXPECT_EQ(day_of(2100, 3, 1) - day_of(2100, 2, 28), 1);
  EXPECT_EQ(day_of(1600, 1, 1), -135'140);
  EXPECT_EQ(day_of(9999, 12, 31), 2'932'896);
  EXPECT_EQ(weekday_of(day_of(2026, 3, 29)), 6);
  EXPECT_EQ(floor_div(-1, 7), -1);
  EXPECT_EQ(floor_div(-7, 7), -1);
  EXPECT_EQ(floor_div(13, 7), 1);
}

TEST(Schedule, WindowIsHalfOpen) {
  const Program program;
  CompiledSchedule schedule;
  schedule.window = {1000, 2000};
  EXPECT_FALSE(schedule_holds(program, schedule, 999));
  EXPECT_TRUE(schedule_holds(program, schedule, 1000));
  EXPECT_TRUE(schedule_holds(program, schedule, 1999));
  EXPECT_FALSE(schedule_holds(program, schedule, 2000));
  EXPECT_EQ(schedule_change(program, schedule, 0), 1000);
  EXPECT_EQ(schedule_change(program, schedule, 1000), 2000);
  EXPECT_EQ(schedule_change(program, schedule, 2000), INT64_MAX);
  EXPECT_EQ(schedule_change(program, CompiledSchedule(), 5), INT64_MAX);
}

TEST(Schedule, WithoutZoneIsUtc) {
  const Program program;
  CompiledSchedule schedule;
  schedule.weekly = {weekly(kSunday, 60, 120)};
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 3, 29, 0, 59)));
  EXPECT_TRUE(schedule_holds(program, schedule, utc(2026, 3, 29, 1)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 3, 29, 2)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 3, 30, 1)));
  EXPECT_FALSE(beyond_horizon(program, schedule, utc(9000, 1, 1)));
}

TEST(Schedule, FollowsSummerTime) {
  const WithLondon program;
  const auto schedule = in_london({weekly(kEveryDay, 9 * 60, 17 * 60)});
  EXPECT_TRUE(schedule_holds(program, schedule, utc(2026, 1, 15, 9)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 1, 15, 8, 59)));
  EXPECT_TRUE(schedule_holds(program, schedule, utc(2026, 7, 15, 8)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 7, 15, 16)));
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 3, 28, 17)), utc(2026, 3, 29, 8));
}

TEST(Schedule, SkippedHourIsInNoWindow) {
  const WithLondon program;
  const auto schedule = in_london({weekly(kSunday, 60, 120)});  // 01:00 to 02:00
  const int64_t before = utc(2026, 3, 28, 12);                  // clocks go from 01:00 to 02:00
  EXPECT_EQ(schedule_change(program, schedule, before), utc(2026, 4, 5, 0));
  for (int64_t at = before; at < utc(2026, 3, 30); at += kMinute) {
    EXPECT_FALSE(schedule_holds(program, schedule, at));
  }
  const auto around = in_london({weekly(kSunday, 30, 150)});  // 00:30 to 02:30: an hour is lost
  EXPECT_EQ(schedule_change(program, around, utc(2026, 3, 29, 0, 30)), utc(2026, 3, 29, 1, 30));
}

TEST(Schedule, RepeatedHourIsInItsWindowTwice) {
  const WithLondon program;
  const auto schedule = in_london({weekly(kSunday, 60, 90)});  // 01:00 to 01:30
  const int64_t first = utc(2026, 10, 25, 0);                  // 01:00 in summer time
  EXPECT_EQ(schedule_change(program, schedule, first - 1), first);
  EXPECT_EQ(schedule_change(program, schedule, first), first + 30 * kMinute);
  EXPECT_EQ(schedule_change(program, schedule, first + 30 * kMinute), first + kHour);
  EXPECT_TRUE(schedule_holds(program, schedule, first + kHour));
  EXPECT_EQ(schedule_change(program, schedule, first + kHour), first + kHour + 30 * kMinute);
  EXPECT_FALSE(schedule_holds(program, schedule, first + kHour + 30 * kMinute));
  const auto whole =
      in_london({weekly(kSunday, 60, 120)});  // 01:00 to 02:00: it lasts twice as long
  EXPECT_EQ(schedule_change(program, whole, first), first + 2 * kHour);
}

TEST(Schedule, BlackoutsAreLocalDates) {
  const WithLondon program;
  const auto schedule = in_london({}, {{day_of(2026, 6, 1), day_of(2026, 6, 3)}});
  EXPECT_TRUE(schedule_holds(program, schedule, utc(2026, 5, 31, 22, 59)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 5, 31, 23)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 6, 2, 22, 59)));
  EXPECT_TRUE(schedule_holds(program, schedule, utc(2026, 6, 2, 23)));
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 1, 1)), utc(2026, 5, 31, 23));
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 6, 1)), utc(2026, 6, 2, 23));
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 7, 1)), london().horizon);
}

TEST(Schedule, ChangesWhenItSaysSo) {
  const WithLondon program;
  const int64_t from = utc(2026, 1, 1), until = utc(2027, 1, 1);
  const auto nights = in_london({weekly(0x1f, 0, 150), weekly(kSunday, 22 * 60, 1440)},
                                {{day_of(2026, 3, 28), day_of(2026, 4, 7)},
                                 {day_of(2026, 4, 6), day_of(2026, 4, 8)},
                                 {day_of(2026, 12, 25), day_of(2026, 12, 27)}});
  EXPECT_GT(expect_changes_at_minutes(program, nights, from, until), 500);
  const auto hours = in_london({weekly(kEveryDay, 60, 90), weekly(kEveryDay, 45, 61)});
  EXPECT_EQ(expect_changes_at_minutes(program, hours, from, until), 2 * 365 + 2);
  const auto always = in_london({weekly(kEveryDay, 0, 720), weekly(kEveryDay, 720, 1440)});
  EXPECT_EQ(expect_changes_at_minutes(program, always, from, until), 0);
  EXPECT_EQ(schedule_change(program, always, from), london().horizon);
  auto limited = in_london({weekly(kEveryDay, 0, 720)});
  limited.window = {utc(2026, 2, 1, 3), utc(2026, 11, 1, 4)};
  EXPECT_GT(expect_changes_at_minutes(program, limited, from, until), 500);
  EXPECT_EQ(schedule_change(program, limited, from), limited.window.from);
  EXPECT_EQ(schedule_change(program, limited, limited.window.until), INT64_MAX);
}

TEST(Schedule, HorizonCountsOnlyWhereTheZoneDoes) {
  const WithLondon program;
  const int64_t horizon = london().horizon;
  auto schedule = in_london({weekly(kEveryDay, 0, 720)});
  EXPECT_FALSE(beyond_horizon(program, schedule, horizon - 1));
  EXPECT_TRUE(beyond_horizon(program, schedule, horizon));
  EXPECT_LE(schedule_change(program, schedule, horizon - 1), horizon);
  EXPECT_GT(schedule_change(program, schedule, horizon), horizon);
  schedule.window.until = horizon;
  EXPECT_FALSE(beyond_horizon(program, schedule, horizon));
  CompiledSchedule plain;
  plain.zone = 0;
  EXPECT_FALSE(beyond_horizon(program, plain, horizon));
  plain.also.push_back(in_london({}, {{0, 1}}));
  EXPECT_TRUE(beyond_horizon(program, plain, horizon));
  plain.window.until = horizon;
  EXPECT_FALSE(beyond_horizon(program, plain, horizon));
}

TEST(Schedule, UsedSchedulesMustHoldToo) {
  const WithLondon program;
  auto schedule = in_london({weekly(kEveryDay, 9 * 60, 17 * 60)});
  CompiledSchedule used = in_london({weekly(0x1f, 12 * 60, 20 * 60)});
  used.window = {utc(2026, 2, 1), utc(2026, 12, 1)};
  schedule.window = {utc(2026, 1, 1), utc(2026, 11, 1)};
  schedule.also = {used};
  EXPECT_TRUE(schedule_holds(program, schedule, utc(2026, 2, 2, 12)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 2, 2, 11)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 2, 2, 17)));
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 2, 1, 12)));  // a Sunday
  EXPECT_FALSE(schedule_holds(program, schedule, utc(2026, 1, 5, 12)));
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 1, 5, 12)), utc(2026, 2, 1));
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 11, 2)), INT64_MAX);
  EXPECT_EQ(whole_window(schedule).until, utc(2026, 11, 1));
  expect_changes_at_minutes(program, schedule, utc(2026, 1, 1), utc(2027, 1, 1));
  schedule.also[0].window.from = schedule.window.until;  // never together
  EXPECT_EQ(schedule_change(program, schedule, utc(2026, 1, 5)), INT64_MAX);
}

std::vector<std::string> told(const Issues& issues) {
  std::vector<std::string> all;
  for (const Issue& issue : issues.list()) {
    all.push_back(std::string(name(issue.code)) + ' ' + issue.pointer);
  }
  return all;
}

TEST(CompileSchedule, FindsWhatItNames) {
  WithLondon program;
  auto& named = program.source.definitions.schedules;
  named.resize(3);
  named[0].key = "summer", named[0].is.until = 5, named[0].is.use = "hours";
  named[1].key = "hours", named[1].is.zone = "Europe/London", named[1].is.weekly = {{1, 0, 60}};
  named[2].key = "self", named[2].is.use = "self";
  Schedule schedule;
  schedule.from = 3;
  schedule.use = "summer";
  Issues issues;
  const CompiledSchedule compiled = compile_schedule(program, schedule, "/s", issues);
  EXPECT_EQ(told(issues), std::vector<std::string>());
  ASSERT_EQ(compiled.also.size(), 2U);
  EXPECT_EQ(whole_window(compiled).until, 5);
  EXPECT_EQ(compiled.also[1].zone, 0U);
  EXPECT_EQ(compiled.also[1].weekly.size(), 1U);
}

TEST(CompileSchedule, TellsWhatIsWrong) {
  WithLondon program;
  auto& named = program.source.definitions.schedules;
  named.resize(2);
  named[0].key = "one", named[0].is.use = "two";
  named[1].key = "two", named[1].is.use = "one";
  Schedule schedule;
  schedule.from = 3, schedule.until = 3;
  schedule.zone = "Europe/Lundon";
  schedule.weekly = {{1, 60, 60}};
  schedule.blackouts = {{1, 2}, {2, 2}};
  schedule.use = "three";
  Issues issues;
  compile_schedule(program, schedule, "/s", issues);
  EXPECT_EQ(told(issues),
            (std::vector<std::string>{"empty_window /s", "unknown_reference /s/zone",
                                      "empty_window /s/weekly/0", "empty_window /s/blackouts/1",
                                      "unknown_reference /s/use"}));
  Issues cycle;
  compile_schedule(program, named[0].is, "/d/0", cycle);
  compile_schedule(program, named[1].is, "/d/1", cycle);
  Schedule user;
  user.use = "one";
  compile_schedule(program, user, "/s", cycle);  // ends; the definitions bear the blame
  EXPECT_EQ(told(cycle),
            (std::vector<std::string>{"definition_cycle /d/0/use", "definition_cycle /d/1/use"}));
}

TEST(CompileSchedule, BoundsChains) {
  Program program;
  auto& named = program.source.definitions.schedules;
  for (int i = 0; i < 100; ++i) {
    named.push_back({"s" + std::to_string(i), {}});
    if (i > 0) named.back().is.use = "s" + std::to_string(i - 1);
  }
  Issues issues;
  compile_schedule(program, named[99].is, "/s", issues);
  compile_schedule(program, named[48].is, "/t", issues);
  EXPECT_EQ(told(issues), std::vector<std::string>{"nesting_too_deep /s/use"});
}

TEST(CompileZones, ChecksTheirOrder) {
  Program program;
  Zone bad = london();
  bad.transitions[2].at = bad.transitions[1].at;
  bad.horizon = bad.transitions.back().at - 1;
  program.source.zones = {london(), bad};
  Issues issues;
  compile_zones(program, issues);
  EXPECT_EQ(told(issues), (std::vector<std::string>{"duplicate_key /zones/1/name",
                                                    "empty_window /zones/1/transitions/2/at",
                                                    "empty_window /zones/1/horizon"}));
}

TEST(CompileAudience, UsesDefinitions) {
  Program program;
  auto& named = program.source.definitions.audiences;
  named.resize(2);
  named[0].key = "dealers", named[0].is.segments = Keys{"dealer"};
  named[1].key = "self", named[1].is.use = "self";
  AudienceRule rule;
  rule.use = "dealers";
  rule.regions = Keys{"north"};
  Issues issues;
  CompiledAudience compiled = compile_audience(program, rule, "/a", issues);
  EXPECT_FALSE(issues.has_errors());
  Audience audience;
  EXPECT_EQ(audience_rank(compiled, audience), kNone);
  audience.region = program.symbols.find("north");
  EXPECT_EQ(audience_rank(compiled, audience), kNone);
  audience.segments = {program.symbols.find("dealer")};
  EXPECT_EQ(audience_rank(compiled, audience), kRankSegment);  // as the used one ranks
  rule.accounts = Keys{"acme"};
  compiled = compile_audience(program, rule, "/a", issues);
  audience.ancestors = {program.symbols.find("acme")};
  EXPECT_EQ(audience_rank(compiled, audience), 1U);  // as it ranks itself
  compile_audience(program, named[1].is, "/d", issues);
  EXPECT_EQ(told(issues), std::vector<std::string>{"definition_cycle /d/use"});
}

}  // namespace
}  // namespace proviso
