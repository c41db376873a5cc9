// What the server can do, as JSON: its routes with their roles, its problems. Contract: written
// from the tables that serve them. Test: tests/server/openapi.test.mjs
#pragma once

#include <string>

namespace proviso {

/// {"routes":[{"method","path","roles"}],"problems":[{"code","type","status","title"}]}; an open
/// route has the role `anyone`.
std::string describe();

}  // namespace proviso
