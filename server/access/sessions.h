// Buyers bound to the loaded program, the least recently used given up first. Contract: safe to
// call from any thread; binding happens outside the lock. Test: tests/server/access_test.cpp
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "access/accounts.h"
#include "proviso/evaluator.h"

namespace proviso::access {

class Sessions {
 public:
  Sessions(ProgramPtr program, Accounts accounts, size_t capacity);

  /// The session of a buyer, of an anonymous one where none is named; null if the directory lacks
  /// the account or the customer.
  SessionPtr find(const std::optional<Buyer>& buyer);

  const Program& program() const { return *program_; }
  /// How many buyers are bound now.
  size_t size();

 private:
  struct Entry {
    std::string buyer;
    SessionPtr session;
  };
  SessionPtr find_bound(const std::string& buyer);
  void keep(const std::string& buyer, const SessionPtr& session);

  const ProgramPtr program_;
  const Accounts accounts_;
  const size_t capacity_;
  const SessionPtr anonymous_;

  std::mutex mutex_;
  std::list<Entry> recent_;  // most recently used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_buyer_;
};

}  // namespace proviso::access
