#include "cli/instant.h"

#include <charconv>
#include <chrono>
#include <cstdio>

#include "proviso/limits.h"

namespace proviso::cli {
namespace {

constexpr int64_t kDay = 86'400'000;
constexpr int64_t kYear10000 = 253'402'300'800'000;

std::optional<int64_t> parse_number(std::string_view text) {
  int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

/// Digits where `shape` has a `0`, the same character elsewhere.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<int64_t> parse_instant(std::string_view text) {
  const bool with_time = has_shape(text, "0000-00-00T00:00:00Z");
  if (!with_time && !has_shape(text, "0000-00-00")) {
    auto number = parse_number(text);
    return number && *number <= limits.minor ? number : std::nullopt;
  }
  auto field = [&](size_t at, size_t size) { return *parse_number(text.substr(at, size)); };
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(field(0, 4))),
                                         std::chrono::month(static_cast<unsigned>(field(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(field(8, 2))));
  if (!date.ok() || field(0, 4) < 1970) return std::nullopt;
  int64_t instant = std::chrono::sys_days(date).time_since_epoch().count() * kDay;
  if (!with_time) return instant;
  const int64_t hour = field(11, 2), minute = field(14, 2), second = field(17, 2);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return instant + ((hour * 60 + minute) * 60 + second) * 1000;
}

std::string format_instant(int64_t instant) {
  if (instant < 0 || instant >= kYear10000) return std::to_string(instant);
  const std::chrono::year_month_day date(
      std::chrono::sys_days(std::chrono::days(static_cast<int>(instant / kDay))));
  const int in_day = static_cast<int>(instant % kDay);
  char text[40];
  int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d",
                           static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                           static_cast<unsigned>(date.day()), in_day / 3'600'000,
                           in_day / 60'000 % 60, in_day / 1000 % 60);
  std::string out(text, static_cast<size_t>(size));
  if (in_day % 1000 != 0) {
    std::snprintf(text, sizeof text, ".%03d", in_day % 1000);
    out += text;
  }
  return out + 'Z';
}

int64_t now() {
  using std::chrono::milliseconds, std::chrono::system_clock;
  auto since = system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(since).count();
}

}  // namespace proviso::cli
