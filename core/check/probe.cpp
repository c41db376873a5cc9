#include "check/probe.h"

#include <algorithm>

namespace proviso {
namespace {

constexpr size_t kSessions = 16;  // opening one costs as much as many evaluations

bool same(const Audience& a, const Audience& b) {
  return a.account == b.account && a.ancestors == b.ancestors && a.segments == b.segments &&
         a.region == b.region && a.channel == b.channel && a.customer == b.customer &&
         a.roles == b.roles && a.attributes == b.attributes &&
         a.customer_attributes == b.customer_attributes;
}

}  // namespace

void Probe::begin(IssueCode code, int64_t evaluations) {
  code_ = code;
  left_ = evaluations;
  found_ = 0;
}

bool Probe::spent(int64_t cost) {
  if (left_ >= cost) return false;
  if (out_.cut.empty() || out_.cut.back() != code_) out_.cut.push_back(code_);
  return true;
}

SessionPtr Probe::session(const Audience& audience) {
  for (const auto& [known, session] : sessions_) {
    if (same(known, audience)) return session;
  }
  if (sessions_.size() == kSessions) sessions_.erase(sessions_.begin());
  sessions_.emplace_back(audience, open_session(program_, audience));
  return sessions_.back().second;
}

bool Probe::run(CheckedCart& cart, Evaluation& out) {
  if (spent()) return false;
  spend(1);
  Issues issues;
  if (!evaluate(*session(cart.audience), cart.request, out, issues)) return false;
  cart.total_minor = out.totals.total_minor;
  return true;
}

void Probe::find(std::string pointer, const std::string& message, std::vector<CheckedCart> carts) {
  if (found_++ >= bounds_.findings) {
    ++out_.left_out;
    return;
  }
  out_.list.push_back({code_, std::move(pointer), message, std::move(carts)});
}

const PromotionOutcome* outcome_of(const Evaluation& evaluation, PromotionId promotion) {
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    if (outcome.promotion == promotion) return &outcome;
  }
  return nullptr;
}

bool applied(const Evaluation& evaluation, PromotionId promotion) {
  const PromotionOutcome* outcome = outcome_of(evaluation, promotion);
  return outcome != nullptr && outcome->outcome == Outcome::applied;
}

std::string promotion_pointer(PromotionId promotion) {
  return pointer_join("/parts/promotions/promotions", promotion);
}

std::string quoted(std::string_view key) { return '`' + std::string(key) + '`'; }

}  // namespace proviso
