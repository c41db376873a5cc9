// Prices of random chains of lists (based on others, falling back, with tiers of both modes), of
// pieces and of what is measured, against a naive reckoning unit by unit, of the smallest ones.
// Controls: a reckoning that forgets fallbacks, and one that forgets scales, differ.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/random_prices.h"
#include "proviso/catalog.h"

namespace proviso::test {
namespace {

enum class Forgets { nothing, fallbacks, scales };

struct Naive {
  const Ruleset& ruleset;
  Forgets forgets;

  const PriceList& list(const std::string& key) const {
    const auto& all = ruleset.prices.price_lists;
    return *std::find_if(all.begin(), all.end(), [&](const PriceList& l) { return l.key == key; });
  }

  /// A sum of unit prices, one for each of the smallest units, as an amount: rounded half up.
  int64_t rounded(const Product& product, int64_t sum) const {
    int64_t one = 1;
    for (int i = 0; i < product.quantity_scale; ++i) one *= 10;
    if (sum < 0 || forgets == Forgets::scales) return sum;
    return (2 * sum + one) / (2 * one);
  }

  /// The price of unit number `unit` of `quantity`; below 0: this list has none.
  int64_t unit_price(const PriceList& asked, const Product& product, int64_t unit,
                     int64_t quantity) const {
    for (const PriceEntry& entry : asked.entries) {
      if (entry.sku != product.sku) continue;
      const int64_t reached = entry.mode == PriceTiersMode::graduated ? unit : quantity;
      int64_t price = entry.unit_price;
      for (const PriceTier& tier : entry.tiers) {
        if (tier.from <= reached) price = tier.unit_price;
      }
      return price;
    }
    if (!asked.based_on) return -1;
    const int64_t base = asked.based_on->price_list ? unit_price(list(*asked.based_on->price_list),
                                                                 product, unit, quantity)
                         : product.list_price.empty() ? -1
                                                      : product.list_price.front().value;
    if (base < 0) return -1;
    const int64_t changed = base * (10000 + asked.based_on->change_bp);
    return (changed + 5000) / 10000;  // half up
  }

  int64_t amount_in(const PriceList& asked, const Product& product, int64_t quantity) const {
    int64_t amount = 0;
    for (int64_t unit = 1; unit <= quantity; ++unit) {
      const int64_t price = unit_price(asked, product, unit, quantity);
      if (price < 0) return -1;
      amount += price;
    }
    return amount;
  }

  /// What the units cost an account that is in no audience; below 0: no price.
  int64_t amount(const Product& product, int64_t quantity) const {
    std::vector<const PriceList*> lists;
    for (const PriceList& one : ruleset.prices.price_lists) {
      if (!one.audience.accounts) lists.push_back(&one);
    }
    std::stable_sort(lists.begin(), lists.end(), [](const PriceList* a, const PriceList* b) {
      return a->priority != b->priority ? a->priority < b->priority : a->key < b->key;
    });
    for (const PriceList* first : lists) {
      for (const PriceList* at = first;;) {
        const int64_t found = amount_in(*at, product, quantity);
        if (found >= 0) return rounded(product, found);
        if (!at->fallback || forgets == Forgets::fallbacks) break;
        at = &list(*at->fallback);
      }
    }
    if (product.list_price.empty()) return -1;
    return rounded(product, product.list_price.front().value * quantity);
  }
};

int differences(Forgets forgets) {
  Random random(5);
  int different = 0;
  for (int round = 0; round < 500; ++round) {
    const Ruleset ruleset = random_prices(random);
    Issues issues;
    ProgramPtr program = compile(ruleset, issues);
    SessionPtr session = session_of(program, "{}");
    const Naive naive{ruleset, forgets};
    for (const Product& product : ruleset.products.products) {
      for (int64_t quantity : {1, 2, 3, 5, 6, 11, 67, 405}) {
        Request request;
        RequestLine& line = request.lines.emplace_back();
        line.id = request.keep("1");
        line.product = find_visible(*session, product.sku, 0);
        line.quantity = quantity;
        Evaluation evaluation;
        Issues refused;
        const bool priced = evaluate(*session, request, evaluation, refused);
        different +=
            naive.amount(product, quantity) != (priced ? evaluation.totals.total_minor : -1);
      }
    }
  }
  return different;
}

TEST(PriceRules, AgreeWithReckoningUnitByUnit) { EXPECT_EQ(0, differences(Forgets::nothing)); }

TEST(PriceRules, ControlWithoutFallbacksTheyDiffer) {
  EXPECT_LT(100, differences(Forgets::fallbacks));
}

TEST(PriceRules, ControlWithoutScalesTheyDiffer) { EXPECT_LT(100, differences(Forgets::scales)); }

TEST(PriceRules, AListThatDoesNotRunYetLeavesNothingBehind) {
  Ruleset ruleset;
  ruleset.id = "prices";
  ruleset.currencies = {{"GBP", 2, 0}};
  Product product;
  product.sku = "a";
  product.list_price = {{"GBP", 100}};
  ruleset.products.products.push_back(product);
  PriceList later, derived;
  later.key = "later";
  later.currency = derived.currency = "GBP";
  later.schedule.from = 5000;
  PriceEntry entry{"a", 10, {}};
  entry.min_quantity = 5;
  entry.mode = PriceTiersMode::graduated;
  later.entries.push_back(entry);
  derived.key = "less";
  derived.priority = 1;
  derived.based_on.emplace().change_bp = -1000;
  ruleset.prices.price_lists = {later, derived};
  Issues issues;
  const SessionPtr session = session_of(compile(ruleset, issues), "{}");
  const CatalogItem before = price(*session, 0, 1, 0, 1000), then = price(*session, 0, 1, 0, 5000);
  EXPECT_EQ(90, before.unit_price);
  EXPECT_EQ(0, before.min_quantity);
  EXPECT_EQ(5, then.min_quantity) << "the control";
}

}  // namespace
}  // namespace proviso::test
