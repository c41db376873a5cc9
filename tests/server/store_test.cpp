// The SQLite store: effects and answers together, guards in the database, migrations checked.
#include <unistd.h>

#include <filesystem>
#include <future>

#include "http/render.h"
#include "shop.h"
#include "store/ledger.h"
#include "store/migrations.h"
#include "store/sqlite_store.h"

namespace proviso::store {
namespace {

using redemption::Command;
using redemption::Reply;
using redemption::StoreError;
using redemption::Submission;

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "proviso-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    options_.path = folder_ + "/test.sqlite3";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Submission submission(const std::string& key, Command command) const {
    return {key, "body of " + key, std::move(command), http::render};
  }
  Submission order(const std::string& name, const std::string& account = "elm") const {
    return submission("key-" + name, tests::make_command(program_, account, name, 1500, 1500));
  }
  static Reply submit(redemption::Store& store, Submission submission) {
    std::promise<Reply> promise;
    store.submit(std::move(submission), [&](Reply reply) { promise.set_value(std::move(reply)); });
    return promise.get_future().get();
  }
  int64_t count(const std::string& sql) const {
    Database database(options_.path, {});
    Statement statement = database.prepare(sql);
    return statement.bind().step() ? statement.integer(0) : -1;
  }

  ProgramPtr program_ = tests::load_shop();
  std::string folder_;
  SqliteStore::Options options_;
};

TEST_F(StoreTest, StoresEffectAndAnswerTogether) {
  SqliteStore store(options_);
  Reply first = submit(store, order("1"));
  EXPECT_EQ(first.answer.status, 201);
  EXPECT_FALSE(first.answer.replayed);
  Reply again = submit(store, order("1"));
  EXPECT_TRUE(again.answer.replayed);
  EXPECT_EQ(again.answer.body, first.answer.body);
  EXPECT_EQ(again.answer.redemption_id, first.answer.redemption_id);
  EXPECT_EQ(count("SELECT count(*) FROM redemptions"), 1);
  EXPECT_EQ(count("SELECT uses FROM promotion_uses WHERE promotion = 'few'"), 1);
  EXPECT_EQ(count("SELECT uses FROM account_uses WHERE account = 'elm'"), 1);
  EXPECT_EQ(count("SELECT paid_minor FROM redemption_lines"), 700);
  EXPECT_EQ(count("SELECT amount_minor FROM line_shares"), -300);
}

TEST_F(StoreTest, ReadsBackWhatItStored) {
  SqliteStore store(options_);
  Reply reply = submit(store, order("1"));
  std::optional<redemption::StoredRedemption> found;
  ASSERT_EQ(store.find(reply.answer.redemption_id, found), StoreError::none);
  ASSERT_TRUE(found);
  EXPECT_EQ(http::write_redemption(*found), reply.answer.body);
  found.reset();
  EXPECT_EQ(store.find("red_none", found), StoreError::none);
  EXPECT_FALSE(found);
}

TEST_F(StoreTest, RefusesAKeyForAnotherBody) {
  SqliteStore store(options_);
  submit(store, order("1"));
  Submission other = order("1");
  other.fingerprint = "another body";
  EXPECT_EQ(submit(store, std::move(other)).error, StoreError::key_reused);
  std::optional<redemption::Answer> answer;
  EXPECT_EQ(store.find_answer("key-1", "another body", answer), StoreError::key_reused);
  EXPECT_EQ(store.find_answer("key-1", "body of key-1", answer), StoreError::none);
  EXPECT_TRUE(answer);
}

TEST_F(StoreTest, AnOrderIsRedeemedOnce) {
  SqliteStore store(options_);
  submit(store, order("1"));
  Submission other = order("1");
  other.idempotency_key = "key-2";
  Reply reply = submit(store, std::move(other));
  EXPECT_EQ(reply.answer.status, 409);
  EXPECT_NE(reply.answer.body.find("order_exists"), std::string::npos);
  EXPECT_EQ(count("SELECT count(*) FROM redemptions"), 1);
}

TEST_F(StoreTest, CountsUpToTheLimits) {
  SqliteStore store(options_);
  EXPECT_EQ(submit(store, order("1", "elm")).answer.status, 201);
  EXPECT_EQ(submit(store, order("2", "elm")).answer.status, 409);  // one per account
  EXPECT_EQ(submit(store, order("3", "oak")).answer.status, 201);
  EXPECT_EQ(submit(store, order("4", "ash")).answer.status, 409);  // two in all
  std::vector<UsesFact> uses;
  ASSERT_EQ(store.read_uses(*program_, "elm", {0}, uses), StoreError::none);
  ASSERT_EQ(uses.size(), 1U);
  EXPECT_EQ(uses[0].uses, 2);
  EXPECT_EQ(uses[0].uses_by_account, 1);
}

