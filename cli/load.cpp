#include "cli/load.h"

#include "cli/files.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "json/read_request.h"
#include "proviso/json.h"

namespace proviso::cli {

ProgramPtr load_ruleset(const std::string& file, bool json, int& code) {
  code = kUsage;
  Issues issues;
  ProgramPtr program;
  {
    Progress progress("loading " + file);
    auto text = read_file(file, limits.ruleset_bytes);
    if (!text) return nullptr;
    program = json::load(*text, issues);
  }
  code = report(file, issues, json);
  return program;
}

Asked load_request(const Options& options, int& code) {
  Asked asked;
  ProgramPtr program = load_ruleset(options.ruleset, options.json, code);
  if (program == nullptr) return asked;
  const std::string& file = options.request;
  auto text = read_file(file, limits.request_bytes);
  if (!text) {
    code = kUsage;
    return asked;
  }
  Issues issues;
  Audience audience;
  json::read_request(*text, *program, asked.request, &audience, issues);
  code = report(file, issues, options.json);
  if (code == kOk) asked.session = proviso::open_session(program, audience);
  return asked;
}

}  // namespace proviso::cli
