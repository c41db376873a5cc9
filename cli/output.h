// Where a long document goes, piece by piece: a file or standard output. Contract: a file appears
// whole or not at all; the first failure is told, once, by `finish`; what is no regular file
// (a device, a pipe) is written in place. Test: tests/cli/catalog_whole.test.mjs
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::cli {

class Output {
 public:
  /// Standard output when there is no path.
  explicit Output(std::optional<std::string> path);
  /// What was not finished is removed.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// False once something could not be written: the rest may be left out.
  bool write(std::string_view bytes);
  /// Gives the file its name; kOk, or kUsage and a message.
  int finish();

 private:
  bool check(bool done);

  std::optional<std::string> path_;
  std::string part_;  // renamed when it is whole: `path` may be the input
  FILE* file_ = nullptr;
  int error_ = 0;
};

}  // namespace proviso::cli
