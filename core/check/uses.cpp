// Who uses each definition. Test: tests/core/check/uses_test.cpp
#include <algorithm>
#include <map>

#include "check/probe.h"

namespace proviso {
namespace {

enum class Kind : uint8_t { selector, audience, condition, schedule, benefit };
constexpr std::string_view kKinds[] = {"selector", "audience", "condition", "schedule", "benefit"};

/// Definitions by kind and key; a position in the list that definition_uses gives.
using Places = std::map<std::pair<Kind, std::string_view>, size_t>;

/// Collects the definitions that a piece of the ruleset names.
struct Collector {
  const Places& places;
  std::vector<size_t>& found;

  void add(Kind kind, std::string_view key) {
    auto at = places.find({kind, key});
    if (at != places.end()) found.push_back(at->second);
  }
  void visit(const Selector& selector) {
    if (selector.use) add(Kind::selector, *selector.use);
    if (selector.any) {
      for (const Selector& item : *selector.any) visit(item);
    }
    for (const Selector& item : selector.negated) visit(item);
  }
  void visit(const AudienceRule& rule) {
    if (rule.use) add(Kind::audience, *rule.use);
  }
  void visit(const Schedule& schedule) {
    if (schedule.use) add(Kind::schedule, *schedule.use);
  }
  void visit(const Condition& condition) {
    if (condition.kind == Condition::Kind::use) add(Kind::condition, condition.use);
    for (const Condition& item : condition.items) visit(item);
    visit(condition.of);
  }
  void visit(const Formula& formula) {
    for (const Formula& item : formula.items) visit(item);
    if (formula.of) visit(*formula.of);
  }
  void visit(const Benefit& benefit) {
    if (benefit.kind == BenefitKind::use) add(Kind::benefit, benefit.use);
    if (benefit.target) visit(*benefit.target);
    for (const Part& part : benefit.parts) visit(part.of);
    if (benefit.tiers && benefit.tiers->over) visit(*benefit.tiers->over);
    if (benefit.formula) visit(*benefit.formula);
  }
  void visit(const Promotion& promotion) {
    visit(promotion.audience);
    visit(promotion.schedule);
    if (promotion.condition) visit(*promotion.condition);
    for (const Benefit& benefit : promotion.benefits) visit(benefit);
  }
};

template <typename T>
void list(Kind kind, const std::vector<Named<T>>& named, Places& places,
          std::vector<DefinitionUses>& out) {
  for (const Named<T>& definition : named) {
    places.emplace(std::make_pair(kind, std::string_view(definition.key)), out.size());
    out.push_back({kKinds[static_cast<size_t>(kind)], definition.key, {}, {}});
  }
}

/// What each definition names itself, in the order of the list.
template <typename T>
void gather(const std::vector<Named<T>>& named, const Places& places,
            std::vector<std::vector<size_t>>& out) {
  for (const Named<T>& definition : named)
    Collector{places, out.emplace_back()}.visit(definition.is);
}

/// All that is named, also through others; ascending.
std::vector<size_t> closed(std::vector<size_t> named,
                           const std::vector<std::vector<size_t>>& names) {
  std::vector<uint8_t> seen(names.size(), 0);
  std::vector<size_t> all;
  while (!named.empty()) {
    const size_t next = named.back();
    named.pop_back();
    if (seen[next] != 0) continue;
    seen[next] = 1;
    all.push_back(next);
    named.insert(named.end(), names[next].begin(), names[next].end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

std::vector<DefinitionUses> definition_uses(const Program& program) {
  const Definitions& source = program.source.definitions;
  std::vector<DefinitionUses> out;
  Places places;
  list(Kind::selector, source.selectors, places, out);
  list(Kind::audience, source.audiences, places, out);
  list(Kind::condition, source.conditions, places, out);
  list(Kind::schedule, source.schedules, places, out);
  list(Kind::benefit, source.benefits, places, out);
  if (out.empty()) return out;
  std::vector<std::vector<size_t>> names;
  names.reserve(out.size());
  gather(source.selectors, places, names);
  gather(source.audiences, places, names);
  gather(source.conditions, places, names);
  gather(source.schedules, places, names);
  gather(source.benefits, places, names);
  const auto& promotions = program.source.promotions.promotions;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    std::vector<size_t> named;
    Collector{places, named}.visit(promotions[id]);
    if (named.empty()) continue;
    for (size_t at : closed(std::move(named), names)) out[at].promotions.push_back(id);
  }
  const auto& lists = program.source.prices.price_lists;
  for (uint32_t i = 0; i < lists.size(); ++i) {
    std::vector<size_t> named;
    Collector collector{places, named};
    collector.visit(lists[i].audience);
    collector.visit(lists[i].schedule);
    if (named.empty()) continue;
    for (size_t at : closed(std::move(named), names)) out[at].price_lists.push_back(i);
  }
  return out;
}

}  // namespace proviso
