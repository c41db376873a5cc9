#include "http/service.h"

#include <algorithm>
#include <utility>

#include "crypto/digest.h"
#include "http/problem.h"
#include "http/render.h"
#include "redemption/decide.h"

namespace proviso::http {
namespace {

using access::Operation;
using access::Role;
using access::Route;
using redemption::StoreError;

constexpr std::string_view kIdPart = "{id}";
constexpr std::string_view kBearer = "Bearer ";
constexpr size_t kIdempotencyKeyBytes = 128;
constexpr size_t kRandomIdBytes = 16;

bool matches(const Route& route, std::string_view path) {
  size_t id = route.path.find(kIdPart);
  if (id == std::string_view::npos) return path == route.path;
  return path.size() > id && path.substr(0, id) == route.path.substr(0, id) &&
         path.find('/', id) == std::string_view::npos;
}

std::string id_of(const Call& call) {
  return call.head.path.substr(call.route->path.find(kIdPart));
}

bool is_json(const std::optional<std::string>& content_type) {
  if (!content_type) return false;
  std::string type = content_type->substr(0, content_type->find(';'));
  type.erase(type.find_last_not_of(' ') + 1);
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return type == "application/json";
}

bool is_visible_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Response json_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response store_problem(StoreError error) {
  switch (error) {
    case StoreError::key_reused:
      return problem_response(Problem::idempotency_key_reused);
    case StoreError::overloaded:
      return problem_response(Problem::overloaded);
    default:
      return problem_response(Problem::store_unavailable);
  }
}

Response reply_response(redemption::Reply reply) {
  if (reply.error != StoreError::none) return store_problem(reply.error);
  redemption::Answer& answer = reply.answer;
  Response response = json_response(answer.status, std::move(answer.body));
  if (answer.status >= 400) response.content_type = kProblemJson;
  if (answer.replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
  if (!answer.redemption_id.empty()) {
    response.headers.emplace_back("Location", "/v1/redemptions/" + answer.redemption_id);
  }
  return response;
}

/// What makes two requests under one key the same: all that the client sent of it.
std::string fingerprint_of(const Call& call) {
  return crypto::to_hex(crypto::sha256(call.head.method + ' ' + call.head.path + '\n' + call.body));
}

std::optional<Problem> check_idempotency_key(const std::optional<std::string>& key) {
  if (!key) return Problem::idempotency_key_missing;
  bool is_valid = !key->empty() && key->size() <= kIdempotencyKeyBytes && is_visible_ascii(*key);
  return is_valid ? std::nullopt : std::optional(Problem::idempotency_key_invalid);
}

}  // namespace

// ---- admission --------------------------------------------------------------------------------

std::optional<Response> Service::admit(Call& call) const {
  std::string allowed;
  for (const Route& route : access::kRoutes) {
    if (!matches(route, call.head.path)) continue;
    if (route.method == call.head.method) call.route = &route;
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (allowed.empty()) return problem_response(Problem::not_found);
  if (call.route == nullptr) {
    Response response = problem_response(Problem::method_not_allowed);
    response.headers.emplace_back("Allow", allowed);
    return response;
  }
  if (call.route->open) return std::nullopt;
  if (auto refused = admit_key(call)) return refused;
  if (call.route->method != "POST") return std::nullopt;
  if (!is_json(call.head.content_type)) return problem_response(Problem::unsupported_media_type);
  if (call.route->operation != Operation::redeem) return std::nullopt;
  auto wrong_key = check_idempotency_key(call.head.idempotency_key);
  return wrong_key ? std::optional(problem_response(*wrong_key)) : std::nullopt;
}

std::optional<Response> Service::admit_key(Call& call) const {
  const Head& head = call.head;
  std::optional<Role> role;
  if (head.authorization && !head.key) {
    std::string_view value = *head.authorization;
    if (value.substr(0, kBearer.size()) == kBearer) {
      role = parts_.keys.find(value.substr(kBearer.size()));
    }
  } else if (head.key && !head.authorization) {
    role = parts_.keys.find(*head.key);
  }
  if (!role) return problem_response(Problem::unauthorized);
  if (!access::may(*role, *call.route)) return problem_response(Problem::forbidden);
  call.role = *role;
  return std::nullopt;
}

void Service::handle(const Call& call, const Respond& respond) {
  switch (call.route->operation) {
    case Operation::evaluate:
      return respond(evaluate(call));
    case Operation::redeem:
      if (auto refused = redeem(call, respond)) respond(std::move(*refused));
      return;
    case Operation::read_redemption:
      return respond(read_redemption(call));
    case Operation::check_live:
      return respond(json_response(200, R"({"status":"ok"})"));
    case Operation::check_ready:
      return respond(check_ready());
  }
}

// ---- routes -----------------------------------------------------------------------------------

/// A storefront is what its token says; what a body says of the buyer is for the shop's backend.
Service::Caller Service::find_caller(const Call& call, const CartBody& body) {
  auto refuse = [](Problem problem) { return Caller{nullptr, {}, problem_response(problem)}; };
  std::optional<access::Buyer> named;
  if (call.role == Role::storefront) {
    if (body.account || body.customer) return refuse(Problem::account_source);
    if (body.gives_facts) return refuse(Problem::facts_source);
    if (call.head.account_token) {
      named = parts_.tokens.verify(*call.head.account_token, parts_.clock());
      if (!named) return refuse(Problem::invalid_account_token);
    }
  } else {
    if (call.head.account_token) return refuse(Problem::account_source);
    if (body.account) named = {*body.account, body.customer};
    if (!body.account && body.customer) return refuse(Problem::unknown_account);
  }
  SessionPtr session = parts_.sessions.find(named);
  if (!session) return refuse(Problem::unknown_account);
  return {std::move(session), named ? named->account : "", std::nullopt};
}

Response Service::evaluate(const Call& call) {
  Issues issues;
  CartBody body = read_evaluation_body(call.body, parts_.sessions.program(), issues);
  if (issues.has_errors()) return issues_response(issues);
  Caller caller = find_caller(call, body);
  if (caller.problem) return std::move(*caller.problem);
  const Session& session = *caller.session;
  Request& request = body.request;
  request.evaluated_at = parts_.clock();
  std::vector<PromotionId> limited;
  if (!redemption::find_limited(session, request, limited, issues)) return issues_response(issues);
  StoreError error =
      parts_.store.read_uses(parts_.sessions.program(), caller.account, limited, request.uses);
  if (error != StoreError::none) return store_problem(error);
  redemption::Verdict verdict = redemption::evaluate_and_hash(session, request, issues);
  if (!verdict.priced) return issues_response(issues);
  return json_response(200, write_evaluation(session, request, verdict));
}

std::optional<Response> Service::redeem(const Call& call, const Respond& respond) {
  redemption::Submission submission;
  submission.idempotency_key = *call.head.idempotency_key;
  submission.fingerprint = fingerprint_of(call);
  submission.render = render;
  if (auto refused = read_command(call, submission.command)) {
    // What was answered once stays answered, though the ruleset or the directory has changed.
    return replay_or(std::move(*refused), submission);
  }
  parts_.store.submit(std::move(submission), [respond](redemption::Reply reply) {
    respond(reply_response(std::move(reply)));
  });
  return std::nullopt;
}

std::optional<Response> Service::read_command(const Call& call, redemption::Command& command) {
  Issues issues;
  RedemptionBody body = read_redemption_body(call.body, parts_.sessions.program(), issues);
  if (issues.has_errors()) return issues_response(issues);
  Caller caller = find_caller(call, body.cart);
  if (caller.problem) return std::move(caller.problem);
  command.redemption_id = "red_" + crypto::to_base64url(crypto::random_bytes(kRandomIdBytes));
  command.order = std::move(body.order);
  command.account = std::move(caller.account);
  command.session = std::move(caller.session);
  command.request = std::move(body.cart.request);
  command.request.evaluated_at = parts_.clock();
  command.decision_hash = std::move(body.decision_hash);
  command.basis = std::move(body.basis);
  if (!redemption::find_limited(*command.session, command.request, command.limited, issues)) {
    return issues_response(issues);
  }
  return std::nullopt;
}

Response Service::replay_or(Response refused, const redemption::Submission& submission) {
  redemption::Reply reply;
  std::optional<redemption::Answer> stored;
  reply.error =
      parts_.store.find_answer(submission.idempotency_key, submission.fingerprint, stored);
  if (reply.error == StoreError::none && !stored) return refused;
  if (stored) reply.answer = std::move(*stored);
  return reply_response(std::move(reply));
}

Response Service::read_redemption(const Call& call) {
  std::optional<redemption::StoredRedemption> found;
  StoreError error = parts_.store.find(id_of(call), found);
  if (error != StoreError::none) return store_problem(error);
  if (!found) return problem_response(Problem::not_found);
  return json_response(200, write_redemption(*found));
}

Response Service::check_ready() {
  if (draining_) return problem_response(Problem::draining);
  if (!parts_.store.probe()) return problem_response(Problem::store_unavailable);
  return json_response(200, R"({"status":"ok"})");
}

}  // namespace proviso::http
