// SQLite with ownership and errors made plain. Contract: one connection, one thread at a time; what
// fails throws SqlError with SQLite's message; statements are prepared once and reused.
// Test: tests/server/store_test.cpp
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace proviso::store {

struct SqlError : std::runtime_error {
  SqlError(int code, const std::string& message) : std::runtime_error(message), code(code) {}
  int code;
};

/// A prepared statement. `step` it until false; it resets itself when it has no more rows.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* connection, std::string_view sql);

  /// Binds ?1, ?2, ... and starts over.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    sqlite3_reset(handle_.get());
    int index = 0;
    (bind_at(++index, values), ...);
    return *this;
  }
  /// True if there is a row to read.
  bool step();
  /// Runs a statement that gives no rows; how many rows it changed.
  int run();
  /// Forgets the rest of the rows.
  void reset() { sqlite3_reset(handle_.get()); }

  int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  std::string text(int column) const;

 private:
  void bind_at(int index, int64_t value);
  void bind_at(int index, const std::string& value);
  void bind_at(int index, const std::optional<int64_t>& value);
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

class Database {
 public:
  struct Options {
    int64_t busy_timeout_ms = 5000;
    bool read_only = false;
  };

  /// Opens or creates the file: WAL, and every commit synced to the disk.
  Database(const std::string& path, const Options& options);

  void execute(const char* sql);
  Statement prepare(std::string_view sql) { return Statement(handle_.get(), sql); }
  /// False after an error that rolled the whole transaction back.
  bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace proviso::store
