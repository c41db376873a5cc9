// proviso-catalog-scale RULESET AUDIENCES BUDGET_MS: loads a large catalog and measures what an
// account's listing costs. Prints one `name value unit` line a figure. Contract: before anything is
// timed, what each account sees is compared with the filter of what it sees, product by product,
// and the answers are hashed, for other builds to compare. Test: tests/bench/catalog.test.mjs
#include <sys/resource.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "match/price.h"
#include "match/session.h"
#include "proviso/change.h"
#include "proviso/json.h"
#include "proviso/search.h"
#include "sample.h"
#include "sha256.h"

namespace proviso::bench {
namespace {

constexpr size_t kCompared = 20000;  // products an account, evenly spread

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "proviso-catalog-scale: cannot read `%s`\n", path.c_str());
    std::exit(1);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

void line(const char* name, double value, const char* unit) {
  std::printf("%s %.6g %s\n", name, value, unit);
  std::fflush(stdout);
}

void line(const char* name, const Sample& sample) {
  line((std::string(name) + "_p50").c_str(), static_cast<double>(sample.p50_ns) / 1000, "us");
  line((std::string(name) + "_p99").c_str(), static_cast<double>(sample.p99_ns) / 1000, "us");
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Products of which the bits and the filter say different things.
size_t differences(const Session& session) {
  const Program& program = program_of(session);
  const SearchFilter filter = search_filter(session, 0);
  const auto& products = source(program).products.products;
  const size_t step = std::max<size_t>(1, products.size() / kCompared);
  size_t different = 0;
  for (size_t i = 0; i < products.size(); i += step) {
    const bool seen = find_visible(session, products[i].sku, 0) != kNoProduct;
    different += seen != filter_holds(program, filter, outside_product(products[i]));
  }
  return different;
}

std::string catalog_text(const Session& session, const std::string& more, Workspace& workspace) {
  std::string out;
  json::catalog(session, R"({"currency":"EUR","evaluated_at":0)" + more + "}", workspace, out);
  return out;
}

const char* const kFacets = R"(,"facets":[{"of":"brand"},{"attribute":"colour"}])";

void check_answers(const std::vector<SessionPtr>& sessions) {
  size_t different = 0;
  double visible = 0;
  Sha256 hash;
  const WorkspacePtr workspace = make_workspace();
  for (const SessionPtr& session : sessions) {
    different += differences(*session);
    visible += static_cast<double>(session->ranks.count());
    hash.add(catalog_text(*session, kFacets, *workspace));
    hash.add(catalog_text(*session, R"(,"page":7,"category":"category-3")", *workspace));
  }
  const double products = static_cast<double>(program_of(*sessions[0]).products.size());
  line("visible_share", 100 * visible / products / static_cast<double>(sessions.size()), "%");
  line("differences_from_the_filter", static_cast<double>(different), "products");
  std::printf("answers %s sha256\n", hash.finish().c_str());
  if (different > 0) std::exit(1);
}

void measure(const std::vector<SessionPtr>& sessions, const std::vector<Audience>& audiences,
             int64_t budget_ns) {
  const ProgramPtr& program = sessions[0]->program;
  const Effort effort{budget_ns, 20};
  line("open_session",
       sample(audiences.size(), effort, [&](size_t i) { open_session(program, audiences[i]); }));
  Session laid = *sessions[0];
  line("visible_set", sample(sessions.size(), effort, [&](size_t i) {
         laid.audience = sessions[i]->audience;
         lay_entitlements(laid, 0);
       }));
  size_t at = 0;
  const ProductId products = program->products.size();
  line("one_price", sample(sessions.size(), effort, [&](size_t i) {
         at = (at + 7919) % products;
         Pricing(*sessions[i], 0, 0).of(static_cast<ProductId>(at), 1);
       }));
  WorkspacePtr workspace = make_workspace();
  CatalogQuery query;
  CatalogPage page;
  auto ask = [&](const char* name) {
    line(name, sample(sessions.size(), effort,
                      [&](size_t i) { query_catalog(*sessions[i], query, *workspace, page); }));
  };
  ask("first_page");
  query.page = 40;
  ask("later_page");
  query.page = 1;
  query.badges = true;
  ask("page_with_badges");
  query.badges = false;
  query.brand_facet = true;
  ask("page_with_brand_facet");
  query.brand_facet = false;
  query.in_category = true;
  query.category = find_symbol(*program, "category-3");
  ask("category_page");
  query.in_category = false;
  query.sort = CatalogSort::name;
  ask("page_by_name");
  query.sort = CatalogSort::catalog;
  query.text = "steel ha";
  ask("text_search");
  line("class", sample(sessions.size(), effort, [&](size_t i) { catalog_class(*sessions[i], 0); }));
}

/// One entitlement turned round, and a price list of each size put anew: what waits is a worker
/// that is told of a change.
void measure_changes(const ProgramPtr& program, int64_t budget_ns) {
  const Effort effort{budget_ns, 20};
  const Ruleset& ruleset = source(*program);
  auto apply = [&](const Change& change) {
    Issues issues;
    if (proviso::change(*program, change, issues) == nullptr) std::exit(1);
  };
  const auto& said = ruleset.entitlements.entitlements;
  line("change_entitlement", sample(said.size(), effort, [&](size_t i) {
         Change change;
         change.version = ruleset.version + 1;
         change.entitlements = {said[i]};
         const bool granted = said[i].effect == EntitlementEffect::grant;
         change.entitlements[0].effect =
             granted ? EntitlementEffect::deny : EntitlementEffect::grant;
         apply(change);
       }));
  const auto& lists = ruleset.prices.price_lists;
  auto by_size = [](const PriceList& a, const PriceList& b) {
    return a.entries.size() < b.entries.size();
  };
  const PriceList& largest = *std::max_element(lists.begin(), lists.end(), by_size);
  auto put = [&](const char* name, const PriceList& list) {
    line(name, sample(1, effort, [&](size_t) {
           Change change;
           change.version = ruleset.version + 1;
           change.price_lists = {list};
           apply(change);
         }));
  };
  put("change_price_list", lists[lists.size() / 2]);
  line("entries_of_it", static_cast<double>(lists[lists.size() / 2].entries.size()), "entries");
  put("change_largest_price_list", largest);
  line("entries_of_the_largest", static_cast<double>(largest.entries.size()), "entries");
}

int run(const std::string& ruleset, const std::string& audience_file, int64_t budget_ns) {
  Issues issues;
  const auto begin = Clock::now();
  ProgramPtr program = json::load(read_file(ruleset), issues);
  if (program == nullptr) {
    std::string text;
    json::write_issues(issues, text);
    std::fprintf(stderr, "proviso-catalog-scale: %s\n", text.c_str());
    return 1;
  }
  line("products", program->products.size(), "products");
  line("price_lists", static_cast<double>(program->prices.lists.size()), "lists");
  line("load", static_cast<double>(since(begin)) / 1e9, "s");
  line("peak_memory", peak_mib(), "MiB");
  std::vector<SessionPtr> sessions;
  std::vector<Audience> audiences;
  std::ifstream file(audience_file);
  for (std::string text; std::getline(file, text);) {
    sessions.push_back(json::open_session(program, text, issues));
    audiences.push_back(sessions.back()->audience);
  }
  check_answers(sessions);
  measure(sessions, audiences, budget_ns);
  measure_changes(program, budget_ns);
  return 0;
}

}  // namespace
}  // namespace proviso::bench

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: proviso-catalog-scale RULESET AUDIENCES BUDGET_MS\n");
    return 2;
  }
  return proviso::bench::run(argv[1], argv[2], std::atoll(argv[3]) * 1000000);
}
