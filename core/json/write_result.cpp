#include "json/write_result.h"

#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

const Promotion& promotion_of(const Program& program, PromotionId promotion) {
  return source(program).promotions.promotions[promotion];
}

void write_totals(const Program& program, const Evaluation& evaluation, Writer& out) {
  out.key("totals");
  out.open_object();
  out.member("subtotal_minor", evaluation.totals.subtotal_minor);
  out.member("reduction_minor", evaluation.totals.reduction_minor);
  out.member("shipping_minor", evaluation.totals.shipping_minor);
  out.member("total_minor", evaluation.totals.total_minor);
  if (source(program).settings.tax) {
    out.member("net_minor", evaluation.totals.net_minor);
    out.member("gross_minor", evaluation.totals.gross_minor);
  }
  out.close_object();
  if (!evaluation.provisional) return;
  out.key("bounds");
  out.open_object();
  out.member("total_min_minor", evaluation.total_min_minor);
  out.member("total_max_minor", evaluation.total_max_minor);
  out.close_object();
}

/// The texts of that locale, or null.
const LocalText* find_text(const Promotion& promotion, std::string_view locale) {
  for (const LocalText& text : promotion.texts) {
    if (text.locale == locale) return &text;
  }
  return nullptr;
}

/// The texts of the locale, `de-CH`, or else of its language, `de`; or none.
const LocalText& texts_of(const Promotion& promotion, std::string_view locale) {
  static const LocalText none;
  const LocalText* text = find_text(promotion, locale);
  if (text == nullptr) text = find_text(promotion, locale.substr(0, locale.find('-')));
  return text == nullptr ? none : *text;
}

void write_applied(const Program& program, const Request& request, const Evaluation& evaluation,
                   Writer& out) {
  out.key("applied");
  out.open_array();
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    if (outcome.outcome != Outcome::applied) continue;
    const Promotion& promotion = promotion_of(program, outcome.promotion);
    const LocalText& texts = texts_of(promotion, request.view(request.locale));
    out.open_object();
    out.member("promotion", promotion.key);
    write_text("title", std::string(title_in(promotion, request)), out);
    out.member("amount_minor", outcome.amount_minor);
    if (outcome.points > 0) out.member("points", outcome.points);
    write_text("teaser", texts.teaser, out);
    write_text("terms", texts.terms, out);
    write_text("image", texts.image, out);
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

/// What is told beside the total: points, terms of payment, how the promotions were chosen.
void write_beside(const Program& program, const Evaluation& evaluation, Writer& out) {
  if (evaluation.points > 0) out.member("points", evaluation.points);
  const PaymentTerms& terms = evaluation.payment_terms;
  if (terms.promotion != kNone) {
    out.key("payment_terms");
    out.open_object();
    out.member("promotion", promotion_of(program, terms.promotion).key);
    out.member("rate_bp", terms.rate_bp);
    out.member("days", terms.days);
    out.member("amount_minor", terms.amount_minor);
    out.close_object();
  }
  if (!evaluation.chose_best) return;
  out.key("choice");
  out.open_object();
  out.key("optimal");
  out.boolean(evaluation.optimal);
  out.member("gap_minor", evaluation.gap_minor);
  out.close_object();
}

}  // namespace

std::string_view title_in(const Promotion& promotion, const Request& request) {
  const LocalText& texts = texts_of(promotion, request.view(request.locale));
  return texts.title.empty() ? promotion.title : texts.title;
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
  write_shipping(program, request, evaluation, out);
  write_totals(program, evaluation, out);
  write_applied(program, request, evaluation, out);
  write_refused_codes(request, evaluation, out);
  write_basis(program, request, evaluation, out);
  write_beside(program, evaluation, out);
  out.close_object();
}

}  // namespace proviso::json
