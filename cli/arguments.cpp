#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>

#include "proviso/limits.h"
#include "proviso/result.h"

namespace proviso::cli {
namespace {

/// A subcommand and what runs it.
struct Command {
  CLI::App* app;
  int (*run)(const Options&);
};

void add_json(CLI::App* app, Options& options) {
  app->add_flag("--json", options.json, "print JSON instead of a table");
}

template <typename T>
void add_file(CLI::App* app, const std::string& name, T& file, const std::string& what) {
  app->add_option(name, file, what + " file; `-`: standard input")->required()->type_name("");
}

Command add_check(CLI::App& app, Options& options) {
  auto* check = app.add_subcommand("check", "say what is wrong with rulesets, and what they hold");
  add_file(check, "RULESET", options.rulesets, "ruleset");
  check->add_option("--request", options.requests, "check this request against the ruleset too")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  check
      ->add_option("--uses", options.uses,
                   "only list what uses the selectors, audiences, conditions, schedules and "
                   "benefits that are defined under this name, itself or through others")
      ->type_name("NAME");
  add_json(check, options);
  check->footer(
      "Examples:\n  proviso check shop.json\n"
      "  proviso check shop.json --request cart.json --request other-cart.json\n"
      "  proviso check shop.json --uses trade-hours\n");
  return {check, &cli::check};
}

Command add_evaluate(CLI::App& app, Options& options) {
  auto* evaluate = app.add_subcommand("evaluate", "say what a cart costs, and why");
  add_file(evaluate, "RULESET", options.ruleset, "ruleset");
  add_file(evaluate, "REQUEST", options.request, "request");
  add_json(evaluate, options);
  evaluate->footer(
      "Examples:\n  proviso evaluate shop.json cart.json\n"
      "  cat cart.json | proviso evaluate --json shop.json -\n");
  return {evaluate, &cli::evaluate};
}

void add_level(CLI::App* app, Options& options) {
  app->add_option_function<std::string>(
         "--level",
         [&options](const std::string& level) {
           options.level = level == "buyer"   ? Level::buyer
                           : level == "sales" ? Level::sales
                                              : Level::auditor;
         },
         "who reads: buyer, sales or auditor; the last when absent")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"buyer", "sales", "auditor"}).description(""));
}

Command add_explain(CLI::App& app, Options& options) {
  auto* explain = app.add_subcommand("explain", "say of each promotion what became of it");
  add_file(explain, "RULESET", options.ruleset, "ruleset");
  add_file(explain, "REQUEST", options.request, "request");
  add_level(explain, options);
  add_json(explain, options);
  explain->footer(
      "Examples:\n  proviso explain shop.json cart.json\n"
      "  proviso explain shop.json cart.json --level buyer\n");
  return {explain, &cli::explain};
}

Command add_near_misses(CLI::App& app, Options& options) {
  auto* near = app.add_subcommand("near-misses", "say which line to grow for a promotion or price");
  add_file(near, "RULESET", options.ruleset, "ruleset");
  add_file(near, "REQUEST", options.request, "request");
  add_json(near, options);
  near->footer("Example:\n  proviso near-misses shop.json cart.json\n");
  return {near, &cli::near_misses};
}

/// From `min` to `max`; the help does not repeat it.
CLI::Validator range(int64_t max, int64_t min = 1) {
  return CLI::Validator(CLI::Range(min, max)).description("");
}

constexpr const char* kCatalogFooter =
    "With --format the whole catalog is written, not a page of it:\n"
    "  html  one file for screens and print, without scripts or network: a browser's print makes\n"
    "        the PDF; sections by category, each first level on a new page\n"
    "  json  one document of schema/catalog.schema.json, all products in it\n"
    "  csv   RFC 4180, UTF-8; columns sku, name, category, brand, currency, unit_price, "
    "list_price,\n"
    "        tiers (`10+ 3.50 | 50+ 3.00`: from 10 units 3.50 each, from 50 units 3.00),\n"
    "        lowest_before (the lowest price of the 30 days before a sale), recommended_price\n"
    "        and unit\n"
    "In csv, a text that begins with = + - @, their full-width forms, a tab or a line end gets an\n"
    "apostrophe before it, so that no spreadsheet takes it for a formula (OWASP, CSV injection):\n"
    "take it off where programs read the file.\n"
    "Examples:\n"
    "  proviso catalog shop.json --audience acme.json --category tea --page 2\n"
    "  proviso catalog shop.json --audience acme.json --format html --output acme.html\n";

