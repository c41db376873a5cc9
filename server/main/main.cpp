// The redemption server over SQLite; see server/README.md. Test: tests/server/config.test.mjs
#include "main/app.h"
#include "store/sqlite_store.h"

namespace {

std::unique_ptr<proviso::redemption::Store> open_sqlite(const proviso::Config& config) {
  proviso::store::SqliteStore::Options options;
  options.path = config.database;
  options.busy_timeout_ms = config.busy_timeout_ms;
  options.max_queue = static_cast<size_t>(config.max_queue);
  return std::make_unique<proviso::store::SqliteStore>(options);
}

}  // namespace

int main(int count, char** arguments) { return proviso::run_app(count, arguments, open_sqlite); }
