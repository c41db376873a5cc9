#include "json/local_time.h"

namespace proviso::json {
namespace {

constexpr int64_t kEraDays = 146'097;  // of 400 years
constexpr int64_t kEpoch = 719'468;    // days from 0000-03-01 to 1970-01-01

/// Digits alone, or -1.
int64_t number_of(std::string_view digits) {
  int64_t number = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

void append(std::string& out, int64_t number, int digits) {
  std::string text = std::to_string(number);
  out.append(static_cast<size_t>(digits) - text.size(), '0').append(text);
}

int64_t floor_div(int64_t a, int64_t b) { return (a >= 0 ? a : a - (b - 1)) / b; }

struct Date {
  int64_t year, month, day;
};

/// Years that begin in March put the leap day last: eras of 400 of them are all alike.
int64_t day_of(const Date& date) {
  int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  int64_t era = floor_div(year, 400);
  int64_t year_of_era = year - era * 400;
  int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;  // from March
  int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kEraDays + day_of_era - kEpoch;
}

Date date_of(int64_t day) {
  int64_t from_march = day + kEpoch;
  int64_t era = floor_div(from_march, kEraDays);
  int64_t day_of_era = from_march - era * kEraDays;
  int64_t leap_days = day_of_era / 1460 - day_of_era / 36'524 + day_of_era / 146'096;
  int64_t year_of_era = (day_of_era - leap_days) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t month = (5 * day_of_year + 2) / 153;  // from March
  Date date{era * 400 + year_of_era, month < 10 ? month + 3 : month - 9,
            day_of_year - (153 * month + 2) / 5 + 1};
  if (date.month <= 2) ++date.year;
  return date;
}

}  // namespace

std::optional<int32_t> parse_time(std::string_view text) {
  if (text == "24:00") return 86'400;
  bool has_seconds = text.size() == 8;
  if ((!has_seconds && text.size() != 5) || text[2] != ':') return std::nullopt;
  if (has_seconds && text[5] != ':') return std::nullopt;
  int64_t hour = number_of(text.substr(0, 2));
  int64_t minute = number_of(text.substr(3, 2));
  int64_t second = has_seconds ? number_of(text.substr(6, 2)) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  if (second < 0 || second > 59) return std::nullopt;
  return static_cast<int32_t>(hour * 3600 + minute * 60 + second);
}

std::optional<int64_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  Date date{number_of(text.substr(0, 4)), number_of(text.substr(5, 2)),
            number_of(text.substr(8, 2))};
  if (date.year < 0 || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  int64_t day = day_of(date);
  Date same = date_of(day);  // another one if the month has no such day
  if (same.month != date.month || same.day != date.day) return std::nullopt;
  return day;
}

std::string time_text(int32_t second_of_day) {
  std::string text;
  append(text, second_of_day / 3600, 2);
  text += ':';
  append(text, second_of_day / 60 % 60, 2);
  if (second_of_day % 60 == 0) return text;
  text += ':';
  append(text, second_of_day % 60, 2);
  return text;
}

std::string date_text(int64_t day) {
  Date date = date_of(day);
  std::string text;
  append(text, date.year, 4);
  text += '-';
  append(text, date.month, 2);
  text += '-';
  append(text, date.day, 2);
  return text;
}

}  // namespace proviso::json
