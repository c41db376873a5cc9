// Issues to JSON. Contract: see proviso/json.h. Test: tests/core/json/json_test.cpp
#include "json/writer.h"
#include "proviso/json.h"

namespace proviso::json {

void write_issues(const Issues& issues, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("issues");
  out.open_array();
  for (const Issue& issue : issues.list()) {
    out.open_object();
    out.member("code", name(issue.code));
    out.member("severity", is_warning(issue.code) ? "warning" : "error");
    out.member("pointer", issue.pointer);
    out.member("message", issue.message);
    out.close_object();
  }
  out.close_array();
  out.member("left_out", static_cast<int64_t>(issues.left_out()));
  out.close_object();
}

}  // namespace proviso::json
