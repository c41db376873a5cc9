// Compiles audience rules: keys to symbols, with the rules that they use.
// Test: tests/core/schedule_test.cpp
#include "compile/uses.h"

namespace proviso {
namespace {

/// The rule itself, without what it uses.
CompiledAudience compile_own(Program& program, const AudienceRule& rule) {
  CompiledAudience audience;
  auto take = [&](const std::optional<Keys>& keys, bool& any, std::vector<Symbol>& out) {
    any = !keys.has_value();
    if (keys) out = intern_keys(program, *keys);
  };
  take(rule.accounts, audience.any_account, audience.accounts);
  take(rule.segments, audience.any_segment, audience.segments);
  take(rule.regions, audience.any_region, audience.regions);
  take(rule.channels, audience.any_channel, audience.channels);
  take(rule.contracts, audience.any_contract, audience.contracts);
  return audience;
}

}  // namespace

CompiledAudience compile_audience(Program& program, const AudienceRule& rule,
                                  const std::string& pointer, Issues& issues) {
  CompiledAudience audience = compile_own(program, rule);
  for (const AudienceRule* used :
       used_by(rule, program.source.definitions.audiences, pointer, issues)) {
    audience.also.push_back(compile_own(program, *used));
  }
  return audience;
}

}  // namespace proviso
