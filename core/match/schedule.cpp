#include "match/schedule.h"

#include <algorithm>

#include "model/civil.h"

namespace proviso {
namespace {

constexpr int64_t kWeekMs = 7 * kDayMs;

bool needs_zone(const CompiledSchedule& schedule) {
  return !schedule.weekly.empty() || !schedule.blackouts.empty();
}

/// A zone's offset at an instant, and the end of its being so.
struct Offset {
  int64_t ms = 0;
  int64_t until = INT64_MAX;
};

Offset offset_at(const Program& program, uint32_t position, int64_t at) {
  if (position == kNone) return {};
  const Zone& zone = program.source.zones[position];
  auto next = std::upper_bound(
      zone.transitions.begin(), zone.transitions.end(), at,
      [](int64_t instant, const Transition& transition) { return instant < transition.at; });
  Offset offset;
  offset.ms = 1000 * int64_t{next == zone.transitions.begin() ? zone.offset_s : next[-1].offset_s};
  if (next != zone.transitions.end()) offset.until = next->at;
  return offset;
}

int64_t horizon_of(const Program& program, const CompiledSchedule& schedule) {
  if (!needs_zone(schedule) || schedule.zone == kNone) return INT64_MAX;
  return program.source.zones[schedule.zone].horizon;
}

bool on_day(const WeeklyWindow& window, int64_t day) {
  return (window.days >> weekday_of(day) & 1) != 0;
}

/// The latest end of the weekly windows around a local time, or that time if there are none.
int64_t weekly_end(const CompiledSchedule& schedule, int64_t local) {
  const int64_t day = floor_div(local, kDayMs);
  int64_t end = local;
  for (const WeeklyWindow& window : schedule.weekly) {
    const int64_t from = day * kDayMs + window.from_s * int64_t{1000};
    const int64_t until = day * kDayMs + window.until_s * int64_t{1000};
    if (on_day(window, day) && from <= local && local < until) end = std::max(end, until);
  }
  return end;
}

/// The first begin of a weekly window after a local time.
int64_t weekly_begin(const CompiledSchedule& schedule, int64_t local) {
  const int64_t today = floor_div(local, kDayMs);
  int64_t begin = INT64_MAX;
  for (const WeeklyWindow& window : schedule.weekly) {
    for (int64_t day = today; day <= today + 7; ++day) {
      const int64_t from = day * kDayMs + window.from_s * int64_t{1000};
      if (on_day(window, day) && from > local) begin = std::min(begin, from);
    }
  }
  return begin;
}

/// When the weekly windows next open or close, were the offset to stay; INT64_MAX: never.
int64_t weekly_change(const CompiledSchedule& schedule, int64_t local) {
  if (schedule.weekly.empty()) return INT64_MAX;
  int64_t end = weekly_end(schedule, local);
  if (end == local) return weekly_begin(schedule, local);
  for (int64_t next = weekly_end(schedule, end); next != end;) {  // windows that meet are one
    if (next - local > kWeekMs) return INT64_MAX;
    end = next;
    next = weekly_end(schedule, end);
  }
  return end;
}

/// The local time at which the blackout around `local` ends; `local` outside of all.
int64_t blackout_end(const CompiledSchedule& schedule, int64_t local) {
  const int64_t day = floor_div(local, kDayMs);
  for (const Blackout& blackout : schedule.blackouts) {
    if (blackout.from_day <= day && day < blackout.until_day) return blackout.until_day * kDayMs;
  }
  return local;
}

bool holds_at_local(const CompiledSchedule& schedule, int64_t local) {
  if (!schedule.weekly.empty() && weekly_end(schedule, local) == local) return false;
  return blackout_end(schedule, local) == local;
}

/// A local time up to which holds_at_local surely answers as for `local`.
int64_t local_step(const CompiledSchedule& schedule, int64_t local) {
  const int64_t end = blackout_end(schedule, local);
  if (end != local) return end;
  int64_t step = weekly_change(schedule, local);
  for (const Blackout& blackout : schedule.blackouts) {
    const int64_t begin = blackout.from_day * kDayMs;
    if (begin > local) step = std::min(step, begin);
  }
  return step;
}

/// When the weekly windows and blackouts next open or close, at most `last`.
int64_t local_change(const Program& program, const CompiledSchedule& schedule, int64_t at,
                     int64_t last) {
  Offset offset = offset_at(program, schedule.zone, at);
  const bool holds = holds_at_local(schedule, at + offset.ms);
  while (at < last) {
    const int64_t step = local_step(schedule, at + offset.ms);
    at = std::min(step == INT64_MAX ? INT64_MAX : step - offset.ms, offset.until);
    if (at >= last) break;
    offset = offset_at(program, schedule.zone, at);
    if (holds_at_local(schedule, at + offset.ms) != holds) return at;
  }
  return last;
}

}  // namespace

Window whole_window(const CompiledSchedule& schedule) {
  Window whole = schedule.window;
  for (const CompiledSchedule& used : schedule.also) {
    const Window window = whole_window(used);
    whole.from = std::max(whole.from, window.from);
    whole.until = std::min(whole.until, window.until);
  }
  return whole;
}

Reason why_not_running(const CompiledSchedule& schedule, int64_t at) {
  Window window = whole_window(schedule);
  if (at < window.from) return Reason::not_started;
  return at >= window.until ? Reason::ended : Reason::not_now;
}

bool local_schedule_holds(const Program& program, const CompiledSchedule& schedule, int64_t at) {
  if (needs_zone(schedule)) {
    const Offset offset = offset_at(program, schedule.zone, at);
    if (!holds_at_local(schedule, at + offset.ms)) return false;
  }
  return std::all_of(schedule.also.begin(), schedule.also.end(), [&](const CompiledSchedule& used) {
    return schedule_holds(program, used, at);
  });
}

int64_t schedule_change(const Program& program, const CompiledSchedule& schedule, int64_t at) {
  if (schedule.plain) return next_change(schedule.window, at);
  const Window whole = whole_window(schedule);
  if (whole.until <= std::max(at, whole.from)) return INT64_MAX;  // over, or never to be
  if (whole.from > at) return whole.from;
  int64_t change = std::min(whole.until, horizon_of(program, schedule));
  if (change <= at) return whole.until;  // past its horizon it is not evaluated at all
  if (needs_zone(schedule)) change = local_change(program, schedule, at, change);
  for (const CompiledSchedule& used : schedule.also) {
    change = std::min(change, schedule_change(program, used, at));
  }
  return change;
}

bool beyond_horizon(const Program& program, const CompiledSchedule& schedule, int64_t at) {
  if (schedule.plain || !whole_window(schedule).holds(at)) return false;
  if (at >= horizon_of(program, schedule)) return true;
  return std::any_of(schedule.also.begin(), schedule.also.end(), [&](const CompiledSchedule& used) {
    return beyond_horizon(program, used, at);
  });
}

}  // namespace proviso
