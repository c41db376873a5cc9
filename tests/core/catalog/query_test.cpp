// Catalog queries against a naive answer: every product asked on its own, filtered, counted and
// sorted as the query says. Controls: naive answers that forget one filter, or facets that keep
// their own filter, differ.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/random_catalog.h"

namespace proviso::test {
namespace {

enum class Forget { nothing, category, brand, attribute, price, text, own_filter };

struct Naive {
  const Session& session;
  const Ruleset& ruleset;
  const Answer& query;
  Forget forget;

  int64_t price_of(const Product& product) const {
    const ProductId id = find_visible(session, product.sku, kNoon);
    const CatalogItem item = price(session, id, 1, 0, kNoon);
    return item.priced ? item.unit_price : -1;
  }

  bool in_category(const Product& product, const std::string& key) const {
    Keys starts = product.further_categories;
    if (product.category) starts.push_back(*product.category);
    for (std::string at : starts) {
      for (;;) {
        if (at == key) return true;
        const auto& all = ruleset.products.categories;
        auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Category& category) { return category.key == at; });
        if (!found->parent) break;
        at = *found->parent;
      }
    }
    return false;
  }

  static std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(c));
    return text;
  }

  bool has_text(const Product& product) const {
    const std::string text = lower(query["text"]), name = lower(product.name);
    if (lower(product.sku).rfind(text, 0) == 0) return true;
    for (size_t i = 0; i < name.size(); ++i) {
      const bool begins = i == 0 || std::isalnum(name[i - 1]) == 0;
      if (begins && name.compare(i, text.size(), text) == 0) return true;
    }
    return false;
  }

  bool matches(const Product& product, const std::string& left_out) const {
    if (find_visible(session, product.sku, kNoon) == kNoProduct) return false;
    if (query.contains("category") && forget != Forget::category &&
        !in_category(product, query["category"])) {
      return false;
    }
    if (query.contains("brands") && forget != Forget::brand && left_out != "brand") {
      const std::vector<std::string> brands = query["brands"];
      if (std::find(brands.begin(), brands.end(), product.brand.value_or("")) == brands.end()) {
        return false;
      }
    }
    if (query.contains("attributes") && forget != Forget::attribute && left_out != "size") {
      const int64_t least = query["attributes"][0]["value"];
      if (product.attributes.empty()) return false;
      if (std::get<int64_t>(product.attributes[0].value) < least) return false;
    }
    if (query.contains("price") && forget != Forget::price) {
      const int64_t is = price_of(product);
      if (is < 0 || is < query["price"]["from"] || is > query["price"]["to"]) return false;
    }
    return !query.contains("text") || forget == Forget::text || has_text(product);
  }

  std::vector<Product> found(const std::string& left_out = "") const {
    std::vector<Product> products;
    for (const Product& product : ruleset.products.products) {
      if (matches(product, forget == Forget::own_filter ? "" : left_out)) {
        products.push_back(product);
      }
    }
    return products;
  }

  std::map<std::string, int64_t> counts(const std::string& facet) const {
    std::map<std::string, int64_t> all;
    for (const Product& product : found(facet)) {
      if (facet == "brand" && product.brand) ++all[*product.brand];
      if (facet == "size" && !product.attributes.empty()) {
        ++all[std::to_string(std::get<int64_t>(product.attributes[0].value))];
      }
    }
    return all;
  }
};

Answer random_query(Random& random) {
  Answer query = {{"currency", "GBP"}, {"evaluated_at", kNoon}};
  query["facets"] = {{{"of", "brand"}}, {{"attribute", "size"}}};
  if (chance(random, 40)) query["category"] = numbered("c", random() % 8);
  if (chance(random, 30)) query["brands"] = Keys{numbered("b", random() % 4), "none"};
  if (chance(random, 30)) {
    query["attributes"] = {{{"attribute", "size"}, {"op", "gte"}, {"value", random() % 5}}};
  }
  if (chance(random, 20)) query["price"] = {{"from", 98}, {"to", 104}};
  if (chance(random, 25)) query["text"] = pick(random, Keys{"b", "BOLT", "p1", "tie", "z", "zz"});
  query["sort"] = pick(random, Keys{"catalog", "name", "price", "price_descending"});
  query["page_size"] = 1 + random() % 20;
  return query;
}

/// All pages one after another; adds what facets and totals each page tells to `told`.
Keys skus_of(const Session& session, Answer query, Answer& first) {
  Keys skus;
  for (int64_t page = 1;; ++page) {
    query["page"] = page;
    std::string out;
    EXPECT_TRUE(json::catalog(session, query.dump(), out)) << out;
    const Answer answer = Answer::parse(out);
    if (page == 1) first = answer;
    for (const Answer& product : answer["products"]) skus.push_back(product["sku"]);
    if (answer["products"].empty()) return skus;
  }
}

int differences(const Session& session, const Ruleset& ruleset, const Answer& query,
                Forget forget) {
  const Naive naive{session, ruleset, query, forget};
  Answer first;
  const Keys skus = skus_of(session, query, first);
  Keys expected;
  for (const Product& product : naive.found()) expected.push_back(product.sku);
  int different = first["total"] != expected.size() ? 1 : 0;
  Keys sorted = skus;
  std::sort(sorted.begin(), sorted.end());
  std::sort(expected.begin(), expected.end());
  different += sorted != expected;
  for (const Answer& facet : first.value("facets", Answer::array())) {
    const std::string of = facet.value("attribute", "brand");
    std::map<std::string, int64_t> counts;
    for (const Answer& value : facet["values"]) {
      const std::string key =
          value["value"].is_string() ? value["value"].get<std::string>() : value["value"].dump();
      counts[key] = value["products"];
    }
    different += counts != naive.counts(of);
  }
  return different;
}

