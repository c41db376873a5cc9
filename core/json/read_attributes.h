// Own attributes of lines, carts, accounts and customers in a request. Contract: each is of an
// attribute that the ruleset declares for this owner, in its type, and there once; strings are
// looked up, never interned. Test: tests/core/json/request_test.cpp
#pragma once

#include <vector>

#include "json/reader.h"
#include "proviso/program.h"
#include "proviso/request.h"

namespace proviso::json {

/// A key of a list and its position, to find those that are there twice.
using Entry = std::pair<std::string_view, size_t>;
/// Reports at `list`/position/`member` each key that an earlier item has. Sorts `entries`.
void report_duplicates(const Node& list, std::string_view member, std::vector<Entry>& entries);

/// The symbol of a key; kNoSymbol if it is absent, no key, or one that the program lacks.
Symbol read_symbol(const Node& node, const Program& program);
/// Those that the program has, sorted, each once.
void read_symbols(const Node& node, int64_t max, const Program& program, std::vector<Symbol>& out);

/// Reads lists of attributes; finds declarations fast where there are many lines.
class AttributeReader {
 public:
  explicit AttributeReader(const Program& program) : program_(program) {}
  /// Appends them, sorted by attribute.
  void read(const Node& list, AttributeOwner owner, std::vector<AttributeFact>& out);

 private:
  const AttributeRule* find(Symbol attribute);
  void read_value(const Node& node, const AttributeRule& rule, int64_t& out);
  int64_t symbol_of(const std::string& text);

  const Program& program_;
  std::vector<std::string> unknown_;
  std::vector<std::pair<Symbol, const AttributeRule*>> rules_;  // sorted, filled when needed
};

}  // namespace proviso::json
