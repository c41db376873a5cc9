// Products, prices and entitlements. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_category(const Category& category, Writer& out) {
  out.open_object();
  out.member("key", category.key);
  write_text("parent", category.parent, out);
  write_text("name", category.name, out);
  out.close_object();
}

void write_attribute(const ProductAttribute& attribute, Writer& out) {
  out.open_object();
  out.member("attribute", attribute.attribute);
  out.key("value");
  write_attribute_value(attribute.value, out);
  out.close_object();
}

void write_quantities(int64_t min_quantity, int64_t step_quantity, Writer& out) {
  if (min_quantity != 0) out.member("min_quantity", min_quantity);
  if (step_quantity != 0) out.member("step_quantity", step_quantity);
}

void write_product(const Product& product, Writer& out) {
  out.open_object();
  out.member("sku", product.sku);
  write_text("name", product.name, out);
  write_text("category", product.category, out);
  if (!product.further_categories.empty()) {
    out.key("further_categories");
    write_keys(product.further_categories, out);
  }
  write_text("brand", product.brand, out);
  write_list("attributes", product.attributes, out, write_attribute);
  write_amounts("list_price", product.list_price, out);
  write_amounts("recommended_price", product.recommended_price, out);
  write_amounts("cost", product.cost, out);
  write_amounts("floor_price", product.floor_price, out);
  write_text("tax_category", product.tax_category, out);
  write_measure(product, out);
  write_quantities(product.min_quantity, product.step_quantity, out);
  out.close_object();
}

void write_price_entry(const PriceEntry& entry, Writer& out) {
  out.open_object();
  out.member("sku", entry.sku);
  out.member("unit_price", entry.unit_price);
  if (!entry.tiers.empty()) {
    out.key("tiers");
    out.open_array();
    for (const PriceTier& tier : entry.tiers) {
      out.open_object();
      out.member("from", tier.from);
      out.member("unit_price", tier.unit_price);
      out.close_object();
    }
    out.close_array();
  }
  write_choice("mode", kPriceTiersModes, entry.mode, PriceTiersMode::volume, out);
  write_quantities(entry.min_quantity, entry.step_quantity, out);
  out.close_object();
}

void write_derived(const DerivedPrices& derived, Writer& out) {
  out.key("based_on");
  out.open_object();
  write_text("price_list", derived.price_list, out);
  out.member("change_bp", int64_t{derived.change_bp});
  out.close_object();
}

void write_price_list(const PriceList& list, Writer& out) {
  out.open_object();
  out.member("key", list.key);
  out.member("currency", list.currency);
  write_priority(list.priority, out);
  write_audience_member(list.audience, out);
  write_schedule_member(list.schedule, out);
  out.key("entries");
  out.open_array();
  for (const PriceEntry& entry : list.entries) write_price_entry(entry, out);
  out.close_array();
  if (list.based_on) write_derived(*list.based_on, out);
  write_text("fallback", list.fallback, out);
  write_true("sale", list.sale, out);
  write_floor(list.floor, out);
  out.close_object();
}

void write_entitlement(const Entitlement& entitlement, Writer& out) {
  out.open_object();
  out.member("key", entitlement.key);
  out.member("effect", name_in(kEffects, entitlement.effect));
  if (entitlement.of != EntitlementOf::product) {
    out.member("of", name_in(kEntitlementsOf, entitlement.of));
  }
  write_priority(entitlement.priority, out);
  write_audience_member(entitlement.audience, out);
  write_schedule_member(entitlement.schedule, out);
  write_product_members(entitlement.products, out);
  out.close_object();
}

}  // namespace

void write_products(const ProductsPart& part, Writer& out) {
  out.open_object();
  if (!part.categories.empty()) {
    out.key("categories");
    out.open_array();
    for (const Category& category : part.categories) write_category(category, out);
    out.close_array();
  }
  out.key("products");
  out.open_array();
  for (const Product& product : part.products) write_product(product, out);
  out.close_array();
  out.close_object();
}

void write_prices(const PricesPart& part, Writer& out) {
  out.open_object();
  out.key("price_lists");
  out.open_array();
  for (const PriceList& list : part.price_lists) write_price_list(list, out);
  out.close_array();
  out.close_object();
}

void write_entitlements(const EntitlementsPart& part, Writer& out) {
  out.open_object();
  if (part.fallback != VisibilityDefault::visible) {
    out.member("default", name_in(kVisibilityDefaults, part.fallback));
  }
  if (part.prices_fallback != VisibilityDefault::visible) {
    out.member("prices", name_in(kVisibilityDefaults, part.prices_fallback));
  }
  out.key("entitlements");
  out.open_array();
  for (const Entitlement& entitlement : part.entitlements) write_entitlement(entitlement, out);
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