/// The options of a catalog that is not paged.
void add_whole_catalog(CLI::App* catalog, Options& options) {
  static const std::map<std::string, CatalogFormat> kFormats = {
      {"html", CatalogFormat::html}, {"json", CatalogFormat::json}, {"csv", CatalogFormat::csv}};
  CLI::Option* format =
      catalog
          ->add_option_function<std::string>(
              "--format",
              [&options](const std::string& name) { options.format = kFormats.at(name); },
              "write the whole catalog: html, json or csv")
          ->type_name("FORMAT")
          ->check(CLI::IsMember({"html", "json", "csv"}).description(""));
  for (const char* paged : {"--page", "--page-size", "--json"}) {
    format->excludes(catalog->get_option(paged));
  }
  catalog->add_option("--output", options.output, "write it here, not to standard output")
      ->type_name("FILE")
      ->needs(format);
  catalog->add_option("--title", options.title, "title of html; the ruleset's id when absent")
      ->type_name("TEXT")
      ->needs(format);
  catalog->footer(kCatalogFooter);
}

/// What commands about one account take.
void add_account(CLI::App* app, Options& options) {
  add_file(app, "RULESET", options.ruleset, "ruleset");
  app->add_option("--audience", options.audience, "file with the audience; `-`: standard input")
      ->required()
      ->type_name("FILE");
  app->add_option("--at", options.at, "instant: milliseconds UTC or 2026-03-01T12:00:00Z; now")
      ->type_name("INSTANT");
}

void add_currency(CLI::App* app, Options& options) {
  app->add_option("--currency", options.currency, "currency; the ruleset's first when absent")
      ->type_name("CODE");
}

Command add_price(CLI::App& app, Options& options) {
  auto* price = app.add_subcommand("price", "say why products cost an account what they cost");
  add_account(price, options);
  price->add_option("SKU", options.skus, "products")->required()->type_name("");
  price->add_option("--quantity", options.quantity, "units of each; 1 when absent")
      ->type_name("N")
      ->check(range(limits.quantity));
  add_currency(price, options);
  add_level(price, options);
  add_json(price, options);
  price->footer(
      "The price lists that were asked, in the order in which they decide, and what each asks. A\n"
      "buyer is told of the one that decides.\n"
      "Examples:\n  proviso price shop.json --audience acme.json T1 T2 --quantity 12\n"
      "  proviso price shop.json --audience acme.json T1 --level buyer\n");
  return {price, &cli::price};
}

Command add_visibility(CLI::App& app, Options& options) {
  auto* visibility =
      app.add_subcommand("visibility", "say why an account sees products and prices, or not");
  add_account(visibility, options);
  visibility->add_option("SKU", options.skus, "products")->required()->type_name("");
  add_json(visibility, options);
  visibility->footer(
      "For staff: it names entitlements and products that the account must not know of. They "
      "stand\n"
      "in the order in which they are laid: later ones prevail.\n"
      "Example:\n  proviso visibility shop.json --audience acme.json T1 T2\n");
  return {visibility, &cli::visibility};
}

Command add_catalog(CLI::App& app, Options& options) {
  auto* catalog = app.add_subcommand("catalog", "list what an account sees, at its prices");
  add_account(catalog, options);
  add_currency(catalog, options);
  catalog->add_option("--category", options.category, "only this category and those below it")
      ->type_name("KEY");
  catalog->add_option("--page", options.page, "page, from 1")
      ->type_name("N")
      ->check(range(limits.products));
  catalog->add_option("--page-size", options.page_size, "products on a page; 50 when absent")
      ->type_name("N")
      ->check(range(limits.page_size));
  add_json(catalog, options);
  add_whole_catalog(catalog, options);
  return {catalog, &cli::catalog};
}

