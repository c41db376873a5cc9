#include "store/database.h"

namespace proviso::store {

Statement::Statement(sqlite3* connection, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw SqlError(code, sqlite3_errmsg(connection));
}

bool Statement::step() {
  int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    std::string message = sqlite3_errmsg(sqlite3_db_handle(handle_.get()));
    sqlite3_reset(handle_.get());
    throw SqlError(code, message);
  }
  sqlite3_reset(handle_.get());
  return false;
}

int Statement::run() {
  while (step()) {
  }
  return sqlite3_changes(sqlite3_db_handle(handle_.get()));
}

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  int size = sqlite3_column_bytes(handle_.get(), column);
  return text == nullptr ? std::string() : std::string(text, static_cast<size_t>(size));
}

void Statement::bind_at(int index, int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), index, value));
}

void Statement::bind_at(int index, const std::string& value) {
  check(sqlite3_bind_text64(handle_.get(), index, value.data(), value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
}

void Statement::bind_at(int index, const std::optional<int64_t>& value) {
  if (value) return bind_at(index, *value);
  check(sqlite3_bind_null(handle_.get(), index));
}

void Statement::check(int code) const {
  if (code == SQLITE_OK) return;
  throw SqlError(code, sqlite3_errmsg(sqlite3_db_handle(handle_.get())));
}

Database::Database(const std::string& path, const Options& options) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) {
    throw SqlError(code, handle == nullptr ? "no memory" : sqlite3_errmsg(handle));
  }
  sqlite3_busy_timeout(handle, static_cast<int>(options.busy_timeout_ms));
  if (!options.read_only) execute("PRAGMA journal_mode=WAL");
  execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;");
}

void Database::execute(const char* sql) {
  int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw SqlError(code, sqlite3_errmsg(handle_.get()));
}

}  // namespace proviso::store
