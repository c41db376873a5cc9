// Schedules. Contract: see write_ruleset.h; whole days have no times, whole minutes no seconds.
// Test: tests/core/json/schedule_test.cpp
#include "json/local_time.h"
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_weekly(const WeeklyWindow& window, Writer& out) {
  const WeeklyWindow whole_day;
  out.open_object();
  out.key("days");
  out.open_array();
  for (const auto& [name, bit] : kDays) {
    if ((window.days & bit) != 0) out.text(name);
  }
  out.close_array();
  if (window.from_s != whole_day.from_s) out.member("from", time_text(window.from_s));
  if (window.until_s != whole_day.until_s) out.member("until", time_text(window.until_s));
  out.close_object();
}

void write_blackout(const Blackout& blackout, Writer& out) {
  out.open_object();
  out.member("from", date_text(blackout.from_day));
  out.member("until", date_text(blackout.until_day));
  out.close_object();
}

}  // namespace

void write_schedule(const Schedule& schedule, Writer& out) {
  out.open_object();
  write_text("use", schedule.use, out);
  write_integer("from", schedule.from, out);
  write_integer("until", schedule.until, out);
  write_text("zone", schedule.zone, out);
  write_list("weekly", schedule.weekly, out, write_weekly);
  write_list("blackouts", schedule.blackouts, out, write_blackout);
  out.close_object();
}

}  // namespace proviso::json
