// Dates and times of day as integers, in the proleptic Gregorian calendar. Contract: pure; a day is
// numbered from 1970-01-01 (0, a Thursday), a time of day in seconds or milliseconds.
// Test: tests/core/schedule_test.cpp
#pragma once

#include <cstdint>

namespace proviso {

inline constexpr int64_t kDaySeconds = 86'400;
inline constexpr int64_t kDayMs = kDaySeconds * 1000;

/// Towards minus infinity, for a positive divisor.
constexpr int64_t floor_div(int64_t value, int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

/// The day's number. Years are counted from March, so that a leap day is a year's last.
constexpr int64_t day_of(int64_t year, int month, int day) {
  const int64_t from_march = month > 2 ? year : year - 1;
  const int64_t era = floor_div(from_march, 400);
  const int64_t of_era = from_march - era * 400;
  const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

/// 0 is Monday.
constexpr int weekday_of(int64_t day) {
  return static_cast<int>(day + 3 - floor_div(day + 3, 7) * 7);
}

}  // namespace proviso
