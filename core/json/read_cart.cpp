// The cart of a request: lines, codes, shipping, gifts and what else is known of the order.
// Contract: see read_request.h. Test: tests/core/json/request_test.cpp
#include <algorithm>

#include "compile/program.h"
#include "json/read_attributes.h"
#include "json/read_request.h"

namespace proviso::json {
namespace {

constexpr std::array<Choice<bool>, 2> kCodesModes{{{"as_possible", false}, {"all_or_none", true}}};

/// Reports each `id` that an earlier item has.
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

void read_lines(const Node& node, const Program& program, AttributeReader& attributes,
                Request& out) {
  node.list(limits.lines, out.lines, [&](const Node& item, RequestLine& line) {
    Members members(item);
    read_id(members.required("id"), out, line.id);
    const std::string* sku = members.required("sku").key();
    if (sku != nullptr) line.product = find_product(program, find_symbol(program, *sku));
    members.required("quantity").integer(1, limits.quantity, line.quantity);
    line.first_attribute = static_cast<uint32_t>(out.line_attributes.size());
    attributes.read(members.optional("attributes"), AttributeOwner::line, out.line_attributes);
    line.attribute_count = static_cast<uint32_t>(out.line_attributes.size()) - line.first_attribute;
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

void read_shipping(const Node& node, const Program& program, Request& out) {
  node.list(limits.shipping_entries, out.shipping, [&](const Node& item, ShippingEntry& entry) {
    Members members(item);
    read_id(members.required("id"), out, entry.id);
    members.required("amount_minor").integer(0, limits.minor, entry.amount_minor);
    entry.method = read_symbol(members.optional("method"), program);
  });
  check_ids(node, out.shipping, out);
}

/// Sorted, so that the order of the list decides nothing; those that the program lacks are no
/// choice.
void read_gifts(const Node& node, const Program& program, Request& out) {
  node.list(limits.gift_skus, [&](const Node& item) {
    Members members(item);
    ChosenGift gift;
    gift.promotion = find_promotion(program, read_symbol(members.required("promotion"), program));
    gift.product = find_product(program, read_symbol(members.required("sku"), program));
    if (gift.promotion != kNone && gift.product != kNoProduct) out.gifts.push_back(gift);
  });
  std::sort(out.gifts.begin(), out.gifts.end(), [](const ChosenGift& a, const ChosenGift& b) {
    return a.promotion != b.promotion ? a.promotion < b.promotion : a.product < b.product;
  });
}

}  // namespace

void read_cart(const Node& node, const Program& program, Request& out) {
  AttributeReader attributes(program);
  Members members(node);
  read_lines(members.required("lines"), program, attributes, out);
  read_codes(members.optional("codes"), program, out);
  read_shipping(members.optional("shipping"), program, out);
  members.optional("codes_mode").choice(kCodesModes, out.all_or_no_codes);
  read_gifts(members.optional("gifts"), program, out);
  out.payment_method = read_symbol(members.optional("payment_method"), program);
  out.payment_terms = read_symbol(members.optional("payment_terms"), program);
  out.order_type = read_symbol(members.optional("order_type"), program);
  out.ship_to = read_symbol(members.optional("ship_to"), program);
  members.optional("renewal").integer(0, limits.minor, out.renewal);
  read_instant(members.optional("deliver_at"), out.deliver_at);
  attributes.read(members.optional("attributes"), AttributeOwner::cart, out.attributes);
}

}  // namespace proviso::json