TEST_F(StoreTest, KeepsEverythingOverARestart) {
  Reply first;
  {
    SqliteStore store(options_);
    first = submit(store, order("1"));
  }
  SqliteStore store(options_);
  EXPECT_EQ(submit(store, order("1")).answer.body, first.answer.body);
  EXPECT_EQ(submit(store, order("2")).answer.status, 409);
}

TEST_F(StoreTest, AnswersAfterStopping) {
  SqliteStore store(options_);
  store.stop();
  EXPECT_EQ(submit(store, order("1")).error, StoreError::unavailable);
}

TEST_F(StoreTest, ALockedDatabaseIsUnavailableAndForgetsNothing) {
  options_.busy_timeout_ms = 20;
  SqliteStore store(options_);
  {
    Database other(options_.path, {});
    other.execute("BEGIN IMMEDIATE");
    EXPECT_EQ(submit(store, order("1")).error, StoreError::unavailable);
    other.execute("ROLLBACK");
  }
  Reply reply = submit(store, order("1"));
  EXPECT_EQ(reply.answer.status, 201);
  EXPECT_FALSE(reply.answer.replayed);
}

TEST_F(StoreTest, TheDatabaseGuardsItself) {
  { SqliteStore store(options_); }
  Database database(options_.path, {});
  auto refused = [&](const char* sql) { EXPECT_THROW(database.execute(sql), SqlError) << sql; };
  database.execute("INSERT INTO promotion_uses VALUES ('shop', 'few', 2, 2)");
  refused("UPDATE promotion_uses SET uses = uses + 1");
  refused("INSERT INTO account_uses VALUES ('shop', 'few', 'elm', 2, 1)");
  refused("INSERT INTO redemption_lines VALUES ('red_none', 0, '1', 'mug', 1, 100)");
  const char* insert =
      "INSERT INTO redemptions VALUES "
      "('a', 'order', 'elm', 'committed', 'GBP', 'shop', 1, 0, 1, 0, 0, 1, 'h', 'r')";
  database.execute(insert);
  refused(
      "INSERT INTO redemptions VALUES "
      "('b', 'order', 'elm', 'committed', 'GBP', 'shop', 1, 0, 1, 0, 0, 1, 'h', 'r')");
  database.execute("INSERT INTO idempotency_keys VALUES ('key', 'f', 201, 'a', 'b', 0)");
  refused("INSERT INTO idempotency_keys VALUES ('key', 'g', 201, 'a', 'b', 0)");
}

/// A decision made on counters that were not those of the database: its guard must refuse.
TEST_F(StoreTest, AStaleDecisionIsRefusedByTheGuard) {
  { SqliteStore store(options_); }
  Database database(options_.path, {});
  Ledger ledger(database);
  Command command = tests::make_command(program_, "elm", "1", 1500, 1500);
  command.limited.clear();  // as if nobody had asked for the counters
  database.execute("INSERT INTO promotion_uses VALUES ('shop', 'few', 2, 2)");
  EXPECT_THROW(ledger.apply(submission("key", std::move(command))), GuardRefused);
}

/// Refused halfway, a command leaves nothing behind and does not keep others from being stored.
TEST_F(StoreTest, ARefusedCommandIsUndoneAlone) {
  SqliteStore store(options_);
  Database(options_.path, {}).execute("INSERT INTO promotion_uses VALUES ('shop', 'few', 2, 2)");
  Submission stale = order("1");
  stale.command.limited.clear();  // as if nobody had asked for the counters
  EXPECT_EQ(submit(store, std::move(stale)).error, StoreError::unavailable);
  EXPECT_EQ(count("SELECT count(*) FROM redemptions"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM idempotency_keys"), 0);
  Submission good = submission("key", tests::make_command(program_, "elm", "2", 0, 0, false));
  EXPECT_EQ(submit(store, std::move(good)).answer.status, 201);
  EXPECT_EQ(count("SELECT count(*) FROM redemptions"), 1);
}

TEST_F(StoreTest, MigratesOnceAndOnlyItsOwn) {
  Database database(options_.path, {});
  migrate(database);
  migrate(database);
  EXPECT_EQ(count("SELECT count(*) FROM migrations"), 1);
  std::vector<Migration> longer = migrations();
  longer.push_back({2, "CREATE TABLE more (a INTEGER)"});
  migrate(database, longer);
  EXPECT_EQ(count("SELECT count(*) FROM more"), 0);
  EXPECT_THROW(migrate(database), std::runtime_error);  // newer than this program
  std::vector<Migration> edited = longer;
  edited[1].sql = "CREATE TABLE more (b INTEGER)";
  EXPECT_THROW(migrate(database, edited), std::runtime_error);
  std::vector<Migration> broken = longer;
  broken.push_back({3, "CREATE TABLE good (a INTEGER); CREATE TABLE bad ("});
  EXPECT_THROW(migrate(database, broken), SqlError);
  EXPECT_EQ(count("SELECT count(*) FROM sqlite_master WHERE name = 'good'"), 0);
}

}  // namespace
}  // namespace proviso::store
