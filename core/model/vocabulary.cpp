#include "model/vocabulary.h"

namespace proviso {

bool compare(int64_t actual, Op op, int64_t required) {
  switch (op) {
    case Op::eq:
    case Op::in:
      return actual == required;
    case Op::ne:
    case Op::not_in:
      return actual != required;
    case Op::gt:
      return actual > required;
    case Op::gte:
      return actual >= required;
    case Op::lt:
      return actual < required;
    case Op::lte:
      return actual <= required;
  }
  return false;
}

Phase phase_of(BenefitKind kind) {
  switch (kind) {
    case BenefitKind::percent_off_lines:
    case BenefitKind::fixed_unit_price:
      return Phase::product;
    case BenefitKind::percent_off_order:
    case BenefitKind::amount_off_order:
      return Phase::order;
  }
  return Phase::order;
}

}  // namespace proviso
