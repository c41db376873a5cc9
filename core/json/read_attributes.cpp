#include "json/read_attributes.h"

#include <algorithm>

#include "compile/program.h"
#include "json/names.h"

namespace proviso::json {

void report_duplicates(const Node& list, std::string_view member, std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end());
  for (size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].first != entries[i - 1].first) continue;
    Path item{&list.path(), {}, entries[i].second};
    list.issues().add(IssueCode::duplicate_key, Path{&item, member}.text());
  }
}

Symbol read_symbol(const Node& node, const Program& program) {
  const std::string* key = node.key();
  return key == nullptr ? kNoSymbol : find_symbol(program, *key);
}

void read_symbols(const Node& node, int64_t max, const Program& program, std::vector<Symbol>& out) {
  node.list(max, [&](const Node& item) {
    Symbol symbol = read_symbol(item, program);
    if (symbol != kNoSymbol) out.push_back(symbol);
  });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void AttributeReader::read(const Node& list, AttributeOwner owner,
                           std::vector<AttributeFact>& out) {
  size_t first = out.size();
  std::vector<Entry> entries;
  list.list(limits.line_attributes, [&](const Node& item) {
    Members members(item);
    Node attribute = members.required("attribute");
    Node value = members.required("value");
    const std::string* key = attribute.key();
    if (key == nullptr) return;
    entries.emplace_back(*key, item.path().index);
    AttributeFact fact;
    fact.attribute = find_symbol(program_, *key);
    const AttributeRule* rule = find(fact.attribute);
    if (rule == nullptr || rule->owner != owner) {
      attribute.report(IssueCode::unknown_reference,
                       "the ruleset declares no attribute `" + *key + "` of owner `" +
                           std::string(name_in(kAttributeOwners, owner)) + "`");
      return;
    }
    read_value(value, *rule, fact.value);
    out.push_back(fact);
  });
  report_duplicates(list, "attribute", entries);
  std::sort(
      out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
      [](const AttributeFact& a, const AttributeFact& b) { return a.attribute < b.attribute; });
}

const AttributeRule* AttributeReader::find(Symbol attribute) {
  if (rules_.empty()) {
    for (const AttributeRule& rule : source(program_).attributes) {
      rules_.emplace_back(find_symbol(program_, rule.key), &rule);
    }
    std::sort(rules_.begin(), rules_.end());
  }
  auto found = std::lower_bound(rules_.begin(), rules_.end(), attribute,
                                [](const std::pair<Symbol, const AttributeRule*>& rule,
                                   Symbol wanted) { return rule.first < wanted; });
  return found != rules_.end() && found->first == attribute ? found->second : nullptr;
}

void AttributeReader::read_value(const Node& node, const AttributeRule& rule, int64_t& out) const {
  if (!node.present() || node.value()->is_discarded()) return;
  const Value& value = *node.value();
  if (rule.type == AttributeType::string && value.is_string()) {
    if (const std::string* text = node.text()) out = find_symbol(program_, *text);
  } else if (rule.type == AttributeType::boolean && value.is_boolean()) {
    out = value.get<bool>() ? 1 : 0;
  } else if (rule.type != AttributeType::string && rule.type != AttributeType::boolean &&
             value.is_number_integer()) {
    node.integer(-limits.minor, limits.minor, out);
  } else {
    node.report(value.is_primitive() && !value.is_null() ? IssueCode::attribute_type
                                                         : IssueCode::wrong_type);
  }
}

}  // namespace proviso::json
