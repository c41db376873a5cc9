// proviso-bench FOLDER REPEATS BUDGET_MS RULESET:CARTS...: measures the native core over what
// bench/generate.mjs wrote to FOLDER. Prints JSON, one object a line: `answers` of each
// configuration, then `figure`s (none with REPEATS 0). Contract: answers before figures;
// the repeats of all configurations take turns, so that a slow minute of the machine touches all.
#include <benchmark/benchmark.h>

#include <cinttypes>
#include <cstdio>
#include <deque>
#include <string>
#include <vector>

#include "sample.h"
#include "world.h"

namespace proviso::bench {
namespace {

constexpr uint32_t kMemoryMask = (1U << 24) - 1;

struct Options {
  std::string folder;
  int repeats = 5;
  int64_t budget_ns = 0;
  std::vector<std::string> names;
};

/// Rulesets by name, loaded once; a deque, for worlds point to them.
class Rulesets {
 public:
  explicit Rulesets(const std::string& folder) : folder_(folder) {}

  const Loaded& get(const std::string& name) {
    for (const Loaded& loaded : list_) {
      if (loaded.name == name) return loaded;
    }
    return list_.emplace_back(load_ruleset(folder_, name));
  }
  const std::deque<Loaded>& list() const { return list_; }

 private:
  std::string folder_;
  std::deque<Loaded> list_;
};

void print(const std::string& of, const char* figure, const Sample& sample) {
  std::printf(R"({"figure":"%s","of":"%s","calls":%)" PRId64 R"(,"p50_ns":%)" PRId64
              R"(,"p99_ns":%)" PRId64 R"(,"mean_ns":%)" PRId64 "}\n",
              figure, of.c_str(), sample.calls, sample.p50_ns, sample.p99_ns, sample.mean_ns);
  std::fflush(stdout);
}

void print_answers(const World& world) {
  const Answers answers = answer_all(world);
  std::printf(R"({"answers":"%s","carts":%zu,"accounts":%zu,"sha256":"%s","result_bytes":%zu,)"
              R"("considered":%zu,"applied":%zu})"
              "\n",
              world.name.c_str(), world.texts.size(), world.sessions.size(), answers.sha256.c_str(),
              answers.result_bytes, answers.considered, answers.applied);
  std::fflush(stdout);
}

/// The machine, not the core: reading the clock, and two fixed pieces of work whose spread is the
/// noise: a loop in registers, and a walk through more memory than the caches hold.
void measure_machine(int64_t budget_ns, const std::vector<uint32_t>& memory) {
  print("machine", "clock", sample(1000, {budget_ns / 4, 1000}, [](size_t) {}));
  print("machine", "loop", sample(1, {budget_ns / 4, 5}, [](size_t) {
          uint64_t value = 88172645463325252U;
          for (int i = 0; i < 200000; ++i) {
            value ^= value << 13;
            value ^= value >> 7;
            value ^= value << 17;
          }
          benchmark::DoNotOptimize(value);
        }));
  print("machine", "memory", sample(1, {budget_ns / 4, 5}, [&](size_t) {
          uint32_t place = 0;
          for (int i = 0; i < 20000; ++i)
            place = (memory[place] + 40503U * place + 1) & kMemoryMask;
          benchmark::DoNotOptimize(place);
        }));
}

void measure_ruleset(const Loaded& ruleset) {
  print(ruleset.name, "load", sample(1, {0, 1}, [&](size_t) {
          Issues issues;
          benchmark::DoNotOptimize(json::load(ruleset.text, issues));
        }));
}

void measure_sessions(const World& world, int64_t budget_ns) {
  const ProgramPtr& program = world.ruleset->program;
  print(world.ruleset->name, "session",
        sample(world.audiences.size(), {budget_ns, 1}, [&](size_t i) {
          benchmark::DoNotOptimize(open_session(program, world.audiences[i]));
        }));
}

void measure_carts(const World& world, int64_t budget_ns) {
  const WorkspacePtr workspace = make_workspace();
  Evaluation evaluation;
  Issues issues;
  print(world.name, "evaluate", sample(world.requests.size(), {budget_ns, 1}, [&](size_t i) {
          evaluate(world.session(i), world.requests[i], *workspace, evaluation, issues);
          benchmark::DoNotOptimize(evaluation.totals.total_minor);
        }));
  std::string out;
  print(world.name, "json", sample(world.texts.size(), {budget_ns, 1}, [&](size_t i) {
          json::evaluate(world.session(i), world.texts[i], *workspace, out);
          benchmark::DoNotOptimize(out.data());
        }));
}

/// Evaluates once in each step of Google Benchmark's own loop: the mean without a clock inside.
void run_mean(benchmark::State& state, const World& world) {
  const WorkspacePtr workspace = make_workspace();
  Evaluation evaluation;
  Issues issues;
  size_t i = 0;
  for (auto step : state) {
    (void)step;
    evaluate(world.session(i), world.requests[i], *workspace, evaluation, issues);
    benchmark::DoNotOptimize(evaluation.totals.total_minor);
    if (++i == world.requests.size()) i = 0;
  }
}

/// Prints Google Benchmark's runs in the form of the other figures.
class MeanReporter : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const auto mean = static_cast<int64_t>(run.GetAdjustedRealTime());
      print(run.run_name.function_name, "mean", {run.iterations, mean, mean, mean});
    }
  }
};

void measure_means(const std::deque<World>& worlds, const Options& options) {
  for (const World& world : worlds) {
    benchmark::RegisterBenchmark(world.name.c_str(),
                                 [&world](benchmark::State& state) { run_mean(state, world); })
        ->Unit(benchmark::kNanosecond)
        ->MinTime(static_cast<double>(options.budget_ns) / 1e9)
        ->Repetitions(options.repeats);
  }
  MeanReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
}

void run(const Options& options) {
  Rulesets rulesets(options.folder);
  std::deque<World> worlds;
  for (const std::string& name : options.names) {
    const Loaded& ruleset = rulesets.get(name.substr(0, name.find(':')));
    worlds.push_back(load_world(options.folder, name, ruleset));
    print_answers(worlds.back());
  }
  if (options.repeats == 0) return;
  const std::vector<uint32_t> memory(size_t{kMemoryMask} + 1, 7);
  for (int repeat = 0; repeat < options.repeats; ++repeat) {
    measure_machine(options.budget_ns, memory);
    for (const Loaded& ruleset : rulesets.list()) measure_ruleset(ruleset);
    const Loaded* before = nullptr;
    for (const World& world : worlds) {
      if (world.ruleset != before) measure_sessions(world, options.budget_ns);
      before = world.ruleset;
      measure_carts(world, options.budget_ns);
    }
  }
  measure_means(worlds, options);
}

}  // namespace
}  // namespace proviso::bench

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 4) {
    std::fprintf(stderr, "usage: proviso-bench FOLDER REPEATS BUDGET_MS RULESET:CARTS...\n");
    return 2;
  }
  char program[] = "proviso-bench";
  char* own_arguments[] = {program, nullptr};
  int own_count = 1;
  benchmark::Initialize(&own_count, own_arguments);
  proviso::bench::run({words[0],
                       std::stoi(words[1]),
                       std::stoll(words[2]) * 1000000,
                       {words.begin() + 3, words.end()}});
  return 0;
}
