// The facade: read, decide, write; what cannot be answered becomes issues. Contract: see
// proviso/json.h. Test: tests/core/json/json_test.cpp
#include "proviso/json.h"

#include <utility>

#include "compile/program.h"
#include "json/read_query.h"
#include "json/read_request.h"
#include "json/read_ruleset.h"
#include "json/write_result.h"
#include "workspace.h"

namespace proviso::json {
namespace {

/// Gives what `answer` gives, or the issues, in `out`.
template <typename F>
bool answer_or_issues(std::string& out, F&& answer) {
  Issues issues;
  answer(issues);
  if (!issues.has_errors()) return true;
  write_issues(issues, out);
  return false;
}

/// Reads the request and calls `answer(request, issues)` if it is sound.
template <typename F>
bool answer_request(const Session& session, std::string_view text, RequestForm form,
                    std::string& out, F&& answer) {
  return answer_or_issues(out, [&](Issues& issues) {
    Request request;
    Audience bound_already;
    Audience* audience = form == RequestForm::whole ? &bound_already : nullptr;
    read_request(text, program_of(session), request, audience, issues);
    if (!issues.has_errors()) answer(request, issues);
  });
}

/// The same with the request's evaluation: `write(request, evaluation)`.
template <typename F>
bool answer_cart(const Session& session, std::string_view text, RequestForm form,
                 Workspace& workspace, std::string& out, F&& write) {
  return answer_or_issues(out, [&](Issues& issues) {
    Request& request = workspace.request;
    Evaluation& evaluation = workspace.evaluation;
    Audience bound_already;
    Audience* audience = form == RequestForm::whole ? &bound_already : nullptr;
    read_request(text, program_of(session), request, audience, issues);
    if (issues.has_errors()) return;
    if (proviso::evaluate(session, request, workspace, evaluation, issues)) {
      write(request, evaluation);
    }
  });
}

}  // namespace

ProgramPtr load(std::string_view text, Issues& issues) {
  Ruleset ruleset;
  read_ruleset(text, ruleset, issues);
  return issues.has_errors() ? nullptr : compile(std::move(ruleset), issues);
}

ProgramPtr change(const Program& program, std::string_view text, Issues& issues) {
  Change read;
  read_change(text, read, issues);
  return issues.has_errors() ? nullptr : proviso::change(program, std::move(read), issues);
}

SessionPtr open_session(ProgramPtr program, std::string_view text, Issues& issues) {
  Value document;
  Audience audience;
  if (parse(text, kRequestLimits, document, issues)) {
    read_audience(Node(document, issues), *program, audience);
  }
  return issues.has_errors() ? nullptr : proviso::open_session(std::move(program), audience);
}

SessionPtr open_session_of_request(ProgramPtr program, std::string_view text, Issues& issues) {
  Request request;
  Audience audience;
  read_request(text, *program, request, &audience, issues);
  return issues.has_errors() ? nullptr : proviso::open_session(std::move(program), audience);
}

bool evaluate(const Session& session, std::string_view text, Workspace& workspace, std::string& out,
              RequestForm form) {
  return answer_cart(session, text, form, workspace, out,
                     [&](const Request& request, const Evaluation& evaluation) {
                       write_result(session, request, evaluation, out);
                     });
}

bool evaluate(const Session& session, std::string_view text, std::string& out, RequestForm form) {
  Workspace workspace;
  return evaluate(session, text, workspace, out, form);
}

bool outcomes(const Session& session, std::string_view text, std::string& out, RequestForm form) {
  Workspace workspace;
  return answer_cart(session, text, form, workspace, out,
                     [&](const Request&, const Evaluation& evaluation) {
                       write_outcomes(session, evaluation, out);
                     });
}

bool decision(const Session& session, std::string_view text, std::string& out, RequestForm form) {
  Workspace workspace;
  return answer_cart(session, text, form, workspace, out,
                     [&](const Request& request, const Evaluation& evaluation) {
                       out = decision_bytes(session, request, evaluation);
                     });
}

bool explain(const Session& session, std::string_view text, std::string& out, Level level,
             RequestForm form) {
  return answer_request(session, text, form, out, [&](const Request& request, Issues& issues) {
    std::vector<Explanation> explanations;
    if (proviso::explain(session, request, explanations, issues, level)) {
      write_explanations(session, request, explanations, out);
    }
  });
}

bool near_misses(const Session& session, std::string_view text, std::string& out,
                 RequestForm form) {
  return answer_request(session, text, form, out, [&](const Request& request, Issues& issues) {
    std::vector<NearMiss> misses;
    if (proviso::near_misses(session, request, kNearMissEvaluations, misses, issues)) {
      write_near_misses(session, request, misses, out);
    }
  });
}

bool explain(const Session& session, std::string_view text, std::string& out, RequestForm form) {
  return explain(session, text, out, Level::auditor, form);
}

bool catalog(const Session& session, std::string_view text, Workspace& workspace,
             std::string& out) {
  return answer_or_issues(out, [&](Issues& issues) {
    CatalogQuery query;
    read_catalog_query(text, program_of(session), query, issues);
    if (issues.has_errors()) return;
    CatalogPage page;
    query_catalog(session, query, workspace, page);
    write_catalog(session, query, page, out);
  });
}

bool catalog(const Session& session, std::string_view text, std::string& out) {
  Workspace workspace;
  return catalog(session, text, workspace, out);
}

bool catalog_class(const Session& session, std::string_view text, std::string& out) {
  return answer_or_issues(out, [&](Issues& issues) {
    int64_t evaluated_at = 0;
    read_projection_query(text, program_of(session), evaluated_at, issues);
    if (!issues.has_errors()) {
      write_catalog_class(proviso::catalog_class(session, evaluated_at), out);
    }
  });
}

bool search_filter(const Session& session, std::string_view text, std::string& out) {
  return answer_or_issues(out, [&](Issues& issues) {
    FilterQuery query;
    read_filter_query(text, query, issues);
    if (issues.has_errors()) return;
    write_search_filter(proviso::search_filter(session, query.evaluated_at, query.of), out);
  });
}

bool decide(const Session& session, std::string_view text, std::string& out) {
  return answer_or_issues(out, [&](Issues& issues) {
    OutsideQuery query;
    read_outside_query(text, program_of(session), query, issues);
    if (issues.has_errors()) return;
    const auto decisions =
        decide_outside(session, query.products, query.currency, query.evaluated_at);
    write_decisions(session, query.products, decisions, out);
  });
}

bool prices(const Session& session, std::string_view text, std::string& out) {
  return answer_or_issues(out, [&](Issues& issues) {
    PriceQuery query;
    read_price_query(text, program_of(session), query, issues);
    if (issues.has_errors()) return;
    std::vector<AnsweredPrice> answers;
    for (const std::string& sku : query.skus) {
      AnsweredPrice& answer = answers.emplace_back(AnsweredPrice{sku, {}});
      ProductId product = find_visible(session, sku, query.evaluated_at);
      if (product == kNoProduct) continue;
      answer.item = price(session, product, query.quantity, query.currency, query.evaluated_at);
    }
    write_prices(session, answers, query.currency, out);
  });
}

bool explain_prices(const Session& session, std::string_view text, std::string& out, Level level) {
  return answer_or_issues(out, [&](Issues& issues) {
    const Program& program = program_of(session);
    PriceQuery query;
    read_price_query(text, program, query, issues);
    if (level != Level::buyer && !tells_staff(session, level)) {
      issues.add(IssueCode::staff_only, "");
    }
    if (issues.has_errors()) return;
    const auto why =
        proviso::explain_prices(session, products_of(program, query.skus), query.quantity,
                                query.currency, query.evaluated_at, level);
    write_explained_prices(session, query.skus, why, query.currency, out);
  });
}

bool explain_visibility(const Session& session, std::string_view text, std::string& out,
                        Level level) {
  return answer_or_issues(out, [&](Issues& issues) {
    const Program& program = program_of(session);
    VisibilityQuery query;
    read_visibility_query(text, program, query, issues);
    if (!tells_staff(session, level)) issues.add(IssueCode::staff_only, "");
    if (issues.has_errors()) return;
    const auto products = products_of(program, query.skus);
    const auto why = proviso::explain_visibility(session, products, query.evaluated_at);
    write_explained_visibility(session, query.skus, products, why, out);
  });
}

bool projection(const Session& session, std::string_view text, std::string& out) {
  return answer_or_issues(out, [&](Issues& issues) {
    int64_t evaluated_at = 0;
    read_projection_query(text, program_of(session), evaluated_at, issues);
    if (!issues.has_errors()) write_ruleset(project(session, evaluated_at), out);
  });
}

}  // namespace proviso::json
