// A small shop for the server's C++ tests: one product, a promotion with 2 uses (1 per account),
// one with a schedule, a price list that ends. Test: the files that include it
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "json/read_request.h"
#include "proviso/json.h"
#include "redemption/decide.h"

namespace proviso::tests {

inline constexpr const char* kShop = R"json({
  "format": "proviso/1", "id": "shop", "version": 7,
  "currencies": [{"code": "GBP", "exponent": 2}],
  "parts": {
    "products": {"products": [{"sku": "mug", "list_price": {"GBP": 1000}}]},
    "prices": {"price_lists": [{"key": "sale", "currency": "GBP", "schedule": {"until": 1000},
      "audience": {"accounts": ["oak"]}, "entries": [{"sku": "mug", "unit_price": 900}]}]},
    "promotions": {"promotions": [
      {"key": "few", "limits": {"uses": 2, "uses_per_account": 1}, "codes": ["FEW"],
       "benefits": [{"kind": "order", "amount_minor": {"GBP": 300}}]},
      {"key": "soon", "schedule": {"from": 2000}, "priority": 1,
       "benefits": [{"kind": "order", "rate_bp": 1000}]}
    ]}
  }
})json";

inline ProgramPtr load_shop(const std::string& ruleset = kShop) {
  Issues issues;
  ProgramPtr program = json::load(ruleset, issues);
  for (const Issue& issue : issues.list()) ADD_FAILURE() << issue.pointer << " " << issue.message;
  return program;
}

/// A command for `quantity` mugs, previewed (with all uses left) at `previewed_at`.
inline redemption::Command make_command(const ProgramPtr& program, const std::string& account,
                                        const std::string& order, int64_t now, int64_t previewed_at,
                                        bool with_code = true, int64_t quantity = 1) {
  Issues issues;
  redemption::Command command;
  command.redemption_id = "red_" + order;
  command.order = order;
  command.account = account;
  command.session = json::open_session(program, "{\"account\":\"" + account + "\"}", issues);
  std::string text = "{\"currency\":\"GBP\",\"evaluated_at\":" + std::to_string(previewed_at) +
                     ",\"cart\":{\"lines\":[{\"id\":\"1\",\"sku\":\"mug\",\"quantity\":" +
                     std::to_string(quantity) + "}],\"codes\":[" + (with_code ? "\"few\"" : "") +
                     "]}}";
  json::read_request(text, *program, command.request, nullptr, issues);
  command.decision_hash =
      redemption::evaluate_and_hash(*command.session, command.request, issues).decision_hash;
  command.request.evaluated_at = now;
  redemption::find_limited(*command.session, command.request, command.limited, issues);
  command.basis = redemption::Basis{"shop", 7, previewed_at, {"few"}};
  EXPECT_FALSE(issues.has_errors());
  return command;
}

}  // namespace proviso::tests
