// Why products cost and are seen as they are. Contract: see write_result.h; docs/semantics.md,
// "Explanations", says what each member means. Test: tests/core/explain_product_test.cpp
#include "compile/program.h"
#include "json/names.h"
#include "json/write_result.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

constexpr std::array<Choice<Names>, 4> kNames{{
    {"everything", Names::everything},
    {"selection", Names::selection},
    {"category", Names::category},
    {"product", Names::product},
}};

constexpr std::array<Choice<MeantAs>, 5> kMeantAs{{
    {"everyone", MeantAs::everyone},
    {"segment", MeantAs::segment},
    {"contract", MeantAs::contract},
    {"ancestor", MeantAs::ancestor},
    {"account", MeantAs::account},
}};

void write_standing(Reason standing, Writer& out) {
  if (standing != Reason::applied) out.member("reason", name(standing));
}

void write_considered(const Program& program, const ConsideredList& list, Writer& out) {
  const auto& lists = source(program).prices.price_lists;
  out.open_object();
  out.member("price_list", lists[list.price_list].key);
  if (list.fallback_of != kNone) out.member("fallback_of", lists[list.fallback_of].key);
  if (list.beyond_horizon) {
    out.member("reason", name(IssueCode::zone_horizon));
  } else {
    write_standing(list.standing, out);
  }
  write_list("follows", list.follows, out, [&](const Followed& step, Writer& item) {
    item.open_object();
    if (step.price_list != kNone) item.member("price_list", lists[step.price_list].key);
    item.member("change_bp", int64_t{step.change_bp});
    item.close_object();
  });
  if (list.has) {
    out.member("unit_price", list.unit_price);
    if (list.amount_minor >= 0) out.member("amount_minor", list.amount_minor);
    write_true("graduated", list.graduated, out);
    if (list.tier_from != 0) out.member("tier_from", list.tier_from);
    if (list.next_tier) {
      out.key("next_tier");
      out.open_object();
      out.member("from", list.next_tier->from);
      out.member("unit_price", list.next_tier->unit_price);
      out.close_object();
    }
  }
  write_true("decides", list.decides, out);
  out.close_object();
}

void write_laid(const Program& program, const LaidEntitlement& laid, Writer& out) {
  const Entitlement& said = source(program).entitlements.entitlements[laid.entitlement];
  out.open_object();
  out.member("entitlement", said.key);
  out.member("effect", name_in(kEffects, said.effect));
  out.member("priority", int64_t{said.priority});
  out.member("names", name_in(kNames, laid.names));
  if (laid.category != kNone) {
    out.member("category", source(program).products.categories[laid.category].key);
  }
  out.member("audience", name_in(kMeantAs, laid.meant));
  if (laid.ancestor != 0) out.member("ancestor", int64_t{laid.ancestor});
  write_standing(laid.standing, out);
  write_true("decides", laid.decides, out);
  out.close_object();
}

void write_shown(const Program& program, std::string_view member, const Shown& its, Writer& out) {
  auto each = [&](const LaidEntitlement& laid, Writer& item) { write_laid(program, laid, item); };
  out.key(member);
  out.boolean(its.shown);
  write_true("by_default", its.by_default, out);
  write_list("entitlements", its.laid, out, each);
  write_list("not_running", its.not_running, out, each);
}

}  // namespace

void write_explained_prices(const Session& session, const std::vector<std::string>& skus,
                            const std::vector<PriceExplanation>& why, CurrencyId currency,
                            std::string& text) {
  const Program& program = program_of(session);
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("prices");
  out.open_array();
  for (size_t i = 0; i < skus.size(); ++i) {
    const PriceExplanation& one = why[i];
    const bool found = one.item.product != kNoProduct;
    out.open_object();
    out.member("sku", skus[i]);
    out.key("found");
    out.boolean(found);
    if (found) {
      if (!one.visible) {
        out.key("visible");
        out.boolean(false);
      }
      write_priced_product(program, one.item, currency, out);
      write_list("price_lists", one.lists, out, [&](const ConsideredList& list, Writer& item) {
        write_considered(program, list, item);
      });
    }
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

void write_explained_visibility(const Session& session, const std::vector<std::string>& skus,
                                const std::vector<ProductId>& products,
                                const std::vector<VisibilityExplanation>& why, std::string& text) {
  const Program& program = program_of(session);
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("products");
  out.open_array();
  for (size_t i = 0; i < skus.size(); ++i) {
    const bool found = products[i] != kNoProduct;
    out.open_object();
    out.member("sku", skus[i]);
    out.key("found");
    out.boolean(found);
    if (found) {
      write_shown(program, "visible", why[i].product, out);
      out.key("price");
      out.open_object();
      write_shown(program, "shown", why[i].price, out);
      out.close_object();
    }
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
