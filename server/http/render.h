// Decisions to JSON. Contract: pure; the same decision, the same bytes. Test:
// tests/server/routes.test.mjs
#pragma once

#include <string>

#include "redemption/decide.h"
#include "redemption/store.h"

namespace proviso::http {

/// {"decision_hash","result"}: what POST /v1/evaluations answers.
std::string write_evaluation(const Session& session, const Request& request,
                             const redemption::Verdict& verdict);

/// What POST and GET answer of a redemption.
std::string write_redemption(const redemption::StoredRedemption& redemption);

/// The answer to a redemption that was decided.
redemption::Rendered render(const redemption::Command& command,
                            const redemption::Decision& decision);

}  // namespace proviso::http
