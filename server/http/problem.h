// RFC 9457 problem details, from a closed list. Contract: `type`, `title`, `status` and `code` of
// each are stable; what is at fault in a document is told by `issues`. Test:
// tests/server/openapi.test.mjs
#pragma once

#include <array>
#include <string_view>

#include "http/message.h"
#include "proviso/issue.h"

namespace proviso::http {

enum class Problem : uint8_t {
  invalid_request,
  malformed_http,
  idempotency_key_missing,
  idempotency_key_invalid,
  unauthorized,
  invalid_account_token,
  forbidden,
  account_source,
  facts_source,
  unknown_account,
  not_found,
  method_not_allowed,
  request_timeout,
  decision_changed,
  order_exists,
  body_too_large,
  unsupported_media_type,
  idempotency_key_reused,
  headers_too_large,
  internal,
  overloaded,
  draining,
  store_unavailable,
};

struct ProblemType {
  Problem problem;
  int status;
  std::string_view code;
  std::string_view title;
};
inline constexpr std::array<ProblemType, 23> kProblems = {{
    {Problem::invalid_request, 400, "invalid_request", "the body is not as the contract says"},
    {Problem::malformed_http, 400, "malformed_http", "the request is not well-formed HTTP"},
    {Problem::idempotency_key_missing, 400, "idempotency_key_missing",
     "the header `Idempotency-Key` is missing"},
    {Problem::idempotency_key_invalid, 400, "idempotency_key_invalid",
     "an `Idempotency-Key` is 1 to 128 visible ASCII characters"},
    {Problem::unauthorized, 401, "unauthorized", "no valid API key"},
    {Problem::invalid_account_token, 401, "invalid_account_token",
     "the account token is not valid, or no longer"},
    {Problem::forbidden, 403, "forbidden", "the key's role may not do this"},
    {Problem::account_source, 403, "account_source",
     "a storefront names its account by token only, the others in the body only"},
    {Problem::facts_source, 403, "facts_source",
     "facts about the past are given by the order service only"},
    {Problem::unknown_account, 403, "unknown_account",
     "the account directory lacks the account, or the account the customer"},
    {Problem::not_found, 404, "not_found", "nothing is here"},
    {Problem::method_not_allowed, 405, "method_not_allowed", "not with this method"},
    {Problem::request_timeout, 408, "request_timeout", "the request took too long to arrive"},
    {Problem::decision_changed, 409, "decision_changed",
     "the decision is no longer the one that was previewed"},
    {Problem::order_exists, 409, "order_exists", "the order has been redeemed already"},
    {Problem::body_too_large, 413, "body_too_large", "the body has more bytes than its limit"},
    {Problem::unsupported_media_type, 415, "unsupported_media_type",
     "the body must be `application/json`"},
    {Problem::idempotency_key_reused, 422, "idempotency_key_reused",
     "the `Idempotency-Key` was used with another request"},
    {Problem::headers_too_large, 431, "headers_too_large", "the headers exceed their limit"},
    {Problem::internal, 500, "internal", "a fault of the server"},
    {Problem::overloaded, 503, "overloaded", "too much at once: try again"},
    {Problem::draining, 503, "draining", "the server is stopping"},
    {Problem::store_unavailable, 503, "store_unavailable",
     "the database does not answer: try again"},
}};

constexpr const ProblemType& type_of(Problem problem) {
  return kProblems[static_cast<size_t>(problem)];
}

inline constexpr std::string_view kProblemPrefix = "urn:proviso:problem:";

/// A whole problem; `members` is JSON text of further members, or empty.
std::string write_problem(Problem problem, std::string_view members = {});

Response problem_response(Problem problem);
Response issues_response(const Issues& issues);

inline constexpr std::string_view kProblemJson = "application/problem+json";

}  // namespace proviso::http
