// Samples of single calls: what a call costs at the median and at the 99th percentile, which a
// mean hides. Contract: each call is timed alone, by the steady clock; the clock's own cost
// (tens of nanoseconds) is within each sample, and reported beside them.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

namespace proviso::bench {

using Clock = std::chrono::steady_clock;

struct Sample {
  int64_t calls = 0;
  int64_t p50_ns = 0, p99_ns = 0, mean_ns = 0;
};

inline int64_t since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin).count();
}

/// How long to go on: whole rounds over all items until `budget_ns` have passed.
struct Effort {
  int64_t budget_ns = 0;
  size_t least_calls = 1;
};

/// Calls `call(i)` for every i below `items`, round by round.
template <typename Call>
Sample sample(size_t items, Effort effort, const Call& call) {
  constexpr size_t kMostCalls = 400000;
  std::vector<int64_t> times;
  times.reserve(kMostCalls + items);
  int64_t sum = 0;
  while (times.size() < kMostCalls &&
         (sum < effort.budget_ns || times.size() < effort.least_calls)) {
    for (size_t i = 0; i < items; ++i) {
      const auto begin = Clock::now();
      call(i);
      times.push_back(since(begin));
      sum += times.back();
    }
  }
  const auto at = [&](size_t share) {
    const size_t place = std::min(times.size() - 1, times.size() * share / 100);
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(place),
                     times.end());
    return times[place];
  };
  const auto calls = static_cast<int64_t>(times.size());
  return {calls, at(50), at(99), sum / calls};
}

}  // namespace proviso::bench
