// Explanations, each with the key and parameters of a message about it. Contract: see
// write_result.h; amounts among the parameters carry their currency and digits, so that a message
// needs no ruleset. Test: tests/core/json/explanation_test.cpp, tests/core/explain_message_test.cpp
#include <algorithm>

#include "json/names_promotion.h"
#include "json/write_result.h"
#include "json/write_ruleset.h"
#include "model/vocabulary.h"

namespace proviso::json {
namespace {

constexpr std::array<Choice<Phase>, 4> kPhases{{
    {"product", Phase::product},
    {"order", Phase::order},
    {"shipping", Phase::shipping},
    {"after", Phase::after},
}};

struct Context {
  const Program& program;
  const Request& request;
  const CurrencyRule& currency;
  const Promotion& promotion(PromotionId id) const {
    return source(program).promotions.promotions[id];
  }
};

void write_value(const FactValue& value, Writer& out) {
  if (const auto* number = std::get_if<int64_t>(&value)) return out.integer(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return out.boolean(*truth);
  if (const auto* text = std::get_if<std::string>(&value)) return out.text(*text);
  write_keys(*std::get_if<Keys>(&value), out);
}

void write_value(std::string_view name, const std::optional<FactValue>& value, Writer& out) {
  if (!value) return;
  out.key(name);
  write_value(*value, out);
}

void write_test(const DecidingTest& test, Writer& out) {
  out.key("condition");
  out.open_object();
  if (!test.pointer.empty()) out.member("pointer", test.pointer);
  out.member("fact", name_in(kFacts, test.fact));
  out.member("op", name_in(kOps, test.op));
  if (test.negated) out.member_true("negated");
  if (takes_at(test.fact)) out.member("at", name_in(kAts, test.at));
  if (test.fact == Fact::history) out.member("history", test.name);
  if (test.fact == Fact::attribute) out.member("attribute", test.name);
  if (test.age_days) out.member("as", "age_days");
  write_value("actual", test.actual, out);
  write_value("required", test.required, out);
  out.close_object();
}

// ---- steps --------------------------------------------------------------------------------------

std::string id_of(const Context& context, PromotionId promotion, const ExplainedTake& take) {
  const Request& request = context.request;
  switch (take.from) {
    case ExplainedTake::From::line:
      return std::string(request.view(request.lines[take.position].id));
    case ExplainedTake::From::shipping:
      return std::string(request.view(request.shipping[take.position].id));
    case ExplainedTake::From::gift:
      break;
  }
  return added_line_id(context.promotion(promotion).key, take.position + 1);
}

void write_takes(const Context& context, PromotionId promotion, const ExplainedStep& step,
                 bool shipping, Writer& out) {
  for (const ExplainedTake& take : step.taken) {
    if ((take.from == ExplainedTake::From::shipping) != shipping) continue;
    out.open_object();
    out.member(shipping ? "id" : "line", id_of(context, promotion, take));
    out.member("amount_minor", take.amount_minor);
    out.close_object();
  }
}

void write_step(const Context& context, PromotionId promotion, const ExplainedStep& step,
                Writer& out) {
  out.open_object();
  out.member("benefit", static_cast<int64_t>(step.benefit));
  out.member("phase", name_in(kPhases, phase_of(step.kind)));
  out.key("lines");
  out.open_array();
  write_takes(context, promotion, step, false, out);
  out.close_array();
  out.key("shipping");
  out.open_array();
  write_takes(context, promotion, step, true, out);
  out.close_array();
  write_list("floors", step.floors, out, [&](const ExplainedFloor& floor, Writer& item) {
    item.open_object();
    item.member("line", context.request.view(context.request.lines[floor.line].id));
    item.member("unit_floor", floor.unit_floor);
    item.member("room_minor", floor.room_minor);
    item.close_object();
  });
  out.close_object();
}

// ---- the message --------------------------------------------------------------------------------

Op inverse(Op op) {
  constexpr std::array<Op, 8> kInverse{Op::ne,  Op::eq, Op::lte,    Op::lt,
                                       Op::gte, Op::gt, Op::not_in, Op::in};
  return kInverse[static_cast<size_t>(op)];
}

/// Whether more of a number can be too little: counts and amounts.
bool measures(Unit unit) {
  return unit == Unit::money || unit == Unit::unit_price || unit == Unit::number ||
         unit == Unit::days;
}

/// What a minimum is missed by; 0 if it is not that.
int64_t missing(const DecidingTest& test, Op op) {
  if (!measures(test.unit) || !test.actual || !test.required) return 0;
  const auto* actual = std::get_if<int64_t>(&*test.actual);
  const auto* required = std::get_if<int64_t>(&*test.required);
  if (actual == nullptr || required == nullptr || *actual > *required) return 0;
  if (op != Op::gte && op != Op::gt) return 0;
  return *required - *actual + (op == Op::gt ? 1 : 0);
}

/// A whole number as it is, others with their digits, amounts with their currency too.
void write_number(const Context& context, Unit unit, int scale, int64_t value, Writer& out) {
  bool money = unit == Unit::money || unit == Unit::unit_price;
  if (!money && unit != Unit::instant && scale == 0) return out.integer(value);
  out.open_object();
  if (unit == Unit::instant) {
    out.member("instant", value);
    return out.close_object();
  }
  int digits = unit == Unit::unit_price ? context.currency.unit_price_digits : 0;
  out.member("value", value);
  out.member("exponent", static_cast<int64_t>(money ? context.currency.exponent + digits : scale));
  if (money) out.member("currency", context.currency.code);
  out.close_object();
}

void write_parameter(const Context& context, std::string_view name, const DecidingTest& test,
                     const std::optional<FactValue>& value, Writer& out) {
  if (!value) return;
  out.key(name);
  const auto* number = std::get_if<int64_t>(&*value);
  if (number == nullptr) return write_value(*value, out);
  write_number(context, test.unit, test.scale, *number, out);
}

void write_test_parameters(const Context& context, const DecidingTest& test, Writer& out) {
  Op op = test.negated ? inverse(test.op) : test.op;
  int64_t short_by = missing(test, op);
  std::string_view state = "compared";
  if (!test.required) {
    state = "withheld";
  } else if (!test.actual && measures(test.unit)) {
    state = "unknown";
  } else if (short_by > 0) {
    state = "short";
  }
  out.member("state", state);
  out.member("op", name_in(kOps, op));
  if (!test.name.empty()) out.member("name", test.name);
  write_parameter(context, "actual", test, test.actual, out);
  write_parameter(context, "required", test, test.required, out);
  if (short_by > 0) write_parameter(context, "missing", test, FactValue(short_by), out);
}

std::string_view title_or_key(const Context& context, PromotionId id) {
  const Promotion& promotion = context.promotion(id);
  std::string_view title = title_in(promotion, context.request);
  return title.empty() ? promotion.key : title;
}

/// `reason.condition.cart_amount` and its like.
std::string key_of(const Explanation& explanation) {
  std::string key = "reason.";
  key.append(name(explanation.outcome.reason));
  if (!explanation.test) return key;
  std::string fact(name_in(kFacts, explanation.test->fact));
  std::replace(fact.begin(), fact.end(), '.', '_');
  return key.append(".").append(fact);
}

void write_message(const Context& context, const Explanation& explanation, Writer& out) {
  const PromotionOutcome& outcome = explanation.outcome;
  out.key("message");
  out.open_object();
  out.member("key", key_of(explanation));
  out.key("parameters");
  out.open_object();
  out.member("promotion", title_or_key(context, outcome.promotion));
  bool displaced = outcome.reason == Reason::excluded || outcome.reason == Reason::group_full ||
                   outcome.reason == Reason::order_full;
  if (outcome.reason == Reason::applied) {
    out.member("state", outcome.amount_minor != 0 ? "amount"
                        : outcome.points != 0     ? "points"
                                                  : "other");
    out.key("amount");
    write_number(context, Unit::money, 0, -outcome.amount_minor, out);
    out.member("points", outcome.points);
  } else if (displaced) {
    bool known = explanation.in_favour_of != kNone;
    out.member("state", known ? "named" : "other");
    if (known) out.member("in_favour_of", title_or_key(context, explanation.in_favour_of));
  } else if (explanation.test) {
    write_test_parameters(context, *explanation.test, out);
  }
  out.close_object();
  out.close_object();
}

void write_explanation(const Context& context, const Explanation& explanation, Writer& out) {
  const PromotionOutcome& outcome = explanation.outcome;
  const Promotion& promotion = context.promotion(outcome.promotion);
  out.open_object();
  out.member("promotion", promotion.key);
  write_text("title", std::string(title_in(promotion, context.request)), out);
  out.member("outcome", name(outcome.outcome));
  out.member("reason", name(outcome.reason));
  out.member("amount_minor", outcome.amount_minor);
  if (outcome.points > 0) out.member("points", outcome.points);
  if (explanation.in_favour_of != kNone) {
    out.member("in_favour_of", context.promotion(explanation.in_favour_of).key);
  }
  if (explanation.test) write_test(*explanation.test, out);
  write_list("steps", explanation.steps, out, [&](const ExplainedStep& step, Writer& item) {
    write_step(context, outcome.promotion, step, item);
  });
  write_message(context, explanation, out);
  out.close_object();
}

}  // namespace

void write_explanations(const Session& session, const Request& request,
                        const std::vector<Explanation>& explanations, std::string& text) {
  const Program& program = program_of(session);
  const Context context{program, request, source(program).currencies[request.currency]};
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("promotions");
  out.open_array();
  for (const Explanation& explanation : explanations) {
    write_explanation(context, explanation, out);
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
