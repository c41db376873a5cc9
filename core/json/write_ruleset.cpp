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

void write_settings(const Settings& settings, Writer& out) {
  const Settings standard;
  bool same_mode = settings.rounding_mode == standard.rounding_mode;
  bool same_level = settings.rounding_level == standard.rounding_level;
  if (same_mode && same_level) return;
  out.key("settings");
  out.open_object();
  if (!same_mode) out.member("rounding_mode", name_in(kRoundingModes, settings.rounding_mode));
  if (!same_level) out.member("rounding_level", name_in(kRoundingLevels, settings.rounding_level));
  out.close_object();
}

void write_attribute_rules(const std::vector<AttributeRule>& attributes, Writer& out) {
  if (attributes.empty()) return;
  out.key("attributes");
  out.open_array();
  for (const AttributeRule& attribute : attributes) {
    out.open_object();
    out.member("key", attribute.key);
    out.member("owner", name_in(kAttributeOwners, AttributeOwner::product));
    out.member("type", name_in(kAttributeTypes, attribute.type));
    if (attribute.visible_to != AttributeVisibility::buyer) {
      out.member("visible_to", name_in(kAttributeVisibilities, attribute.visible_to));
    }
    out.close_object();
  }
  out.close_array();
}

void write_projection(const std::optional<Projection>& projection, Writer& out) {
  if (!projection) return;
  out.key("projection");
  out.open_object();
  out.member("codes", name_in(kProjectionCodes, ProjectionCodes::withheld));
  write_integer("valid_until", projection->valid_until, out);
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
  write_attribute_rules(ruleset.attributes, out);
  write_projection(ruleset.projection, out);
  write_parts(ruleset, out);
  out.close_object();
}

}  // namespace proviso::json
