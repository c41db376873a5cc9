// core/json/local_time.h: each day of eight hundred years there and back, and what is no time or
// date.
#include "json/local_time.h"

#include <gtest/gtest.h>

namespace proviso::json {
namespace {

TEST(LocalTime, ReadsAndWritesTimes) {
  EXPECT_EQ(parse_time("00:00"), 0);
  EXPECT_EQ(parse_time("06:30"), 23'400);
  EXPECT_EQ(parse_time("23:59:59"), 86'399);
  EXPECT_EQ(parse_time("24:00"), 86'400);
  for (int32_t second = 0; second < 86'400; second += 7) {
    EXPECT_EQ(parse_time(time_text(second)), second);
  }
  EXPECT_EQ(time_text(86'400), "24:00");
  EXPECT_EQ(time_text(3'600), "01:00");
  EXPECT_EQ(time_text(3'601), "01:00:01");
}

TEST(LocalTime, RefusesWhatIsNoTime) {
  for (std::string_view text : {"", "1:00", "24:01", "24:00:00", "12:60", "12:30:60", "12-30",
                                "12:30:", "-1:00", "+1:00", " 1:00", "12:3a", "12:30.15"}) {
    EXPECT_EQ(parse_time(text), std::nullopt) << text;
  }
}

TEST(LocalTime, ReadsDates) {
  EXPECT_EQ(parse_date("1970-01-01"), 0);
  EXPECT_EQ(parse_date("1969-12-31"), -1);
  EXPECT_EQ(parse_date("2000-02-29"), 11'016);
  EXPECT_EQ(parse_date("2026-01-01"), 20'454);
  EXPECT_EQ(parse_date("0000-01-01"), -719'528);
  EXPECT_EQ(parse_date("9999-12-31"), 2'932'896);
}

TEST(LocalTime, EachDayIsTheOneAfterTheDayBefore) {
  int64_t day = *parse_date("1599-12-31");
  for (int64_t end = *parse_date("2400-12-31"); day <= end; ++day) {
    EXPECT_EQ(parse_date(date_text(day)), day);
  }
}

TEST(LocalTime, RefusesDatesThatDoNotExist) {
  for (std::string_view text :
       {"", "2026-1-1", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01",
        "2026-01-00", "2026-01-32", "26-01-01", "2026/01/01", "-001-01-01", "2026-01-01T"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace proviso::json
