// The class of an account: what its catalog hangs on, as one short key. Contract: see
// proviso/catalog.h; a key is a 128-bit hash, made of what is seen and of no secret.
// Test: tests/core/catalog/query_test.cpp
#include <algorithm>
#include <array>

#include "match/price.h"
#include "match/schedule.h"
#include "proviso/catalog.h"

namespace proviso {
namespace {

/// Two rounds of the finalizer of MurmurHash3 (Appleby) over words, side by side.
class Hash {
 public:
  void add(uint64_t value) {
    for (size_t i = 0; i < state_.size(); ++i) {
      uint64_t mixed = (state_[i] ^ value) * kFactors[i];
      mixed ^= mixed >> 33;
      state_[i] = mixed * 0xff51afd7ed558ccd + kFactors[1 - i];
    }
  }
  std::string text() const {
    std::string out;
    for (uint64_t half : state_) {
      half ^= half >> 33;
      half *= 0xc4ceb9fe1a85ec53;
      half ^= half >> 33;
      for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[half >> shift & 15];
    }
    return out;
  }

 private:
  static constexpr std::array<uint64_t, 2> kFactors{0x9e3779b97f4a7c15, 0xc2b2ae3d27d4eb4f};
  std::array<uint64_t, 2> state_{0x243f6a8885a308d3, 0x13198a2e03707344};
};

/// Whether a condition reads who asks: then accounts with the same promotions may still differ.
bool reads(const Program& program, uint32_t id) {
  const CompiledCondition& condition = program.promotions.conditions[id];
  if (condition.kind != Condition::Kind::test) {
    return std::any_of(condition.items.begin(), condition.items.end(),
                       [&](uint32_t item) { return reads(program, item); });
  }
  const Fact fact = condition.fact;
  if (fact == Fact::attribute) return condition.owner != AttributeOwner::cart;
  return fact == Fact::segment || fact == Fact::customer_role ||
         (fact >= Fact::customer && fact <= Fact::channel);
}

void add_audience(const Audience& audience, Hash& hash) {
  auto add_all = [&](const std::vector<Symbol>& symbols) {
    hash.add(symbols.size());
    for (Symbol symbol : symbols) hash.add(symbol);
  };
  auto add_facts = [&](const std::vector<AttributeFact>& facts) {
    hash.add(facts.size());
    for (const AttributeFact& fact : facts) {
      hash.add(fact.attribute);
      hash.add(static_cast<uint64_t>(fact.value));
    }
  };
  for (Symbol one : {audience.account, audience.region, audience.channel, audience.customer}) {
    hash.add(one);
  }
  add_all(audience.segments);
  add_all(audience.roles);
  add_facts(audience.attributes);
  add_facts(audience.customer_attributes);
}

}  // namespace

CatalogClass catalog_class(const Session& opened, int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  const Program& program = *session.program;
  int64_t until = session.window.until;
  Hash hash;
  for (char c : program.source.id) hash.add(static_cast<unsigned char>(c));
  hash.add(static_cast<uint64_t>(program.source.version));
  for (uint64_t word : session.visible) hash.add(word);
  hash.add(session.priced.size());
  for (size_t i = 0; i < session.priced.size(); ++i) {
    hash.add(session.priced[i] & session.visible[i]);
  }
  for (uint32_t position : session.price_lists) {
    const CompiledPriceList& list = program.prices.lists[position];
    hash.add(position);
    hash.add(schedule_holds(program, list.schedule, evaluated_at) ? 1 : 0);
    until = std::min(until, schedule_change(program, list.schedule, evaluated_at));
  }
  CatalogClass out;
  out.key = hash.text();
  bool reads_who = false;
  for (PromotionId id = 0; id < session.program->promotions.promotions.size(); ++id) {
    const CompiledPromotion& promotion = program.promotions.promotions[id];
    if (!session.may_earn(id) || promotion.has_codes) continue;
    hash.add(id);
    hash.add(schedule_holds(program, promotion.schedule, evaluated_at) ? 1 : 0);
    reads_who = reads_who || (promotion.condition != kNone && reads(program, promotion.condition));
    until = std::min(until, schedule_change(program, promotion.schedule, evaluated_at));
  }
  if (reads_who) {
    add_audience(session.audience, hash);
    hash.add(static_cast<uint64_t>(evaluated_at));  // ages are counted from it
  }
  out.with_promotions = hash.text();
  out.valid_until = until == INT64_MAX ? -1 : until;
  return out;
}

}  // namespace proviso
