#include "apply/allocate.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "money/rounding.h"

namespace proviso {
namespace {

/// One each to the first ones with a weight, as long as their share is below it; then, if the
/// amount is more than the weights, to the first ones with a weight.
void give_first(int64_t left, const int64_t* weights, size_t count, bool capped, int64_t* shares) {
  for (bool within = capped; left > 0; within = false) {
    for (size_t i = 0; i < count && left > 0; ++i) {
      if (weights[i] == 0 || (within && shares[i] >= weights[i])) continue;
      ++shares[i];
      --left;
    }
  }
}

/// One each to the `left` shares with the largest rests (`rests` and `order` are by position).
void give_largest(int64_t left, const Int128* rests, uint32_t* order, size_t count,
                  int64_t* shares) {
  std::iota(order, order + count, 0);
  std::partial_sort(order, order + left, order + count, [&](uint32_t a, uint32_t b) {
    return rests[a] != rests[b] ? rests[a] > rests[b] : a < b;
  });
  for (int64_t i = 0; i < left; ++i) ++shares[order[static_cast<size_t>(i)]];
}

/// Every share but the last rounded; the last with a weight takes the rest.
void give_last(int64_t amount, const int64_t* weights, size_t count, Int128 total, Split split,
               int64_t* shares) {
  bool capped = split.within_weights && amount <= total;
  size_t last = count;
  while (weights[last - 1] == 0) --last;
  int64_t left = amount;
  for (size_t i = 0; i + 1 < last; ++i) {
    auto share = static_cast<int64_t>(
        divide_rounded(static_cast<Int128>(amount) * weights[i], total, split.mode));
    shares[i] = std::min(share, left);
    if (capped) shares[i] = std::min(shares[i], weights[i]);
    left -= shares[i];
  }
  int64_t rest = capped ? std::min(left, weights[last - 1]) : left;
  shares[last - 1] = rest;
  for (size_t i = 0; i < count && left > rest; ++i) {
    int64_t more = std::min(left - rest, weights[i] - shares[i]);
    shares[i] += more;
    left -= more;
  }
}

}  // namespace

void allocate(int64_t amount, const int64_t* weights, size_t count, Split split, int64_t* shares) {
  std::fill(shares, shares + count, 0);
  if (count == 1 && weights[0] > 0) {
    shares[0] = amount;
    return;
  }
  Int128 total = std::accumulate(weights, weights + count, Int128{0});
  if (amount == 0 || total == 0) return;
  if (split.remainders == Remainders::last_line) {
    give_last(amount, weights, count, total, split, shares);
    return;
  }
  constexpr size_t kFew = 64;  // carts of up to so many lines need no memory of their own
  std::array<Int128, kFew> few_rests;
  std::array<uint32_t, kFew> few_order;
  std::vector<Int128> many_rests(count > kFew ? count : 0);
  std::vector<uint32_t> many_order(many_rests.size());
  Int128* rests = count > kFew ? many_rests.data() : few_rests.data();
  uint32_t* order = count > kFew ? many_order.data() : few_order.data();
  int64_t left = amount;
  for (size_t i = 0; i < count; ++i) {
    Division share = divide(static_cast<Int128>(amount) * weights[i], total);
    shares[i] = static_cast<int64_t>(share.quotient);
    rests[i] = share.rest;
    left -= shares[i];
  }
  if (left == 0) return;
  if (split.remainders == Remainders::first_lines) {
    give_first(left, weights, count, split.within_weights, shares);
  } else {
    give_largest(left, rests, order, count, shares);
  }
}

}  // namespace proviso