/// Whether the products of a query stand as its sort says.
bool in_order(const Session& session, const Ruleset& ruleset, const Answer& query) {
  Answer first;
  const Naive naive{session, ruleset, query, Forget::nothing};
  std::vector<std::pair<std::string, int64_t>> keys;
  for (const std::string& sku : skus_of(session, query, first)) {
    for (const Product& product : ruleset.products.products) {
      if (product.sku == sku)
        keys.emplace_back(Naive::lower(product.name), naive.price_of(product));
    }
  }
  const std::string sort = query["sort"];
  return std::is_sorted(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    if (sort == "name") return a.first < b.first;
    if (sort == "catalog" || a.second < 0) return false;
    if (b.second < 0) return true;
    return sort == "price" ? a.second < b.second : a.second > b.second;
  });
}

int all_differences(Forget forget, int rounds) {
  Random random(20261125);
  int different = 0;
  for (int round = 0; round < rounds; ++round) {
    const Ruleset ruleset = random_ruleset(random);
    Issues issues;
    ProgramPtr program = compile(ruleset, issues);
    SessionPtr session = session_of(program, audience_of(random_who(random)));
    for (int i = 0; i < 4; ++i) {
      const Answer query = random_query(random);
      different += differences(*session, ruleset, query, forget);
      EXPECT_TRUE(in_order(*session, ruleset, query)) << query.dump();
    }
  }
  return different;
}

TEST(CatalogQuery, AgreesWithAskingEachProduct) {
  EXPECT_EQ(0, all_differences(Forget::nothing, 400));
}

TEST(CatalogQuery, ControlsDiffer) {
  for (Forget forget : {Forget::category, Forget::brand, Forget::attribute, Forget::price,
                        Forget::text, Forget::own_filter}) {
    EXPECT_LT(0, all_differences(forget, 60)) << static_cast<int>(forget);
  }
}

// ---- leaks and classes ------------------------------------------------------------------------

/// Everything that a catalog tells an account, in bytes.
std::string all_answers(const Session& session, const Answer& query) {
  std::string out, all;
  for (int page = 1; page <= 3; ++page) {
    Answer asked = query;
    asked["page"] = page;
    asked["badges"] = true;
    json::catalog(session, asked.dump(), out);
    all += out + '\n';
  }
  Answer prices = {{"currency", "GBP"}, {"evaluated_at", kNoon}, {"skus", Answer::array()}};
  for (int i = 0; i < kProducts; ++i) prices["skus"].push_back(numbered("p", i));
  json::prices(session, prices.dump(), out);
  return all + out;
}

/// Another product in the place of one: all that a buyer could notice is changed.
void change(Product& product, bool visibly) {
  product.name = "Changed beyond recognition";
  product.list_price = {{"GBP", 7}};
  if (visibly) return;
  product.attributes = {{"size", int64_t{4}}};
}

/// What differs between answers to one account before and after a product is changed that it does
/// not see (or, for the control, sees).
int leaks(bool hidden, int rounds) {
  Random random(7);
  int different = 0, tried = 0;
  while (tried < rounds) {
    Ruleset ruleset = random_ruleset(random);
    Issues issues;
    SessionPtr before =
        session_of(compile(ruleset, issues), audience_of(Who{{"branch"}, {}, {}, ""}));
    Product& product = ruleset.products.products[random() % kProducts];
    if ((find_visible(*before, product.sku, kNoon) == kNoProduct) != hidden) continue;
    ++tried;
    // What is said of attributes must not make it visible.
    change(product, !hidden);
    SessionPtr after =
        session_of(compile(ruleset, issues), audience_of(Who{{"branch"}, {}, {}, ""}));
    const bool still = find_visible(*after, product.sku, kNoon) == kNoProduct;
    if (still != hidden) continue;
    const Answer query = random_query(random);
    different += all_answers(*before, query) != all_answers(*after, query);
  }
  return different;
}

TEST(CatalogQuery, NothingDependsOnAHiddenProduct) { EXPECT_EQ(0, leaks(true, 300)); }

TEST(CatalogQuery, ControlAVisibleProductIsNoticed) { EXPECT_LT(200, leaks(false, 300)); }

TEST(CatalogClass, EqualClassesHaveEqualBytes) {
  Random random(11);
  int shared = 0, apart = 0;
  for (int round = 0; round < 150; ++round) {
    const Ruleset ruleset = random_ruleset(random);
    Issues issues;
    ProgramPtr program = compile(ruleset, issues);
    const Answer query = random_query(random);
    std::map<std::string, std::string> answers;
    for (int account = 0; account < 12; ++account) {
      SessionPtr session = session_of(program, audience_of(random_who(random)));
      const CatalogClass its = catalog_class(*session, kNoon);
      const std::string bytes = all_answers(*session, query);
      auto [known, added] = answers.emplace(its.with_promotions, bytes);
      EXPECT_TRUE(known->second == bytes) << "one class, two answers";
      shared += !added;
    }
    for (const auto& a : answers) {
      for (const auto& b : answers) apart += a.first < b.first && a.second != b.second;
    }
  }
  EXPECT_GT(shared, 200);
  EXPECT_GT(apart, 200) << "the control: classes do tell answers apart";
}

}  // namespace
}  // namespace proviso::test
