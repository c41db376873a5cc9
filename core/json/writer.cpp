#include "json/writer.h"

#include <charconv>

namespace proviso::json {
namespace {

/// The letter after the backslash, `u` for the six-byte form, 0 for a byte that needs no escape.
char escape_of(unsigned char c) {
  switch (c) {
    case '"':
    case '\\':
      return static_cast<char>(c);
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return c < 0x20 ? 'u' : 0;
  }
}

}  // namespace

void Writer::text(std::string_view value) {
  separate();
  out_ += '"';
  size_t written = 0;  // bytes of `value` that are out
  for (size_t i = 0; i < value.size(); ++i) {
    auto byte = static_cast<unsigned char>(value[i]);
    char escape = escape_of(byte);
    if (escape == 0) continue;
    out_.append(value, written, i - written);
    written = i + 1;
    out_ += '\\';
    out_ += escape;
    if (escape != 'u') continue;
    constexpr std::string_view kDigits = "0123456789abcdef";
    out_.append("00");
    out_ += kDigits[byte >> 4];
    out_ += kDigits[byte & 15];
  }
  out_.append(value, written);
  out_ += '"';
}

void Writer::integer(int64_t value) {
  separate();
  char digits[20];
  auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out_.append(digits, end);
}

void Writer::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void Writer::raw(std::string_view value) {
  separate();
  out_ += value;
}

}  // namespace proviso::json
