#include "store/sqlite_store.h"

#include <utility>

#include "store/ledger.h"
#include "store/migrations.h"

namespace proviso::store {

using redemption::Reply;
using redemption::StoredRedemption;
using redemption::StoreError;
using redemption::Submission;

namespace {

Reply failure(StoreError error) {
  Reply reply;
  reply.error = error;
  return reply;
}

}  // namespace

// ---- reading ----------------------------------------------------------------------------------

struct SqliteStore::Reader {
  Reader(const std::string& path, const Database::Options& options)
      : database(path, options),
        answers(database),
        counters(database),
        find(database.prepare("SELECT id, order_key, account, state, committed_at, decision_hash, "
                              "result FROM redemptions WHERE id = ?1")) {}

  Database database;
  Answers answers;
  Counters counters;
  Statement find;
};

template <typename F>
StoreError SqliteStore::borrow_reader(F&& read) {
  try {
    std::unique_ptr<Reader> reader;
    {
      std::lock_guard lock(readers_mutex_);
      if (!idle_readers_.empty()) {
        reader = std::move(idle_readers_.back());
        idle_readers_.pop_back();
      }
    }
    if (!reader) {
      Database::Options options{options_.busy_timeout_ms, true};
      reader = std::make_unique<Reader>(options_.path, options);
    }
    StoreError error = read(*reader);
    std::lock_guard lock(readers_mutex_);
    idle_readers_.push_back(std::move(reader));
    return error;
  } catch (const SqlError&) {  // the connection is given up with it
    return StoreError::unavailable;
  }
}

StoreError SqliteStore::find_answer(const std::string& idempotency_key,
                                    const std::string& fingerprint,
                                    std::optional<redemption::Answer>& out) {
  return borrow_reader(
      [&](Reader& reader) { return reader.answers.find(idempotency_key, fingerprint, out); });
}

StoreError SqliteStore::read_uses(const Program& program, const std::string& account,
                                  const std::vector<PromotionId>& promotions,
                                  std::vector<UsesFact>& out) {
  out.clear();
  if (promotions.empty()) return StoreError::none;
  return borrow_reader([&](Reader& reader) {
    out = reader.counters.read(program, account, promotions);
    return StoreError::none;
  });
}

StoreError SqliteStore::find(const std::string& id, std::optional<StoredRedemption>& out) {
  return borrow_reader([&](Reader& reader) {
    Statement& row = reader.find;
    if (row.bind(id).step()) {
      out = StoredRedemption{row.text(0),    row.text(1), row.text(2), row.text(3),
                             row.integer(4), row.text(5), row.text(6)};
      row.reset();
    }
    return StoreError::none;
  });
}

bool SqliteStore::probe() {
  std::optional<StoredRedemption> ignored;
  return find("", ignored) == StoreError::none;
}

// ---- writing ----------------------------------------------------------------------------------

SqliteStore::SqliteStore(Options options)
    : options_(std::move(options)), writer_(options_.path, {options_.busy_timeout_ms, false}) {
  migrate(writer_);
  ledger_ = std::make_unique<Ledger>(writer_);
  thread_ = std::thread([this] { write_until_stopped(); });
}

SqliteStore::~SqliteStore() { stop(); }

void SqliteStore::submit(Submission submission, std::function<void(Reply)> done) {
  std::unique_lock lock(queue_mutex_);
  if (!stopped_ && queue_.size() < options_.max_queue) {
    queue_.push_back({std::move(submission), std::move(done), {}});
    lock.unlock();
    return queue_changed_.notify_one();
  }
  StoreError error = stopped_ ? StoreError::unavailable : StoreError::overloaded;
  lock.unlock();
  done(failure(error));
}

void SqliteStore::stop() {
  {
    std::lock_guard lock(queue_mutex_);
    stopped_ = true;
  }
  queue_changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void SqliteStore::write_until_stopped() {
  while (true) {
    std::deque<Job> batch = take_batch();  // ends with the turn: what `done` holds is let go
    if (batch.empty()) return;
    try {
      apply_batch(batch);
    } catch (const SqlError&) {  // at BEGIN or COMMIT: nothing of the batch is stored
      if (writer_.in_transaction()) writer_.execute("ROLLBACK");
      for (Job& job : batch) job.reply = failure(StoreError::unavailable);
    }
    for (Job& job : batch) job.done(std::move(job.reply));
  }
}

std::deque<SqliteStore::Job> SqliteStore::take_batch() {
  std::unique_lock lock(queue_mutex_);
  queue_changed_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
  std::deque<Job> batch;
  while (!queue_.empty() && batch.size() < options_.max_batch) {
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return batch;
}

void SqliteStore::apply_batch(std::deque<Job>& batch) {
  writer_.execute("BEGIN IMMEDIATE");  // no other process can change a counter that we read
  for (Job& job : batch) {
    // A refused guard means that the counters were not what was read: decide again, once.
    if (!apply_job(job) && !apply_job(job)) job.reply = failure(StoreError::unavailable);
  }
  writer_.execute("COMMIT");
}

bool SqliteStore::apply_job(Job& job) {
  writer_.execute("SAVEPOINT job");
  bool stored = false;
  try {
    job.reply = ledger_->apply(job.submission);
    stored = true;
  } catch (const GuardRefused&) {
  } catch (const SqlError& error) {
    if (!writer_.in_transaction()) throw;  // a full disk ends the whole transaction
  }
  if (!stored) writer_.execute("ROLLBACK TO job");
  writer_.execute("RELEASE job");
  return stored;
}

}  // namespace proviso::store
