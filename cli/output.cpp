#include "cli/output.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "cli/commands.h"
#include "cli/files.h"

namespace proviso::cli {
namespace {

bool is_device(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return std::filesystem::exists(status) && std::filesystem::is_other(status);
}

}  // namespace

Output::Output(std::optional<std::string> path) : path_(std::move(path)) {
  if (!path_) {
    file_ = stdout;
    return;
  }
  part_ = is_device(*path_) ? *path_ : *path_ + ".part";
  file_ = std::fopen(part_.c_str(), "wb");
  check(file_ != nullptr);
}

Output::~Output() {
  if (!path_ || file_ == nullptr) return;
  std::fclose(file_);
  if (part_ != *path_) std::remove(part_.c_str());
}

bool Output::check(bool done) {
  if (!done && error_ == 0) error_ = errno == 0 ? EIO : errno;
  return error_ == 0;
}

bool Output::write(std::string_view bytes) {
  if (error_ != 0) return false;
  return check(std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size());
}

int Output::finish() {
  if (file_ != nullptr) check(std::fflush(file_) == 0);
  if (path_ && file_ != nullptr) {
    check(std::fclose(std::exchange(file_, nullptr)) == 0);
    if (part_ != *path_) {
      if (error_ == 0) check(std::rename(part_.c_str(), path_->c_str()) == 0);
      if (error_ != 0) std::remove(part_.c_str());
    }
  }
  if (error_ == 0) return kOk;
  const std::string where = path_ ? " `" + printable(*path_) + '`' : "";
  std::fprintf(stderr, "proviso: cannot write%s: %s\n", where.c_str(), std::strerror(error_));
  return kUsage;
}

}  // namespace proviso::cli
