#include "cli/time_zone.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "proviso/limits.h"

namespace proviso::cli {
namespace {

constexpr int64_t kDay = 86'400;

/// A file of zone data below the system's folder: the C library takes any other name for UTC.
bool is_zone(const std::string& name) {
  if (name.empty() || name[0] == '/' || name.find("..") != std::string::npos) return false;
  const char* folder = std::getenv("TZDIR");
  const std::string path = std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") + '/';
  FILE* file = std::fopen((path + name).c_str(), "rb");
  if (file == nullptr) return false;
  char magic[4] = {};
  const bool read = std::fread(magic, 1, sizeof magic, file) == sizeof magic;
  std::fclose(file);
  return read && std::string_view(magic, sizeof magic) == "TZif";
}

int32_t offset_at(int64_t second) {
  const time_t instant = second;
  tm local = {};
  localtime_r(&instant, &local);
  return static_cast<int32_t>(local.tm_gmtoff);
}

/// The first second after `same` with another offset; `other` has one.
int64_t first_other(int64_t same, int64_t other) {
  const int32_t offset = offset_at(same);
  while (other - same > 1) {
    const int64_t middle = same + (other - same) / 2;
    (offset_at(middle) == offset ? same : other) = middle;
  }
  return other;
}

}  // namespace

std::optional<Zone> system_zone(const std::string& name, int64_t horizon) {
  if (!is_zone(name)) return std::nullopt;
  setenv("TZ", (':' + name).c_str(), 1);
  tzset();
  Zone zone;
  zone.name = name;
  zone.horizon = horizon;
  zone.offset_s = offset_at(0);
  int32_t offset = zone.offset_s;
  // Day by day: no zone has changed twice within a week since 1970.
  for (int64_t day = 0; day * 1000 < horizon; day += kDay) {
    if (offset_at(day + kDay) == offset) continue;
    const int64_t second = first_other(day, day + kDay);
    if (second * 1000 >= horizon) break;
    if (zone.transitions.size() == static_cast<size_t>(limits.transitions)) {
      zone.horizon = second * 1000;
      break;
    }
    offset = offset_at(second);
    zone.transitions.push_back({second * 1000, offset});
  }
  return zone;
}

}  // namespace proviso::cli
