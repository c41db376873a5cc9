// The routes: from a call to the parts that decide, and back. Contract: no decisions here; `admit`
// lets nothing through that the table of roles does not allow, before a body is read.
// Test: tests/server/routes.test.mjs
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "access/keys.h"
#include "access/sessions.h"
#include "access/token.h"
#include "http/body.h"
#include "http/message.h"
#include "redemption/store.h"

namespace proviso::http {

class Service {
 public:
  struct Parts {
    access::Sessions& sessions;
    redemption::Store& store;
    access::KeyRing keys;
    access::TokenVerifier tokens;
    std::function<int64_t()> clock;  // milliseconds UTC
  };

  explicit Service(Parts parts) : parts_(std::move(parts)) {}

  /// Finds the route and checks the key; an answer here is final and the body need not be read.
  std::optional<Response> admit(Call& call) const;
  /// Answers an admitted call; `respond` is called once, from any thread.
  void handle(const Call& call, const Respond& respond);

  /// From now on the server says that it is not ready.
  void start_draining() { draining_ = true; }
  bool draining() const { return draining_; }

 private:
  std::optional<Response> admit_key(Call& call) const;
  Response evaluate(const Call& call);
  std::optional<Response> redeem(const Call& call, const Respond& respond);
  std::optional<Response> read_command(const Call& call, redemption::Command& command);
  Response replay_or(Response refused, const redemption::Submission& submission);
  Response read_redemption(const Call& call);
  Response check_ready();

  /// Whose session a call gets, or the problem with it.
  struct Caller {
    SessionPtr session;
    std::string account;  // empty: an anonymous buyer
    std::optional<Response> problem;
  };
  Caller find_caller(const Call& call, const CartBody& body);

  Parts parts_;
  std::atomic<bool> draining_ = false;
};

}  // namespace proviso::http
