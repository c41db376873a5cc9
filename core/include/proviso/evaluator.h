// The decisions: bind an account to a Program once, then evaluate carts, page its catalog, ask
// prices, explain, project. Contract: pure; same Session and Request, same answer, on every
// platform. Sessions are immutable and may be shared by threads. Test:
// tests/core/cases_test.cpp
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proviso/explanation.h"
#include "proviso/program.h"
#include "proviso/request.h"
#include "proviso/result.h"

namespace proviso {

struct Session;  // match/session.h
using SessionPtr = std::shared_ptr<const Session>;

/// Binds an audience: its price lists, its visible products, the promotions it may earn.
SessionPtr open_session(ProgramPtr program, const Audience& audience);

/// The program a session is bound to.
const Program& program_of(const Session& session);

/// Memory that evaluations use one after another, each for one thread at a time.
struct Workspace;  // workspace.h
using WorkspacePtr = std::shared_ptr<Workspace>;
WorkspacePtr make_workspace();

/// Evaluates a cart. False, with issues, if it cannot be priced; `out` is reused, not shrunk.
bool evaluate(const Session& session, const Request& request, Workspace& workspace, Evaluation& out,
              Issues& issues);
/// The same with a workspace of its own: for a call now and then.
bool evaluate(const Session& session, const Request& request, Evaluation& out, Issues& issues);

/// The bytes whose SHA-256 is the `decision_hash`; see docs/semantics.md, "Decision hash".
std::string decision_bytes(const Session& session, const Request& request,
                           const Evaluation& evaluation);

/// Explains the promotions that a reader of that level may know of, in order of priority and key:
/// O(N) by design.
bool explain(const Session& session, const Request& request, std::vector<Explanation>& out,
             Issues& issues, Level level = Level::auditor);

/// Growing one line of the cart makes a promotion apply (or give more), or reaches the next tier of
/// its price; verified by evaluating the cart so changed. docs/semantics.md, "Near misses".
struct NearMiss {
  PromotionId promotion = kNone;  // kNone: a tier of a price list
  PriceSource tier;               // that tier
  ProductId product = kNoProduct;
  uint32_t line = 0;          // in Request::lines
  int64_t add_quantity = 0;   // units to add to it
  int64_t missing_minor = 0;  // what is missing of an amount; 0: no amount decides
  int64_t cost_minor = 0;     // by how much the total rises; may be below 0
  int64_t saving_minor = 0;   // what the added goods are worth, less the cost; above 0
  bool next_tier = false;     // the promotion applies already; this is its next step
};

/// How many changed carts are evaluated unless told otherwise.
inline constexpr int64_t kNearMissEvaluations = 64;

/// The near misses of a cart, the largest saving first; evaluates at most `max_evaluations` changed
/// carts. False, with issues, if the cart cannot be priced.
bool near_misses(const Session& session, const Request& request, int64_t max_evaluations,
                 std::vector<NearMiss>& out, Issues& issues);

struct CatalogQuery {
  CurrencyId currency = 0;
  int64_t evaluated_at = 0;
  Symbol category = kNoSymbol;
  bool in_category = false;  // with kNoSymbol: a category that does not exist, so no products
  int64_t page = 1;
  int64_t page_size = 50;
};

struct CatalogItem {
  ProductId product = kNoProduct;
  bool priced = false;     // false: visible, without a price in this currency
  bool hidden_price = false;  // it has one, perhaps, that this account is not shown
  int64_t unit_price = 0;  // of one unit, at the account's prices
  PriceSource source;
};

/// Products of a category with the number visible in each category.
struct CategoryCount {
  Symbol category = kNoSymbol;
  int64_t products = 0;
};

struct CatalogPage {
  int64_t total = 0;
  std::vector<CatalogItem> items;         // by category tree, then SKU bytewise
  std::vector<CategoryCount> categories;  // those with visible products, in tree order
};

/// One page of what the session's account sees.
void query_catalog(const Session& session, const CatalogQuery& query, CatalogPage& out);

/// The product if this account may see it, else `kNoProduct`, as for one that does not exist.
ProductId find_visible(const Session& session, std::string_view sku, int64_t evaluated_at);

/// The price of `quantity` units for this account at that instant.
CatalogItem price(const Session& session, ProductId product, int64_t quantity, CurrencyId currency,
                  int64_t evaluated_at);

/// What this account's browser may hold: its products, its prices, the codeless promotions whose
/// audience it is in, running at that instant. Built by allow-list: no codes, limits, costs.
Ruleset project(const Session& session, int64_t evaluated_at);

}  // namespace proviso
