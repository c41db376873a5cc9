// Texts with ASCII letters in lower case: what a catalog's search and order of names compare.
// Contract: bytes above ASCII stand for themselves; no locale. Test: tests/core/model/fold_test.cpp
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace proviso {

inline char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = folded(c);
  return out;
}

/// Bytewise, ASCII case aside.
inline bool folded_less(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return static_cast<unsigned char>(folded(x)) < static_cast<unsigned char>(folded(y));
  });
}

/// Whether a text begins with `start`, which is folded.
inline bool begins_folded(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(),
                                                   [](char a, char b) { return a == folded(b); });
}

/// Whether a word of a text begins with `start`, which is folded; a word begins after a byte that
/// is no ASCII letter or digit and below 128.
inline bool word_begins_folded(std::string_view text, std::string_view start) {
  bool at_word = true;
  for (size_t i = 0; i + start.size() <= text.size(); ++i) {
    if (at_word && begins_folded(text.substr(i), start)) return true;
    const char c = folded(text[i]);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    at_word = !letter && static_cast<unsigned char>(c) < 128;
  }
  return false;
}

}  // namespace proviso
