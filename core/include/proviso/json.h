// JSON in, JSON out: one call per decision, for the command, the WASM module and tests.
// Contract: every function takes and gives UTF-8 JSON text; on false `out` is
// {"issues":[{"code","severity","pointer","message"}...],"left_out":n}. Never throws.
// Test: tests/core/json/json_test.cpp
#pragma once

#include <string>
#include <string_view>

#include "proviso/catalog.h"

namespace proviso::json {

/// Reads and compiles schema/ruleset.schema.json; null, with issues, on an error.
ProgramPtr load(std::string_view ruleset, Issues& issues);

/// Changes a few entitlements or price lists: schema/change.schema.json. Null, with issues, on an
/// error; see proviso/change.h.
ProgramPtr change(const Program& program, std::string_view change, Issues& issues);

/// Binds an audience as in schema/request.schema.json#/$defs/audience; null, with issues.
SessionPtr open_session(ProgramPtr program, std::string_view audience, Issues& issues);

/// Binds the audience inside a whole request, as the command line takes it.
SessionPtr open_session_of_request(ProgramPtr program, std::string_view request, Issues& issues);

/// A session's request has no `audience`; a whole one may have it (see open_session_of_request).
enum class RequestForm { session, whole };

/// Writes schema/result.schema.json.
bool evaluate(const Session& session, std::string_view request, std::string& out,
              RequestForm form = RequestForm::session);
/// The same in memory that is used again: see Workspace.
bool evaluate(const Session& session, std::string_view request, Workspace& workspace,
              std::string& out, RequestForm form = RequestForm::session);
/// Writes {"outcomes":[{"promotion","title","outcome","reason","amount_minor"}]}: considered ones.
bool outcomes(const Session& session, std::string_view request, std::string& out,
              RequestForm form = RequestForm::session);
/// Writes {"promotions":[...]}: why each had its outcome, as far as that level is told; see
/// docs/semantics.md, "Explanations".
bool explain(const Session& session, std::string_view request, std::string& out, Level level,
             RequestForm form = RequestForm::session);
/// The same for an auditor.
bool explain(const Session& session, std::string_view request, std::string& out,
             RequestForm form = RequestForm::session);
/// Writes {"near_misses":[...]}: each {"promotion","title"?} or {"price_list","tier_from"}, and
/// {"sku","line","add_quantity","quantity_scale"?,"unit"?,"missing_minor"?,"cost_minor",
/// "saving_minor","next_tier"?}.
bool near_misses(const Session& session, std::string_view request, std::string& out,
                 RequestForm form = RequestForm::session);
/// Writes the decision bytes (binary; hash them with SHA-256).
bool decision(const Session& session, std::string_view request, std::string& out,
              RequestForm form = RequestForm::session);
/// schema/catalog_query.schema.json to schema/catalog.schema.json.
bool catalog(const Session& session, std::string_view query, std::string& out);
/// The same in memory that is used again.
bool catalog(const Session& session, std::string_view query, Workspace& workspace,
             std::string& out);
/// Query {"evaluated_at"} to {"class","class_with_promotions","valid_until"?}: see CatalogClass.
bool catalog_class(const Session& session, std::string_view query, std::string& out);
/// Query {"evaluated_at","of"?:"product"|"price"} to {"filter":FILTER}: what the account sees, as a
/// filter of a search engine; see proviso/search.h and json/write_result.h.
bool search_filter(const Session& session, std::string_view query, std::string& out);
/// Query {"currency","evaluated_at","products":[{"sku",...}...]} to {"products":[{"sku","visible",
/// ...}...]}: what the account sees and pays of products that the ruleset need not hold.
bool decide(const Session& session, std::string_view query, std::string& out);
/// Query {"currency","evaluated_at","skus":[...],"quantity"?} to {"prices":[...]}: each
/// {"sku","found":true} and the members of a catalog product; unknown and invisible SKUs alike
/// {"sku","found":false}.
bool prices(const Session& session, std::string_view query, std::string& out);
/// The query of `prices` to {"prices":[...]}: each as there, and {"price_lists":[...]}: those that
/// were asked and what each asks, as far as that level is told; docs/semantics.md, "Explanations".
/// The level is the caller's word, never part of a query that comes from elsewhere.
bool explain_prices(const Session& session, std::string_view query, std::string& out, Level level);
/// Query {"evaluated_at","skus":[...]} to {"products":[...]}: whether each and its price is seen,
/// and the entitlements that spoke. For staff, from the whole ruleset: else `staff_only`.
bool explain_visibility(const Session& session, std::string_view query, std::string& out,
                        Level level);
/// Query {"evaluated_at"} to a ruleset: what this account's browser may hold.
bool projection(const Session& session, std::string_view query, std::string& out);

/// The issues as JSON, in the form above.
void write_issues(const Issues& issues, std::string& out);
/// Writes a ruleset in canonical form: members in schema order, no white space.
void write_ruleset(const Ruleset& ruleset, std::string& out);

}  // namespace proviso::json
