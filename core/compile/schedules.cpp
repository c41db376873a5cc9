// Compiles schedules and checks the zones that they name. Test: tests/core/schedule_test.cpp
#include "compile/uses.h"

namespace proviso {
namespace {

uint32_t require_zone(const Program& program, const std::string& name, const std::string& pointer,
                      Issues& issues) {
  const auto& zones = program.source.zones;
  for (size_t i = 0; i < zones.size(); ++i) {
    if (zones[i].name == name) return static_cast<uint32_t>(i);
  }
  add_named(issues, IssueCode::unknown_reference, pointer, name);
  return kNone;
}

/// The schedule itself, without what it uses.
CompiledSchedule compile_own(const Program& program, const Schedule& schedule,
                             const std::string& pointer, Issues& issues) {
  CompiledSchedule compiled;
  if (schedule.from) compiled.window.from = *schedule.from;
  if (schedule.until) compiled.window.until = *schedule.until;
  if (compiled.window.from >= compiled.window.until) {
    issues.add(IssueCode::empty_window, pointer);
  }
  if (schedule.zone) {
    compiled.zone = require_zone(program, *schedule.zone, pointer_join(pointer, "zone"), issues);
  }
  compiled.weekly = schedule.weekly;
  compiled.blackouts = schedule.blackouts;
  compiled.plain = schedule.weekly.empty() && schedule.blackouts.empty();
  for (size_t i = 0; i < schedule.weekly.size(); ++i) {
    if (schedule.weekly[i].from_s < schedule.weekly[i].until_s) continue;
    issues.add(IssueCode::empty_window, pointer_join(pointer_join(pointer, "weekly"), i));
  }
  for (size_t i = 0; i < schedule.blackouts.size(); ++i) {
    if (schedule.blackouts[i].from_day < schedule.blackouts[i].until_day) continue;
    issues.add(IssueCode::empty_window, pointer_join(pointer_join(pointer, "blackouts"), i));
  }
  return compiled;
}

}  // namespace

CompiledSchedule compile_schedule(Program& program, const Schedule& schedule,
                                  const std::string& pointer, Issues& issues) {
  CompiledSchedule compiled = compile_own(program, schedule, pointer, issues);
  Issues of_definitions;  // told where the definition itself is compiled
  for (const Schedule* used :
       used_by(schedule, program.source.definitions.schedules, pointer, issues)) {
    compiled.also.push_back(compile_own(program, *used, pointer, of_definitions));
    compiled.plain = false;
  }
  return compiled;
}

void compile_zones(Program& program, Issues& issues) {
  const auto& zones = program.source.zones;
  Symbols names;
  for (size_t i = 0; i < zones.size(); ++i) {
    const std::string pointer = pointer_join("/zones", i);
    if (names.find(zones[i].name) != kNoSymbol) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "name"), zones[i].name);
    }
    names.intern(zones[i].name);
    const auto& transitions = zones[i].transitions;
    for (size_t j = 1; j < transitions.size(); ++j) {
      if (transitions[j - 1].at < transitions[j].at) continue;
      const std::string list = pointer_join(pointer, "transitions");
      issues.add(IssueCode::empty_window, pointer_join(pointer_join(list, j), "at"),
                 "each transition must be later than the one before");
    }
    if (!transitions.empty() && zones[i].horizon < transitions.back().at) {
      issues.add(IssueCode::empty_window, pointer_join(pointer, "horizon"),
                 "the horizon must not be before the last transition");
    }
  }
}

}  // namespace proviso
