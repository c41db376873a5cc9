// Why a product costs an account what it costs, and why the account sees it or not. Contract: what
// a lower level is told is part of what a higher one is told; visibility is told to staff alone,
// and staff are told nothing from a projection. Test: tests/core/explain_product_test.cpp
#pragma once

#include <optional>
#include <vector>

#include "proviso/catalog.h"
#include "proviso/explanation.h"

namespace proviso {

/// What a list's price follows from: those of another one, or the list prices.
struct Followed {
  uint32_t price_list = kNone;  // position in PricesPart::price_lists; kNone: the list prices
  int32_t change_bp = 0;
};

/// A price list that was asked for a product.
struct ConsideredList {
  uint32_t price_list = 0;             // position in PricesPart::price_lists
  uint32_t fallback_of = kNone;        // the list that was asked before it and falls back
  Reason standing = Reason::applied;   // it runs; or not_started, ended, not_now
  bool beyond_horizon = false;         // a zone decides that is not known that far ahead
  bool has = false;                    // it has the product, itself or by `follows`
  std::vector<Followed> follows;       // step by step; empty: an entry of its own
  int64_t unit_price = 0;              // of the last unit
  int64_t amount_minor = -1;           // of all units; -1: beyond the largest amount
  int64_t tier_from = 0;               // the tier reached; 0: none
  bool graduated = false;              // each unit at its own tier
  std::optional<PriceTier> next_tier;  // the first one that is not reached
  bool decides = false;                // its price is what the account pays
};

struct PriceExplanation {
  bool visible = true;                // to the account; told to staff of what is not
  CatalogItem item;                   // without a product where the reader is told of none
  std::vector<ConsideredList> lists;  // in the order in which they decide, each once
};

/// Whether `level` may be told of more than its own: a projection lacks what staff would be told.
bool tells_staff(const Session& session, Level level);

/// Explains the price of `quantity` units of each product. A buyer is told of the list that
/// decided, and of products that the account sees; staff, of all lists that were asked.
std::vector<PriceExplanation> explain_prices(const Session& session,
                                             const std::vector<ProductId>& products,
                                             int64_t quantity, CurrencyId currency,
                                             int64_t evaluated_at, Level level);

/// How specific what an entitlement names is.
enum class Names : uint8_t { everything, selection, category, product };
/// By what an audience came to be meant.
enum class MeantAs : uint8_t { everyone, segment, contract, ancestor, account };

/// One entitlement that names a product, at one depth.
struct LaidEntitlement {
  uint32_t entitlement = 0;  // position in EntitlementsPart::entitlements
  Names names = Names::everything;
  uint32_t category = kNone;  // position in ProductsPart::categories
  MeantAs meant = MeantAs::everyone;
  uint32_t ancestor = 0;              // of `ancestor`: the parent is 1
  Reason standing = Reason::applied;  // it runs; or not_started, ended, not_now
  bool decides = false;
};

/// What decided of one thing, seen or not.
struct Shown {
  bool shown = true;
  bool by_default = true;                    // nothing that spoke decided
  std::vector<LaidEntitlement> laid;         // in that order: later ones prevail
  std::vector<LaidEntitlement> not_running;  // for this account, at another time; by key
};

struct VisibilityExplanation {
  Shown product, price;
};

/// Explains to staff what the account sees of each product.
std::vector<VisibilityExplanation> explain_visibility(const Session& session,
                                                      const std::vector<ProductId>& products,
                                                      int64_t evaluated_at);

}  // namespace proviso
