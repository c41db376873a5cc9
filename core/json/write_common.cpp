// Shapes that the parts of a ruleset share. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/write_ruleset.h"

namespace proviso::json {

void write_keys(const Keys& keys, Writer& out) {
  out.open_array();
  for (const std::string& key : keys) out.text(key);
  out.close_array();
}

void write_keys(std::string_view name, const std::optional<Keys>& keys, Writer& out) {
  if (!keys) return;
  out.key(name);
  write_keys(*keys, out);
}

void write_text(std::string_view name, const std::optional<std::string>& text, Writer& out) {
  if (text) out.member(name, *text);
}

void write_text(std::string_view name, const std::string& text, Writer& out) {
  if (!text.empty()) out.member(name, text);
}

void write_integer(std::string_view name, const std::optional<int64_t>& value, Writer& out) {
  if (value) out.member(name, *value);
}

void write_true(std::string_view name, bool value, Writer& out) {
  if (value) out.member_true(name);
}

void write_boolean(std::string_view name, const std::optional<bool>& value, Writer& out) {
  if (!value) return;
  out.key(name);
  out.boolean(*value);
}

void write_selector(std::string_view name, const std::optional<Selector>& selector, Writer& out) {
  if (!selector) return;
  out.key(name);
  write_selector(*selector, out);
}

void write_amounts(std::string_view name, const std::vector<CurrencyAmount>& amounts, Writer& out) {
  if (amounts.empty()) return;
  out.key(name);
  write_amounts(amounts, out);
}

void write_priority(int32_t priority, Writer& out) {
  if (priority != 0) out.member("priority", priority);
}

void write_measure(const Product& product, Writer& out) {
  if (product.quantity_scale != 0) out.member("quantity_scale", int64_t{product.quantity_scale});
  write_text("unit", product.unit, out);
}

void write_audience_member(const AudienceRule& rule, Writer& out) {
  bool is_everyone = !rule.accounts && !rule.segments && !rule.regions && !rule.channels;
  if (is_everyone && !rule.contracts && !rule.use) return;
  out.key("audience");
  write_audience_rule(rule, out);
}

void write_schedule_member(const Schedule& schedule, Writer& out) {
  bool is_always = !schedule.from && !schedule.until && schedule.weekly.empty();
  if (is_always && schedule.blackouts.empty() && !schedule.use && !schedule.zone) return;
  out.key("schedule");
  write_schedule(schedule, out);
}

void write_amounts(const std::vector<CurrencyAmount>& amounts, Writer& out) {
  out.open_object();
  for (const CurrencyAmount& amount : amounts) out.member(amount.currency, amount.value);
  out.close_object();
}

void write_attribute_value(const AttributeValue& value, Writer& out) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    out.text(*text);
  } else if (const auto* number = std::get_if<int64_t>(&value)) {
    out.integer(*number);
  } else {
    out.boolean(*std::get_if<bool>(&value));
  }
}

void write_audience_rule(const AudienceRule& rule, Writer& out) {
  out.open_object();
  write_text("use", rule.use, out);
  write_keys("accounts", rule.accounts, out);
  write_keys("segments", rule.segments, out);
  write_keys("regions", rule.regions, out);
  write_keys("channels", rule.channels, out);
  write_keys("contracts", rule.contracts, out);
  out.close_object();
}

}  // namespace proviso::json
