#include "deciding.h"

#include <algorithm>

namespace proviso {
namespace {

const AttributeRule* attribute_rule(const Program& program, std::string_view key) {
  for (const AttributeRule& rule : program.source.attributes) {
    if (rule.key == key) return &rule;
  }
  return nullptr;
}

/// An amount after all promotions while that is not known.
bool open_yet(const Facts& facts, const CompiledCondition& test) {
  bool amount = test.fact == Fact::cart_amount || test.fact == Fact::lines_amount;
  return amount && facts.moment.at(test.at) == nullptr;
}

/// Whether a condition certainly comes out as `value`.
bool certainly(const Facts& facts, uint32_t id, bool value) {
  const CompiledCondition& condition = facts.program().promotions.conditions[id];
  if (condition.kind == Condition::Kind::test) {
    return !open_yet(facts, condition) && test_holds(facts, condition) == value;
  }
  if (condition.kind == Condition::Kind::negation) {
    return certainly(facts, condition.items.front(), !value);
  }
  auto comes_out = [&](uint32_t item) { return certainly(facts, item, value); };
  bool by_one = (condition.kind == Condition::Kind::any) == value;
  return by_one ? std::any_of(condition.items.begin(), condition.items.end(), comes_out)
                : std::all_of(condition.items.begin(), condition.items.end(), comes_out);
}

Unit unit_of(const Program& program, const CompiledCondition& test) {
  switch (test.fact) {
    case Fact::cart_amount:
    case Fact::lines_amount:
    case Fact::shipping_amount:
      return Unit::money;
    case Fact::lines_min_unit_price:
    case Fact::lines_max_unit_price:
      return Unit::unit_price;
    case Fact::history:
      return test.amounts.empty() ? Unit::number : Unit::money;
    case Fact::lead_days:
      return Unit::days;
    case Fact::attribute:
      break;
    default:
      return test.fact >= Fact::currency && test.fact <= Fact::shipping_method ? Unit::keys
                                                                               : Unit::number;
  }
  if (test.age_days) return Unit::days;
  const AttributeRule* rule = attribute_rule(program, program.symbols.text(test.attribute));
  switch (rule == nullptr ? AttributeType::integer : rule->type) {
    case AttributeType::string:
      return Unit::text;
    case AttributeType::boolean:
      return Unit::truth;
    case AttributeType::instant:
      return Unit::instant;
    default:
      return Unit::number;
  }
}

/// Keys by their symbols; the program lacks those that are kNoSymbol.
Keys keys_of(const Program& program, const std::vector<Symbol>& symbols) {
  Keys keys;
  for (Symbol symbol : symbols) {
    if (symbol != kNoSymbol) keys.emplace_back(program.symbols.text(symbol));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Keys actual_keys(const Facts& facts, Fact fact) {
  const Program& program = facts.program();
  switch (fact) {
    case Fact::currency:
      return {program.source.currencies[facts.request.currency].code};
    case Fact::segment:
      return keys_of(program, facts.session.audience.segments);
    case Fact::customer_role:
      return keys_of(program, facts.session.audience.roles);
    case Fact::shipping_method: {
      std::vector<Symbol> methods;
      for (const ShippingEntry& entry : facts.request.shipping) methods.push_back(entry.method);
      return keys_of(program, methods);
    }
    default:
      return keys_of(program, {key_of(facts, fact)});
  }
}

/// A number as the unit has it; nothing if the program lacks the text that it stands for.
std::optional<FactValue> value_in(const Program& program, Unit unit, int64_t value) {
  if (unit == Unit::truth) return FactValue(value != 0);
  if (unit != Unit::text) return FactValue(value);
  if (value == kNoSymbol) return std::nullopt;
  return FactValue(std::string(program.symbols.text(static_cast<Symbol>(value))));
}

std::optional<FactValue> actual_of(const Facts& facts, const CompiledCondition& test, Unit unit) {
  if (unit == Unit::keys) {
    Keys keys = actual_keys(facts, test.fact);
    return keys.empty() ? std::nullopt : std::optional(FactValue(std::move(keys)));
  }
  auto value = number(facts, test);
  return value ? value_in(facts.program(), unit, *value) : std::nullopt;
}

std::optional<FactValue> required_of(const Facts& facts, const CompiledCondition& test, Unit unit) {
  const Program& program = facts.program();
  bool by_values = unit == Unit::keys || (test.fact == Fact::attribute && !test.age_days);
  if (!by_values) {
    auto limit = required(facts, test);
    return limit ? std::optional(FactValue(*limit)) : std::nullopt;
  }
  Keys keys;
  if (test.fact == Fact::currency) {
    for (int64_t currency : test.values) {
      keys.push_back(program.source.currencies[static_cast<size_t>(currency)].code);
    }
  } else if (unit == Unit::keys || unit == Unit::text) {
    keys = keys_of(program, {test.values.begin(), test.values.end()});
  } else if (test.values.size() == 1) {
    return value_in(program, unit, test.values.front());
  } else {
    for (int64_t value : test.values) keys.push_back(std::to_string(value));
  }
  return FactValue(std::move(keys));
}

DecidingTest describe(const Facts& facts, const CompiledCondition& test) {
  const Program& program = facts.program();
  DecidingTest out;
  out.fact = test.fact;
  out.op = test.op;
  out.at = test.at;
  out.age_days = test.age_days;
  if (test.fact == Fact::history) out.name = program.source.history[test.history].key;
  if (test.fact == Fact::attribute) {
    out.name = std::string(program.symbols.text(test.attribute));
    const AttributeRule* rule = attribute_rule(program, out.name);
    if (rule != nullptr && !test.age_days) out.scale = rule->scale;
  }
  out.unit = unit_of(program, test);
  out.actual = actual_of(facts, test, out.unit);
  out.required = required_of(facts, test, out.unit);
  return out;
}

}  // namespace

std::optional<DecidingTest> deciding_test(const Facts& facts, uint32_t id) {
  if (id == kNone || !certainly(facts, id, false)) return std::nullopt;
  std::string pointer = "/condition";
  bool value = false;
  for (;;) {
    const CompiledCondition& condition = facts.program().promotions.conditions[id];
    if (condition.kind == Condition::Kind::test) {
      DecidingTest found = describe(facts, condition);
      found.pointer = std::move(pointer);
      found.negated = value;
      return found;
    }
    const auto& items = condition.items;
    if (items.empty()) return std::nullopt;  // an `any` of nothing
    size_t item = 0;
    if (condition.kind == Condition::Kind::negation) {
      pointer += "/not";
      value = !value;
    } else {
      while (!certainly(facts, items[item], value)) ++item;
      pointer =
          pointer_join(pointer + (condition.kind == Condition::Kind::all ? "/all" : "/any"), item);
    }
    id = items[item];
  }
}

std::optional<DecidingTest> told_to(Level level, const Program& program, DecidingTest test) {
  if (level == Level::auditor) return test;
  bool of_others =
      test.fact == Fact::segment || test.fact == Fact::account || test.fact == Fact::customer;
  if (level == Level::sales) {
    if (of_others) test.required = std::nullopt;
    return test;
  }
  if (of_others || test.fact == Fact::customer_role) return std::nullopt;
  if (test.fact == Fact::attribute) {
    const AttributeRule* rule = attribute_rule(program, test.name);
    if (rule == nullptr || rule->visible_to == AttributeVisibility::staff) return std::nullopt;
  }
  test.pointer.clear();  // it counts the tests before it
  return test;
}

}  // namespace proviso
