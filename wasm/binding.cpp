// The seam between C++ and JavaScript: bytes in, bytes out, integer handles, one call a decision.
// Contract: `input` gives a view to fill; each other call reads it and leaves its answer, or the
// issues, in `output`. A view holds until the next call. A handle that was not given ends the
// instance; its owner (js/src/runtime.ts) notices and makes another. Test: tests/js/trap.test.mjs
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "proviso/json.h"

namespace proviso {
namespace {

using emscripten::typed_memory_view;
using emscripten::val;

/// What handles stand for; 0 stands for nothing. Numbers are never used twice.
template <typename Pointer>
class Handles {
 public:
  int32_t add(Pointer pointer) {
    if (pointer == nullptr) return 0;
    held_.emplace(++last_, std::move(pointer));
    return last_;
  }
  const Pointer& at(int32_t handle) const {
    const auto found = held_.find(handle);
    if (found == held_.end()) std::abort();
    return found->second;
  }
  void release(int32_t handle) { held_.erase(handle); }

 private:
  std::map<int32_t, Pointer> held_;
  int32_t last_ = 0;
};

/// The state of one instance: two buffers and what the handles stand for.
struct Instance {
  std::string in;
  std::string out;
  WorkspacePtr workspace = make_workspace();
  Handles<ProgramPtr> programs;
  Handles<SessionPtr> sessions;
};

Instance instance;

val view_of(const std::string& bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  return val(typed_memory_view(bytes.size(), data));
}

/// A view of `size` bytes for the next call to read; growing memory detaches earlier views.
val input(uint32_t size) {
  instance.in.resize(size);
  return view_of(instance.in);
}

val output() { return view_of(instance.out); }

/// Rulesets can be large: their text is not kept once it is compiled. Warnings are in `output`.
int32_t load_program() {
  const std::string text = std::exchange(instance.in, {});
  Issues issues;
  const int32_t handle = instance.programs.add(json::load(text, issues));
  json::write_issues(issues, instance.out);
  return handle;
}

int32_t change_program(int32_t program) {
  Issues issues;
  const int32_t handle =
      instance.programs.add(json::change(*instance.programs.at(program), instance.in, issues));
  json::write_issues(issues, instance.out);
  return handle;
}

int32_t bind_session(int32_t program) {
  Issues issues;
  const int32_t handle =
      instance.sessions.add(json::open_session(instance.programs.at(program), instance.in, issues));
  json::write_issues(issues, instance.out);
  return handle;
}

void release_program(int32_t handle) { instance.programs.release(handle); }
void release_session(int32_t handle) { instance.sessions.release(handle); }

using CartCall = bool (*)(const Session&, std::string_view, std::string&, json::RequestForm);
using QueryCall = bool (*)(const Session&, std::string_view, std::string&);

/// A call about a cart: the session's own request, without an audience.
template <CartCall call>
bool ask_cart(int32_t session) {
  return call(*instance.sessions.at(session), instance.in, instance.out,
              json::RequestForm::session);
}

bool ask_evaluation(int32_t session) {
  return json::evaluate(*instance.sessions.at(session), instance.in, *instance.workspace,
                        instance.out);
}

bool ask_catalog(int32_t session) {
  return json::catalog(*instance.sessions.at(session), instance.in, *instance.workspace,
                       instance.out);
}

template <Level level>
bool ask_explanation(int32_t session) {
  return json::explain(*instance.sessions.at(session), instance.in, instance.out, level);
}

using ToldCall = bool (*)(const Session&, std::string_view, std::string&, Level);

/// A call about products whose answer depends on who reads it.
template <ToldCall call, Level level>
bool ask_told(int32_t session) {
  return call(*instance.sessions.at(session), instance.in, instance.out, level);
}

template <QueryCall call>
bool ask(int32_t session) {
  return call(*instance.sessions.at(session), instance.in, instance.out);
}

}  // namespace
}  // namespace proviso

EMSCRIPTEN_BINDINGS(proviso) {
  using namespace proviso;
  emscripten::function("input", &input);
  emscripten::function("output", &output);
  emscripten::function("load", &load_program);
  emscripten::function("change", &change_program);
  emscripten::function("bind", &bind_session);
  emscripten::function("release_program", &release_program);
  emscripten::function("release_session", &release_session);
  emscripten::function("evaluate", &ask_evaluation);
  emscripten::function("outcomes", &ask_cart<json::outcomes>);
  emscripten::function("explain_buyer", &ask_explanation<Level::buyer>);
  emscripten::function("explain_sales", &ask_explanation<Level::sales>);
  emscripten::function("explain_auditor", &ask_explanation<Level::auditor>);
  emscripten::function("near_misses", &ask_cart<json::near_misses>);
  emscripten::function("decision", &ask_cart<json::decision>);
  emscripten::function("catalog", &ask_catalog);
  emscripten::function("catalog_class", &ask<json::catalog_class>);
  emscripten::function("search_filter", &ask<json::search_filter>);
  emscripten::function("decide", &ask<json::decide>);
  emscripten::function("prices", &ask<json::prices>);
  emscripten::function("explain_prices_buyer", &ask_told<json::explain_prices, Level::buyer>);
  emscripten::function("explain_prices_sales", &ask_told<json::explain_prices, Level::sales>);
  emscripten::function("explain_prices_auditor", &ask_told<json::explain_prices, Level::auditor>);
  emscripten::function("explain_visibility_buyer",
                       &ask_told<json::explain_visibility, Level::buyer>);
  emscripten::function("explain_visibility_sales",
                       &ask_told<json::explain_visibility, Level::sales>);
  emscripten::function("explain_visibility_auditor",
                       &ask_told<json::explain_visibility, Level::auditor>);
  emscripten::function("projection", &ask<json::projection>);
}
