// Shapes that the parts of a ruleset share. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/read_ruleset.h"

namespace proviso::json {

void read_keys(const Node& node, int64_t max, Keys& out, size_t min) {
  node.list(
      max, out, [](const Node& item, std::string& key) { item.key(key); }, min);
}

void read_keys(const Node& node, std::optional<Keys>& out) {
  if (node.present()) read_keys(node, limits.keys, out.emplace());
}

void read_amounts(const Node& node, std::vector<CurrencyAmount>& out) {
  Members members(node);
  if (!members.present()) return;
  members.ignore_rest();  // the names are currencies
  const auto& amounts = node.value()->get_ref<const Value::object_t&>();
  if (amounts.size() > static_cast<size_t>(limits.currencies)) {
    node.report(IssueCode::too_many_items);
    return;
  }
  out.reserve(amounts.size());
  for (const auto& [name, value] : amounts) {
    if (!is_currency(name)) {
      node.issues().add(IssueCode::unknown_member, Path{&node.path(), name}.text(),
                        "a currency is three letters from A to Z");
      continue;
    }
    CurrencyAmount& amount = out.emplace_back();
    amount.currency = name;
    Node(&value, Path{&node.path(), name}, node.issues()).integer(0, limits.minor, amount.value);
  }
}

void read_some_amounts(const Node& node, std::vector<CurrencyAmount>& out) {
  read_amounts(node, out);
  if (node.present() && node.value()->is_object() && node.value()->empty()) {
    node.report(IssueCode::empty);
  }
}

void read_audience_rule(const Node& node, AudienceRule& out) {
  Members members(node);
  members.optional("use").key(out.use);
  read_keys(members.optional("accounts"), out.accounts);
  read_keys(members.optional("segments"), out.segments);
  read_keys(members.optional("regions"), out.regions);
  read_keys(members.optional("channels"), out.channels);
  read_keys(members.optional("contracts"), out.contracts);
}

void read_attribute_value(const Node& node, AttributeValue& out) {
  if (!node.present()) return;
  if (node.value()->is_boolean()) {
    node.boolean(out.emplace<bool>());
  } else if (node.value()->is_number()) {
    node.integer(-limits.minor, limits.minor, out.emplace<int64_t>());
  } else {
    node.text(out.emplace<std::string>());
  }
}

void read_priority(const Node& node, int32_t& out) { node.integer(0, limits.priority, out); }

void read_number(const Node& node, int64_t& out) { node.integer(-limits.minor, limits.minor, out); }

bool fits_operator(const Node& node, bool wants_list, IssueCode code) {
  if (!node.present()) return false;
  if (node.value()->is_discarded() || node.value()->is_array() == wants_list) return true;
  bool of_no_attribute = node.value()->is_null() || node.value()->is_object();
  node.report(of_no_attribute ? IssueCode::wrong_type : code,
              "`in` and `not_in` take a list, the others one value");
  return false;
}

}  // namespace proviso::json
