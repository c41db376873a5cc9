// API keys: random bits shown once, kept as SHA-256. Contract: a look-up compares with every entry
// in constant time, so its duration tells nothing about a key. Test: tests/server/access_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/role.h"
#include "proviso/issue.h"

namespace proviso::access {

class KeyRing {
 public:
  /// Reads {"keys":[{"name","role","sha256"}]}; use it only if no errors were added.
  static KeyRing read(std::string_view text, Issues& issues);

  std::optional<Role> find(std::string_view key) const;

 private:
  struct Entry {
    Role role;
    std::string digest;
  };
  std::vector<Entry> entries_;
};

/// A new key, and its entry for the keys file.
struct GeneratedKey {
  std::string key;
  std::string entry;
};
GeneratedKey generate_key(Role role);

}  // namespace proviso::access
