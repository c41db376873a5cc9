// The native side of `make determinism`: reads a script of cases (see script.mjs) on standard
// input and writes the bytes of all answers, one after the other, to standard output.
// Contract: the same bytes as answers.mjs. Test: tests/determinism/determinism.test.mjs
#include <iostream>
#include <string>
#include <string_view>

#include "proviso/json.h"

namespace {

using proviso::Issues;

void write(std::string_view bytes) { std::cout.write(bytes.data(), std::ssize(bytes)); }

void write_issues(const Issues& issues) {
  std::string out;
  proviso::json::write_issues(issues, out);
  write(out);
}

/// The result and the decision bytes of a request, or why it was refused.
void answer(const proviso::Session& session, std::string_view request) {
  std::string out;
  const bool answered = proviso::json::evaluate(session, request, out);
  write(out);
  if (!answered) return;
  proviso::json::decision(session, request, out);
  write(out);
}

}  // namespace

int main() {
  proviso::ProgramPtr program;
  proviso::SessionPtr session;
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::string_view text = std::string_view(line).substr(2);
    Issues issues;
    if (line.starts_with("R ")) {
      session = nullptr;
      program = proviso::json::load(text, issues);
      if (program == nullptr) write_issues(issues);
    } else if (line.starts_with("A ") && program != nullptr) {
      session = proviso::json::open_session(program, text, issues);
      if (session == nullptr) write_issues(issues);
    } else if (line.starts_with("Q ") && session != nullptr) {
      answer(*session, text);
    }
  }
}
