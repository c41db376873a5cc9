// Near misses: which line to grow, and by how much, to make a promotion apply. Contract: needs.h
// proposes, an evaluation of the changed cart decides; carts are tried in one order, whatever the
// order of lists, until the evaluations allowed are used up. Test: tests/core/near_misses_test.cpp
#include <algorithm>

#include "match/price.h"
#include "needs.h"
#include "proviso/evaluator.h"
#include "workspace.h"

namespace proviso {
namespace {

using Amounts = std::vector<int64_t>;

/// An estimated growth may be a little short: so many are tried, one after another.
constexpr int kEstimates = 3;

/// Remembers what amounts promotions were tested on, where these depend on other promotions.
class Moments : public Observer {
 public:
  explicit Moments(const Walk& walk) : walk_(walk), of_(walk.candidates().size(), kNone) {}

  void on_test(uint32_t candidate, const Facts& facts) override {
    if (walk_.promotion(candidate).reads_total || facts.cart.groups.empty()) return;
    auto copy = [&](At at) {
      const int64_t* amounts = facts.moment.at(at);
      return Amounts(amounts, amounts + facts.cart.groups.size());
    };
    Seen seen{copy(At::current), copy(At::net)};
    bool same =
        !seen_.empty() && seen_.back().current == seen.current && seen_.back().net == seen.net;
    if (!same) seen_.push_back(std::move(seen));
    of_[candidate] = static_cast<uint32_t>(seen_.size() - 1);
  }
  void on_open() override {
    seen_.clear();
    std::fill(of_.begin(), of_.end(), kNone);
  }
  void on_grant(uint32_t, uint32_t, size_t, size_t, const std::vector<FloorCut>&) override {}

  /// A promotion that was not tested, or on the totals alone, reads what everything costs finally.
  Moment moment(uint32_t candidate) const {
    const int64_t* subtotals = walk_.cart().subtotals.data();
    const int64_t* finals = walk_.ledger().groups().data();
    if (of_[candidate] == kNone) return {{subtotals, finals, finals, finals}};
    const Seen& seen = seen_[of_[candidate]];
    return {{subtotals, seen.current.data(), seen.net.data(), finals}};
  }

 private:
  struct Seen {
    Amounts current, net;
  };
  const Walk& walk_;
  std::vector<Seen> seen_;    // equal ones in a row are kept once
  std::vector<uint32_t> of_;  // by candidate
};

class Search {
 public:
  Search(const Session& session, const Request& request, const MatchedCart& cart,
         const Evaluation& now, int64_t budget, Workspace& trial, std::vector<NearMiss>& out)
      : session_(session),
        cart_(cart),
        now_(now),
        budget_(budget),
        out_(out),
        trial_(trial),
        changed_(request),
        then_(trial.evaluation) {}

  /// Tries a growth on each line that can give what the promotion needs; keeps the cheapest.
  void pursue(const Facts& facts, const Need& need, const PromotionOutcome& outcome, bool tier) {
    if (need.kind == Need::Kind::never || need.kind == Need::Kind::met) return;
    NearMiss best;
    for (uint32_t group = 0; group < cart_.groups.size() && budget_ > 0; ++group) {
      auto growth = growth_of(facts, need, group);
      if (!growth || growth->units <= 0) continue;
      NearMiss tried = of_group(group);
      tried.promotion = outcome.promotion;
      tried.missing_minor = growth->missing_minor;
      tried.next_tier = tier && outcome.outcome == Outcome::applied;
      tried.add_quantity = as_sold(group, growth->units);
      for (int i = 0; i < (growth->estimated ? kEstimates : 1); ++i) {
        if (i > 0) tried.add_quantity = as_sold(group, tried.add_quantity + least_growth(group));
        if (!evaluates(group, tried)) continue;
        if (!takes_more(outcome)) continue;
        keep_cheaper(tried, best);
        break;
      }
    }
    if (best.add_quantity > 0) out_.push_back(best);
  }

