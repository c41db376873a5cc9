#include "check/contradiction.h"

#include <algorithm>
#include <optional>

#include "compile/product_match.h"
#include "match/visit.h"
#include "model/vocabulary.h"

namespace proviso {
namespace {

bool same_selector(const Program& program, SelectorId a, SelectorId b);

bool same_selectors(const Program& program, const std::vector<SelectorId>& a,
                    const std::vector<SelectorId>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](SelectorId x, SelectorId y) { return same_selector(program, x, y); });
}

bool same_test(const CompiledTest& a, const CompiledTest& b) {
  return a.attribute == b.attribute && a.of_line == b.of_line && a.op == b.op &&
         a.values == b.values;
}

/// Whether two selectors are written alike.
bool same_selector(const Program& program, SelectorId a, SelectorId b) {
  if (a == b) return true;
  if (a == kNone || b == kNone) return false;
  const CompiledSelector &x = program.promotions.selectors[a], &y = program.promotions.selectors[b];
  return x.any_sku == y.any_sku && x.any_category == y.any_category && x.any_brand == y.any_brand &&
         x.products == y.products && x.brands == y.brands && x.categories == y.categories &&
         x.has_price == y.has_price && x.price_op == y.price_op && x.prices == y.prices &&
         x.sale == y.sale && x.discounted == y.discounted && x.bought == y.bought &&
         x.has_any == y.has_any &&
         std::equal(x.tests.begin(), x.tests.end(), y.tests.begin(), y.tests.end(), same_test) &&
         same_selectors(program, x.also, y.also) && same_selectors(program, x.any, y.any) &&
         same_selector(program, x.negated, y.negated);
}

bool same_fact(const Program& program, const CompiledCondition& a, const CompiledCondition& b) {
  return a.fact == b.fact && a.at == b.at && a.attribute == b.attribute && a.owner == b.owner &&
         a.history == b.history && a.age_days == b.age_days && same_selector(program, a.of, b.of);
}

bool by_value(const CompiledCondition& test) {
  return (test.fact >= Fact::payment_method && test.fact <= Fact::channel) ||
         (test.fact == Fact::attribute && !test.age_days);
}

bool may_be_negative(const CompiledCondition& test) {
  return test.fact == Fact::attribute || test.fact == Fact::lead_days;
}

bool counts_lines(Fact fact) {
  return fact >= Fact::lines_amount && fact <= Fact::lines_max_unit_price;
}

/// The values that are left for one fact after some tests.
struct Left {
  int64_t least = INT64_MIN, most = INT64_MAX;
  bool listed = false;  // only `values` are left
  std::vector<int64_t> values;

  void keep(const std::vector<int64_t>& those) {
    auto gone = [&](int64_t v) { return !std::binary_search(those.begin(), those.end(), v); };
    if (!listed) values = those;
    listed = true;
    values.erase(std::remove_if(values.begin(), values.end(), gone), values.end());
  }
  void drop(const std::vector<int64_t>& those) {
    auto gone = [&](int64_t v) { return std::binary_search(those.begin(), those.end(), v); };
    values.erase(std::remove_if(values.begin(), values.end(), gone), values.end());
  }
  void compare(Op op, int64_t limit) {
    if (op == Op::eq || op == Op::gte) least = std::max(least, limit);
    if (op == Op::eq || op == Op::lte) most = std::min(most, limit);
    if (op == Op::gt) least = std::max(least, limit + 1);
    if (op == Op::lt) most = std::min(most, limit - 1);
  }
  bool none() const {
    if (least > most) return true;
    return listed && std::none_of(values.begin(), values.end(),
                                  [&](int64_t v) { return least <= v && v <= most; });
  }
};

/// One currency's view of a condition.
struct Judge {
  const Program& program;
  CurrencyId currency;
  Emptiness& emptiness;

