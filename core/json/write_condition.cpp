// Conditions. Contract: see write_ruleset.h. Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_items(std::string_view name, const std::vector<Condition>& items, Writer& out) {
  out.key(name);
  out.open_array();
  for (const Condition& item : items) write_condition(item, out);
  out.close_array();
}

void write_value(const Condition& test, Writer& out) {
  switch (compared(test.fact)) {
    case Compared::amounts:
      return write_amounts(test.amount, out);
    case Compared::count:
    case Compared::number:
      return out.integer(test.count);
    case Compared::either:
      return test.amount.empty() ? out.integer(test.count) : write_amounts(test.amount, out);
    case Compared::key:
    case Compared::keys:
      return takes_list(test.op) ? write_keys(test.keys, out) : out.text(test.keys.front());
    case Compared::attributes:
      return write_attribute_values(test.op, test.values, out);
  }
}

void write_test(const Condition& test, Writer& out) {
  out.member("fact", name_in(kFacts, test.fact));
  if (takes_selector(test.fact)) {
    out.key("of");
    write_selector(test.of, out);
  }
  if (takes_at(test.fact)) write_choice("at", kAts, test.at, out);
  if (test.fact == Fact::history) out.member("history", test.name);
  if (test.fact == Fact::attribute) out.member("attribute", test.name);
  if (test.fact == Fact::attribute && test.age_days) out.member("as", "age_days");
  out.member("op", name_in(kOps, test.op));
  out.key("value");
  write_value(test, out);
}

}  // namespace

void write_condition(const Condition& condition, Writer& out) {
  out.open_object();
  switch (condition.kind) {
    case Condition::Kind::all:
      write_items("all", condition.items, out);
      break;
    case Condition::Kind::any:
      write_items("any", condition.items, out);
      break;
    case Condition::Kind::negation:
      out.key("not");
      write_condition(condition.items.front(), out);
      break;
    case Condition::Kind::use:
      out.member("use", condition.use);
      break;
    case Condition::Kind::test:
      write_test(condition, out);
      break;
  }
  out.close_object();
}

}  // namespace proviso::json