  /// The next tier of the entry that prices a group.
  void pursue_price(uint32_t group) {
    const PriceGroup& priced = cart_.groups[group];
    if (priced.source.price_list == kNone) return;
    const FoundPrice found = cart_.pricing.of(priced.product, priced.quantity);
    if (found.next_tier == 0) return;
    NearMiss tried = of_group(group);
    tried.add_quantity = as_sold(group, found.next_tier - priced.quantity);
    tried.tier = {priced.source.price_list, found.next_tier};
    tried.next_tier = true;
    bool reached = evaluates(group, tried) && then_.lines[tried.line].source == tried.tier;
    if (reached && tried.saving_minor > 0) out_.push_back(tried);
  }

  int64_t budget() const { return budget_; }

 private:
  NearMiss of_group(uint32_t group) const {
    NearMiss miss;
    miss.product = cart_.groups[group].product;
    miss.line = cart_.lines[cart_.groups[group].first_line];
    return miss;
  }

  /// A growth, or the next larger one after which the product is sold in that quantity.
  int64_t as_sold(uint32_t group, int64_t units) const {
    const PriceGroup& priced = cart_.groups[group];
    const int64_t step = cart_.pricing.of(priced.product, priced.quantity).step_quantity;
    if (step == 0) return units;
    const Int128 steps = divide_up(Int128{priced.quantity} + units, step);
    return static_cast<int64_t>(std::min<Int128>(steps * step, limits.minor)) - priced.quantity;
  }

  /// A unit; of what is measured, as much as costs a minor unit more.
  int64_t least_growth(uint32_t group) const {
    const PriceGroup& priced = cart_.groups[group];
    if (!priced.measured() || priced.unit_price == 0) return 1;
    const int digits = digits_of(priced);
    return static_cast<int64_t>(divide_up(power_of_ten(digits), priced.unit_price));
  }

  int digits_of(const PriceGroup& priced) const {
    const auto& currencies = session_.program->source.currencies;
    return currencies[changed_.currency].unit_price_digits + priced.quantity_scale;
  }

  /// Evaluates the cart with the line grown; fills in what that costs and saves.
  bool evaluates(uint32_t group, NearMiss& tried) {
    RequestLine& line = changed_.lines[tried.line];
    if (budget_ <= 0 || tried.add_quantity > limits.quantity - line.quantity) return false;
    --budget_;
    Issues issues;
    line.quantity += tried.add_quantity;
    bool priced = evaluate(session_, changed_, trial_, then_, issues);
    line.quantity -= tried.add_quantity;
    if (!priced) return false;
    tried.cost_minor = then_.totals.total_minor - now_.totals.total_minor;
    Int128 saving = Int128{then_.totals.subtotal_minor} - now_.totals.subtotal_minor +
                    cheaper_by_tier(group, tried.add_quantity) - tried.cost_minor;
    tried.saving_minor = fits(saving) ? static_cast<int64_t>(saving) : 0;
    return true;
  }

  /// What the group would cost with more units at the price of its last one, less what it does.
  Int128 cheaper_by_tier(uint32_t group, int64_t added) const {
    const PriceGroup& priced = cart_.groups[group];
    const int digits = digits_of(priced);
    const RoundingMode mode = session_.program->source.settings.rounding_mode;
    const bool one_price =
        amount_of(priced.unit_price, priced.quantity, digits, mode) == priced.subtotal_minor;
    Int128 amount = one_price
                        ? amount_of(priced.unit_price, priced.quantity + added, digits, mode)
                        : priced.subtotal_minor + amount_of(priced.unit_price, added, digits, mode);
    for (uint32_t i = 0; i < priced.line_count; ++i) {
      amount -= then_.lines[cart_.lines[priced.first_line + i]].subtotal_minor;
    }
    return amount;
  }

  /// Whether the promotion applies to the changed cart, and gives more than it does now.
  bool takes_more(const PromotionOutcome& now) const {
    for (const PromotionOutcome& then : then_.outcomes) {
      if (then.promotion != now.promotion) continue;
      return then.outcome == Outcome::applied && then.amount_minor < now.amount_minor;
    }
    return false;
  }

