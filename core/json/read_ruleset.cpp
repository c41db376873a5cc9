// The manifest of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/read_ruleset.h"

#include "json/names.h"

namespace proviso::json {
namespace {

constexpr int64_t kMaxExponent = 4;
constexpr int64_t kMaxUnitPriceDigits = 6;

/// False if the ruleset is of another format: then nothing else in it can be judged.
bool read_format(const Node& node) {
  const std::string* format = node.text();
  if (format == nullptr || *format == kFormat) return true;
  node.report(IssueCode::unsupported_format,
              "this program reads `" + std::string(kFormat) + "` and no other format");
  return false;
}

void read_currency(const Node& node, CurrencyRule& out) {
  Members members(node);
  members.required("code").currency(out.code);
  members.required("exponent").integer(0, kMaxExponent, out.exponent);
  members.optional("unit_price_digits").integer(0, kMaxUnitPriceDigits, out.unit_price_digits);
}

void read_projection(const Node& node, std::optional<Projection>& out) {
  Members members(node);
  if (!members.present()) return;
  out.emplace();
  Withheld withheld;
  members.required("codes").choice(kWithheld, withheld);
  members.optional("valid_until").integer(0, limits.minor, out->valid_until);
  out->floors_withheld = members.optional("floors").choice(kWithheld, withheld);
}

void read_parts(const Node& node, Ruleset& out) {
  Members members(node);
  read_products(members.required("products"), out.products);
  read_prices(members.optional("prices"), out.prices);
  read_entitlements(members.optional("entitlements"), out.entitlements);
  read_promotions(members.optional("promotions"), out.promotions);
}

}  // namespace

void read_ruleset(std::string_view text, Ruleset& out, Issues& issues) {
  Value document;
  if (!parse(text, kRulesetLimits, document, issues)) return;
  Node root(document, issues);
  Members members(root);
  if (!read_format(members.required("format"))) return members.ignore_rest();
  members.required("id").key(out.id);
  members.required("version").integer(0, limits.minor, out.version);
  members.required("currencies").list(limits.currencies, out.currencies, read_currency, 1);
  read_settings(members.optional("settings"), out.settings);
  read_declarations(members, out);
  read_definitions(members.optional("definitions"), out.definitions);
  read_projection(members.optional("projection"), out.projection);
  read_parts(members.required("parts"), out);
}

}  // namespace proviso::json
