// Interned keys: each distinct text gets one small number, once, in order of arrival.
// Contract: append-only, so a Symbol stays valid when more are added; no order is derived from the
// hash. A copy has the same symbols and shares them; what has been copied is not added to.
// Test: tests/core/model/symbols_test.cpp
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "proviso/request.h"

namespace proviso {

class Symbols {
 public:
  Symbols() = default;
  Symbols(const Symbols& other);
  Symbols& operator=(const Symbols&) = delete;

  /// The text's symbol, made now if it is new.
  Symbol intern(std::string_view text);
  /// The text's symbol, or kNoSymbol.
  Symbol find(std::string_view text) const;
  std::string_view text(Symbol symbol) const {
    return symbol < shared_size_ ? shared_->texts[symbol] : own_->texts[symbol - shared_size_];
  }
  size_t size() const { return shared_size_ + own_->texts.size(); }

 private:
  struct Table {
    std::deque<std::string> texts;
    std::unordered_map<std::string_view, Symbol> index;  // into `texts`
  };

  std::shared_ptr<const Table> shared_;  // of the first copied from; null: none
  size_t shared_size_ = 0;
  std::shared_ptr<Table> own_ = std::make_shared<Table>();  // the symbols after those
};

/// Codes differ in more than ASCII case: `Spring` and `SPRING` are one code.
std::string fold_code(std::string_view as_typed);

}  // namespace proviso
