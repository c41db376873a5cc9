// SHA-256 over pieces, for telling whether two builds answer alike: benchmarks and the replay.
// Contract: OpenSSL's; a failure of it ends the program. Test: tests/replay/replay.test.mjs
#pragma once

#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace proviso {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) { begin(); }

  void add(std::string_view piece) {
    require(EVP_DigestUpdate(context_.get(), piece.data(), piece.size()));
  }

  /// The digest of what was added, in hexadecimal; then begins anew.
  std::string finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
    begin();
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
      text += "0123456789abcdef"[digest[i] >> 4];
      text += "0123456789abcdef"[digest[i] & 15];
    }
    return text;
  }

 private:
  void begin() { require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr)); }
  static void require(int done) {
    if (done != 1) std::abort();
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace proviso