Command add_zones(CLI::App& app, Options& options) {
  auto* zones = app.add_subcommand("zones", "give a ruleset the time zones that it names");
  add_file(zones, "RULESET", options.ruleset, "ruleset");
  zones
      ->add_option("--until", options.until,
                   "summer times known until this year begins; ten years ahead when absent")
      ->type_name("YEAR")
      ->check(range(kLastYear, 1971));
  zones->add_option("--output", options.output, "write here, not to standard output")
      ->type_name("FILE");
  zones->footer("Example:\n  proviso zones shop.json --until 2040 --output shop.json\n");
  return {zones, &cli::zones};
}

/// How many letters must be changed, added or dropped to make one word of another.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

/// `; did you mean ...` if one of the names is near what was typed.
std::string hint(std::string_view typed, const std::vector<std::string>& names) {
  typed = typed.substr(0, typed.find('='));
  std::string nearest;
  size_t least = typed.size() / 3 + 2;
  for (const std::string& name : names) {
    size_t steps = typed.size() < 64 ? distance(typed, name) : least;
    if (steps < least) least = steps, nearest = name;
  }
  return nearest.empty() ? "" : "; did you mean `" + nearest + "`?";
}

int usage_error(const std::string& message, const CLI::App& app) {
  std::string of = app.get_parent() == nullptr ? "" : " " + app.get_name();
  std::cerr << "proviso: " << message << "\nsee `proviso" << of << " --help`\n";
  return kUsage;
}

/// The first argument that the subcommand does not know, with what was meant perhaps.
int unknown_argument(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  std::string typed = app.remaining().empty() ? "" : app.remaining().front();
  bool is_option = typed.size() > 1 && typed[0] == '-';
  return usage_error(is_option ? "unknown option `" + typed + "`" + hint(typed, names)
                               : "one argument too many: `" + typed + "`",
                     app);
}

int unknown_command(const CLI::App& app, const std::string& typed) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return usage_error("unknown command `" + typed + "`" + hint(typed, names), app);
}

size_t uses_of_standard_input(const Options& options) {
  size_t uses = 0;
  for (const auto* file : {&options.ruleset, &options.request, &options.audience}) {
    uses += *file == "-" ? 1 : 0;
  }
  for (const auto* files : {&options.rulesets, &options.requests}) {
    uses += static_cast<size_t>(std::count(files->begin(), files->end(), "-"));
  }
  return uses;
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("Decides, exactly, what one buyer sees and pays.", "proviso");
  app.set_version_flag("--version", "proviso " PROVISO_VERSION " (semantics " +
                                        std::to_string(kSemanticsVersion) + ")");
  app.require_subcommand(1);
  app.get_formatter()->column_width(28);
  app.footer(
      "Exit code: 0; 1 when the input has issues; 2 for wrong usage or files that cannot be read.\n"
      "Example:\n  proviso evaluate shop.json cart.json\n");
  Options options;
  const Command commands[] = {add_check(app, options),      add_evaluate(app, options),
                              add_explain(app, options),    add_near_misses(app, options),
                              add_catalog(app, options),    add_price(app, options),
                              add_visibility(app, options), add_zones(app, options)};
  if (argc < 2) {
    std::cerr << app.help();
    return kUsage;
  }
  const std::string first = argv[1];
  auto named = [&](const Command& command) { return command.app->get_name() == first; };
  const Command* command = std::find_if(std::begin(commands), std::end(commands), named);
  const bool is_command = command != std::end(commands);
  if (!is_command && first.rfind('-', 0) != 0) return unknown_command(app, first);
  const CLI::App& asked = is_command ? *command->app : app;
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::ExtrasError&) {
    return unknown_argument(asked);
  } catch (const CLI::ParseError& error) {
    return usage_error(error.what(), asked);
  }
  if (uses_of_standard_input(options) > 1) {
    return usage_error("standard input (`-`) can be read only once", asked);
  }
  return command->run(options);
}

}  // namespace proviso::cli
