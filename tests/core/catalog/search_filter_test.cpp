// The filter of what an account sees against the core's own answer, product by product, and prices
// of products that come from outside against those of the ruleset's. The control: a filter of
// another account differs.
#include <gtest/gtest.h>

#include "core/random_catalog.h"
#include "proviso/catalog.h"
#include "proviso/search.h"

namespace proviso::test {
namespace {

struct Compared {
  int products = 0, different = 0, of_another = 0;
};

Compared compare(int rounds) {
  Random random(42);
  Compared compared;
  for (int round = 0; round < rounds; ++round) {
    const Ruleset ruleset = random_ruleset(random);
    Issues issues;
    ProgramPtr program = compile(ruleset, issues);
    SessionPtr session = session_of(program, audience_of(random_who(random)));
    SessionPtr another = session_of(program, audience_of(random_who(random)));
    std::vector<OutsideProduct> products;
    for (const Product& product : ruleset.products.products)
      products.push_back(outside_product(product));
    const auto decisions = decide_outside(*session, products, 0, kNoon);
    const SearchFilter of_another = search_filter(*another, kNoon);
    for (size_t i = 0; i < products.size(); ++i) {
      const ProductId id = find_visible(*session, products[i].sku, kNoon);
      const OutsideDecision& decided = decisions[i];
      compared.different += decided.visible != (id != kNoProduct);
      compared.of_another += filter_holds(*program, of_another, products[i]) != (id != kNoProduct);
      ++compared.products;
      if (id == kNoProduct) continue;
      const CatalogItem item = price(*session, id, 1, 0, kNoon);
      compared.different += item.priced != decided.priced;
      compared.different += item.hidden_price != decided.hidden_price;
      compared.different += item.priced && item.unit_price != decided.unit_price;
      compared.different += item.priced && !(item.source == decided.source);
    }
  }
  return compared;
}

TEST(SearchFilter, AgreesWithTheCore) {
  const Compared compared = compare(2000);
  EXPECT_EQ(140000, compared.products);
  EXPECT_EQ(0, compared.different);
  EXPECT_LT(1000, compared.of_another) << "the control";
}

}  // namespace
}  // namespace proviso::test
