#include "access/token.h"

#include <openssl/evp.h>

#include <array>

#include "crypto/digest.h"
#include "json/reader.h"

namespace proviso::access {
namespace {

constexpr size_t kTokenBytes = 4096;
constexpr json::DocumentLimits kTokenLimits{4096, 256, 8};
constexpr json::DocumentLimits kJwksLimits{1 << 20, 10000, 8};
constexpr int64_t kMostKeys = 100;
constexpr int64_t kSkewSeconds = 60;  // for `nbf`, which other machines' clocks set
constexpr size_t kPublicKeyBytes = 32;
constexpr size_t kSignatureBytes = 64;

using KeyPtr = std::shared_ptr<evp_pkey_st>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

KeyPtr make_key(std::string_view x) {
  std::optional<std::string> bytes = crypto::from_base64url(x);
  if (!bytes || bytes->size() != kPublicKeyBytes) return nullptr;
  return KeyPtr(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*bytes), bytes->size()),
      EVP_PKEY_free);
}

/// Reports a member that is there and not this text.
void expect(const json::Node& member, std::string_view text) {
  const std::string* value = member.text();
  if (value != nullptr && *value != text) member.report(IssueCode::unknown_value);
}

bool has_signature(evp_pkey_st* key, std::string_view signed_part, std::string_view signature) {
  if (signature.size() != kSignatureBytes) return false;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                  EVP_MD_CTX_free);
  return context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
                          bytes_of(signed_part), signed_part.size()) == 1;
}

/// Exactly three parts, decoded; `signed_part` is the text of the first two.
struct Parts {
  std::string_view signed_part;
  std::string header, claims, signature;
};

std::optional<Parts> split(std::string_view token) {
  if (token.size() > kTokenBytes) return std::nullopt;
  size_t first = token.find('.');
  size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  auto header = crypto::from_base64url(token.substr(0, first));
  auto claims = crypto::from_base64url(token.substr(first + 1, second - first - 1));
  auto signature = crypto::from_base64url(token.substr(second + 1));
  if (!header || !claims || !signature) return std::nullopt;
  return Parts{token.substr(0, second), std::move(*header), std::move(*claims),
               std::move(*signature)};
}

bool is_for(const json::Node& member, const std::string& audience) {
  if (!member.present()) return false;
  if (member.value()->is_string()) return *member.text() == audience;
  bool found = false;
  member.list(kMostKeys, [&](const json::Node& item) {
    const std::string* name = item.text();
    found = found || (name != nullptr && *name == audience);
  });
  return found;
}

}  // namespace

TokenVerifier TokenVerifier::read(std::string_view jwks, Expected expected, Issues& issues) {
  TokenVerifier verifier;
  verifier.expected_ = std::move(expected);
  json::Value document;
  if (!json::parse(jwks, kJwksLimits, document, issues)) return verifier;
  json::Node root(document, issues);
  json::Members members(root);
  members.required("keys").list(kMostKeys, [&](const json::Node& item) {
    json::Members entry(item);
    std::string id;
    entry.required("kid").key(id);
    expect(entry.required("kty"), "OKP");
    expect(entry.required("crv"), "Ed25519");
    expect(entry.optional("alg"), "EdDSA");
    expect(entry.optional("use"), "sig");
    json::Node x = entry.required("x");
    const std::string* text = x.text();
    if (entry.has("d")) item.report(IssueCode::unknown_member, "`d` is a private key: remove it");
    entry.ignore_rest();  // a JWKS may say more of a key than we need
    KeyPtr key = text == nullptr ? nullptr : make_key(*text);
    if (text != nullptr && !key) x.report(IssueCode::unknown_value, "not an Ed25519 public key");
    if (verifier.find_id(id) != nullptr) item.report(IssueCode::duplicate_key);
    verifier.keys_.push_back({std::move(id), std::move(key)});
  });
  return verifier;
}

const TokenVerifier::Key* TokenVerifier::find_id(std::string_view id) const {
  for (const Key& key : keys_) {
    if (key.id == id) return &key;
  }
  return nullptr;
}

const TokenVerifier::Key* TokenVerifier::find_key(std::string_view header) const {
  Issues issues;
  json::Value document;
  if (!json::parse(header, kTokenLimits, document, issues)) return nullptr;
  const std::string* id = nullptr;
  json::Node root(document, issues);
  {
    json::Members members(root);  // any other member is refused
    expect(members.required("alg"), "EdDSA");
    expect(members.optional("typ"), "JWT");
    id = members.required("kid").key();
  }
  return issues.has_errors() || id == nullptr ? nullptr : find_id(*id);
}

std::optional<Buyer> TokenVerifier::verify(std::string_view token, int64_t now_ms) const {
  std::optional<Parts> parts = split(token);
  if (!parts) return std::nullopt;
  const Key* key = find_key(parts->header);
  if (key == nullptr || !has_signature(key->key.get(), parts->signed_part, parts->signature)) {
    return std::nullopt;
  }
  Issues issues;
  json::Value document;
  if (!json::parse(parts->claims, kTokenLimits, document, issues)) return std::nullopt;
  json::Node root(document, issues);
  json::Members members(root);
  Buyer buyer;
  int64_t expires = 0;
  int64_t not_before = 0;
  expect(members.required("iss"), expected_.issuer);
  members.required("sub").key(buyer.account);
  members.optional("customer").key(buyer.customer);
  members.required("exp").integer(0, limits.minor, expires);
  members.optional("nbf").integer(0, limits.minor, not_before);
  bool for_us = is_for(members.required("aud"), expected_.audience);
  members.ignore_rest();
  const int64_t now = now_ms / 1000;
  bool in_time = now < expires && not_before <= now + kSkewSeconds;
  if (issues.has_errors() || !for_us || !in_time) return std::nullopt;
  return buyer;
}

}  // namespace proviso::access
