// Answers that a yes/no question may have while not everything is known: three-valued logic after
// Kleene. Contract: `yes` and `no` are not exclusive; at least one holds.
// Test: tests/core/model/possible_test.cpp
#pragma once

namespace proviso {

struct Possible {
  bool yes = false, no = false;
};

inline Possible certainly(bool holds) { return {holds, !holds}; }
inline Possible opposite(Possible item) { return {item.no, item.yes}; }
inline Possible both(Possible a, Possible b) { return {a.yes && b.yes, a.no || b.no}; }
inline Possible either(Possible a, Possible b) { return {a.yes || b.yes, a.no && b.no}; }

}  // namespace proviso
