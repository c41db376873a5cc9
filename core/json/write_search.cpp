// Search filters and decisions about products from outside. Contract: see write_result.h.
// Test: tests/core/json/search_test.cpp
#include "compile/program.h"
#include "json/names_promotion.h"
#include "json/write_result.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

using Kind = SearchFilter::Kind;

void write_filter(const SearchFilter& filter, Writer& out);

void write_items(std::string_view name, const std::vector<SearchFilter>& items, Writer& out) {
  out.key(name);
  out.open_array();
  for (const SearchFilter& item : items) write_filter(item, out);
  out.close_array();
}

void write_field(std::string_view field, const Keys& keys, Writer& out) {
  out.member("field", field);
  out.key("in");
  write_keys(keys, out);
}

void write_filter(const SearchFilter& filter, Writer& out) {
  out.open_object();
  switch (filter.kind) {
    case Kind::everything:
    case Kind::nothing:
      out.key("is");
      out.boolean(filter.kind == Kind::everything);
      break;
    case Kind::all:
      write_items("all", filter.items, out);
      break;
    case Kind::any:
      write_items("any", filter.items, out);
      break;
    case Kind::negation:
      out.key("not");
      write_filter(filter.items.front(), out);
      break;
    case Kind::skus:
      write_field("sku", filter.keys, out);
      break;
    case Kind::categories:
      write_field("categories", filter.keys, out);
      break;
    case Kind::brands:
      write_field("brand", filter.keys, out);
      break;
    case Kind::attribute:
      out.member("attribute", filter.test.attribute);
      out.member("op", name_in(kOps, filter.test.op));
      out.key("value");
      write_attribute_values(filter.test.op, filter.test.values, out);
      break;
  }
  out.close_object();
}

}  // namespace

void write_search_filter(const SearchFilter& filter, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("filter");
  write_filter(filter, out);
  out.close_object();
}

void write_decisions(const Session& session, const std::vector<OutsideProduct>& products,
                     const std::vector<OutsideDecision>& decisions, std::string& text) {
  const Program& program = program_of(session);
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("products");
  out.open_array();
  for (size_t i = 0; i < products.size(); ++i) {
    const OutsideDecision& decided = decisions[i];
    out.open_object();
    out.member("sku", products[i].sku);
    out.key("visible");
    out.boolean(decided.visible);
    write_true("price_hidden", decided.hidden_price, out);
    if (decided.priced) {
      out.member("unit_price", decided.unit_price);
      write_price_source(program, decided.source, out);
    }
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
