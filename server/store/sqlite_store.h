// The store over SQLite: one writer thread with group commit, read connections beside it. Contract:
// commands are applied in order of arrival; those that queued while the last commit ran (at most
// 512) share the next one, a savepoint each; none is answered before it is on the disk. Test:
// tests/server/store_test.cpp
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "redemption/store.h"
#include "store/database.h"

namespace proviso::store {

class Ledger;

class SqliteStore final : public redemption::Store {
 public:
  struct Options {
    std::string path;
    int64_t busy_timeout_ms = 5000;
    size_t max_queue = 4096;
    size_t max_batch = 512;
  };

  /// Opens and migrates the database; throws what `Database` and `migrate` throw.
  explicit SqliteStore(Options options);
  ~SqliteStore() override;

  void submit(redemption::Submission submission,
              std::function<void(redemption::Reply)> done) override;
  redemption::StoreError find_answer(const std::string& idempotency_key,
                                     const std::string& fingerprint,
                                     std::optional<redemption::Answer>& out) override;
  redemption::StoreError read_uses(const Program& program, const std::string& account,
                                   const std::vector<PromotionId>& promotions,
                                   std::vector<UsesFact>& out) override;
  redemption::StoreError find(const std::string& id,
                              std::optional<redemption::StoredRedemption>& out) override;
  bool probe() override;
  void stop() override;

 private:
  struct Job {
    redemption::Submission submission;
    std::function<void(redemption::Reply)> done;
    redemption::Reply reply;
  };
  struct Reader;
  /// Calls `read(reader)` on an idle read connection, or a new one.
  template <typename F>
  redemption::StoreError borrow_reader(F&& read);

  void write_until_stopped();
  std::deque<Job> take_batch();
  void apply_batch(std::deque<Job>& batch);
  bool apply_job(Job& job);

  const Options options_;
  Database writer_;
  std::unique_ptr<Ledger> ledger_;

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::deque<Job> queue_;
  bool stopped_ = false;

  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Reader>> idle_readers_;

  std::thread thread_;
};

}  // namespace proviso::store
