// Local times of a day and dates as the contract writes them: `HH:MM`, `HH:MM:SS`, `YYYY-MM-DD`.
// Contract: whole numbers alone, of the proleptic Gregorian calendar, no clock and no zone; what
// is written is what reads back. Test: tests/core/json/local_time_test.cpp
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::json {

/// Seconds since midnight; `24:00`, without seconds, ends the day.
std::optional<int32_t> parse_time(std::string_view text);
/// Days since 1970-01-01 of a date that exists, years 0000 to 9999.
std::optional<int64_t> parse_date(std::string_view text);

/// Seconds are written where there are any.
std::string time_text(int32_t second_of_day);
std::string date_text(int64_t day);

}  // namespace proviso::json
