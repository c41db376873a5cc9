// What growing a line would give. Contract: see write_result.h.
// Test: tests/core/near_misses_test.cpp
#include "compile/program.h"
#include "json/write_result.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_near_miss(const Program& program, const Request& request, const NearMiss& miss,
                     Writer& out) {
  out.open_object();
  if (miss.promotion == kNone) {
    out.member("price_list", source(program).prices.price_lists[miss.tier.price_list].key);
    out.member("tier_from", miss.tier.tier_from);
  } else {
    const Promotion& promotion = source(program).promotions.promotions[miss.promotion];
    out.member("promotion", promotion.key);
    if (!promotion.title.empty()) out.member("title", promotion.title);
  }
  out.member("sku", source_of(program, miss.product).sku);
  out.member("line", request.view(request.lines[miss.line].id));
  out.member("add_quantity", miss.add_quantity);
  write_measure(source_of(program, miss.product), out);
  if (miss.missing_minor > 0) out.member("missing_minor", miss.missing_minor);
  out.member("cost_minor", miss.cost_minor);
  out.member("saving_minor", miss.saving_minor);
  if (miss.next_tier) out.member_true("next_tier");
  out.close_object();
}

}  // namespace

void write_near_misses(const Session& session, const Request& request,
                       const std::vector<NearMiss>& misses, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("near_misses");
  out.open_array();
  for (const NearMiss& miss : misses) {
    write_near_miss(program_of(session), request, miss, out);
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
