// The case files of tests/cases, read once for every test that runs them all.
// Test: cases_test.cpp
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

namespace proviso::test {

using Json = nlohmann::json;

struct Case {
  std::string file;
  Json ruleset, spec;
};

inline std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& entry : std::filesystem::directory_iterator(PROVISO_ROOT "/tests/cases")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path());
    Json file = Json::parse(in);
    for (Json& spec : file["cases"]) {
      cases.push_back({entry.path().stem().string(), file["ruleset"], spec});
    }
  }
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) {
    return std::tie(a.file, a.spec["name"]) < std::tie(b.file, b.spec["name"]);
  });
  return cases;
}

inline void PrintTo(const Case& c, std::ostream* out) { *out << c.file << ": " << c.spec["name"]; }

}  // namespace proviso::test
