#include "json/read_request.h"

#include <algorithm>

#include "compile/program.h"

namespace proviso::json {
namespace {

/// A key of a list and its position, to find those that are there twice.
using Entry = std::pair<std::string_view, size_t>;

/// Reports at `list`/position/`member` each key that an earlier item has.
void report_duplicates(const Node& list, std::string_view member, std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end());
  for (size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].first != entries[i - 1].first) continue;
    Path item{&list.path(), {}, entries[i].second};
    list.issues().add(IssueCode::duplicate_key, Path{&item, member}.text());
  }
}

/// Reads the `id` of each item into the request's text, where all of them differ.
template <typename T>
void check_ids(const Node& list, const std::vector<T>& items, const Request& request) {
  std::vector<Entry> entries;
  entries.reserve(items.size());
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].id.length > 0) entries.emplace_back(request.view(items[i].id), i);
  }
  report_duplicates(list, "id", entries);
}

void read_id(const Node& node, Request& request, TextRef& out) {
  if (const std::string* id = node.key()) out = request.keep(*id);
}

void read_lines(const Node& node, const Program& program, Request& out) {
  node.list(limits.lines, out.lines, [&](const Node& item, RequestLine& line) {
    Members members(item);
    read_id(members.required("id"), out, line.id);
    const std::string* sku = members.required("sku").key();
    if (sku != nullptr) line.product = find_product(program, find_symbol(program, *sku));
    members.required("quantity").integer(1, limits.quantity, line.quantity);
  });
  check_ids(node, out.lines, out);
}

void read_codes(const Node& node, const Program& program, Request& out) {
  node.list(limits.codes_entered, out.codes, [&](const Node& item, EnteredCode& code) {
    const std::string* text = item.key();
    if (text == nullptr) return;
    code.text = out.keep(*text);
    code.code = find_code(program, *text);
  });
}

void read_shipping(const Node& node, Request& out) {
  node.list(limits.shipping_entries, out.shipping, [&](const Node& item, ShippingEntry& entry) {
    Members members(item);
    read_id(members.required("id"), out, entry.id);
    members.required("amount_minor").integer(0, limits.minor, entry.amount_minor);
  });
  check_ids(node, out.shipping, out);
}

void clear(Request& request) {
  request.currency = 0;
  request.evaluated_at = 0;
  request.lines.clear();
  request.codes.clear();
  request.shipping.clear();
  request.uses.clear();
  request.text.clear();
}

Symbol read_symbol(const Node& node, const Program& program) {
  const std::string* key = node.key();
  return key == nullptr ? kNoSymbol : find_symbol(program, *key);
}

}  // namespace

void read_audience(const Node& node, const Program& program, Audience& out) {
  Members members(node);
  out.account = read_symbol(members.optional("account"), program);
  members.optional("ancestors").list(limits.ancestors, [&](const Node& item) {
    out.ancestors.push_back(read_symbol(item, program));
  });
  members.optional("segments").list(limits.segments, [&](const Node& item) {
    Symbol segment = read_symbol(item, program);
    if (segment != kNoSymbol) out.segments.push_back(segment);
  });
  std::sort(out.segments.begin(), out.segments.end());
  out.segments.erase(std::unique(out.segments.begin(), out.segments.end()), out.segments.end());
  out.region = read_symbol(members.optional("region"), program);
  out.channel = read_symbol(members.optional("channel"), program);
}

void read_facts(const Node& node, const Program& program, Request& out) {
  Members members(node);
  std::vector<Entry> entries;
  Node uses = members.optional("uses");
  uses.list(limits.uses, [&](const Node& item) {
    Members members(item);
    UsesFact fact;
    const std::string* promotion = members.required("promotion").key();
    members.optional("uses").integer(0, limits.minor, fact.uses);
    members.optional("uses_by_account").integer(0, limits.minor, fact.uses_by_account);
    if (promotion == nullptr) return;
    entries.emplace_back(*promotion, item.path().index);
    fact.promotion = find_promotion(program, find_symbol(program, *promotion));
    if (fact.promotion != kNone) out.uses.push_back(fact);
  });
  report_duplicates(uses, "promotion", entries);
  std::sort(out.uses.begin(), out.uses.end(),
            [](const UsesFact& a, const UsesFact& b) { return a.promotion < b.promotion; });
}

void read_cart(const Node& node, const Program& program, Request& out) {
  Members members(node);
  read_lines(members.required("lines"), program, out);
  read_codes(members.optional("codes"), program, out);
  read_shipping(members.optional("shipping"), out);
}

void read_request_currency(const Node& node, const Program& program, CurrencyId& out) {
  const std::string* code = node.currency();
  if (code == nullptr) return;
  out = find_currency(program, *code);
  if (out == kNone) node.report(IssueCode::unknown_currency);
}

void read_instant(const Node& node, int64_t& out) { node.integer(0, limits.minor, out); }

void read_request(std::string_view text, const Program& program, Request& out, Audience* audience,
                  Issues& issues) {
  clear(out);
  Value document;
  if (!parse(text, kRequestLimits, document, issues)) return;
  Node root(document, issues);
  Members members(root);
  read_request_currency(members.required("currency"), program, out.currency);
  read_instant(members.required("evaluated_at"), out.evaluated_at);
  if (audience != nullptr) {
    *audience = Audience();
    read_audience(members.optional("audience"), program, *audience);
  } else if (Node refused = members.optional("audience"); refused.present()) {
    refused.report(IssueCode::unknown_member, "the session is bound to its audience already");
  }
  read_facts(members.optional("facts"), program, out);
  read_cart(members.required("cart"), program, out);
}

}  // namespace proviso::json
