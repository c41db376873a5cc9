// Instants as people write them. Contract: UTC only, years 1970 to 9999; milliseconds since 1970
// are understood too. Test: tests/cli/catalog.test.mjs
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::cli {

/// `1772366400000`, `2026-03-01` or `2026-03-01T12:00:00Z` to milliseconds; or nothing.
std::optional<int64_t> parse_instant(std::string_view text);

/// `2026-03-01T12:00:00Z`, with milliseconds where there are any; past year 9999 the number.
std::string format_instant(int64_t instant);

/// The machine's clock.
int64_t now();

}  // namespace proviso::cli
