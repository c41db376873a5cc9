// What promotions give beside the totals, once everything is taken: loyalty points and payment
// terms. Contract: docs/semantics.md, "Benefits"; changes no amount. Test:
// tests/core/cases_test.cpp
#pragma once

#include "apply/walk.h"

namespace proviso {

struct Afterwards {
  std::vector<int64_t> points;  // by candidate
  PaymentTerms terms;           // the largest; the first of equal ones
};

void give_afterwards(const Walk& walk, Afterwards& out);

}  // namespace proviso
