// Texts of a catalog in HTML and in CSS. Contract: a text is shown as it is and is never markup; a
// line end or tab is a space, other control characters are U+FFFD.
// Test: tests/cli/catalog_html.test.mjs
#include <cstdio>

#include "cli/catalog_html.h"
#include "cli/files.h"

namespace proviso::cli {
namespace {

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return printable(line);
}

}  // namespace

void append_text(std::string_view text, std::string& out) {
  for (char c : on_one_line(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

std::string html_text(std::string_view text) {
  std::string out;
  append_text(text, out);
  return out;
}

std::string css_text(std::string_view text) {
  std::string out = "\"";
  for (char c : on_one_line(text)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || c == ' ' || (c >= '0' && c <= '9') ||
                       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\%02x ", byte);
    plain ? out += c : out += escaped;
  }
  return out += '"';
}

}  // namespace proviso::cli
