// Aligned tables and amounts, for people. Contract: integers only; widths are counted in code
// points, cells are printable. Test: tests/cli/evaluate.test.mjs
#pragma once

#include <string>
#include <vector>

namespace proviso::cli {

enum class Align : uint8_t { left, right };

class Table {
 public:
  /// A column's heading and alignment.
  Table& column(std::string heading, Align align = Align::left);
  void row(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  /// Headings and rows, two spaces between columns, two before the first; nothing if empty.
  std::string text() const;

 private:
  void append(const std::vector<std::string>& cells, const std::vector<size_t>& widths,
              std::string& out) const;

  std::vector<std::string> headings_;
  std::vector<Align> aligns_;
  std::vector<std::vector<std::string>> rows_;
};

/// A whole number with its last `digits` digits after a point: 12345, 2 gives 123.45.
std::string decimal(int64_t value, int digits);

}  // namespace proviso::cli
