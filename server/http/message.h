// A call and its answer, as the routes see them: no Beast here. Contract: plain data; header values
// are the client's and trusted for nothing. Test: tests/server/routes.test.mjs
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/role.h"

namespace proviso::http {

/// What is read before the body.
struct Head {
  std::string method;
  std::string path;  // without the query
  std::optional<std::string> authorization, key, account_token, idempotency_key, content_type;
};

struct Call {
  Head head;
  std::string body;
  // Filled when the call is admitted:
  const access::Route* route = nullptr;
  access::Role role = access::Role::storefront;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool close = false;  // end the connection after it
};

using Respond = std::function<void(Response)>;

}  // namespace proviso::http
