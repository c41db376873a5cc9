#include "json/read_request.h"

#include <algorithm>

#include "compile/program.h"
#include "json/read_attributes.h"

namespace proviso::json {
namespace {

void clear(Request& request) {
  Request fresh;
  // What was allocated stays; all else is as in a new one.
  auto keep = [](auto& list, auto& in) {
    list.clear();
    in.swap(list);
  };
  keep(request.lines, fresh.lines);
  keep(request.codes, fresh.codes);
  keep(request.shipping, fresh.shipping);
  keep(request.uses, fresh.uses);
  keep(request.line_attributes, fresh.line_attributes);
  keep(request.attributes, fresh.attributes);
  keep(request.gifts, fresh.gifts);
  keep(request.history, fresh.history);
  keep(request.bought, fresh.bought);
  keep(request.text, fresh.text);
  request = std::move(fresh);
}

void read_customer(const Node& node, const Program& program, AttributeReader& attributes,
                   Audience& out) {
  Members members(node);
  out.customer = read_symbol(members.optional("key"), program);
  read_symbols(members.optional("roles"), limits.roles, program, out.roles);
  attributes.read(members.optional("attributes"), AttributeOwner::customer,
                  out.customer_attributes);
}

void read_uses(const Node& node, const Program& program, Request& out) {
  std::vector<Entry> entries;
  node.list(limits.uses, [&](const Node& item) {
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
  report_duplicates(node, "promotion", entries);
  std::sort(out.uses.begin(), out.uses.end(),
            [](const UsesFact& a, const UsesFact& b) { return a.promotion < b.promotion; });
}

void read_history(const Node& node, const Program& program, Request& out) {
  const std::vector<HistoryRule>& declared = source(program).history;
  out.history.assign(declared.size(), -1);
  std::vector<Entry> entries;
  node.list(limits.history, [&](const Node& item) {
    Members members(item);
    int64_t value = -1;
    const std::string* history = members.required("history").key();
    members.required("value").integer(0, limits.minor, value);
    if (history == nullptr) return;
    entries.emplace_back(*history, item.path().index);
    for (size_t i = 0; i < declared.size(); ++i) {
      if (declared[i].key == *history) out.history[i] = value;
    }
  });
  report_duplicates(node, "history", entries);
}

void read_bought(const Node& node, const Program& program, Request& out) {
  if (!node.present()) return;
  out.knows_bought = true;
  node.list(limits.bought, [&](const Node& item) {
    ProductId product = find_product(program, read_symbol(item, program));
    if (product != kNoProduct) out.bought.push_back(product);
  });
  std::sort(out.bought.begin(), out.bought.end());
  out.bought.erase(std::unique(out.bought.begin(), out.bought.end()), out.bought.end());
}

void read_past(Members& members, const Program& program, Request& out) {
  read_history(members.optional("history"), program, out);
  read_bought(members.optional("bought"), program, out);
}

}  // namespace

void read_audience(const Node& node, const Program& program, Audience& out) {
  AttributeReader attributes(program);
  Members members(node);
  out.account = read_symbol(members.optional("account"), program);
  members.optional("ancestors").list(limits.ancestors, [&](const Node& item) {
    out.ancestors.push_back(read_symbol(item, program));
  });
  read_symbols(members.optional("segments"), limits.segments, program, out.segments);
  read_symbols(members.optional("contracts"), limits.contracts, program, out.contracts);
  out.region = read_symbol(members.optional("region"), program);
  out.channel = read_symbol(members.optional("channel"), program);
  attributes.read(members.optional("attributes"), AttributeOwner::account, out.attributes);
  read_customer(members.optional("customer"), program, attributes, out);
}

void read_facts(const Node& node, const Program& program, Request& out) {
  Members members(node);
  read_uses(members.optional("uses"), program, out);
  read_past(members, program, out);
}

void read_past(const Node& node, const Program& program, Request& out) {
  Members members(node);
  read_past(members, program, out);
}

void read_request_currency(const Node& node, const Program& program, CurrencyId& out) {
  const std::string* code = node.currency();
  if (code == nullptr) return;
  out = find_currency(program, *code);
  if (out == kNone) node.report(IssueCode::unknown_currency);
}

void read_instant(const Node& node, int64_t& out) { node.integer(0, limits.minor, out); }

void read_locale(const Node& node, Request& out) {
  if (const std::string* locale = node.key()) out.locale = out.keep(*locale);
}

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
  read_locale(members.optional("locale"), out);
}

}  // namespace proviso::json
