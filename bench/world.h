// One configuration, ready to be measured: a ruleset, the sessions of all accounts, and carts as
// text and as flat records. Contract: everything that a call needs is made before the clock runs;
// what the core refuses ends the program, with its issues.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proviso/json.h"

namespace proviso::bench {

/// A ruleset as text and compiled, shared by the configurations that use it.
struct Loaded {
  std::string name;
  std::string text;
  ProgramPtr program;
};

struct World {
  std::string name;  // `RULESET:CARTS`
  const Loaded* ruleset = nullptr;
  std::vector<std::string> texts;    // a session's request each
  std::vector<Request> requests;     // the same, read
  std::vector<Audience> audiences;   // of the accounts
  std::vector<SessionPtr> sessions;  // of the accounts

  /// The session of cart `i`.
  const Session& session(size_t i) const { return *sessions[i % sessions.size()]; }
};

/// Reads FOLDER/NAME.ruleset.json and compiles it.
Loaded load_ruleset(const std::string& folder, const std::string& name);
/// Reads the carts of a configuration and binds the accounts to the ruleset.
World load_world(const std::string& folder, const std::string& name, const Loaded& ruleset);

/// What the carts of a configuration come to: both ways to evaluate must agree.
struct Answers {
  std::string sha256;       // over the results' JSON, each with its end of line
  size_t result_bytes = 0;  // all together
  size_t considered = 0;    // promotions, all together
  size_t applied = 0;       // those of them that gave something
};
Answers answer_all(const World& world);

/// Ends the program with a sentence.
[[noreturn]] void fail(const std::string& sentence);
/// Ends it if there are errors.
void refuse_errors(const Issues& issues, const std::string& what);

}  // namespace proviso::bench
