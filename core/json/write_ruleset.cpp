// The manifest of a ruleset. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/write_ruleset.h"

#include "json/names.h"
#include "proviso/json.h"

namespace proviso::json {
namespace {

void write_currencies(const std::vector<CurrencyRule>& currencies, Writer& out) {
  out.key("currencies");
  out.open_array();
  for (const CurrencyRule& currency : currencies) {
    out.open_object();
    out.member("code", currency.code);
    out.member("exponent", currency.exponent);
    if (currency.unit_price_digits != 0) {
      out.member("unit_price_digits", currency.unit_price_digits);
    }
    out.close_object();
  }
  out.close_array();
}

void write_projection(const std::optional<Projection>& projection, Writer& out) {
  if (!projection) return;
  out.key("projection");
  out.open_object();
  out.member("codes", name_in(kWithheld, Withheld::withheld));
  write_integer("valid_until", projection->valid_until, out);
  if (projection->floors_withheld) out.member("floors", name_in(kWithheld, Withheld::withheld));
  out.close_object();
}

void write_parts(const Ruleset& ruleset, Writer& out) {
  out.key("parts");
  out.open_object();
  out.key("products");
  write_products(ruleset.products, out);
  if (!ruleset.prices.price_lists.empty()) {
    out.key("prices");
    write_prices(ruleset.prices, out);
  }
  const EntitlementsPart& entitlements = ruleset.entitlements;
  if (!entitlements.entitlements.empty() || entitlements.fallback != VisibilityDefault::visible) {
    out.key("entitlements");
    write_entitlements(entitlements, out);
  }
  if (!ruleset.promotions.promotions.empty()) {
    out.key("promotions");
    write_promotions(ruleset.promotions, out);
  }
  out.close_object();
}

}  // namespace

void write_ruleset(const Ruleset& ruleset, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.member("format", kFormat);
  out.member("id", ruleset.id);
  out.member("version", ruleset.version);
  write_currencies(ruleset.currencies, out);
  write_settings(ruleset.settings, out);
  write_declarations(ruleset, out);
  write_definitions(ruleset.definitions, out);
  write_projection(ruleset.projection, out);
  write_parts(ruleset, out);
  out.close_object();
}

}  // namespace proviso::json
