// Schedules: a window, weekly windows within it, blackout dates. Contract: see read_ruleset.h;
// times and dates that do not exist are unknown values, windows that hold nothing are refused.
// Test: tests/core/json/schedule_test.cpp
#include "json/local_time.h"
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

bool read_time(const Node& node, int32_t& out) {
  const std::string* text = node.text();
  if (text == nullptr) return false;
  std::optional<int32_t> time = parse_time(*text);
  if (time) return out = *time, true;
  node.report(IssueCode::unknown_value, "a local time is `HH:MM` or `HH:MM:SS`, at most `24:00`");
  return false;
}

bool read_date(const Node& node, int64_t& out) {
  const std::string* text = node.text();
  if (text == nullptr) return false;
  std::optional<int64_t> date = parse_date(*text);
  if (date) return out = *date, true;
  node.report(IssueCode::unknown_value, "a local date is a day that exists, as `YYYY-MM-DD`");
  return false;
}

void read_weekly(const Node& node, WeeklyWindow& out) {
  Members members(node);
  members.required("days").list(
      static_cast<int64_t>(kDays.size()),
      [&](const Node& item) {
        uint8_t day = 0;
        if (item.choice(kDays, day)) out.days = static_cast<uint8_t>(out.days | day);
      },
      1);
  read_time(members.optional("from"), out.from_s);
  read_time(members.optional("until"), out.until_s);
  if (out.from_s >= out.until_s) node.report(IssueCode::empty_window);
}

void read_blackout(const Node& node, Blackout& out) {
  Members members(node);
  bool has_from = read_date(members.required("from"), out.from_day);
  bool has_until = read_date(members.required("until"), out.until_day);
  if (has_from && has_until && out.from_day >= out.until_day) {
    node.report(IssueCode::empty_window);
  }
}

}  // namespace

void read_schedule(const Node& node, Schedule& out) {
  Members members(node);
  members.optional("use").key(out.use);
  members.optional("from").integer(0, limits.minor, out.from);
  members.optional("until").integer(0, limits.minor, out.until);
  members.optional("zone").key(out.zone);
  members.optional("weekly").list(limits.weekly_windows, out.weekly, read_weekly, 1);
  members.optional("blackouts").list(limits.blackouts, out.blackouts, read_blackout);
}

}  // namespace proviso::json
