#include "cli/table.h"

#include <algorithm>

#include "cli/files.h"

namespace proviso::cli {
namespace {

size_t width(const std::string& text) {
  auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), starts));
}

}  // namespace

Table& Table::column(std::string heading, Align align) {
  headings_.push_back(std::move(heading));
  aligns_.push_back(align);
  return *this;
}

void Table::row(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = printable(cell);
  rows_.push_back(std::move(cells));
}

void Table::append(const std::vector<std::string>& cells, const std::vector<size_t>& widths,
                   std::string& out) const {
  for (size_t i = 0; i < cells.size(); ++i) {
    std::string padding(widths[i] - width(cells[i]), ' ');
    out += "  ";
    out += aligns_[i] == Align::right ? padding + cells[i] : cells[i] + padding;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  out += '\n';
}

std::string Table::text() const {
  std::string out;
  if (rows_.empty()) return out;
  std::vector<size_t> widths;
  for (const std::string& heading : headings_) widths.push_back(width(heading));
  for (const auto& cells : rows_) {
    for (size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], width(cells[i]));
  }
  append(headings_, widths, out);
  for (const auto& cells : rows_) append(cells, widths, out);
  return out;
}

std::string decimal(int64_t value, int digits) {
  std::string text = std::to_string(value);
  if (digits == 0) return text;
  const size_t sign = value < 0 ? 1 : 0;
  const size_t wanted = static_cast<size_t>(digits) + 1 + sign;
  if (text.size() < wanted) text.insert(sign, wanted - text.size(), '0');
  return text.insert(text.size() - static_cast<size_t>(digits), ".");
}

}  // namespace proviso::cli
