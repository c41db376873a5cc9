// Account tokens: a JWT verifier that knows one algorithm, Ed25519. Contract: accepts a token only
// if its key id is ours, its signature holds, and issuer, audience and expiry are right; nothing in
// an unverified token is used but its key id. Test: tests/server/token_test.cpp
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/accounts.h"
#include "proviso/issue.h"

struct evp_pkey_st;

namespace proviso::access {

class TokenVerifier {
 public:
  /// What a token must say of itself.
  struct Expected {
    std::string issuer;
    std::string audience;
  };

  /// Accepts no token.
  TokenVerifier() = default;
  /// Reads the public keys, a JWKS of OKP Ed25519 keys; use it only if no errors were added.
  static TokenVerifier read(std::string_view jwks, Expected expected, Issues& issues);

  /// The account (`sub`) and the customer (`customer`, if it is there) of a valid token, else
  /// nothing.
  std::optional<Buyer> verify(std::string_view token, int64_t now_ms) const;

 private:
  struct Key {
    std::string id;
    std::shared_ptr<evp_pkey_st> key;
  };
  const Key* find_id(std::string_view id) const;
  /// The key that an unverified header names, if the header is one that we accept.
  const Key* find_key(std::string_view header) const;

  Expected expected_;
  std::vector<Key> keys_;
};

}  // namespace proviso::access
