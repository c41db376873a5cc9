// What redemption needs of a database. Contract: a command is decided and stored in one step that
// nothing can come between; the answer under an idempotency key is stored with its effect, so
// every retry gets the same bytes. Implemented in store/. Test: tests/server/oversell.test.mjs
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "redemption/command.h"

namespace proviso::redemption {

/// A stored answer, byte for byte.
struct Answer {
  int status = 0;
  std::string redemption_id;  // of the redemption that it made; or empty
  std::string body;
  bool replayed = false;
};

/// A decision in the caller's language.
struct Rendered {
  int status = 0;
  std::string body;
  std::string result;  // of a committed one: the part of the body that is kept as its result
};
/// Called where the decision is made.
using Render = std::function<Rendered(const Command&, const Decision&)>;

/// A command under the client's idempotency key.
struct Submission {
  std::string idempotency_key;
  std::string fingerprint;  // of all that the client sent
  Command command;
  Render render;
};

enum class StoreError : uint8_t { none, key_reused, overloaded, unavailable };

struct Reply {
  StoreError error = StoreError::none;
  Answer answer;
};

/// A redemption as it was stored; `result` is JSON text.
struct StoredRedemption {
  std::string id;
  std::string order;
  std::string account;
  std::string state;
  int64_t committed_at = 0;
  std::string decision_hash;
  std::string result;
};

class Store {
 public:
  virtual ~Store() = default;

  /// Decides, stores and answers; `done` is called once, from any thread, after it is durable.
  virtual void submit(Submission submission, std::function<void(Reply)> done) = 0;
  /// The answer stored under a key, if there is one; `key_reused` if it was to another request.
  virtual StoreError find_answer(const std::string& idempotency_key, const std::string& fingerprint,
                                 std::optional<Answer>& out) = 0;
  /// The counters of these promotions for an account, in the order given.
  virtual StoreError read_uses(const Program& program, const std::string& account,
                               const std::vector<PromotionId>& promotions,
                               std::vector<UsesFact>& out) = 0;
  virtual StoreError find(const std::string& id, std::optional<StoredRedemption>& out) = 0;
  /// True if the database answers.
  virtual bool probe() = 0;
  /// Finishes what was submitted; later submissions are answered `unavailable`.
  virtual void stop() = 0;
};

}  // namespace proviso::redemption
