// Whether a schedule runs at an instant, and until when that stays so. Contract: local time is UTC
// plus the zone's offset at the instant; what a schedule uses (`also`) must hold with it.
// Test: tests/core/schedule_test.cpp
#pragma once

#include "compile/program.h"

namespace proviso {

/// The next instant after `at` at which the window opens or closes; INT64_MAX: never again.
inline int64_t next_change(const Window& window, int64_t at) {
  if (window.from > at) return window.from;
  return window.until > at ? window.until : INT64_MAX;
}

/// Where its own window and those of the schedules that it uses overlap: `from` and `until` of the
/// whole, for `not_started` and `ended`.
Window whole_window(const CompiledSchedule& schedule);

/// Why a schedule does not hold: not_started, ended, or not_now.
Reason why_not_running(const CompiledSchedule& schedule, int64_t at);

/// As schedule_holds, for one that is not plain.
bool local_schedule_holds(const Program& program, const CompiledSchedule& schedule, int64_t at);

inline bool schedule_holds(const Program& program, const CompiledSchedule& schedule, int64_t at) {
  if (!schedule.window.holds(at)) return false;
  return schedule.plain || local_schedule_holds(program, schedule, at);
}

/// An instant after `at` until which schedule_holds answers the same: that of the next opening or
/// closing, of the schedule or of one that it uses; before the window its `from`, after it
/// INT64_MAX. Never past the horizon of a zone that is needed.
int64_t schedule_change(const Program& program, const CompiledSchedule& schedule, int64_t at);

/// A zone decides at `at`, and its transitions are not known that far ahead.
bool beyond_horizon(const Program& program, const CompiledSchedule& schedule, int64_t at);

}  // namespace proviso
