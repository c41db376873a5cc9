// Building blocks that promotions use by name. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

template <typename T>
void write_named(std::string_view name, const std::vector<Named<T>>& items,
                 void (*write)(const T&, Writer&), Writer& out) {
  write_list(name, items, out, [&](const Named<T>& named, Writer&) {
    out.open_object();
    out.member("key", named.key);
    out.key("is");
    write(named.is, out);
    out.close_object();
  });
}

}  // namespace

void write_definitions(const Definitions& definitions, Writer& out) {
  bool none = definitions.selectors.empty() && definitions.audiences.empty() &&
              definitions.conditions.empty() && definitions.schedules.empty();
  if (none && definitions.benefits.empty() && definitions.segments.empty()) return;
  out.key("definitions");
  out.open_object();
  write_named<Selector>("selectors", definitions.selectors, write_selector, out);
  write_named("audiences", definitions.audiences, write_audience_rule, out);
  write_named("segments", definitions.segments, write_condition, out);
  write_named("conditions", definitions.conditions, write_condition, out);
  write_named("schedules", definitions.schedules, write_schedule, out);
  write_named("benefits", definitions.benefits, write_benefit, out);
  out.close_object();
}

}  // namespace proviso::json
