// Why a product costs what it costs and is seen or not: explanations agree with what is decided,
// for random rulesets; each level is told its own and no more. Controls: readings of the same
// explanation that forget a rule disagree; staff see what a buyer must not.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/random_prices.h"
#include "proviso/product_explanation.h"

namespace proviso::test {
namespace {

using ToldCall = bool (*)(const Session&, std::string_view, std::string&, Level);

std::string told(ToldCall call, const Session& session, const std::string& query, Level level) {
  std::string out;
  call(session, query, out, level);
  return out;
}

std::string prices_of(const Session& session, const std::string& skus, Level level,
                      int64_t quantity = 1) {
  return told(json::explain_prices, session,
              R"({"currency":"GBP","evaluated_at":1000,"quantity":)" + std::to_string(quantity) +
                  R"(,"skus":[)" + skus + "]}",
              level);
}

std::string visibility_of(const Session& session, const std::string& skus, Level level) {
  return told(json::explain_visibility, session, R"({"evaluated_at":1000,"skus":[)" + skus + "]}",
              level);
}

std::string projection_of(const Session& session) {
  std::string out;
  EXPECT_TRUE(json::projection(session, R"({"evaluated_at":1000})", out)) << out;
  return out;
}

PriceExplanation explain_price(const Session& session, ProductId product, int64_t quantity = 1) {
  return explain_prices(session, {product}, quantity, 0, kNoon, Level::sales)[0];
}

// ---- prices -------------------------------------------------------------------------------------

Ruleset random_timed_prices(Random& random) {
  Ruleset ruleset = random_prices(random);
  for (PriceList& list : ruleset.prices.price_lists) {
    if (chance(random, 40)) list.schedule = random_schedule(random);
  }
  return ruleset;
}

/// What a quantity costs at a list price, which is for a whole unit: rounded half up.
int64_t listed(const Product& product, int64_t unit_price, int64_t quantity) {
  int64_t whole = 1;
  for (int i = 0; i < product.quantity_scale; ++i) whole *= 10;
  return (2 * unit_price * quantity + whole) / (2 * whole);
}

/// What the product costs by an explanation: -1, nothing.
int64_t amount_by(const PriceExplanation& why, const Product& product, int64_t quantity) {
  for (const ConsideredList& list : why.lists) {
    if (list.decides) return list.amount_minor;
  }
  return why.item.priced ? listed(product, why.item.unit_price, quantity) : -1;
}

/// The same by one who takes the first list that has the product, whether it runs or not.
int64_t amount_by_first(const PriceExplanation& why, const Product& product, int64_t quantity) {
  for (const ConsideredList& list : why.lists) {
    if (list.has) return list.amount_minor;
  }
  return why.item.priced ? listed(product, why.item.unit_price, quantity) : -1;
}

int64_t amount_in_cart(const Session& session, const std::string& sku, int64_t quantity) {
  Request request;
  request.evaluated_at = kNoon;
  RequestLine& line = request.lines.emplace_back();
  line.id = request.keep("1");
  line.product = find_visible(session, sku, kNoon);
  line.quantity = quantity;
  Evaluation evaluation;
  Issues refused;
  return evaluate(session, request, evaluation, refused) ? evaluation.totals.total_minor : -1;
}

template <typename F>
int price_differences(F&& amount) {
  Random random(11);
  int different = 0;
  for (int round = 0; round < 400; ++round) {
    Issues issues;
    ProgramPtr program = compile(random_timed_prices(random), issues);
    SessionPtr session = session_of(program, "{}");
    for (const Product& product : source(*program).products.products) {
      for (int64_t quantity : {1, 3, 7}) {
        const ProductId id = find_visible(*session, product.sku, kNoon);
        const auto why = explain_price(*session, id, quantity);
        different +=
            amount(why, product, quantity) != amount_in_cart(*session, product.sku, quantity);
      }
    }
  }
  return different;
}

TEST(ExplainPrice, WhatDecidesIsWhatIsPaid) { EXPECT_EQ(0, price_differences(amount_by)); }

TEST(ExplainPrice, ControlTheFirstListThatHasItIsNot) {
  EXPECT_LT(50, price_differences(amount_by_first));
}

TEST(ExplainPrice, AProjectionTellsABuyerTheSame) {
  Random random(12);
  int told_more = 0;
  for (int round = 0; round < 100; ++round) {
    Issues issues;
    ProgramPtr program = compile(random_timed_prices(random), issues);
    SessionPtr whole = session_of(program, "{}");
    SessionPtr projected = session_of(load(projection_of(*whole)), "{}");
    const std::string skus = R"("p0","p1","p2","p3")";
    const std::string buyer = prices_of(*whole, skus, Level::buyer, 4);
    EXPECT_EQ(buyer, prices_of(*projected, skus, Level::buyer, 4));
    told_more += buyer != prices_of(*whole, skus, Level::sales, 4);
    EXPECT_EQ(prices_of(*whole, skus, Level::sales, 4), prices_of(*whole, skus, Level::auditor, 4));
  }
  EXPECT_LT(50, told_more) << "control: staff are told more";
}

/// A price from a list in the middle of three; the rest is not the buyer's to know.
std::string priced_world(const std::string& other, int64_t base, int64_t change_bp) {
  return ruleset_of(
      R"("products":{"products":[{"sku":"A","cost":{"GBP":1},"list_price":{"GBP":1000}}]},
    "prices":{"price_lists":[{"key":")" +
      other +
      R"(","currency":"GBP","priority":1,"schedule":{"from":5000},
       "entries":[{"sku":"A","unit_price":7}]},
      {"key":"mine","currency":"GBP","priority":2,"based_on":{"price_list":"base-)" +
      other + R"(","change_bp":)" + std::to_string(change_bp) + R"(},"entries":[]},
      {"key":"base-)" +
      other + R"(","currency":"GBP","priority":3,"entries":[{"sku":"A","unit_price":)" +
      std::to_string(base) + "}]}]}");
}

TEST(ExplainPrice, ABuyerIsToldOfTheListThatDecidedAlone) {
  auto world = [](Level level, const std::string& other, int64_t base, int64_t change_bp) {
    return prices_of(*session_of(load(priced_world(other, base, change_bp)), "{}"), R"("A")",
                     level);
  };
  EXPECT_EQ(world(Level::buyer, "x", 1000, -1000), world(Level::buyer, "secret", 1800, -5000));
  for (Level level : {Level::sales, Level::auditor}) {
    EXPECT_NE(world(level, "x", 1000, -1000), world(level, "secret", 1000, -1000));
    EXPECT_NE(world(level, "x", 1000, -1000), world(level, "x", 1800, -5000));
    EXPECT_EQ(std::string::npos, world(level, "x", 1000, -1000).find("cost"));
  }
  EXPECT_EQ(R"({"prices":[{"sku":"A","found":true,"name":"","unit_price":900,"list_price":1000,)"
            R"("price_source":{"kind":"price_list","price_list":"mine"},)"
            R"("price_lists":[{"price_list":"mine","unit_price":900,"amount_minor":900,)"
            R"("decides":true}]}]})",
            world(Level::buyer, "x", 1000, -1000));
}

TEST(ExplainPrice, AZoneThatIsNotKnownSoFarAheadLeavesItOpen) {
  const std::string ruleset = ruleset_of(
      R"("products":{"products":[{"sku":"A","list_price":{"GBP":9}}]},"prices":{"price_lists":[
      {"key":"nights","currency":"GBP","schedule":{"zone":"Z","weekly":[{"days":["thu"],
       "from":"00:00"}]},"entries":[{"sku":"A","unit_price":7}]},
      {"key":"rest","currency":"GBP","priority":1,"entries":[{"sku":"A","unit_price":8}]}]})",
      R"(,"zones":[{"name":"Z","offset_s":0,"transitions":[],"horizon":1000}])");
  SessionPtr session = session_of(load(ruleset), "{}");
  const Answer why = Answer::parse(prices_of(*session, R"("A")", Level::sales))["prices"][0];
  EXPECT_FALSE(why.contains("unit_price"));
  EXPECT_EQ("zone_horizon", why["price_lists"][0]["reason"]);
  for (const Answer& list : why["price_lists"]) EXPECT_FALSE(list.contains("decides"));
}

TEST(ExplainPrice, AListIsToldOnceWhereItIsAskedFirst) {
  const std::string ruleset =
      ruleset_of(R"("products":{"products":[{"sku":"A"}]},"prices":{"price_lists":[
      {"key":"a","currency":"GBP","fallback":"z","entries":[]},
      {"key":"m","currency":"GBP","fallback":"z","entries":[]},
      {"key":"z","currency":"GBP","entries":[{"sku":"A","unit_price":8}]}]})");
  SessionPtr session = session_of(load(ruleset), "{}");
  const Answer why = Answer::parse(prices_of(*session, R"("A")", Level::sales))["prices"][0];
  std::string keys;
  for (const Answer& list : why["price_lists"]) keys += list["price_list"].get<std::string>();
  EXPECT_EQ("azm", keys);
  EXPECT_EQ("a", why["price_lists"][1]["fallback_of"]);
}

// ---- visibility ---------------------------------------------------------------------------------

struct Seen {
  int64_t verdicts = 0, different = 0, by_last = 0, by_default = 0;
};

/// Compares explanations with what sessions see; `by_last`: where the entitlement that is laid last
/// is not what decides.
Seen compare_visibility() {
  Random random(13);
  Seen seen;
  for (int round = 0; round < 300; ++round) {
    Issues issues;
    const Ruleset ruleset = random_ruleset(random);
    ProgramPtr program = compile(ruleset, issues);
    SessionPtr session = session_of(program, audience_of(random_who(random)));
    std::vector<ProductId> products(kProducts);
    for (int i = 0; i < kProducts; ++i) products[i] = static_cast<ProductId>(i);
    const auto why = explain_visibility(*session, products, kNoon);
    for (ProductId product : products) {
      const bool visible = explain_price(*session, product).visible;
      const bool shown = !price(*session, product, 1, 0, kNoon).hidden_price;
      seen.different += why[product].product.shown != visible;
      seen.different += why[product].price.shown != shown;
      for (const Shown* its : {&why[product].product, &why[product].price}) {
        ++seen.verdicts;
        const auto decides = std::count_if(its->laid.begin(), its->laid.end(),
                                           [](const LaidEntitlement& one) { return one.decides; });
        seen.different += decides != (its->by_default ? 0 : 1);
        seen.by_default += its->by_default;
        seen.by_last += !its->laid.empty() && !its->laid.back().decides;
        if (its->by_default) continue;
        const auto decider = std::find_if(its->laid.begin(), its->laid.end(),
                                          [](const LaidEntitlement& one) { return one.decides; });
        const auto effect = ruleset.entitlements.entitlements[decider->entitlement].effect;
        seen.different += (effect == EntitlementEffect::grant) != its->shown;
      }
    }
  }
  return seen;
}

TEST(ExplainVisibility, AgreesWithWhatIsSeen) {
  const Seen seen = compare_visibility();
  EXPECT_EQ(0, seen.different);
  EXPECT_LT(1000, seen.by_default);
  EXPECT_LT(seen.by_default, seen.verdicts - 1000);
  EXPECT_LT(50, seen.by_last) << "control: what is laid last does not always decide";
}

/// What decides alone decides the same: the others may go.
TEST(ExplainVisibility, WhatDecidesDecidesAlone) {
  Random random(14);
  int decided = 0, without = 0;
  for (int round = 0; round < 60; ++round) {
    Issues issues;
    const Ruleset ruleset = random_ruleset(random);
    const std::string who = audience_of(random_who(random));
    SessionPtr session = session_of(compile(ruleset, issues), who);
    const auto product = static_cast<ProductId>(random() % kProducts);
    const Shown its = explain_visibility(*session, {product}, kNoon)[0].product;
    for (const LaidEntitlement& laid : its.laid) {
      if (!laid.decides) continue;
      Ruleset alone = ruleset;
      alone.entitlements.entitlements = {ruleset.entitlements.entitlements[laid.entitlement]};
      alone.entitlements.fallback =
          its.shown ? VisibilityDefault::hidden : VisibilityDefault::visible;
      SessionPtr lonely = session_of(compile(alone, issues), who);
      EXPECT_EQ(its.shown, explain_price(*lonely, product).visible);
      alone.entitlements.entitlements.clear();
      SessionPtr empty = session_of(compile(alone, issues), who);
      without += its.shown != explain_price(*empty, product).visible;
      ++decided;
    }
  }
  EXPECT_LT(20, decided);
  EXPECT_EQ(decided, without) << "control: without it, it is otherwise";
}

std::string seen_world(const std::string& order) {
  return ruleset_of(R"("products":{"products":[{"sku":"SEEN","list_price":{"GBP":1000}},
      {"sku":"HIDDEN","list_price":{"GBP":1000},"recommended_price":{"GBP":1500}}]},
    "entitlements":{"entitlements":[)" +
                    order + "]}");
}
const std::string kNoHidden = R"({"key":"b-no","effect":"deny","skus":["HIDDEN"]})";
const std::string kNeither = R"({"key":"a-no","effect":"deny","skus":["HIDDEN"]})";

