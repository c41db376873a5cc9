#include "main/describe.h"

#include "access/role.h"
#include "http/problem.h"
#include "json/writer.h"

namespace proviso {
namespace {

void write_route(const access::Route& route, json::Writer& out) {
  out.open_object();
  out.member("method", route.method);
  out.member("path", route.path);
  out.key("roles");
  out.open_array();
  if (route.open) out.text("anyone");
  for (const access::RoleName& role : access::kRoles) {
    if (!route.open && access::may(role.role, route)) out.text(role.name);
  }
  out.close_array();
  out.close_object();
}

void write_problem_type(const http::ProblemType& problem, json::Writer& out) {
  out.open_object();
  out.member("code", problem.code);
  out.member("type", std::string(http::kProblemPrefix).append(problem.code));
  out.member("status", static_cast<int64_t>(problem.status));
  out.member("title", problem.title);
  out.close_object();
}

}  // namespace

std::string describe() {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.key("routes");
  out.open_array();
  for (const access::Route& route : access::kRoutes) write_route(route, out);
  out.close_array();
  out.key("problems");
  out.open_array();
  for (const http::ProblemType& problem : http::kProblems) write_problem_type(problem, out);
  out.close_array();
  out.close_object();
  return text;
}

}  // namespace proviso
