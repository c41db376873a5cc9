// Request bodies to commands. Contract: reads the shapes of schema/openapi.json and nothing else;
// every issue has a pointer into the body; who an account is, its uses and the clock are no members
// of any of them.
// Test: tests/server/hostile.test.mjs
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proviso/program.h"
#include "proviso/request.h"
#include "redemption/command.h"

namespace proviso::http {

/// What POST /v1/evaluations takes, and POST /v1/redemptions too.
struct CartBody {
  std::optional<std::string> account;
  std::optional<std::string> customer;
  bool gives_facts = false;  // about the past
  Request request;           // currency, cart and those facts
};

struct RedemptionBody {
  CartBody cart;
  std::string order;
  std::string decision_hash;
  std::optional<redemption::Basis> basis;
};

/// Use the answers only if no errors were added.
CartBody read_evaluation_body(std::string_view text, const Program& program, Issues& issues);
RedemptionBody read_redemption_body(std::string_view text, const Program& program, Issues& issues);

}  // namespace proviso::http
