#include "main/app.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "http/server.h"
#include "json/writer.h"
#include "log.h"
#include "main/describe.h"
#include "proviso/json.h"

namespace proviso {
namespace {

constexpr int kExitDone = 0;
constexpr int kExitIssues = 1;
constexpr int kExitUsage = 2;

/// Thrown with everything told on standard error already.
struct Exit {
  int code;
};

[[noreturn]] void fail(int code, const std::string& message) {
  std::cerr << "proviso-server: " << message << '\n';
  throw Exit{code};
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) fail(kExitIssues, "cannot read `" + path + "`");
  return text;
}

/// Tells all issues of a file and ends the program if any of them is an error.
void check_issues(const std::string& path, const Issues& issues) {
  for (const Issue& issue : issues.list()) {
    std::string_view severity = is_warning(issue.code) ? "warning" : "error";
    std::string pointer = issue.pointer.empty() ? "(whole document)" : issue.pointer;
    std::cerr << path << ": " << severity << ": " << name(issue.code) << " at " << pointer << ": "
              << issue.message << '\n';
  }
  if (issues.left_out() > 0) std::cerr << path << ": " << issues.left_out() << " more\n";
  if (issues.has_errors()) fail(kExitIssues, "`" + path + "` has issues");
}

/// Reads an optional file; what it gives where there is none is `T()`.
template <typename T, typename F>
T read_part(const std::string& path, F&& read) {
  if (path.empty()) return T();
  Issues issues;
  T part = read(read_file(path), issues);
  check_issues(path, issues);
  return part;
}

/// A projection leaves out limits and codes: an authority must know all that it decides on.
void check_is_whole(const std::string& path, const Ruleset& ruleset) {
  const auto& promotions = ruleset.promotions.promotions;
  auto is_untold = [](const Promotion& promotion) { return promotion.limited; };
  if (!ruleset.projection && std::none_of(promotions.begin(), promotions.end(), is_untold)) return;
  fail(kExitIssues, "`" + path + "` is a projection: the server needs the whole ruleset");
}

Config make_config(const CommandLine& line) {
  Config config;
  if (!line.config_file.empty()) {
    Issues issues;
    size_t slash = line.config_file.rfind('/');
    std::string folder = slash == std::string::npos ? "" : line.config_file.substr(0, slash);
    read_config(read_file(line.config_file), folder, config, issues);
    check_issues(line.config_file, issues);
  }
  for (const auto& [name, text] : line.settings) {
    std::string problem;
    if (!apply_setting(name, text, config, problem)) fail(kExitUsage, problem);
  }
  if (config.ruleset.empty()) {
    fail(kExitUsage, "no ruleset: give --ruleset FILE or a configuration that names one");
  }
  return config;
}

std::function<int64_t()> make_clock(const std::string& text) {
  if (text == "system") {
    return [] {
      auto now = std::chrono::system_clock::now().time_since_epoch();
      return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    };
  }
  constexpr std::string_view kFixed = "fixed:";
  int64_t instant = -1;
  bool is_fixed = text.rfind(kFixed, 0) == 0;
  if (is_fixed) {
    const char* end = text.data() + text.size();
    auto parsed = std::from_chars(text.data() + kFixed.size(), end, instant);
    is_fixed = parsed.ec == std::errc() && parsed.ptr == end && instant >= 0;
  }
  if (!is_fixed) fail(kExitUsage, "`" + text + "` is no clock: `system` or `fixed:MILLIS`");
  return [instant] { return instant; };
}

http::ServerOptions make_options(const Config& config) {
  using std::chrono::milliseconds;
  http::ServerOptions options;
  size_t colon = config.listen.rfind(':');
  const char* end = config.listen.data() + config.listen.size();
  std::from_chars_result parsed{end, std::errc::invalid_argument};
  if (colon != std::string::npos) {
    parsed = std::from_chars(config.listen.data() + colon + 1, end, options.port);
  }
  if (parsed.ec != std::errc() || parsed.ptr != end) {
    fail(kExitUsage, "`" + config.listen + "` is no ADDRESS:PORT");
  }
  options.address = config.listen.substr(0, colon);
  options.threads = static_cast<int>(config.threads);
  options.max_connections = config.max_connections;
  options.header_bytes = config.header_bytes;
  options.body_bytes = config.body_bytes;
  options.read_timeout = milliseconds(config.read_timeout_ms);
  options.drain_delay = milliseconds(config.drain_delay_ms);
  options.drain_timeout = milliseconds(config.drain_timeout_ms);
  return options;
}

void print_listening(const std::string& address, int64_t port) {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("event", "listening");
  out.member("address", address);
  out.member("port", port);
  out.member("url", "http://" + address + ":" + std::to_string(port));
  out.close_object();
  std::cout << text << std::endl;
}

int serve(const Config& config, const OpenStore& open_store) {
  http::ServerOptions options = make_options(config);
  std::function<int64_t()> clock = make_clock(config.clock);
  Issues issues;
  ProgramPtr program = json::load(read_file(config.ruleset), issues);
  check_issues(config.ruleset, issues);
  check_is_whole(config.ruleset, source(*program));
  auto read_accounts = [&](std::string_view text, Issues& issues) {
    return access::Accounts::read(text, *program, issues);
  };
  auto accounts = read_part<access::Accounts>(config.accounts, read_accounts);
  auto keys = read_part<access::KeyRing>(config.keys, access::KeyRing::read);
  auto read_tokens = [&](std::string_view text, Issues& issues) {
    return access::TokenVerifier::read(text, {config.token_issuer, config.token_audience}, issues);
  };
  auto tokens = read_part<access::TokenVerifier>(config.jwks, read_tokens);

  access::Sessions sessions(program, std::move(accounts), static_cast<size_t>(config.sessions));
  std::unique_ptr<redemption::Store> store = open_store(config);
  http::Service service({sessions, *store, std::move(keys), std::move(tokens), clock});
  http::Server server(options, service);
  print_listening(options.address, server.port());
  log_event("listening");
  server.run();
  store->stop();
  log_event("stopped");
  return kExitDone;
}

int generate_key(const std::string& role_name) {
  std::optional<access::Role> role = access::find_role(role_name);
  if (!role) fail(kExitUsage, "unknown role `" + role_name + "`");
  access::GeneratedKey generated = access::generate_key(*role);
  std::cout << generated.key << '\n' << generated.entry << '\n';
  return kExitDone;
}

int run_action(const CommandLine& line, const OpenStore& open_store) {
  switch (line.action) {
    case CommandLine::Action::help:
      std::cout << help_text();
      return kExitDone;
    case CommandLine::Action::version:
      std::cout << "proviso-server " << PROVISO_VERSION << '\n';
      return kExitDone;
    case CommandLine::Action::describe:
      std::cout << describe() << '\n';
      return kExitDone;
    case CommandLine::Action::generate_key:
      return generate_key(line.role);
    case CommandLine::Action::serve:
      return serve(make_config(line), open_store);
  }
  return kExitUsage;
}

}  // namespace

int run_app(int count, const char* const* arguments, const OpenStore& open_store) {
  try {
    CommandLine line;
    std::string problem;
    if (!parse_arguments(count, arguments, line, problem)) {
      fail(kExitUsage, problem + "; see --help");
    }
    return run_action(line, open_store);
  } catch (const Exit& exit) {
    return exit.code;
  } catch (const std::exception& error) {
    std::cerr << "proviso-server: " << error.what() << '\n';
    return kExitIssues;
  }
}

}  // namespace proviso
