// Prices a cart: visible products, price groups, list amounts. Test: tests/core/cases_test.cpp
#include "match/cart.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "match/price.h"
#include "money/rounding.h"

namespace proviso {
namespace {

bool all_visible(const Session& session, const Request& request) {
  return std::all_of(request.lines.begin(), request.lines.end(),
                     [&](const RequestLine& line) { return session.sees(line.product); });
}

/// Reports, where some line's product is not visible, every line that cannot be priced: unknown
/// and hidden products alike.
void report_lines(const Session& session, const Request& request, const Pricing& pricing,
                  Issues& issues) {
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const RequestLine& line = request.lines[i];
    std::string pointer = pointer_join(pointer_join("/cart/lines", i), "sku");
    if (!session.sees(line.product)) {
      issues.add(IssueCode::unknown_product, pointer);
    } else if (!pricing.of(line.product, line.quantity).found) {
      issues.add(IssueCode::no_price, pointer);
    }
  }
}

/// The own attributes of a line, which are sorted.
auto attributes_of(const Request& request, const RequestLine& line) {
  auto first = request.line_attributes.begin() + line.first_attribute;
  return std::pair(first, first + line.attribute_count);
}

bool same_attributes(const Request& request, const RequestLine& a, const RequestLine& b) {
  auto [first, last] = attributes_of(request, a);
  auto [other, end] = attributes_of(request, b);
  return std::equal(first, last, other, end);
}

/// Positions of the lines, by id.
void sort_lines(const Request& request, std::vector<uint32_t>& order) {
  order.resize(request.lines.size());
  std::iota(order.begin(), order.end(), 0);
  auto by_id = [&](uint32_t a, uint32_t b) {
    return request.view(request.lines[a].id) < request.view(request.lines[b].id);
  };
  if (!std::is_sorted(order.begin(), order.end(), by_id)) {
    std::sort(order.begin(), order.end(), by_id);
  }
}

/// FNV-1a over what makes two lines of one group (Fowler, Noll, Vo).
uint64_t hash_of(const Request& request, const RequestLine& line) {
  uint64_t hash = 0xcbf29ce484222325;
  auto add = [&](uint64_t value) { hash = (hash ^ value) * 0x100000001b3; };
  add(line.product);
  for (auto [fact, end] = attributes_of(request, line); fact != end; ++fact) {
    add(fact->attribute);
    add(static_cast<uint64_t>(fact->value));
  }
  return hash ^ hash >> 32;
}

/// The group of a line; a new one if none has its product and own attributes.
uint32_t group_of(const Request& request, uint32_t position, std::vector<uint32_t>& cells,
                  MatchedCart& cart) {
  const RequestLine& line = request.lines[position];
  for (uint64_t at = hash_of(request, line);; ++at) {
    uint32_t& cell = cells[at & (cells.size() - 1)];
    if (cell == kNone) {
      cell = static_cast<uint32_t>(cart.groups.size());
      PriceGroup& group = cart.groups.emplace_back();
      group.product = line.product;
      group.first_line = position;  // of the request, until the lines are laid out
      return cell;
    }
    const RequestLine& first = request.lines[cart.groups[cell].first_line];
    if (first.product == line.product && same_attributes(request, first, line)) {
      return cell;
    }
  }
}

/// A group for each product and set of own attributes, by its first line.
void group_lines(const Request& request, GroupingScratch& scratch, MatchedCart& cart) {
  auto& [order, cells, groups_of] = scratch;
  sort_lines(request, order);
  cells.assign(std::bit_ceil(order.size() * 2 + 1), kNone);
  groups_of.clear();
  cart.groups.clear();
  for (uint32_t position : order) {
    uint32_t group = group_of(request, position, cells, cart);
    groups_of.push_back(group);
    cart.groups[group].quantity += request.lines[position].quantity;
    ++cart.groups[group].line_count;
  }
  cart.lines = order;
  if (cart.groups.size() == order.size()) {  // each line is a group
    for (uint32_t i = 0; i < order.size(); ++i) cart.groups[i].first_line = i;
    return;
  }
  uint32_t next = 0;
  for (PriceGroup& group : cart.groups) {
    group.first_line = next;
    next += group.line_count;
    group.line_count = 0;
  }
  for (size_t i = 0; i < order.size(); ++i) {
    PriceGroup& group = cart.groups[groups_of[i]];
    cart.lines[group.first_line + group.line_count++] = order[i];
  }
}

void sort_shipping(const Request& request, MatchedCart& cart) {
  cart.shipping.resize(request.shipping.size());
  std::iota(cart.shipping.begin(), cart.shipping.end(), 0);
  std::sort(cart.shipping.begin(), cart.shipping.end(), [&](uint32_t a, uint32_t b) {
    return request.view(request.shipping[a].id) < request.view(request.shipping[b].id);
  });
}

bool is_step(const FoundPrice& price, int64_t quantity) {
  return price.step_quantity == 0 || quantity % price.step_quantity == 0;
}

/// Whether a product is sold in this quantity.
bool is_sold(const FoundPrice& price, int64_t quantity) {
  return quantity >= price.min_quantity && is_step(price, quantity);
}

/// Reports a group that cannot be priced, at its first line.
void report_group(uint32_t line, const FoundPrice& price, int64_t quantity, Issues& issues) {
  const std::string pointer = pointer_join("/cart/lines", line);
  if (price.beyond_horizon) {
    issues.add(IssueCode::zone_horizon, "/evaluated_at");
  } else if (!price.found) {
    issues.add(IssueCode::no_price, pointer_join(pointer, "sku"));
  } else if (quantity < price.min_quantity) {
    issues.add(IssueCode::quantity_below_minimum, pointer_join(pointer, "quantity"));
  } else if (!is_step(price, quantity)) {
    issues.add(IssueCode::quantity_not_a_step, pointer_join(pointer, "quantity"));
  } else {
    issues.add(IssueCode::amount_too_large, pointer);
  }
}

}  // namespace

