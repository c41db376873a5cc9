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
    case BenefitKind::use:
    case BenefitKind::lines:
    case BenefitKind::bundle:
    case BenefitKind::buy_get:
    case BenefitKind::every_nth:
      return Phase::product;
    case BenefitKind::order:
    case BenefitKind::total:
    case BenefitKind::gift:
      return Phase::order;
    case BenefitKind::shipping:
      return Phase::shipping;
    case BenefitKind::points:
    case BenefitKind::payment_terms:
      return Phase::after;
  }
  return Phase::after;
}

}  // namespace proviso
