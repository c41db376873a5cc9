// Digests, encodings and random bytes over OpenSSL. Contract: pure but for `random_bytes`; decoders
// accept one spelling of each value only. Test: tests/server/crypto_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proviso::crypto {

/// The 32 bytes of SHA-256.
std::string sha256(std::string_view bytes);

std::string to_hex(std::string_view bytes);
/// Lower case digits only; nothing for any other text.
std::optional<std::string> from_hex(std::string_view text);

std::string to_base64url(std::string_view bytes);
/// Without padding and with unused bits zero (RFC 4648 section 3.5); nothing for any other text.
std::optional<std::string> from_base64url(std::string_view text);

/// Takes the same time wherever the texts differ; texts of different lengths are unequal.
bool equal_constant_time(std::string_view a, std::string_view b);

/// From the operating system's generator; throws if it has none.
std::string random_bytes(size_t count);

}  // namespace proviso::crypto
