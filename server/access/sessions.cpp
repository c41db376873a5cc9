#include "access/sessions.h"

#include <utility>

#include "proviso/json.h"

namespace proviso::access {

Sessions::Sessions(ProgramPtr program, Accounts accounts, size_t capacity)
    : program_(std::move(program)),
      accounts_(std::move(accounts)),
      capacity_(capacity),
      anonymous_(open_session(program_, Audience())) {}

SessionPtr Sessions::find(const std::optional<std::string>& account) {
  if (!account) return anonymous_;
  if (SessionPtr bound = find_bound(*account)) return bound;
  const std::string* audience = accounts_.find(*account);
  if (audience == nullptr) return nullptr;
  Issues issues;  // none: the directory has read it already
  SessionPtr session = json::open_session(program_, *audience, issues);
  if (session) keep(*account, session);
  return session;
}

size_t Sessions::size() {
  std::lock_guard lock(mutex_);
  return recent_.size();
}

SessionPtr Sessions::find_bound(const std::string& account) {
  std::lock_guard lock(mutex_);
  auto found = by_account_.find(account);
  if (found == by_account_.end()) return nullptr;
  recent_.splice(recent_.begin(), recent_, found->second);
  return found->second->session;
}

void Sessions::keep(const std::string& account, const SessionPtr& session) {
  std::lock_guard lock(mutex_);
  if (by_account_.count(account) > 0) return;  // another thread was faster
  recent_.push_front({account, session});
  by_account_.emplace(account, recent_.begin());
  if (recent_.size() <= capacity_) return;
  by_account_.erase(recent_.back().account);
  recent_.pop_back();
}

}  // namespace proviso::access
