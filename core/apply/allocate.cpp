#include "apply/allocate.h"

#include <algorithm>
#include <numeric>

#include "money/rounding.h"

namespace proviso {

std::vector<int64_t> allocate(int64_t amount, const std::vector<int64_t>& weights) {
  std::vector<int64_t> shares(weights.size(), 0);
  Int128 total = std::accumulate(weights.begin(), weights.end(), Int128{0});
  if (amount == 0 || total == 0) return shares;
  std::vector<Int128> rests(weights.size());
  int64_t left = amount;
  for (size_t i = 0; i < weights.size(); ++i) {
    Int128 exact = static_cast<Int128>(amount) * weights[i];
    shares[i] = static_cast<int64_t>(exact / total);
    rests[i] = exact % total;
    left -= shares[i];
  }
  if (left == 0) return shares;
  std::vector<uint32_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return rests[a] != rests[b] ? rests[a] > rests[b] : a < b;
  });
  for (int64_t i = 0; i < left; ++i) ++shares[order[i]];
  return shares;
}

}  // namespace proviso