TEST(ExplainVisibility, OfThoseThatSayTheSameTheLastKeyDecides) {
  SessionPtr one = session_of(load(seen_world(kNoHidden + "," + kNeither)), "{}");
  SessionPtr other = session_of(load(seen_world(kNeither + "," + kNoHidden)), "{}");
  const std::string why = visibility_of(*one, R"("HIDDEN")", Level::sales);
  EXPECT_EQ(why, visibility_of(*other, R"("HIDDEN")", Level::sales));
  EXPECT_EQ(R"({"products":[{"sku":"HIDDEN","found":true,"visible":false,"entitlements":[)"
            R"({"entitlement":"a-no","effect":"deny","priority":0,"names":"product",)"
            R"("audience":"everyone"},{"entitlement":"b-no","effect":"deny","priority":0,)"
            R"("names":"product","audience":"everyone","decides":true}],)"
            R"("price":{"shown":true,"by_default":true}}]})",
            why);
}

TEST(ExplainVisibility, IsForStaffFromTheWholeRuleset) {
  const std::string refused = R"({"issues":[{"code":"staff_only")";
  SessionPtr whole = session_of(load(seen_world(kNoHidden)), "{}");
  SessionPtr projected = session_of(load(projection_of(*whole)), "{}");
  for (Level level : {Level::buyer, Level::sales, Level::auditor}) {
    EXPECT_TRUE(visibility_of(*projected, R"("SEEN")", level).starts_with(refused));
    const bool told = !visibility_of(*whole, R"("SEEN")", level).starts_with(refused);
    EXPECT_EQ(level != Level::buyer, told);
    const bool priced = !prices_of(*projected, R"("SEEN")", level).starts_with(refused);
    EXPECT_EQ(level == Level::buyer, priced);
  }
}

