// `proviso zones RULESET`: the ruleset with the zones that its schedules name, from the system's
// zone data: who evaluates it then needs none. Test: tests/cli/zones.test.mjs
#include <algorithm>
#include <chrono>
#include <map>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/instant.h"
#include "cli/report.h"
#include "cli/time_zone.h"
#include "json/read_ruleset.h"
#include "model/civil.h"
#include "proviso/json.h"
#include "proviso/limits.h"

namespace proviso::cli {
namespace {

constexpr int64_t kYearsAhead = 10;

/// The zone names of a ruleset's schedules, each with a place that has it; and the newest instant.
struct Survey {
  std::map<std::string, std::string> zones;
  int64_t newest = 0;

  void add(const Schedule& schedule, const std::string& pointer) {
    if (schedule.zone) zones.emplace(*schedule.zone, pointer_join(pointer, "zone"));
    newest = std::max({newest, schedule.from.value_or(0), schedule.until.value_or(0)});
    for (const Blackout& blackout : schedule.blackouts) {
      newest = std::max(newest, blackout.until_day * kDayMs);
    }
  }
};

Survey survey(const Ruleset& ruleset) {
  Survey found;
  auto place = [](const char* list, size_t i, const char* member) {
    return pointer_join(pointer_join(list, i), member);
  };
  const auto& named = ruleset.definitions.schedules;
  for (size_t i = 0; i < named.size(); ++i) {
    found.add(named[i].is, place("/definitions/schedules", i, "is"));
  }
  const auto& lists = ruleset.prices.price_lists;
  for (size_t i = 0; i < lists.size(); ++i) {
    found.add(lists[i].schedule, place("/parts/prices/price_lists", i, "schedule"));
  }
  const auto& promotions = ruleset.promotions.promotions;
  for (size_t i = 0; i < promotions.size(); ++i) {
    found.add(promotions[i].schedule, place("/parts/promotions/promotions", i, "schedule"));
  }
  return found;
}

int64_t begin_of(int64_t year) { return day_of(year, 1, 1) * kDayMs; }

/// The new year after kYearsAhead years, so that it moves once a year.
int64_t horizon_after(int64_t instant) {
  const int64_t latest = std::min(instant, begin_of(kLastYear) - 1);
  const std::chrono::year_month_day date(
      std::chrono::sys_days(std::chrono::days(static_cast<int>(latest / kDayMs))));
  return begin_of(std::min(int64_t{static_cast<int>(date.year())} + kYearsAhead + 1, kLastYear));
}

}  // namespace

int zones(const Options& options) {
  auto text = read_file(options.ruleset, limits.ruleset_bytes);
  if (!text) return kUsage;
  Issues issues;
  Ruleset ruleset;
  json::read_ruleset(*text, ruleset, issues);
  if (issues.has_errors()) return report(options.ruleset, issues, false);
  const Survey found = survey(ruleset);
  const int64_t horizon =
      options.until ? begin_of(*options.until) : horizon_after(std::max(found.newest, now()));
  ruleset.zones.clear();
  if (found.zones.size() > static_cast<size_t>(limits.zones)) {
    issues.add(IssueCode::too_many_items, "/zones");
    return report(options.ruleset, issues, false);
  }
  for (const auto& [name, pointer] : found.zones) {
    if (auto zone = system_zone(name, horizon)) {
      ruleset.zones.push_back(std::move(*zone));
    } else {
      issues.add(IssueCode::unknown_reference, pointer,
                 '`' + name + "`: this system has no such time zone");
    }
  }
  if (const int code = report(options.ruleset, issues, false); code != kOk) return code;
  std::string out;
  json::write_ruleset(ruleset, out);
  out += '\n';
  return options.output ? write_file(*options.output, out) : print(out, kOk);
}

}  // namespace proviso::cli
