// The system's time zones as transitions, by the C library: it also knows the rule by which a zone
// goes on after the years that its file lists, which packaged readers of these files leave out.
// Contract: sets TZ, so no other thread may run; UTC leap seconds do not count.
// Test: tests/cli/zones.test.mjs
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "proviso/ruleset.h"

namespace proviso::cli {

/// All transitions from 1970 until just before `horizon`; nothing if the system has no such zone.
std::optional<Zone> system_zone(const std::string& name, int64_t horizon);

}  // namespace proviso::cli