TEST(ExplainVisibility, ToABuyerWhatIsHiddenIsUnknown) {
  auto renamed = [](std::string text) {
    for (size_t at = text.find("HIDDEN"); at != std::string::npos; at = text.find("HIDDEN")) {
      text.replace(at, 6, "NEVER!");
    }
    return text;
  };
  SessionPtr session = session_of(load(seen_world(kNoHidden)), "{}");
  EXPECT_EQ(R"({"prices":[{"sku":"HIDDEN","found":false}]})",
            prices_of(*session, R"("HIDDEN")", Level::buyer));
  for (Level level : {Level::buyer, Level::sales, Level::auditor}) {
    const bool alike = renamed(prices_of(*session, R"("HIDDEN")", level)) ==
                       prices_of(*session, R"("NEVER!")", level);
    EXPECT_EQ(level == Level::buyer, alike);
  }
  const Answer staff = Answer::parse(prices_of(*session, R"("HIDDEN")", Level::sales))["prices"][0];
  EXPECT_EQ(false, staff["visible"]);
}

/// Codes and pointers of a refusal.
std::string refused(ToldCall call, const Session& session, const std::string& query) {
  std::string brief;
  const Answer answer = Answer::parse(told(call, session, query, Level::sales));
  for (const Answer& issue : answer["issues"]) {
    brief += issue["code"].get<std::string>() + ' ' + issue["pointer"].get<std::string>() + '\n';
  }
  return brief;
}

