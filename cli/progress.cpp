#include "cli/progress.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "cli/files.h"

namespace proviso::cli {

Progress::Progress(const std::string& what) : what_(printable(what)) {
  if (isatty(STDERR_FILENO) == 1) watcher_ = std::thread([this] { watch(); });
}

Progress::~Progress() {
  if (!watcher_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    done_ = true;
  }
  ended_.notify_one();
  watcher_.join();
}

void Progress::watch() {
  std::unique_lock lock(mutex_);
  int seconds = 0;
  while (!ended_.wait_for(lock, std::chrono::seconds(1), [this] { return done_; })) {
    std::fprintf(stderr, "\r%s ... %d s", what_.c_str(), ++seconds);
    if (percent_ >= 0) std::fprintf(stderr, ", %d %%", static_cast<int>(percent_));
  }
  if (seconds > 0) std::fputs("\r\x1b[K", stderr);
}

}  // namespace proviso::cli
