#include "log.h"

#include <unistd.h>

#include <chrono>
#include <string>

#include "json/writer.h"

namespace proviso {
namespace {

/// One line, in one write: lines of several threads do not mix.
template <typename F>
void write_line(std::string_view level, std::string_view event, F&& write_members) {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  auto now = std::chrono::system_clock::now().time_since_epoch();
  std::string line;
  json::Writer out(line);
  out.open_object();
  out.member("time", static_cast<int64_t>(duration_cast<milliseconds>(now).count()));
  out.member("level", level);
  out.member("event", event);
  write_members(out);
  out.close_object();
  line += '\n';
  [[maybe_unused]] ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

void log_event(std::string_view event) {
  write_line("info", event, [](json::Writer&) {});
}

void log_error(std::string_view event, std::string_view message) {
  write_line("error", event, [&](json::Writer& out) { out.member("message", message); });
}

void log_request(const AnsweredRequest& request) {
  write_line("info", "request", [&](json::Writer& out) {
    out.member("method", request.method);
    out.member("route", request.route);
    out.member("status", static_cast<int64_t>(request.status));
    out.member("bytes", request.bytes);
    out.member("microseconds", request.microseconds);
  });
}

}  // namespace proviso
