#include "model/symbols.h"

namespace proviso {

Symbols::Symbols(const Symbols& other) {
  if (!other.shared_) {
    shared_ = other.own_;
    shared_size_ = shared_->texts.size();
    return;
  }
  shared_ = other.shared_;
  shared_size_ = other.shared_size_;
  for (const std::string& text : other.own_->texts) intern(text);
}

Symbol Symbols::intern(std::string_view text) {
  const Symbol known = find(text);
  if (known != kNoSymbol) return known;
  const auto symbol = static_cast<Symbol>(size());
  own_->texts.emplace_back(text);
  own_->index.emplace(own_->texts.back(), symbol);
  return symbol;
}

Symbol Symbols::find(std::string_view text) const {
  if (shared_) {
    const auto found = shared_->index.find(text);
    if (found != shared_->index.end()) return found->second;
  }
  const auto found = own_->index.find(text);
  return found == own_->index.end() ? kNoSymbol : found->second;
}

std::string fold_code(std::string_view as_typed) {
  std::string folded(as_typed);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

}  // namespace proviso
