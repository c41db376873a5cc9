// Interned keys: each distinct text gets one small number, once, in order of arrival.
// Contract: append-only, so a Symbol stays valid when more are added; no order is derived from the
// hash. Test: tests/core/model/symbols_test.cpp
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "proviso/request.h"

namespace proviso {

class Symbols {
 public:
  Symbols() = default;
  Symbols(const Symbols&) = delete;  // the index points into texts_
  Symbols& operator=(const Symbols&) = delete;

  /// The text's symbol, made now if it is new.
  Symbol intern(std::string_view text);
  /// The text's symbol, or kNoSymbol.
  Symbol find(std::string_view text) const;
  std::string_view text(Symbol symbol) const { return texts_[symbol]; }
  size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Symbol> index_;
};

/// Codes differ in more than ASCII case: `Spring` and `SPRING` are one code.
std::string fold_code(std::string_view as_typed);

}  // namespace proviso
