#include "cli/report.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/files.h"
#include "proviso/json.h"

namespace proviso::cli {

void report_lines(const std::string& file, const Issues& issues) {
  std::string text;
  for (const Issue& issue : issues.list()) {
    text += printable(file + ':' + issue.pointer);
    text += is_warning(issue.code) ? ": warning: " : ": ";
    text.append(name(issue.code)).append(": ").append(printable(issue.message)) += '\n';
  }
  if (issues.left_out() > 0) {
    text += printable(file) + ": and " + std::to_string(issues.left_out()) + " more\n";
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
}

int report(const std::string& file, const Issues& issues, bool json) {
  const int code = issues.has_errors() ? kIssues : kOk;
  if (!json) {
    report_lines(file, issues);
    return code;
  }
  if (code == kOk) return code;  // warnings are for `check` to tell
  std::string text;
  json::write_issues(issues, text);
  return print(text + '\n', code);
}

}  // namespace proviso::cli
