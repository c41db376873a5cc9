// One request as flat records over the ids of one Program: the core's input. JSON and typed
// memory are adapters that fill it. Contract: texts lie in one arena, so a Request can be reused
// without allocating. Test: tests/core/json/request_test.cpp
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// An interned key of a Program; stable across its versions. `kNoSymbol`: the Program lacks it.
using Symbol = uint32_t;
/// Position of a product in a Program; `kNoProduct`: the Program lacks the SKU.
using ProductId = uint32_t;
/// Position of a promotion in a Program.
using PromotionId = uint32_t;
/// Position of a currency in a Program's `currencies`.
using CurrencyId = uint32_t;
inline constexpr uint32_t kNone = 0xffffffff;
inline constexpr Symbol kNoSymbol = kNone;
inline constexpr ProductId kNoProduct = kNone;

/// An own attribute. A string holds its Symbol (below 0: one that the Program lacks, equal to
/// itself alone within a request), a boolean 0 or 1.
struct AttributeFact {
  Symbol attribute = kNoSymbol;
  int64_t value = 0;
  bool operator==(const AttributeFact&) const = default;
};

/// Who asks. Absent keys are `kNoSymbol`; keys that the Program lacks match nothing and are left
/// out.
struct Audience {
  Symbol account = kNoSymbol;
  std::vector<Symbol> ancestors;  // nearest first; unknown ones keep their place as kNoSymbol
  std::vector<Symbol> segments;   // sorted, unique
  std::vector<Symbol> contracts;  // sorted, unique
  Symbol region = kNoSymbol;
  Symbol channel = kNoSymbol;
  Symbol customer = kNoSymbol;
  std::vector<Symbol> roles;                       // sorted, unique
  std::vector<AttributeFact> attributes;           // of the account, sorted by attribute
  std::vector<AttributeFact> customer_attributes;  // sorted by attribute
  bool operator==(const Audience&) const = default;
};

/// A piece of a Request's text arena.
struct TextRef {
  uint32_t offset = 0;
  uint32_t length = 0;
};

struct RequestLine {
  TextRef id;
  ProductId product = kNoProduct;
  int64_t quantity = 0;
  uint32_t first_attribute = 0, attribute_count = 0;  // in Request::line_attributes
};

struct EnteredCode {
  TextRef text;             // as typed
  Symbol code = kNoSymbol;  // ASCII-folded
};

struct ShippingEntry {
  TextRef id;
  int64_t amount_minor = 0;
  Symbol method = kNoSymbol;
};

/// The gift that the buyer chose of a promotion.
struct ChosenGift {
  PromotionId promotion = 0;
  ProductId product = kNoProduct;
};

/// Known uses of one promotion.
struct UsesFact {
  PromotionId promotion = 0;
  int64_t uses = -1;             // -1: not given
  int64_t uses_by_account = -1;  // -1: not given
};

struct Request {
  CurrencyId currency = 0;
  int64_t evaluated_at = 0;  // milliseconds UTC
  std::vector<RequestLine> lines;
  std::vector<EnteredCode> codes;
  std::vector<ShippingEntry> shipping;
  std::vector<UsesFact> uses;                  // sorted by promotion, unique
  std::vector<AttributeFact> line_attributes;  // by line, see RequestLine; sorted within a line
  std::vector<AttributeFact> attributes;       // of the cart, sorted by attribute
  bool all_or_no_codes = false;
  std::vector<ChosenGift> gifts;
  Symbol payment_method = kNoSymbol, payment_terms = kNoSymbol;
  Symbol order_type = kNoSymbol, ship_to = kNoSymbol;
  int64_t renewal = -1;           // -1: not given
  int64_t deliver_at = -1;        // -1: not given
  std::vector<int64_t> history;   // by position in Ruleset::history; -1: not given
  bool knows_bought = false;      // `bought` was given
  std::vector<ProductId> bought;  // sorted, unique
  TextRef locale;
  std::string text;

  std::string_view view(TextRef ref) const {
    return std::string_view(text).substr(ref.offset, ref.length);
  }
  TextRef keep(std::string_view piece) {
    TextRef ref{static_cast<uint32_t>(text.size()), static_cast<uint32_t>(piece.size())};
    text.append(piece);
    return ref;
  }
};

}  // namespace proviso
