// The log: JSON lines on standard error. Contract: holds no keys, tokens, codes, accounts or
// bodies, only what its callers name here; safe to call from any thread. Test:
// tests/server/lifecycle.test.mjs
#pragma once

#include <cstdint>
#include <string_view>

namespace proviso {

/// An event of the server's life, such as `draining`.
void log_event(std::string_view event);
void log_error(std::string_view event, std::string_view message);

/// One answered request; `route` is the table's path, never the client's.
struct AnsweredRequest {
  std::string_view method;
  std::string_view route;
  int status = 0;
  int64_t bytes = 0;
  int64_t microseconds = 0;
};
void log_request(const AnsweredRequest& request);

}  // namespace proviso
