#include "json/write_result.h"

#include "compile/program.h"

namespace proviso::json {
namespace {

const Promotion& promotion_of(const Program& program, PromotionId promotion) {
  return source(program).promotions.promotions[promotion];
}

void write_adjustments(const Program& program, const Evaluation& evaluation, const ResultLine& line,
                       Writer& out) {
  out.key("adjustments");
  out.open_array();
  for (uint32_t i = 0; i < line.adjustment_count; ++i) {
    const Adjustment& adjustment = evaluation.adjustments[line.first_adjustment + i];
    out.open_object();
    out.member("promotion", promotion_of(program, adjustment.promotion).key);
    out.member("amount_minor", adjustment.amount_minor);
    out.close_object();
  }
  out.close_array();
}

void write_lines(const Program& program, const Request& request, const Evaluation& evaluation,
                 Writer& out) {
  out.key("lines");
  out.open_array();
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const RequestLine& asked = request.lines[i];
    const ResultLine& line = evaluation.lines[i];
    out.open_object();
    out.member("id", request.view(asked.id));
    out.member("sku", source_of(program, asked.product).sku);
    out.member("quantity", asked.quantity);
    out.key("origin");
    out.open_object();
    out.member("kind", "request");
    out.close_object();
    out.member("unit_price", line.unit_price);
    write_price_source(program, line.source, out);
    out.member("subtotal_minor", line.subtotal_minor);
    write_adjustments(program, evaluation, line, out);
    out.member("total_minor", line.total_minor);
    out.close_object();
  }
  out.close_array();
}

/// No benefit reaches shipping yet, so an entry costs what was asked.
void write_shipping(const Request& request, Writer& out) {
  out.key("shipping");
  out.open_array();
  for (const ShippingEntry& entry : request.shipping) {
    out.open_object();
    out.member("id", request.view(entry.id));
    out.member("amount_minor", entry.amount_minor);
    out.key("adjustments");
    out.open_array();
    out.close_array();
    out.member("total_minor", entry.amount_minor);
    out.close_object();
  }
  out.close_array();
}

void write_totals(const Evaluation& evaluation, Writer& out) {
  out.key("totals");
  out.open_object();
  out.member("subtotal_minor", evaluation.totals.subtotal_minor);
  out.member("reduction_minor", evaluation.totals.reduction_minor);
  out.member("shipping_minor", evaluation.totals.shipping_minor);
  out.member("total_minor", evaluation.totals.total_minor);
  out.close_object();
  if (!evaluation.provisional) return;
  out.key("bounds");
  out.open_object();
  out.member("total_min_minor", evaluation.total_min_minor);
  out.member("total_max_minor", evaluation.total_max_minor);
  out.close_object();
}

void write_applied(const Program& program, const Evaluation& evaluation, Writer& out) {
  out.key("applied");
  out.open_array();
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    if (outcome.outcome != Outcome::applied) continue;
    const Promotion& promotion = promotion_of(program, outcome.promotion);
    out.open_object();
    out.member("promotion", promotion.key);
    if (!promotion.title.empty()) out.member("title", promotion.title);
    out.member("amount_minor", outcome.amount_minor);
    out.close_object();
  }
  out.close_array();
}

void write_refused_codes(const Request& request, const Evaluation& evaluation, Writer& out) {
  out.key("refused_codes");
  out.open_array();
  for (const RefusedCode& refused : evaluation.refused_codes) {
    out.open_object();
    out.member("code", request.view(request.codes[refused.code].text));
    out.member("outcome", name(refused.outcome));
    out.member("reason", name(refused.reason));
    out.close_object();
  }
  out.close_array();
}

void write_basis(const Program& program, const Request& request, const Evaluation& evaluation,
                 Writer& out) {
  out.key("basis");
  out.open_object();
  out.key("ruleset");
  out.open_object();
  out.member("id", source(program).id);
  out.member("version", source(program).version);
  out.close_object();
  out.member("evaluated_at", request.evaluated_at);
  out.key("assumed");
  out.open_array();
  for (PromotionId promotion : evaluation.assumed_uses) {
    out.open_object();
    out.member("fact", "use_left");
    out.member("promotion", promotion_of(program, promotion).key);
    out.member_true("value");
    out.close_object();
  }
  out.close_array();
  if (evaluation.valid_until >= 0) out.member("valid_until", evaluation.valid_until);
  out.close_object();
}

}  // namespace

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

void write_result(const Session& session, const Request& request, const Evaluation& evaluation,
                  std::string& text) {
  const Program& program = program_of(session);
  text.clear();
  Writer out(text);
  out.open_object();
  out.member("semantics_version", kSemanticsVersion);
  out.member("status", evaluation.provisional ? "provisional" : "final");
  out.member("currency", source(program).currencies[request.currency].code);
  write_lines(program, request, evaluation, out);
  write_shipping(request, out);
  write_totals(evaluation, out);
  write_applied(program, evaluation, out);
  write_refused_codes(request, evaluation, out);
  write_basis(program, request, evaluation, out);
  out.close_object();
}

}  // namespace proviso::json
