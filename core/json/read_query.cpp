#include "json/read_query.h"

#include "compile/program.h"
#include "json/read_request.h"

namespace proviso::json {
namespace {

/// A projection holds until the next schedule changes it: afterwards it would answer wrongly.
void read_current_instant(const Node& node, const Program& program, int64_t& out) {
  read_instant(node, out);
  const auto& projection = source(program).projection;
  if (!projection || !projection->valid_until) return;
  if (out >= *projection->valid_until) node.report(IssueCode::projection_expired);
}

/// Parses a query and gives its members to `read`.
template <typename F>
void read_query(std::string_view text, Issues& issues, F&& read) {
  Value document;
  if (!parse(text, kRequestLimits, document, issues)) return;
  Node root(document, issues);
  Members members(root);
  read(members);
}

}  // namespace

void read_catalog_query(std::string_view text, const Program& program, CatalogQuery& out,
                        Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_request_currency(members.required("currency"), program, out.currency);
    read_current_instant(members.required("evaluated_at"), program, out.evaluated_at);
    if (const std::string* category = members.optional("category").key()) {
      out.in_category = true;
      out.category = find_symbol(program, *category);
      if (find_category(program, out.category) == kNone) out.category = kNoSymbol;
    }
    members.optional("page").integer(1, limits.products, out.page);
    members.optional("page_size").integer(1, limits.page_size, out.page_size);
  });
}

void read_price_query(std::string_view text, const Program& program, PriceQuery& out,
                      Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_request_currency(members.required("currency"), program, out.currency);
    read_current_instant(members.required("evaluated_at"), program, out.evaluated_at);
    members.optional("quantity").integer(1, limits.quantity, out.quantity);
    members.required("skus").list(limits.lines, out.skus,
                                  [](const Node& item, std::string& sku) { item.key(sku); });
  });
}

void read_projection_query(std::string_view text, const Program& program, int64_t& evaluated_at,
                           Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_current_instant(members.required("evaluated_at"), program, evaluated_at);
  });
}

}  // namespace proviso::json
