#include "http/problem.h"

#include "json/writer.h"
#include "proviso/json.h"

namespace proviso::http {

std::string write_problem(Problem problem, std::string_view members) {
  const ProblemType& type = type_of(problem);
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("type", std::string(kProblemPrefix).append(type.code));
  out.member("title", type.title);
  out.member("status", static_cast<int64_t>(type.status));
  out.member("code", type.code);
  if (!members.empty()) text.append(1, ',').append(members);
  out.close_object();
  return text;
}

Response problem_response(Problem problem) {
  Response response;
  response.status = type_of(problem).status;
  response.content_type = kProblemJson;
  response.body = write_problem(problem);
  if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

Response issues_response(const Issues& issues) {
  Response response = problem_response(Problem::invalid_request);
  std::string text;
  json::write_issues(issues, text);
  // Its members without the object's braces.
  std::string_view members = std::string_view(text).substr(1, text.size() - 2);
  response.body = write_problem(Problem::invalid_request, members);
  return response;
}

}  // namespace proviso::http