bool price_cart(const Session& session, const Request& request, MatchedCart& cart, Issues& issues) {
  cart.pricing.open(session, request.currency, request.evaluated_at);
  if (!all_visible(session, request)) {
    report_lines(session, request, cart.pricing, issues);
    return false;
  }
  const Program& program = *session.program;
  int digits = program.source.currencies[request.currency].unit_price_digits;
  RoundingMode mode = program.source.settings.rounding_mode;
  group_lines(request, cart.grouping, cart);
  sort_shipping(request, cart);
  cart.subtotals.assign(cart.groups.size(), 0);
  cart.subtotal_minor = 0;
  cart.valid_until = INT64_MAX;
  Int128 subtotal = 0;
  bool priced = true;
  for (PriceGroup& group : cart.groups) {
    FoundPrice found = cart.pricing.of(group.product, group.quantity);
    group.quantity_scale = program.products.rows[group.product].quantity_scale;
    Int128 amount = amount_of(found, group.quantity, digits + group.quantity_scale, mode);
    if (!found.found || !fits(amount) || !is_sold(found, group.quantity)) {
      report_group(cart.lines[group.first_line], found, group.quantity, issues);
      priced = false;
      continue;
    }
    group.unit_price = found.unit_price;
    group.source = found.source;
    group.subtotal_minor = static_cast<int64_t>(amount);
    cart.subtotals[static_cast<size_t>(&group - cart.groups.data())] = group.subtotal_minor;
    cart.valid_until = std::min(cart.valid_until, found.valid_until);
    if (!session.timed.empty()) {
      const int64_t change = visibility_change(session, group.product, request.evaluated_at);
      cart.valid_until = std::min(cart.valid_until, change);
    }
    subtotal += amount;
  }
  Int128 total = subtotal;
  for (const ShippingEntry& entry : request.shipping) total += entry.amount_minor;
  cart.selections.begin(session, cart);
  if (priced && !fits(total)) issues.add(IssueCode::amount_too_large, "/cart");
  cart.subtotal_minor = fits(subtotal) ? static_cast<int64_t>(subtotal) : 0;
  return priced && fits(total);
}

}  // namespace proviso
