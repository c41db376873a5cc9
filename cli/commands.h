// The subcommands of `proviso`, each in a file of its own name. Contract: gives the exit code:
// 0, 1 (the input has issues), 2 (a file cannot be read, or an argument makes no sense).
// Test: tests/cli/*.test.mjs
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proviso/explanation.h"

namespace proviso::cli {

inline constexpr int kOk = 0;
inline constexpr int kIssues = 1;
inline constexpr int kUsage = 2;

/// As far ahead as `zones` looks.
inline constexpr int64_t kLastYear = 2500;

/// How a whole catalog is written; `page`: not whole, one page for people or as JSON.
enum class CatalogFormat : uint8_t { page, html, json, csv };

/// What the command line said; `-` stands for standard input.
struct Options {
  bool json = false;
  std::string ruleset;
  std::string request;
  std::vector<std::string> rulesets;  // of `check`
  std::vector<std::string> requests;  // of `check`
  std::optional<std::string> uses;    // of `check`: a definition's name
  std::string audience;
  std::vector<std::string> skus;  // of `price` and `visibility`
  int64_t quantity = 1;           // of `price`
  Level level = Level::auditor;   // of `explain` and `price`
  std::optional<std::string> currency, category, at;
  std::optional<int64_t> until;       // a year
  std::optional<std::string> output;  // standard output when absent
  CatalogFormat format = CatalogFormat::page;
  std::optional<std::string> title;  // of HTML
  int64_t page = 1;
  int64_t page_size = 50;
};

int check(const Options& options);
int uses(const Options& options);  // `check --uses`
int evaluate(const Options& options);
int explain(const Options& options);
int near_misses(const Options& options);
int catalog(const Options& options);
int price(const Options& options);
int visibility(const Options& options);
int zones(const Options& options);

}  // namespace proviso::cli
