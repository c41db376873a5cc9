// What a long step is doing, for a person who watches. Contract: nothing unless standard error is
// a terminal and the step takes more than a second; the line is wiped at the end.
// Test: tests/cli/progress.test.mjs
#pragma once

#include <condition_variable>
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

 private:
  void watch();

  std::string what_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::thread watcher_;
};

}  // namespace proviso::cli
