// proviso-replay RULESET REQUESTS [--digests FILE]: evaluates one request a line (whole requests,
// as schema/request.schema.json) and prints one JSON summary: carts, discounted ones, refusals by
// issue code, totals by currency, seconds, and one SHA-256 over all results and decisions.
// Contract: tools/replay/wasm.mjs gives the same summary of the same files, but for the seconds.
// Test: tests/replay/replay.test.mjs
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "json/document.h"
#include "proviso/json.h"
#include "sha256.h"

namespace {

using proviso::Sha256;
using proviso::json::Value;
using Clock = std::chrono::steady_clock;

constexpr int64_t kProgressStep = 1000;

struct Seconds {
  double load = 0, bind = 0, evaluate = 0, decide = 0;
};

/// Adds the time that `call` takes to `seconds`.
template <typename Call>
auto timed(double& seconds, const Call& call) {
  const auto begin = Clock::now();
  auto result = call();
  seconds += std::chrono::duration<double>(Clock::now() - begin).count();
  return result;
}

/// What all requests came to.
struct Summary {
  int64_t carts = 0, carts_discounted = 0, carts_refused = 0, result_bytes = 0;
  std::map<std::string, int64_t> issues;
  std::map<std::string, std::pair<int64_t, int64_t>> totals;  // currency: subtotal, reduction
  Seconds seconds;
  size_t sessions = 0;
  std::string sha256;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read `" + path + "`");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What the core wrote, or what the caller prepared: JSON that must be well formed.
Value parse(std::string_view text) {
  Value value;
  proviso::Issues issues;
  proviso::json::parse(text, proviso::json::kRulesetLimits, value, issues);
  if (issues.has_errors()) throw std::runtime_error("not JSON: " + std::string(text));
  return value;
}

/// The issues as lines of code, pointer and message: what a refusal adds to the hash.
std::string issue_lines(const std::string& answer, Summary& summary) {
  std::string lines;
  const Value parsed = parse(answer);
  for (const Value& issue : parsed.at("issues")) {
    const auto code = issue.at("code").get<std::string>();
    ++summary.issues[code];
    lines += code + " " + issue.at("pointer").get<std::string>() + " " +
             issue.at("message").get<std::string>() + "\n";
  }
  return lines;
}

void add_totals(const std::string& answer, Summary& summary) {
  const Value result = parse(answer);
  const Value& totals = result.at("totals");
  const auto reduction = totals.at("reduction_minor").get<int64_t>();
  auto& [subtotal_sum, reduction_sum] = summary.totals[result.at("currency").get<std::string>()];
  subtotal_sum += totals.at("subtotal_minor").get<int64_t>();
  reduction_sum += reduction;
  if (reduction > 0) ++summary.carts_discounted;
}

/// One ruleset, its sessions by audience, and what was evaluated so far.
class Replay {
 public:
  explicit Replay(const std::string& ruleset_path) {
    const std::string text = read_file(ruleset_path);
    proviso::Issues issues;
    program_ = timed(summary_.seconds.load, [&] { return proviso::json::load(text, issues); });
    refuse_errors(program_ == nullptr, issues, ruleset_path);
  }

  /// Evaluates one request; gives the digest of its result and decision.
  std::string add(const std::string& request) {
    const proviso::Session& session = bind(request);
    ++summary_.carts;
    constexpr auto whole = proviso::json::RequestForm::whole;
    const bool priced = timed(summary_.seconds.evaluate, [&] {
      return proviso::json::evaluate(session, request, answer_, whole);
    });
    if (!priced) {
      ++summary_.carts_refused;
      keep(issue_lines(answer_, summary_));
      return cart_.finish();
    }
    summary_.result_bytes += static_cast<int64_t>(answer_.size());
    keep(answer_);
    add_totals(answer_, summary_);
    const bool decided = timed(summary_.seconds.decide, [&] {
      return proviso::json::decision(session, request, answer_, whole);
    });
    if (!decided) throw std::runtime_error("evaluated, but not decided: " + request);
    keep(answer_);
    return cart_.finish();
  }

  const Summary& finish() {
    summary_.sessions = sessions_.size();
    summary_.sha256 = all_.finish();
    return summary_;
  }

 private:
  const proviso::Session& bind(const std::string& request) {
    const Value parsed = parse(request);
    const std::string audience = parsed.value("audience", Value::object()).dump();
    proviso::SessionPtr& session = sessions_[audience];
    if (session == nullptr) {
      proviso::Issues issues;
      session = timed(summary_.seconds.bind,
                      [&] { return proviso::json::open_session(program_, audience, issues); });
      refuse_errors(session == nullptr, issues, audience);
    }
    return *session;
  }

  static void refuse_errors(bool refused, const proviso::Issues& issues, const std::string& what) {
    if (!refused) return;
    std::string text;
    proviso::json::write_issues(issues, text);
    throw std::runtime_error("`" + what + "` was refused: " + text);
  }

  void keep(std::string_view bytes) {
    cart_.add(bytes);
    all_.add(bytes);
  }

  proviso::ProgramPtr program_;
  std::unordered_map<std::string, proviso::SessionPtr> sessions_;
  Summary summary_;
  Sha256 cart_, all_;
  std::string answer_;
};

Value to_json(const Summary& summary) {
  Value totals = Value::object();
  for (const auto& [currency, amounts] : summary.totals) {
    totals[currency] = {{"subtotal_minor", amounts.first}, {"reduction_minor", amounts.second}};
  }
  const Seconds& seconds = summary.seconds;
  return {{"carts", summary.carts},
          {"carts_discounted", summary.carts_discounted},
          {"carts_refused", summary.carts_refused},
          {"issues", summary.issues},
          {"totals", totals},
          {"sessions", summary.sessions},
          {"result_bytes", summary.result_bytes},
          {"sha256", summary.sha256},
          {"seconds",
           {{"load", seconds.load},
            {"bind", seconds.bind},
            {"evaluate", seconds.evaluate},
            {"decide", seconds.decide}}}};
}

void run(const std::string& ruleset, const std::string& requests, const std::string& digests) {
  Replay replay(ruleset);
  std::ifstream input(requests, std::ios::binary);
  if (!input) throw std::runtime_error("cannot read `" + requests + "`");
  std::ofstream output;
  if (!digests.empty()) output.open(digests, std::ios::binary);
  const bool watched = isatty(STDERR_FILENO) != 0;
  std::string line;
  for (int64_t count = 1; std::getline(input, line); ++count) {
    const std::string digest = replay.add(line);
    if (output.is_open()) output << digest << '\n';
    if (watched && count % kProgressStep == 0) std::cerr << "\r  " << count << " carts ";
  }
  if (watched) std::cerr << "\r\033[K";
  output.flush();
  if (!output) throw std::runtime_error("cannot write `" + digests + "`");
  std::cout << to_json(replay.finish()).dump() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool digests = words.size() == 4 && words[2] == "--digests";
  if (words.size() != 2 && !digests) {
    std::cerr << "usage: proviso-replay RULESET REQUESTS [--digests FILE]\n";
    return 2;
  }
  try {
    run(words[0], words[1], digests ? words[3] : "");
  } catch (const std::exception& error) {
    std::cerr << "proviso-replay: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
