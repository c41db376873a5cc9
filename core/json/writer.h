// Appends canonical JSON text: no white space, whole numbers only, the fewest escapes. Contract:
// the caller opens and closes in pairs and gives a key before each member; commas are found from
// the last byte written, so the writer has no state. Test: tests/core/json/writer_test.cpp
#pragma once

#include <string>
#include <string_view>

namespace proviso::json {

class Writer {
 public:
  /// Appends to `out`; clear it first to reuse its memory.
  explicit Writer(std::string& out) : out_(out) {}

  void open_object() { open('{'); }
  void close_object() { out_ += '}'; }
  void open_array() { open('['); }
  void close_array() { out_ += ']'; }

  /// A member's name; its value comes next. `name` needs no escapes.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  /// A member's name that comes from a document.
  void escaped_key(std::string_view name) {
    text(name);
    out_ += ':';
  }

  void text(std::string_view value);
  void integer(int64_t value);
  void boolean(bool value);
  /// A value that is JSON text already.
  void raw(std::string_view value);

  void member(std::string_view name, std::string_view value) { key(name), text(value); }
  void member(std::string_view name, const char* value) { key(name), text(value); }
  void member(std::string_view name, int64_t value) { key(name), integer(value); }
  void member_true(std::string_view name) { key(name), boolean(true); }

 private:
  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void separate() {
    if (out_.empty()) return;
    char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }

  std::string& out_;
};

}  // namespace proviso::json
