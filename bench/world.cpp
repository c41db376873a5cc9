#include "world.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include "json/read_request.h"
#include "json/write_result.h"
#include "sha256.h"

namespace proviso::bench {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("cannot read `" + path + "`");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("cannot read `" + path + "`");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// Reads an audience by way of a request that has it: what every caller with whole requests does.
Audience read_audience_of(const std::string& account, const std::string& request,
                          const Program& program) {
  Issues issues;
  Request unused;
  Audience audience;
  json::read_request(R"({"audience":)" + account + "," + request.substr(1), program, unused,
                     &audience, issues);
  refuse_errors(issues, "account " + account);
  return audience;
}

}  // namespace

void fail(const std::string& sentence) {
  std::fprintf(stderr, "proviso-bench: %s\n", sentence.c_str());
  std::exit(1);
}

void refuse_errors(const Issues& issues, const std::string& what) {
  if (!issues.has_errors()) return;
  std::string text;
  json::write_issues(issues, text);
  fail(what + " was refused: " + text);
}

Loaded load_ruleset(const std::string& folder, const std::string& name) {
  Loaded loaded{name, read_file(folder + "/" + name + ".ruleset.json"), nullptr};
  Issues issues;
  loaded.program = json::load(loaded.text, issues);
  refuse_errors(issues, "ruleset " + name);
  return loaded;
}

World load_world(const std::string& folder, const std::string& name, const Loaded& ruleset) {
  World world;
  world.name = name;
  world.ruleset = &ruleset;
  const std::string carts = name.substr(name.find(':') + 1);
  world.texts = read_lines(folder + "/" + carts + ".requests.ndjson");
  if (world.texts.empty()) fail("no carts in " + carts);
  const Program& program = *ruleset.program;
  for (const std::string& account : read_lines(folder + "/accounts.ndjson")) {
    world.audiences.push_back(read_audience_of(account, world.texts[0], program));
    world.sessions.push_back(open_session(ruleset.program, world.audiences.back()));
  }
  for (const std::string& text : world.texts) {
    Issues issues;
    json::read_request(text, program, world.requests.emplace_back(), nullptr, issues);
    refuse_errors(issues, "a cart of " + name);
  }
  return world;
}

Answers answer_all(const World& world) {
  Answers answers;
  Sha256 hash;
  Evaluation evaluation;
  std::string from_text, from_records;
  for (size_t i = 0; i < world.texts.size(); ++i) {
    const Session& session = world.session(i);
    Issues issues;
    const bool priced = evaluate(session, world.requests[i], evaluation, issues);
    const bool answered = json::evaluate(session, world.texts[i], from_text);
    refuse_errors(issues, "cart " + std::to_string(i) + " of " + world.name);
    if (!priced || !answered) fail("a cart of " + world.name + " was not priced: " + from_text);
    json::write_result(session, world.requests[i], evaluation, from_records);
    if (from_text != from_records) fail("text and records differ: " + from_text);
    hash.add(from_text);
    hash.add("\n");
    answers.result_bytes += from_text.size();
    answers.considered += evaluation.outcomes.size();
    for (const PromotionOutcome& one : evaluation.outcomes) {
      answers.applied += one.outcome == Outcome::applied ? 1 : 0;
    }
  }
  answers.sha256 = hash.finish();
  return answers;
}

}  // namespace proviso::bench
