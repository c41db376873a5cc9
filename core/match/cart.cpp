// Prices a cart: visible products, price groups, list amounts. Test: tests/core/cases_test.cpp
#include <algorithm>
#include <numeric>

#include "match/eligible.h"
#include "match/price.h"
#include "money/rounding.h"

namespace proviso {
namespace {

/// Reports lines whose product this account cannot see: unknown and hidden ones alike.
bool check_visible(const Session& session, const Request& request, Issues& issues) {
  bool all = true;
  for (size_t i = 0; i < request.lines.size(); ++i) {
    if (session.sees(request.lines[i].product)) continue;
    issues.add(IssueCode::unknown_product, pointer_join(pointer_join("/cart/lines", i), "sku"));
    all = false;
  }
  return all;
}

/// A group for each product, by its smallest line id; its lines by id.
void group_lines(const Request& request, MatchedCart& cart) {
  cart.lines.resize(request.lines.size());
  std::iota(cart.lines.begin(), cart.lines.end(), 0);
  std::sort(cart.lines.begin(), cart.lines.end(), [&](uint32_t a, uint32_t b) {
    const RequestLine &x = request.lines[a], &y = request.lines[b];
    return x.product != y.product ? x.product < y.product : request.view(x.id) < request.view(y.id);
  });
  cart.groups.clear();
  for (uint32_t i = 0; i < cart.lines.size(); ++i) {
    const RequestLine& line = request.lines[cart.lines[i]];
    if (cart.groups.empty() || cart.groups.back().product != line.product) {
      cart.groups.push_back({line.product, 0, 0, {}, 0, i, 0});
    }
    cart.groups.back().quantity += line.quantity;
    ++cart.groups.back().line_count;
  }
  std::sort(cart.groups.begin(), cart.groups.end(), [&](const PriceGroup& a, const PriceGroup& b) {
    return request.view(request.lines[cart.lines[a.first_line]].id) <
           request.view(request.lines[cart.lines[b.first_line]].id);
  });
}

/// Reports a group without a price, or with too much of one, at its first line.
void report_group(uint32_t line, bool priced, Issues& issues) {
  std::string pointer = pointer_join("/cart/lines", line);
  if (priced) {
    issues.add(IssueCode::amount_too_large, pointer);
  } else {
    issues.add(IssueCode::no_price, pointer_join(pointer, "sku"));
  }
}

}  // namespace

bool price_cart(const Session& session, const Request& request, MatchedCart& cart, Issues& issues) {
  if (!check_visible(session, request, issues)) return false;
  const Program& program = *session.program;
  int digits = program.source.currencies[request.currency].unit_price_digits;
  RoundingMode mode = program.source.settings.rounding_mode;
  group_lines(request, cart);
  Int128 subtotal = 0;
  bool priced = true;
  for (PriceGroup& group : cart.groups) {
    FoundPrice found =
        find_price(session, group.product, group.quantity, request.currency, request.evaluated_at);
    Int128 amount = amount_of(found.unit_price, group.quantity, digits, mode);
    if (!found.found || !fits(amount)) {
      report_group(cart.lines[group.first_line], found.found, issues);
      priced = false;
      continue;
    }
    group.unit_price = found.unit_price;
    group.source = found.source;
    group.subtotal_minor = static_cast<int64_t>(amount);
    cart.valid_until = std::min(cart.valid_until, found.valid_until);
    subtotal += amount;
  }
  Int128 total = subtotal;
  for (const ShippingEntry& entry : request.shipping) total += entry.amount_minor;
  if (priced && !fits(total)) issues.add(IssueCode::amount_too_large, "/cart");
  cart.subtotal_minor = fits(subtotal) ? static_cast<int64_t>(subtotal) : 0;
  return priced && fits(total);
}

}  // namespace proviso
