// Prices a cart: visible products, price groups, list amounts. Test: tests/core/cases_test.cpp
#include "match/cart.h"

#include <algorithm>
#include <numeric>

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

/// The own attributes of a line, which are sorted.
auto attributes_of(const Request& request, const RequestLine& line) {
  auto first = request.line_attributes.begin() + line.first_attribute;
  return std::pair(first, first + line.attribute_count);
}

bool less(const AttributeFact& a, const AttributeFact& b) {
  return a.attribute != b.attribute ? a.attribute < b.attribute : a.value < b.value;
}

/// -1, 0 or 1: how the own attributes of two lines compare.
int compare_attributes(const Request& request, const RequestLine& a, const RequestLine& b) {
  if (a.attribute_count == 0 && b.attribute_count == 0) return 0;
  auto [first, last] = attributes_of(request, a);
  auto [other, end] = attributes_of(request, b);
  if (std::lexicographical_compare(first, last, other, end, less)) return -1;
  return std::lexicographical_compare(other, end, first, last, less) ? 1 : 0;
}

/// A group for each product and set of own attributes; its lines by id.
void group_lines(const Request& request, MatchedCart& cart) {
  cart.lines.resize(request.lines.size());
  std::iota(cart.lines.begin(), cart.lines.end(), 0);
  std::sort(cart.lines.begin(), cart.lines.end(), [&](uint32_t a, uint32_t b) {
    const RequestLine &x = request.lines[a], &y = request.lines[b];
    if (x.product != y.product) return x.product < y.product;
    int attributes = compare_attributes(request, x, y);
    return attributes != 0 ? attributes < 0 : request.view(x.id) < request.view(y.id);
  });
  cart.groups.clear();
  const RequestLine* first = nullptr;
  for (uint32_t i = 0; i < cart.lines.size(); ++i) {
    const RequestLine& line = request.lines[cart.lines[i]];
    if (!first || first->product != line.product ||
        compare_attributes(request, *first, line) != 0) {
      cart.groups.push_back({line.product, 0, 0, {}, 0, i, 0});
      first = &line;
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
  cart.subtotals.assign(cart.groups.size(), 0);
  cart.subtotal_minor = 0;
  cart.valid_until = INT64_MAX;
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
    cart.subtotals[static_cast<size_t>(&group - cart.groups.data())] = group.subtotal_minor;
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
