// Lines and shipping of a result, with their adjustments and taxes. Contract: see write_result.h.
// Test: tests/core/json/result_test.cpp
#include "compile/program.h"
#include "json/write_result.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

const std::string& key_of(const Program& program, PromotionId promotion) {
  return source(program).promotions.promotions[promotion].key;
}

/// Of a line or a shipping entry.
template <typename T>
void write_adjustments(const Program& program, const Evaluation& evaluation, const T& reduced,
                       Writer& out) {
  out.key("adjustments");
  out.open_array();
  for (uint32_t i = 0; i < reduced.adjustment_count; ++i) {
    const Adjustment& adjustment = evaluation.adjustments[reduced.first_adjustment + i];
    out.open_object();
    out.member("promotion", key_of(program, adjustment.promotion));
    out.member("amount_minor", adjustment.amount_minor);
    out.close_object();
  }
  out.close_array();
}

void write_tax(const Program& program, const TaxedAmount& tax, Writer& out) {
  if (!source(program).settings.tax) return;
  out.key("tax");
  out.open_object();
  out.member("rate_bp", tax.rate_bp);
  out.member("net_minor", tax.net_minor);
  out.member("gross_minor", tax.gross_minor);
  out.close_object();
}

/// What a line of the request and an added one have alike: all but who asked for it.
void write_line(const Program& program, const Evaluation& evaluation, const ResultLine& line,
                Writer& out) {
  out.member("unit_price", line.unit_price);
  write_price_source(program, line.source, out);
  out.member("subtotal_minor", line.subtotal_minor);
  write_adjustments(program, evaluation, line, out);
  out.member("total_minor", line.total_minor);
  write_tax(program, line.tax, out);
}

void write_asked_line(const Program& program, const Request& request, const Evaluation& evaluation,
                      size_t position, Writer& out) {
  const RequestLine& asked = request.lines[position];
  out.open_object();
  out.member("id", request.view(asked.id));
  out.member("sku", source_of(program, asked.product).sku);
  out.member("quantity", asked.quantity);
  write_measure(source_of(program, asked.product), out);
  out.key("origin");
  out.open_object();
  out.member("kind", "request");
  out.close_object();
  write_line(program, evaluation, evaluation.lines[position], out);
  out.close_object();
}

/// `gifts`: how many the same promotion has added up to this one.
void write_added_line(const Program& program, const Evaluation& evaluation, const AddedLine& added,
                      size_t gifts, Writer& out) {
  const std::string& promotion = key_of(program, added.promotion);
  out.open_object();
  out.member("id", added_line_id(promotion, gifts));
  out.member("sku", source_of(program, added.product).sku);
  out.member("quantity", added.quantity);
  write_measure(source_of(program, added.product), out);
  out.key("origin");
  out.open_object();
  out.member("kind", "promotion");
  out.member("promotion", promotion);
  out.close_object();
  write_line(program, evaluation, added.line, out);
  out.close_object();
}

}  // namespace

std::string added_line_id(std::string_view promotion, size_t gifts) {
  std::string id = "gift:";
  id.append(promotion);
  if (gifts > 1) id.append(":").append(std::to_string(gifts));
  return id;
}

void write_price_source(const Program& program, const PriceSource& price_source, Writer& out) {
  out.key("price_source");
  out.open_object();
  if (price_source.price_list == kNone) {
    out.member("kind", "list_price");
  } else {
    out.member("kind", "price_list");
    out.member("price_list", source(program).prices.price_lists[price_source.price_list].key);
    if (price_source.tier_from > 0) out.member("tier_from", price_source.tier_from);
  }
  out.close_object();
}

void write_lines(const Program& program, const Request& request, const Evaluation& evaluation,
                 Writer& out) {
  out.key("lines");
  out.open_array();
  for (size_t i = 0; i < request.lines.size(); ++i) {
    write_asked_line(program, request, evaluation, i, out);
  }
  PromotionId last = kNone;
  size_t gifts = 0;
  for (const AddedLine& added : evaluation.added) {  // those of one promotion stand together
    gifts = added.promotion == last ? gifts + 1 : 1;
    last = added.promotion;
    write_added_line(program, evaluation, added, gifts, out);
  }
  out.close_array();
}

void write_shipping(const Program& program, const Request& request, const Evaluation& evaluation,
                    Writer& out) {
  out.key("shipping");
  out.open_array();
  for (size_t i = 0; i < request.shipping.size(); ++i) {
    const ResultShipping& entry = evaluation.shipping[i];
    out.open_object();
    out.member("id", request.view(request.shipping[i].id));
    out.member("amount_minor", request.shipping[i].amount_minor);
    write_adjustments(program, evaluation, entry, out);
    out.member("total_minor", entry.total_minor);
    write_tax(program, entry.tax, out);
    out.close_object();
  }
  out.close_array();
}

}  // namespace proviso::json
