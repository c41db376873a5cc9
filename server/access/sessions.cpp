#include "access/sessions.h"

#include <utility>

#include "proviso/json.h"

namespace proviso::access {
namespace {

/// One text for each buyer: no key contains U+0000.
std::string name_of(const Buyer& buyer) {
  return buyer.customer ? buyer.account + '\0' + *buyer.customer : buyer.account;
}

}  // namespace

Sessions::Sessions(ProgramPtr program, Accounts accounts, size_t capacity)
    : program_(std::move(program)),
      accounts_(std::move(accounts)),
      capacity_(capacity),
      anonymous_(open_session(program_, Audience())) {}

SessionPtr Sessions::find(const std::optional<Buyer>& buyer) {
  if (!buyer) return anonymous_;
  const std::string name = name_of(*buyer);
  if (SessionPtr bound = find_bound(name)) return bound;
  std::optional<std::string> audience = accounts_.find(*buyer);
  if (!audience) return nullptr;
  Issues issues;  // none: the directory has read it already
  SessionPtr session = json::open_session(program_, *audience, issues);
  if (session) keep(name, session);
  return session;
}

size_t Sessions::size() {
  std::lock_guard lock(mutex_);
  return recent_.size();
}

SessionPtr Sessions::find_bound(const std::string& buyer) {
  std::lock_guard lock(mutex_);
  auto found = by_buyer_.find(buyer);
  if (found == by_buyer_.end()) return nullptr;
  recent_.splice(recent_.begin(), recent_, found->second);
  return found->second->session;
}

void Sessions::keep(const std::string& buyer, const SessionPtr& session) {
  std::lock_guard lock(mutex_);
  if (by_buyer_.count(buyer) > 0) return;  // another thread was faster
  recent_.push_front({buyer, session});
  by_buyer_.emplace(buyer, recent_.begin());
  if (recent_.size() <= capacity_) return;
  by_buyer_.erase(recent_.back().buyer);
  recent_.pop_back();
}

}  // namespace proviso::access
