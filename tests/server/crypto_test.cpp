// Digests and encodings against published vectors; decoders accept one spelling only.
#include <gtest/gtest.h>

#include "crypto/digest.h"

namespace proviso::crypto {
namespace {

TEST(CryptoTest, Sha256OfThePublishedVector) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(CryptoTest, HexIsLowerCaseAndWhole) {
  EXPECT_EQ(from_hex("00ff"), std::string("\x00\xff", 2));
  for (const char* text : {"0", "0F", "zz", "0 "}) EXPECT_FALSE(from_hex(text)) << text;
}

TEST(CryptoTest, Base64UrlOfThePublishedVectors) {
  const std::pair<const char*, const char*> vectors[] = {
      {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}};
  for (auto [bytes, text] : vectors) {
    EXPECT_EQ(to_base64url(bytes), text);
    EXPECT_EQ(from_base64url(text), bytes);
  }
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
}

TEST(CryptoTest, Base64UrlHasOneSpelling) {
  for (const char* text : {"Zg==", "Zh", "Z", "Zm9", "Z g", "+/8", "Zg\n"}) {
    EXPECT_FALSE(from_base64url(text)) << text;
  }
}

TEST(CryptoTest, EveryLengthComesBack) {
  std::string bytes;
  for (int i = 0; i < 64; ++i) {
    EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    EXPECT_EQ(from_hex(to_hex(bytes)), bytes);
    bytes += static_cast<char>(i * 37);
  }
}

TEST(CryptoTest, ComparesWhole) {
  EXPECT_TRUE(equal_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_constant_time("abc", "ab"));
}

TEST(CryptoTest, RandomBytesDiffer) {
  EXPECT_EQ(random_bytes(32).size(), 32U);
  EXPECT_NE(random_bytes(32), random_bytes(32));
}

}  // namespace
}  // namespace proviso::crypto
