// The server's configuration: a JSON file, and flags that override its members. Contract: one table
// of settings (config.cpp) reads the file, the flags and writes the help; every problem is an issue
// with a pointer into the file, or names the flag. Test: tests/server/config.test.mjs
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proviso/issue.h"

namespace proviso {

struct Config {
  std::string ruleset, accounts, keys, jwks;  // paths; empty: none
  std::string database = "proviso.sqlite3";
  std::string listen = "127.0.0.1:8080";
  std::string token_issuer = "demo-shop";
  std::string token_audience = "proviso";
  std::string clock = "system";
  int64_t threads = 2;
  int64_t max_connections = 1024;
  int64_t max_queue = 4096;
  int64_t header_bytes = 16384;
  int64_t body_bytes = 8388608;
  int64_t read_timeout_ms = 15000;
  int64_t drain_delay_ms = 0;
  int64_t drain_timeout_ms = 10000;
  int64_t busy_timeout_ms = 5000;
  int64_t sessions = 1024;
};

/// What the command line asks for.
struct CommandLine {
  enum class Action : uint8_t { serve, help, version, describe, generate_key };
  Action action = Action::serve;
  std::string role;  // of generate_key
  std::string config_file;
  std::vector<std::pair<std::string, std::string>> settings;  // name and text, in order
};

/// False, with a sentence, if the arguments cannot be understood.
bool parse_arguments(int count, const char* const* arguments, CommandLine& out,
                     std::string& problem);

/// Reads the file's members into `out`; its paths become relative to its folder.
void read_config(std::string_view text, const std::string& folder, Config& out, Issues& issues);

/// Sets one setting from a flag's text; false, with a sentence, if it is not a value for it.
bool apply_setting(const std::string& name, const std::string& text, Config& out,
                   std::string& problem);

std::string help_text();

}  // namespace proviso
