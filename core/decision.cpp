// The decision in a fixed binary form, for hashing: docs/semantics.md, "Decision hash".
// Contract: little-endian; a text is its length in bytes (u32), then its bytes; lines and shipping
// by id, bytewise; outcomes, clock, ruleset and bounds are not in it. Test:
// tests/core/decision_test.cpp
#include <algorithm>
#include <numeric>

#include "match/session.h"
#include "proviso/evaluator.h"

namespace proviso {
namespace {

class Bytes {
 public:
  void u32(size_t value) { put(value, 4); }
  void i64(int64_t value) { put(static_cast<uint64_t>(value), 8); }
  void text(std::string_view value) {
    u32(value.size());
    bytes_.append(value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void put(uint64_t value, int width) {
    for (int i = 0; i < width; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xff);
  }
  std::string bytes_;
};

/// Positions of the records in order of their ids.
template <typename Records>
std::vector<uint32_t> by_id(const Request& request, const Records& records) {
  std::vector<uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return request.view(records[a].id) < request.view(records[b].id);
  });
  return order;
}

void write_adjustments(const Program& program, const Evaluation& evaluation, uint32_t first,
                       uint32_t count, Bytes& bytes) {
  bytes.u32(count);
  for (uint32_t i = first; i < first + count; ++i) {
    const Adjustment& adjustment = evaluation.adjustments[i];
    bytes.text(program.source.promotions.promotions[adjustment.promotion].key);
    bytes.i64(adjustment.amount_minor);
  }
}

void write_line(const Program& program, std::string_view id, ProductId product, int64_t quantity,
                const Evaluation& evaluation, const ResultLine& line, Bytes& bytes) {
  bytes.text(id);
  bytes.text(source_of(program, product).sku);
  bytes.i64(quantity);
  bytes.i64(line.unit_price);
  write_adjustments(program, evaluation, line.first_adjustment, line.adjustment_count, bytes);
}

}  // namespace

std::string decision_bytes(const Session& session, const Request& request,
                           const Evaluation& evaluation) {
  const Program& program = *session.program;
  Bytes bytes;
  bytes.u32(kSemanticsVersion);
  bytes.text(program.source.currencies[request.currency].code);
  bytes.u32(request.lines.size());
  for (uint32_t i : by_id(request, request.lines)) {
    const RequestLine& line = request.lines[i];
    write_line(program, request.view(line.id), line.product, line.quantity, evaluation,
               evaluation.lines[i], bytes);
  }
  bytes.u32(request.shipping.size());
  for (uint32_t i : by_id(request, request.shipping)) {
    bytes.text(request.view(request.shipping[i].id));
    bytes.i64(request.shipping[i].amount_minor);
    const ResultShipping& entry = evaluation.shipping[i];
    write_adjustments(program, evaluation, entry.first_adjustment, entry.adjustment_count, bytes);
  }
  bytes.u32(evaluation.added.size());
  for (const AddedLine& added : evaluation.added) {
    const Promotion& promotion = program.source.promotions.promotions[added.promotion];
    write_line(program, promotion.key, added.product, added.quantity, evaluation, added.line,
               bytes);
  }
  bytes.i64(evaluation.points);
  bytes.i64(evaluation.totals.subtotal_minor);
  bytes.i64(evaluation.totals.reduction_minor);
  bytes.i64(evaluation.totals.shipping_minor);
  bytes.i64(evaluation.totals.total_minor);
  return bytes.take();
}

}  // namespace proviso
