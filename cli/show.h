// How money, prices, quantities and headings are shown to people. Contract: by the digits of the
// currency or product, whole numbers only. Test: tests/cli/evaluate.test.mjs
#pragma once

#include <string>

#include "cli/table.h"
#include "proviso/evaluator.h"

namespace proviso::cli {

/// 12345 is `123.45` in a currency of two digits.
std::string show_money(int64_t minor, const CurrencyRule& currency);
std::string show_unit_price(int64_t unit_price, const CurrencyRule& currency);
/// `12`, or of a product that is measured `2.5 m`.
std::string show_quantity(const Product& product, int64_t quantity);
/// Where a product's price comes from: `list price`, `dealer`, or `dealer, from 10`.
std::string show_source(const Program& program, const Product& product,
                        const PriceSource& price_source);
/// The ruleset and the instant.
std::string show_heading(const Program& program, int64_t evaluated_at);

}  // namespace proviso::cli