  /// The tests and other items that must hold together.
  void gather(uint32_t id, std::vector<uint32_t>& tests, std::vector<uint32_t>& others) const {
    const CompiledCondition& condition = program.promotions.conditions[id];
    if (condition.kind == Condition::Kind::all) {
      for (uint32_t item : condition.items) gather(item, tests, others);
    } else {
      (condition.kind == Condition::Kind::test ? tests : others).push_back(id);
    }
  }

  std::optional<int64_t> limit(const CompiledCondition& test) const {
    if (test.amounts.empty()) return test.count;
    if (test.amounts[currency] < 0) return std::nullopt;
    return test.amounts[currency];
  }

  /// Narrows what is left by one test; false if the test itself cannot hold.
  bool narrow(const CompiledCondition& test, Left& left) const {
    if (by_value(test)) {
      if (test.op == Op::eq || test.op == Op::in)
        left.keep(test.values);
      else if (test.op == Op::ne || test.op == Op::not_in)
        left.drop(test.values);
      else
        left.compare(test.op, test.values.front());
      return true;
    }
    if (test.op == Op::ne) return true;
    auto against = limit(test);
    if (!against) return false;
    left.compare(test.op, *against);
    return true;
  }

  bool set_is_empty(const CompiledCondition& test) const {
    if (test.fact == Fact::currency) {
      bool member = std::binary_search(test.values.begin(), test.values.end(), currency);
      return member != (test.op == Op::eq || test.op == Op::in);
    }
    bool is_set = test.fact >= Fact::segment && test.fact <= Fact::shipping_method;
    return is_set && test.op == Op::in && test.values.empty();
  }

  bool contradict(const std::vector<uint32_t>& tests) const {
    for (size_t i = 0; i < tests.size(); ++i) {
      const CompiledCondition& first = program.promotions.conditions[tests[i]];
      if (set_is_empty(first)) return true;
      if (first.fact == Fact::currency ||
          (first.fact >= Fact::segment && first.fact <= Fact::shipping_method)) {
        continue;
      }
      Left left;
      if (!may_be_negative(first) && !by_value(first)) left.least = 0;
      if (counts_lines(first.fact) && emptiness.matches_nothing(first.of)) left.most = 0;
      for (size_t j = i; j < tests.size(); ++j) {
        const CompiledCondition& test = program.promotions.conditions[tests[j]];
        if (same_fact(program, first, test) && !narrow(test, left)) return true;
      }
      if (left.none()) return true;
    }
    return false;
  }

  bool impossible(uint32_t id) const {
    std::vector<uint32_t> tests, others;
    gather(id, tests, others);
    if (contradict(tests)) return true;
    return std::any_of(others.begin(), others.end(), [&](uint32_t other) {
      const CompiledCondition& condition = program.promotions.conditions[other];
      if (condition.kind == Condition::Kind::any) {
        return std::all_of(condition.items.begin(), condition.items.end(),
                           [&](uint32_t item) { return impossible(item); });
      }
      const CompiledCondition& item = program.promotions.conditions[condition.items.front()];
      return item.kind == Condition::Kind::all && item.items.empty();
    });
  }
};

}  // namespace

bool Emptiness::matches_nothing(SelectorId selector) {
  if (selector == kNone) return false;
  known_.resize(program_.promotions.selectors.size());
  if (known_[selector] != 0) return known_[selector] == 2;
  bool certain = true;
  visit_products(program_, selector, kNone, [&](ProductId product) {
    if (left_-- <= 0 || may_select(program_, selector, product)) certain = false;
    return certain;
  });
  known_[selector] = certain ? 2 : 1;
  return certain;
}

bool never_holds(const Program& program, uint32_t condition, Emptiness& emptiness) {
  if (condition == kNone) return false;
  for (CurrencyId currency = 0; currency < program.currencies(); ++currency) {
    if (!Judge{program, currency, emptiness}.impossible(condition)) return false;
  }
  return true;
}

}  // namespace proviso
