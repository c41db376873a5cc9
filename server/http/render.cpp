#include "http/render.h"

#include "http/problem.h"
#include "json/write_result.h"
#include "proviso/json.h"

namespace proviso::http {
namespace {

using redemption::ChangedFact;
using redemption::Command;
using redemption::Decision;
using redemption::Rendered;

/// Members of an object, without its braces.
std::string_view members_of(std::string_view object) { return object.substr(1, object.size() - 2); }

std::string write_verdict(const Session& session, const Request& request,
                          const Evaluation& evaluation, const std::string& hash) {
  std::string result;
  json::write_result(session, request, evaluation, result);
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("decision_hash", hash);
  out.key("result");
  text += result;
  out.close_object();
  return text;
}

void write_version(const std::string& id, int64_t version, json::Writer& out) {
  out.open_object();
  out.member("id", id);
  out.member("version", version);
  out.close_object();
}

void write_changed(const Command& command, const ChangedFact& fact, json::Writer& out) {
  using Kind = ChangedFact::Kind;
  const Ruleset& ruleset = source(program_of(*command.session));
  out.open_object();
  if (fact.kind == Kind::request) {
    out.member("fact", "request");
    return out.close_object();
  }
  if (fact.kind == Kind::ruleset) {
    out.member("fact", "ruleset");
    out.key("assumed");
    write_version(command.basis->ruleset_id, command.basis->ruleset_version, out);
    out.key("actual");
    write_version(ruleset.id, ruleset.version, out);
    return out.close_object();
  }
  out.member("fact", fact.kind == Kind::use_left ? "use_left" : "schedule");
  if (fact.kind == Kind::price_list_schedule) {
    out.member("price_list", ruleset.prices.price_lists[fact.subject].key);
  } else {
    out.member("promotion", ruleset.promotions.promotions[fact.subject].key);
  }
  out.key("assumed");
  out.boolean(fact.assumed);
  out.key("actual");
  out.boolean(fact.actual);
  out.close_object();
}

Rendered render_problem(Problem problem, std::string_view members) {
  return {type_of(problem).status, write_problem(problem, members), {}};
}

Rendered render_committed(const Command& command, const Decision& decision) {
  Rendered rendered;
  json::write_result(*command.session, decision.request, decision.evaluation, rendered.result);
  rendered.status = 201;
  rendered.body =
      write_redemption({command.redemption_id, command.order, command.account, "committed",
                        decision.record.committed_at, decision.decision_hash, rendered.result});
  return rendered;
}

Rendered render_changed(const Command& command, const Decision& decision) {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.key("changed");
  out.open_array();
  for (const ChangedFact& fact : decision.changed) write_changed(command, fact, out);
  out.close_array();
  out.key("decision");
  text += write_verdict(*command.session, decision.request, decision.evaluation,
                        decision.decision_hash);
  out.close_object();
  return render_problem(Problem::decision_changed, members_of(text));
}

}  // namespace

std::string write_evaluation(const Session& session, const Request& request,
                             const redemption::Verdict& verdict) {
  return write_verdict(session, request, verdict.evaluation, verdict.decision_hash);
}

std::string write_redemption(const redemption::StoredRedemption& redemption) {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("redemption_id", redemption.id);
  out.member("order", redemption.order);
  out.member("account", redemption.account);
  out.member("state", redemption.state);
  out.member("committed_at", redemption.committed_at);
  out.member("decision_hash", redemption.decision_hash);
  out.key("result");
  text += redemption.result;
  out.close_object();
  return text;
}

Rendered render(const Command& command, const Decision& decision) {
  std::string text;
  switch (decision.state) {
    case Decision::State::committed:
      return render_committed(command, decision);
    case Decision::State::decision_changed:
      return render_changed(command, decision);
    case Decision::State::order_exists: {
      json::Writer out(text);
      out.open_object();
      out.member("redemption_id", decision.existing_id);
      out.close_object();
      return render_problem(Problem::order_exists, members_of(text));
    }
    case Decision::State::refused:
      json::write_issues(decision.issues, text);
      return render_problem(Problem::invalid_request, members_of(text));
  }
  return render_problem(Problem::internal, {});
}

}  // namespace proviso::http
