// Drafts of carts that a promotion may be earned with: who, when, with which codes, facts and
// lines. Contract: a draft is a guess; only its evaluation says whether it earns.
// Test: tests/core/check/check_test.cpp
#pragma once

#include "check/probe.h"

namespace proviso {

/// What the audience rule asks for, added to an audience.
void wish_audience(const CompiledAudience& rule, Audience& audience);
/// An instant at which the schedule runs, at or after `at`; `at` if none was found.
int64_t wish_instant(const Program& program, const CompiledSchedule& schedule, int64_t at);
/// All that a promotion asks for but lines: who, when, code, facts.
void wish_promotion(Probe& probe, PromotionId promotion, CheckedCart& cart);
/// Lines that its condition and benefits ask for.
void wish_lines(Probe& probe, PromotionId promotion, CheckedCart& cart);

/// Up to `most` products that this account sees, that have a price and that the selector may match.
/// With `pieces` none that are measured.
std::vector<ProductId> products_for(Probe& probe, const CheckedCart& cart, SelectorId selector,
                                    size_t most, bool pieces = false);
/// The price of a unit in some quantity; 0 without one.
int64_t unit_price_of(Probe& probe, const CheckedCart& cart, ProductId product, int64_t quantity);
/// The least quantity that costs at least an amount.
int64_t units_for(Probe& probe, const CheckedCart& cart, ProductId product, int64_t amount);
/// A line with at least that quantity of a product.
RequestLine& need(CheckedCart& cart, ProductId product, int64_t quantity);
/// The cart's first line of a product, or null.
RequestLine* line_of(CheckedCart& cart, ProductId product);

/// A cart with which a promotion applies, as its draft or with more units; false if none was found.
bool earn(Probe& probe, PromotionId promotion, CheckedCart& cart, Evaluation& out);

/// A product that its first benefit for goods reduces, or kNoProduct.
ProductId product_of(Probe& probe, PromotionId promotion, const CheckedCart& cart);

}  // namespace proviso