  /// Groups come by their smallest line id, so of equal ones the first stays.
  static void keep_cheaper(const NearMiss& tried, NearMiss& best) {
    if (tried.saving_minor <= 0) return;
    if (best.add_quantity == 0 || tried.cost_minor < best.cost_minor) best = tried;
  }

  const Session& session_;
  const MatchedCart& cart_;
  const Evaluation& now_;
  int64_t budget_;
  std::vector<NearMiss>& out_;
  Workspace& trial_;  // of the changed carts
  Request changed_;
  Evaluation& then_;
};

/// What one promotion lacks: its condition, or, where that holds, a further step or set.
void pursue_promotion(Search& search, const Facts& facts, const CompiledPromotion& promotion,
                      const PromotionOutcome& outcome) {
  if (outcome.outcome == Outcome::ineligible && outcome.reason == Reason::condition) {
    search.pursue(facts, need_of_condition(facts, promotion.condition), outcome, false);
    return;
  }
  bool in = outcome.outcome == Outcome::applied || outcome.reason == Reason::no_effect;
  if (!in) return;
  for (const CompiledBenefit& benefit : promotion.benefits) {
    search.pursue(facts, need_of_benefit(facts, benefit), outcome,
                  benefit.value == ValueKind::tiers);
  }
}

/// The largest saving first; each change of the cart once for each promotion.
void sort_out(const Program& program, const Request& request, std::vector<NearMiss>& out) {
  const Ruleset& ruleset = program.source;
  auto key = [&](const NearMiss& miss) -> std::string_view {
    return miss.promotion == kNone ? ruleset.prices.price_lists[miss.tier.price_list].key
                                   : ruleset.promotions.promotions[miss.promotion].key;
  };
  auto id = [&](const NearMiss& miss) { return request.view(request.lines[miss.line].id); };
  std::stable_sort(out.begin(), out.end(), [&](const NearMiss& a, const NearMiss& b) {
    if (a.saving_minor != b.saving_minor) return a.saving_minor > b.saving_minor;
    if (a.cost_minor != b.cost_minor) return a.cost_minor < b.cost_minor;
    if (key(a) != key(b)) return key(a) < key(b);
    return id(a) < id(b);
  });
  auto same = [](const NearMiss& a, const NearMiss& b) {
    return a.promotion == b.promotion && a.tier == b.tier && a.line == b.line &&
           a.add_quantity == b.add_quantity;
  };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
}

}  // namespace

void near_misses(const Session& session, const Request& request, const Evaluation& now,
                 int64_t max_evaluations, Workspace& workspace, std::vector<NearMiss>& out) {
  out.clear();
  const MatchedCart& cart = workspace.cart;
  const auto& candidates = workspace.candidates;
  Walk& walk = workspace.walk;
  walk.begin(session, request, cart, candidates);
  Moments moments(walk);
  settle(walk, workspace.settling, &moments);
  if (!workspace.trial) workspace.trial = make_workspace();
  Search search(session, request, cart, now, max_evaluations, *workspace.trial, out);
  size_t considered = 0;
  for (uint32_t i = 0; i < candidates.size() && search.budget() > 0; ++i) {
    if (!candidates[i].considered) continue;
    Facts facts{session, request, cart, moments.moment(i)};
    pursue_promotion(search, facts, walk.promotion(i), now.outcomes[considered++]);
  }
  for (uint32_t group = 0; group < cart.groups.size() && search.budget() > 0; ++group) {
    search.pursue_price(group);
  }
  sort_out(*session.program, request, out);
}

bool near_misses(const Session& opened, const Request& request, int64_t max_evaluations,
                 std::vector<NearMiss>& out, Issues& issues) {
  Workspace workspace;
  const Session& session = at_instant(opened, request.evaluated_at, workspace.timed);
  out.clear();
  Evaluation now;
  if (!evaluate(session, request, workspace, now, issues)) return false;
  near_misses(session, request, now, max_evaluations, workspace, out);
  return true;
}

}  // namespace proviso
