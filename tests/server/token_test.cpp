// The token verifier against good tokens and a corpus of attacks; each attack differs from a good
// token in one thing, so that a missing check is seen.
#include "access/token.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "crypto/digest.h"

namespace proviso::access {
namespace {

using crypto::from_base64url;
using crypto::to_base64url;

constexpr int64_t kNow = 1'700'000'000;
constexpr const char* kHeader = R"({"alg":"EdDSA","kid":"k1","typ":"JWT"})";
constexpr const char* kClaims =
    R"({"iss":"shop","aud":"proviso","sub":"oak","exp":1700000060,"nbf":1700000000})";

class Signer {
 public:
  Signer() : key_(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free) {}

  std::string public_key() const {
    std::string bytes(32, '\0');
    size_t size = bytes.size();
    EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size);
    return bytes;
  }
  std::string jwk(const std::string& kid) const {
    return R"({"kty":"OKP","crv":"Ed25519","kid":")" + kid + R"(","x":")" +
           to_base64url(public_key()) + "\"}";
  }
  std::string sign(const std::string& text) const {
    std::string signature(64, '\0');
    size_t size = signature.size();
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key_.get());
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    EVP_MD_CTX_free(context);
    return signature;
  }

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

class TokenTest : public testing::Test {
 protected:
  Signer ours_, theirs_;
  TokenVerifier verifier_ = read("{\"keys\":[" + ours_.jwk("k1") + "]}");

  static TokenVerifier read(const std::string& jwks) {
    Issues issues;
    TokenVerifier verifier = TokenVerifier::read(jwks, {"shop", "proviso"}, issues);
    EXPECT_FALSE(issues.has_errors());
    return verifier;
  }
  std::string token(const std::string& header, const std::string& claims) const {
    std::string text = to_base64url(header) + "." + to_base64url(claims);
    return text + "." + to_base64url(ours_.sign(text));
  }
  std::optional<std::string> verify(const std::string& token, int64_t seconds = kNow) const {
    std::optional<Buyer> buyer = verifier_.verify(token, seconds * 1000);
    return buyer ? std::optional(buyer->account) : std::nullopt;
  }
  static std::string claims_with(const std::string& from, const std::string& to) {
    std::string claims = kClaims;
    return claims.replace(claims.find(from), from.size(), to);
  }
};

TEST_F(TokenTest, NamesTheCustomer) {
  auto customer = [&](const std::string& claims) {
    std::optional<Buyer> buyer = verifier_.verify(token(kHeader, claims), kNow * 1000);
    return buyer ? buyer->customer.value_or("none") : "refused";
  };
  const std::string sub = R"("sub":"oak")";
  EXPECT_EQ(customer(kClaims), "none");
  EXPECT_EQ(customer(claims_with(sub, sub + R"(,"customer":"ann")")), "ann");
  EXPECT_EQ(customer(claims_with(sub, sub + R"(,"customer":"")")), "refused");
  EXPECT_EQ(customer(claims_with(sub, sub + R"(,"customer":{"key":"ann"})")), "refused");
}

TEST_F(TokenTest, AcceptsAGoodOne) {
  EXPECT_EQ(verify(token(kHeader, kClaims)), "oak");
  EXPECT_EQ(verify(token(R"({"kid":"k1","alg":"EdDSA"})", kClaims)), "oak");
  EXPECT_EQ(verify(token(kHeader, claims_with("\"proviso\"", R"(["x","proviso"])"))), "oak");
  EXPECT_EQ(verify(token(kHeader, claims_with("}", ",\"name\":\"n\"}"))), "oak");
}

TEST_F(TokenTest, RefusesOtherAlgorithms) {
  std::string text =
      to_base64url(R"({"alg":"HS256","kid":"k1","typ":"JWT"})") + "." + to_base64url(kClaims);
  std::string secret = ours_.public_key();  // the classic: the public key as an HMAC secret
  unsigned char mac[32];
  unsigned int size = sizeof mac;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac, &size);
  std::string forged(reinterpret_cast<char*>(mac), size);
  EXPECT_FALSE(verify(text + "." + to_base64url(forged)));
  for (const char* alg : {"none", "None", "HS256", "RS256", "ES256", "eddsa", "EDDSA", ""}) {
    std::string header = std::string(R"({"alg":")") + alg + R"(","kid":"k1"})";
    EXPECT_FALSE(verify(token(header, kClaims))) << alg;
    EXPECT_FALSE(verify(to_base64url(header) + "." + to_base64url(kClaims) + ".")) << alg;
  }
}

