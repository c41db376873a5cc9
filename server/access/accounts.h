// The account directory: what is known of each buying organisation. Contract: read once, then
// immutable; the only source of ancestors, segments, region and channel. Test:
// tests/server/access_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "proviso/issue.h"

namespace proviso::access {

class Accounts {
 public:
  /// Reads {"accounts":[audience...]}; use it only if no errors were added.
  static Accounts read(std::string_view text, Issues& issues);

  /// The account's audience as JSON text, or null if the directory lacks it.
  const std::string* find(const std::string& account) const;

 private:
  std::unordered_map<std::string, std::string> audiences_;
};

}  // namespace proviso::access
