// What a long step is doing, for a person who watches. Contract: nothing unless standard error is
// a terminal and the step takes more than a second; the line is wiped at the end.
// Test: tests/cli/progress.test.mjs
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace proviso::cli {

class Progress {
 public:
  /// `what` such as `loading shop.json`.
  explicit Progress(const std::string& what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// How far it is, shown from then on.
  void at(int64_t done, int64_t of) { percent_ = of == 0 ? 100 : done * 100 / of; }

 private:
  void watch();

  std::string what_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::atomic<int64_t> percent_ = -1;  // -1: not told
  std::thread watcher_;
};

}  // namespace proviso::cli