TEST_F(TokenTest, RefusesOtherHeaders) {
  const char* headers[] = {
      R"({"kid":"k1"})",
      R"({"alg":"EdDSA"})",
      R"({"alg":"EdDSA","kid":"k2"})",
      R"({"alg":"EdDSA","kid":""})",
      R"({"alg":"EdDSA","kid":1})",
      R"({"alg":["EdDSA"],"kid":"k1"})",
      R"({"alg":"none","alg":"EdDSA","kid":"k1"})",
      R"({"alg":"EdDSA","kid":"k1","typ":"secevent+jwt"})",
      R"({"alg":"EdDSA","kid":"k1","crit":["b64"],"b64":false})",
      R"({"alg":"EdDSA","kid":"k1","jku":"https://evil.example/jwks"})",
      R"({"alg":"EdDSA","kid":"k1","x5u":"https://evil.example/x5u"})",
      R"([])",
      R"(null)",
      R"({"alg":"EdDSA","kid":"k1")",
      "",
  };
  for (const char* header : headers) EXPECT_FALSE(verify(token(header, kClaims))) << header;
  std::string embedded =
      R"({"alg":"EdDSA","kid":"k1","jwk":)" + theirs_.jwk("k1") + "}";  // bring your own key
  std::string text = to_base64url(embedded) + "." + to_base64url(kClaims);
  EXPECT_FALSE(verify(text + "." + to_base64url(theirs_.sign(text))));
}

TEST_F(TokenTest, RefusesForgedSignatures) {
  std::string text = to_base64url(kHeader) + "." + to_base64url(kClaims);
  std::string good = ours_.sign(text);
  EXPECT_EQ(verify(text + "." + to_base64url(good)), "oak");
  EXPECT_FALSE(verify(text + "." + to_base64url(theirs_.sign(text))));
  EXPECT_FALSE(verify(text + "."));
  EXPECT_FALSE(verify(text + "." + to_base64url(good.substr(0, 63))));
  EXPECT_FALSE(verify(text + "." + to_base64url(good + '\0')));
  EXPECT_FALSE(verify(text + "." + to_base64url(std::string(64, '\0'))));
  for (size_t i = 0; i < good.size(); ++i) {
    std::string flipped = good;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    EXPECT_FALSE(verify(text + "." + to_base64url(flipped))) << i;
  }
  std::string other = to_base64url(kHeader) + "." + to_base64url(claims_with("oak", "elm"));
  EXPECT_FALSE(verify(other + "." + to_base64url(good)));  // another's claims
}

TEST_F(TokenTest, RefusesOtherClaims) {
  const std::pair<const char*, const char*> changes[] = {
      {"\"iss\":\"shop\",", ""},
      {"\"shop\"", "\"other\""},
      {"\"shop\"", "[\"shop\"]"},
      {"\"aud\":\"proviso\",", ""},
      {"\"proviso\"", "\"other\""},
      {"\"proviso\"", "[]"},
      {"\"proviso\"", "\"proviso2\""},
      {"\"proviso\"", "null"},
      {"\"sub\":\"oak\",", ""},
      {"\"oak\"", "\"\""},
      {"\"oak\"", "5"},
      {"\"exp\":1700000060,", ""},
      {"1700000060", "1700000000"},
      {"1700000060", "\"1700000060\""},
      {"1700000060", "1.7e9"},
      {"1700000060", "-1"},
      {"1700000060", "99999999999999999999"},
      {"\"nbf\":1700000000", "\"nbf\":1700000061"},
      {"\"oak\",", "\"oak\",\"sub\":\"elm\","},
      {"}", ""},
  };
  for (const auto& [from, to] : changes) {
    EXPECT_FALSE(verify(token(kHeader, claims_with(from, to)))) << from << " -> " << to;
  }
  EXPECT_EQ(verify(token(kHeader, kClaims), kNow + 59), "oak");
  EXPECT_FALSE(verify(token(kHeader, kClaims), kNow + 60));
  EXPECT_FALSE(verify(token(kHeader, kClaims), kNow - 61));
}

TEST_F(TokenTest, RefusesOtherShapes) {
  std::string good = token(kHeader, kClaims);
  for (const std::string& text :
       {std::string(), std::string("."), std::string(".."), std::string("..."), good + ".x",
        good + "=", " " + good, good + "\n", good.substr(0, good.rfind('.')), "." + good,
        std::string(100000, 'a'), std::string(3000, '.'),
        token(kHeader, std::string(2000, '[') + std::string(2000, ']'))}) {
    EXPECT_FALSE(verify(text)) << text.substr(0, 60);
  }
  std::string padded = good;  // unused bits of the last letter: another spelling of the same bytes
  std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  padded.back() = letters[letters.find(padded.back()) ^ 1];
  EXPECT_FALSE(verify(padded));
}

TEST_F(TokenTest, WithoutKeysNothingIsAccepted) {
  EXPECT_FALSE(TokenVerifier().verify(token(kHeader, kClaims), kNow * 1000));
}

TEST_F(TokenTest, RefusesOtherKeySets) {
  const std::string jwks[] = {
      R"({"keys":[{"kty":"EC","crv":"Ed25519","kid":"k","x":""}]})",
      R"({"keys":[{"kty":"OKP","crv":"X25519","kid":"k","x":"AA"}]})",
      R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":"AA"}]})",
      R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","alg":"HS256","x":")" +
          to_base64url(ours_.public_key()) + "\"}]}",
      "{\"keys\":[" + ours_.jwk("k") + "," + theirs_.jwk("k") + "]}",
      "{}",
  };
  for (const std::string& text : jwks) {
    Issues issues;
    TokenVerifier::read(text, {"shop", "proviso"}, issues);
    EXPECT_TRUE(issues.has_errors()) << text;
  }
}

}  // namespace
}  // namespace proviso::access
