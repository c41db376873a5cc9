#include "model/symbols.h"

namespace proviso {

Symbol Symbols::intern(std::string_view text) {
  auto found = index_.find(text);
  if (found != index_.end()) return found->second;
  Symbol symbol = static_cast<Symbol>(texts_.size());
  texts_.emplace_back(text);
  index_.emplace(texts_.back(), symbol);
  return symbol;
}

Symbol Symbols::find(std::string_view text) const {
  auto found = index_.find(text);
  return found == index_.end() ? kNoSymbol : found->second;
}

std::string fold_code(std::string_view as_typed) {
  std::string folded(as_typed);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

}  // namespace proviso
