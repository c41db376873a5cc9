#include "main/config.h"

#include <algorithm>
#include <charconv>
#include <variant>

#include "json/reader.h"

namespace proviso {
namespace {

constexpr json::DocumentLimits kConfigLimits{1 << 20, 1000, 8};
constexpr int64_t kDayMs = 86400000;

struct TextMember {
  std::string Config::*member;
  bool is_path;
};
struct NumberMember {
  int64_t Config::*member;
  int64_t min, max;
};

/// `name` with underscores in the file, with hyphens as a flag.
struct Setting {
  std::string_view name;
  std::string_view value;
  std::string_view help;
  std::variant<TextMember, NumberMember> member;
};

const std::vector<Setting>& settings() {
  static const std::vector<Setting> table = {
      {"ruleset", "FILE", "the ruleset (required)", TextMember{&Config::ruleset, true}},
      {"listen", "ADDRESS:PORT", "127.0.0.1:8080 when absent; port 0: any free one",
       TextMember{&Config::listen, false}},
      {"database", "FILE", "proviso.sqlite3 when absent; made if missing",
       TextMember{&Config::database, true}},
      {"accounts", "FILE", "the account directory", TextMember{&Config::accounts, true}},
      {"keys", "FILE", "the API keys, as SHA-256; without it /v1 is denied",
       TextMember{&Config::keys, true}},
      {"jwks", "FILE", "public keys of account tokens", TextMember{&Config::jwks, true}},
      {"token_issuer", "NAME", "demo-shop when absent", TextMember{&Config::token_issuer, false}},
      {"token_audience", "NAME", "proviso when absent", TextMember{&Config::token_audience, false}},
      {"threads", "N", "HTTP threads; 2 when absent", NumberMember{&Config::threads, 1, 256}},
      {"max_connections", "N", "1024 when absent",
       NumberMember{&Config::max_connections, 1, 1000000}},
      {"max_queue", "N", "redemptions that may wait; 4096 when absent",
       NumberMember{&Config::max_queue, 1, 1000000}},
      {"header_bytes", "N", "16384 when absent", NumberMember{&Config::header_bytes, 256, 1 << 20}},
      {"body_bytes", "N", "8388608 when absent",
       NumberMember{&Config::body_bytes, 1, limits.request_bytes}},
      {"read_timeout_ms", "N", "for one whole request; 15000 when absent",
       NumberMember{&Config::read_timeout_ms, 1, kDayMs}},
      {"drain_delay_ms", "N", "0 when absent", NumberMember{&Config::drain_delay_ms, 0, kDayMs}},
      {"drain_timeout_ms", "N", "10000 when absent",
       NumberMember{&Config::drain_timeout_ms, 0, kDayMs}},
      {"busy_timeout_ms", "N", "5000 when absent",
       NumberMember{&Config::busy_timeout_ms, 0, kDayMs}},
      {"sessions", "N", "accounts kept bound; 1024 when absent",
       NumberMember{&Config::sessions, 1, 1000000}},
      {"clock", "system|fixed:MILLIS", "a stopped clock, for replay and tests",
       TextMember{&Config::clock, false}},
  };
  return table;
}

const Setting* find_setting(std::string_view name) {
  for (const Setting& setting : settings()) {
    if (setting.name == name) return &setting;
  }
  return nullptr;
}

std::string flag_of(std::string_view name) {
  std::string flag = "--" + std::string(name);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string setting_of(std::string_view flag) {
  std::string name(flag.substr(2));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void read_member(const json::Node& node, const Setting& setting, const std::string& folder,
                 Config& out) {
  if (const auto* number = std::get_if<NumberMember>(&setting.member)) {
    node.integer(number->min, number->max, out.*(number->member));
    return;
  }
  const auto& text = std::get<TextMember>(setting.member);
  std::string value;
  if (!node.text(value)) return;
  bool is_relative = text.is_path && !value.empty() && value.front() != '/' && !folder.empty();
  out.*(text.member) = is_relative ? folder + "/" + value : value;
}

}  // namespace

bool parse_arguments(int count, const char* const* arguments, CommandLine& out,
                     std::string& problem) {
  using Action = CommandLine::Action;
  for (int i = 1; i < count; ++i) {
    std::string argument = arguments[i];
    if (argument == "--help" || argument == "-h") return out.action = Action::help, true;
    if (argument == "--version") return out.action = Action::version, true;
    if (argument == "--describe") return out.action = Action::describe, true;
    if (argument.rfind("--", 0) != 0) {
      problem = "unexpected argument `" + argument + "`";
      return false;
    }
    std::string name = setting_of(argument);
    bool is_known = name == "config" || name == "generate_key" || find_setting(name) != nullptr;
    if (!is_known || flag_of(name) != argument) {
      problem = "unknown flag `" + argument + "`";
      return false;
    }
    if (++i == count) {
      problem = "the flag `" + argument + "` needs a value";
      return false;
    }
    std::string value = arguments[i];
    if (name == "config") {
      out.config_file = value;
    } else if (name == "generate_key") {
      out.action = Action::generate_key;
      out.role = value;
    } else {
      out.settings.emplace_back(name, value);
    }
  }
  return true;
}

void read_config(std::string_view text, const std::string& folder, Config& out, Issues& issues) {
  json::Value document;
  if (!json::parse(text, kConfigLimits, document, issues)) return;
  const json::Path top;
  if (!document.is_object()) return json::Node(document, issues).report(IssueCode::wrong_type);
  for (const auto& [name, value] : document.items()) {
    const json::Path path{&top, name};
    json::Node node(&value, path, issues);
    if (const Setting* setting = find_setting(name)) {
      read_member(node, *setting, folder, out);
    } else {
      node.report(IssueCode::unknown_member);
    }
  }
}

bool apply_setting(const std::string& name, const std::string& text, Config& out,
                   std::string& problem) {
  const Setting& setting = *find_setting(name);
  if (const auto* member = std::get_if<TextMember>(&setting.member)) {
    out.*(member->member) = text;
    return true;
  }
  const auto& member = std::get<NumberMember>(setting.member);
  int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool is_number = error == std::errc() && end == text.data() + text.size();
  if (is_number && number >= member.min && number <= member.max) {
    out.*(member.member) = number;
    return true;
  }
  problem = "`" + text + "` is no value for " + flag_of(name) + ": a number from `" +
            std::to_string(member.min) + "` to `" + std::to_string(member.max) + "`";
  return false;
}

std::string help_text() {
  std::string text =
      "proviso-server: redeems orders under a ruleset, over HTTP\n\n"
      "usage: proviso-server [--config FILE] [flags]\n"
      "       proviso-server --generate-key storefront|order_service|auditor\n"
      "       proviso-server --describe | --help | --version\n\n"
      "flags, which override the members of the same name in the configuration file:\n";
  constexpr size_t kColumn = 38;
  for (const Setting& setting : settings()) {
    std::string line = "  " + flag_of(setting.name) + " " + std::string(setting.value);
    line.resize(std::max(kColumn, line.size() + 1), ' ');
    text += line + std::string(setting.help) + "\n";
  }
  text +=
      "\nThe first line on standard output says where it listens. SIGTERM drains.\n"
      "Exit codes: 0 drained; 1 the input has issues; 2 usage.\n";
  return text;
}

}  // namespace proviso
