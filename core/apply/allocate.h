// Splits one amount over weights, exactly: largest remainder (Hamilton's method).
// Contract: shares sum to the amount; with amount <= sum of weights each share lies in
// [0, weight]; zero weights get zero. Test: tests/core/apply/allocate_test.cpp
#pragma once

#include <cstdint>
#include <vector>

namespace proviso {

/// Shares of `amount` by `weights` (both >= 0, some weight above 0 unless the amount is 0).
/// Equal remainders are served in order of position, so callers sort by line id.
std::vector<int64_t> allocate(int64_t amount, const std::vector<int64_t>& weights);

}  // namespace proviso