TEST(ExplainProduct, AQueryCannotNameItsReader) {
  SessionPtr session = session_of(load(seen_world("")), "{}");
  EXPECT_EQ("unknown_member /level\n",
            refused(json::explain_prices, *session,
                    R"({"currency":"GBP","evaluated_at":1,"skus":[],"level":"auditor"})"));
  EXPECT_EQ("missing_member /evaluated_at\nwrong_type /skus/0\nunknown_member /currency\n",
            refused(json::explain_visibility, *session, R"({"skus":[1],"currency":"GBP"})"));
}

TEST(ExplainPrice, OfAHiddenPriceABuyerIsToldNothing) {
  const std::string hidden = R"({"key":"e","effect":"deny","of":"price","skus":["HIDDEN"]})";
  SessionPtr session = session_of(load(seen_world(hidden)), "{}");
  EXPECT_EQ(R"({"prices":[{"sku":"HIDDEN","found":true,"name":"","price_hidden":true}]})",
            prices_of(*session, R"("HIDDEN")", Level::buyer));
  EXPECT_EQ(std::string::npos, projection_of(*session).find("1500"));
  SessionPtr open = session_of(load(seen_world("")), "{}");
  EXPECT_NE(std::string::npos, projection_of(*open).find("1500")) << "control: shown, it is held";
  EXPECT_NE(std::string::npos, prices_of(*open, R"("HIDDEN")", Level::buyer).find("1500"));
}

}  // namespace
}  // namespace proviso::test
