#include "store/migrations.h"

#include "crypto/digest.h"

namespace proviso::store {
namespace {

// The guards are the database's own: an order once, a key once, no counter over its limit.
constexpr const char* kRedemptions = R"sql(
CREATE TABLE redemptions (
  id TEXT PRIMARY KEY,
  order_key TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('committed')),
  currency TEXT NOT NULL,
  ruleset TEXT NOT NULL,
  ruleset_version INTEGER NOT NULL,
  committed_at INTEGER NOT NULL,
  subtotal_minor INTEGER NOT NULL CHECK (subtotal_minor >= 0),
  reduction_minor INTEGER NOT NULL CHECK (reduction_minor >= 0),
  shipping_minor INTEGER NOT NULL CHECK (shipping_minor >= 0),
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
  decision_hash TEXT NOT NULL,
  result TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE redemption_lines (
  redemption TEXT NOT NULL REFERENCES redemptions (id),
  position INTEGER NOT NULL,
  line TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  paid_minor INTEGER NOT NULL CHECK (paid_minor >= 0),
  PRIMARY KEY (redemption, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE line_shares (
  redemption TEXT NOT NULL,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  promotion TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <= 0),
  PRIMARY KEY (redemption, position, number),
  FOREIGN KEY (redemption, position) REFERENCES redemption_lines (redemption, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE promotion_uses (
  ruleset TEXT NOT NULL,
  promotion TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses >= 0),
  use_limit INTEGER,
  PRIMARY KEY (ruleset, promotion),
  CHECK (use_limit IS NULL OR uses <= use_limit)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_uses (
  ruleset TEXT NOT NULL,
  promotion TEXT NOT NULL,
  account TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses >= 0),
  use_limit INTEGER,
  PRIMARY KEY (ruleset, promotion, account),
  CHECK (use_limit IS NULL OR uses <= use_limit)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
  key TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL,
  redemption TEXT NOT NULL,
  body TEXT NOT NULL,
  answered_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

std::string checksum(const Migration& step) { return crypto::to_hex(crypto::sha256(step.sql)); }

void apply_missing(Database& database, const std::vector<Migration>& steps) {
  int64_t applied = 0;
  {
    Statement done = database.prepare("SELECT number, checksum FROM migrations ORDER BY number");
    for (done.bind(); done.step(); ++applied) {
      bool is_ours = applied < static_cast<int64_t>(steps.size()) &&
                     done.integer(0) == steps[applied].number &&
                     done.text(1) == checksum(steps[applied]);
      if (is_ours) continue;
      throw std::runtime_error("the database was made by another version: its migration `" +
                               std::to_string(done.integer(0)) + "` is not ours");
    }
  }
  Statement note = database.prepare("INSERT INTO migrations (number, checksum) VALUES (?1, ?2)");
  for (size_t i = applied; i < steps.size(); ++i) {
    database.execute(steps[i].sql);
    note.bind(steps[i].number, checksum(steps[i])).run();
  }
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> steps = {{1, kRedemptions}};
  return steps;
}

void migrate(Database& database, const std::vector<Migration>& steps) {
  database.execute("BEGIN IMMEDIATE");
  try {
    database.execute(
        "CREATE TABLE IF NOT EXISTS migrations "
        "(number INTEGER PRIMARY KEY, checksum TEXT NOT NULL) STRICT");
    apply_missing(database, steps);
    database.execute("COMMIT");
  } catch (...) {
    if (database.in_transaction()) database.execute("ROLLBACK");
    throw;
  }
}

}  // namespace proviso::store
