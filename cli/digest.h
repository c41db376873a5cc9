// SHA-256, by OpenSSL. Contract: lower-case hexadecimal. Test: tests/cli/evaluate.test.mjs
#pragma once

#include <string>
#include <string_view>

namespace proviso::cli {

std::string sha256_hex(std::string_view bytes);

}  // namespace proviso::cli
