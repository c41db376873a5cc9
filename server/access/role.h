// Who may do what: one table of routes and roles. Contract: what is not in the table is denied.
// Test: tests/server/roles.test.mjs
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace proviso::access {

enum class Role : uint8_t { storefront, order_service, auditor };

struct RoleName {
  Role role;
  std::string_view name;
};
inline constexpr std::array<RoleName, 3> kRoles = {{
    {Role::storefront, "storefront"},
    {Role::order_service, "order_service"},
    {Role::auditor, "auditor"},
}};

constexpr std::string_view name_of(Role role) { return kRoles[static_cast<size_t>(role)].name; }
constexpr std::optional<Role> find_role(std::string_view name) {
  for (const RoleName& entry : kRoles) {
    if (entry.name == name) return entry.role;
  }
  return std::nullopt;
}

enum class Operation : uint8_t { evaluate, redeem, read_redemption, check_live, check_ready };

struct Route {
  Operation operation;
  std::string_view method;
  std::string_view path;  // a last `{id}` stands for one segment
  bool open = false;      // to everyone, without a key
  std::array<bool, kRoles.size()> roles = {};
};
inline constexpr std::array<Route, 5> kRoutes = {{
    {Operation::evaluate, "POST", "/v1/evaluations", false, {true, true, false}},
    {Operation::redeem, "POST", "/v1/redemptions", false, {false, true, false}},
    {Operation::read_redemption, "GET", "/v1/redemptions/{id}", false, {false, true, true}},
    {Operation::check_live, "GET", "/livez", true, {}},
    {Operation::check_ready, "GET", "/readyz", true, {}},
}};

constexpr bool may(Role role, const Route& route) {
  return route.open || route.roles[static_cast<size_t>(role)];
}

}  // namespace proviso::access
