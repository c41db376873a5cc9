// `proviso catalog --format`: a buyer's whole catalog as one document, written page by page of
// `query_catalog`, so that memory does not grow with the catalog; one file for each format.
// Contract: the same bytes for the same ruleset, audience and instant; nothing of a product that
// the buyer does not see. Test: tests/cli/catalog_whole.test.mjs
#pragma once

#include <functional>
#include <span>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "compile/program.h"
#include "proviso/catalog.h"

namespace proviso::cli {

/// Whose catalog it is.
struct Catalog {
  const Session* session = nullptr;
  CatalogQuery query;                  // its page counts for nothing
  std::optional<std::string> account;  // as the audience's file has it
  std::string title;

  const Program& program() const { return program_of(*session); }
  const CurrencyRule& currency() const { return source(program()).currencies[query.currency]; }
};

/// A product as the buyer sees it.
struct CatalogRow {
  const Product* product = nullptr;
  uint32_t category = kNone;  // node of its primary category
  bool priced = false;
  int64_t unit_price = 0;
  int64_t list_price = -1;           // -1: none, as in all of these
  int64_t lowest_before = -1;        // of a sale: in the 30 days before it
  int64_t recommended_price = -1;    // told without a price too, where it is not hidden
  std::span<const PriceTier> tiers;  // the item's
};

CatalogRow row_of(const Catalog& catalog, const CatalogItem& item);

/// Gives each page to `use` while that gives true; at least one, if an empty one.
void for_each_page(const Catalog& catalog, const std::function<bool(const CatalogPage&)>& use);

/// A part of the work of `passes` walks, of which `pass` (from 0) has come to `done` products.
void show_progress(Progress& progress, int pass, int passes, int64_t done, int64_t total);

// Each gives the number of products.
int64_t write_json(const Catalog& catalog, Output& output, Progress& progress);
int64_t write_csv(const Catalog& catalog, Output& output, Progress& progress);
int64_t write_html(const Catalog& catalog, Output& output, Progress& progress);

/// The document that the options ask for, to where they say; gives the exit code.
int write_whole(const Catalog& catalog, const Options& options);

}  // namespace proviso::cli
