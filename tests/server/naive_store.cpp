#include "naive_store.h"

#include <utility>

#include "redemption/decide.h"
#include "store/database.h"

namespace proviso::tests {

using redemption::Decision;
using redemption::Reply;
using redemption::StoreError;

namespace {

constexpr int kConnections = 24;
constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS uses (
  promotion TEXT PRIMARY KEY,
  uses INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS redemptions (id TEXT PRIMARY KEY, order_key TEXT NOT NULL);
)sql";

std::vector<UsesFact> read_counters(store::Database& database, const Program& program,
                                    const std::vector<PromotionId>& promotions) {
  store::Statement find = database.prepare("SELECT uses FROM uses WHERE promotion = ?1");
  std::vector<UsesFact> facts;
  for (PromotionId id : promotions) {
    find.bind(source(program).promotions.promotions[id].key);
    UsesFact fact{id, 0, 0};
    if (find.step()) fact.uses = find.integer(0);
    find.reset();
    facts.push_back(fact);
  }
  return facts;
}

/// Check, then insert: what another connection does in between is not seen.
Reply redeem(store::Database& database, const redemption::Submission& submission) {
  const redemption::Command& command = submission.command;
  const Program& program = program_of(*command.session);
  Decision decision =
      redemption::decide(command, read_counters(database, program, command.limited));
  redemption::Rendered rendered = submission.render(command, decision);
  if (decision.state == Decision::State::committed) {
    database.prepare("INSERT INTO redemptions VALUES (?1, ?2)")
        .bind(command.redemption_id, command.order)
        .run();
    for (const redemption::UseIncrement& increment : decision.record.increments) {
      database
          .prepare(
              "INSERT INTO uses VALUES (?1, 1) ON CONFLICT (promotion) DO UPDATE SET uses = uses + "
              "1")
          .bind(increment.promotion)
          .run();
    }
  }
  Reply reply;
  reply.answer.status = rendered.status;
  reply.answer.body = std::move(rendered.body);
  return reply;
}

}  // namespace

NaiveStore::NaiveStore(std::string path) : path_(std::move(path)) {
  store::Database(path_, {}).execute(kSchema);
  for (int i = 0; i < kConnections; ++i) threads_.emplace_back([this] { work(); });
}

void NaiveStore::submit(redemption::Submission submission, std::function<void(Reply)> done) {
  {
    std::lock_guard lock(mutex_);
    queue_.push_back({std::move(submission), std::move(done)});
  }
  changed_.notify_one();
}

void NaiveStore::work() {
  store::Database database(path_, {});
  while (true) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    Reply reply;
    try {
      reply = redeem(database, job.submission);
    } catch (const store::SqlError&) {
      reply.error = StoreError::unavailable;
    }
    job.done(std::move(reply));
  }
}

void NaiveStore::stop() {
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

StoreError NaiveStore::find_answer(const std::string&, const std::string&,
                                   std::optional<redemption::Answer>&) {
  return StoreError::none;
}

StoreError NaiveStore::read_uses(const Program& program, const std::string&,
                                 const std::vector<PromotionId>& promotions,
                                 std::vector<UsesFact>& out) {
  store::Database database(path_, {});
  out = read_counters(database, program, promotions);
  return StoreError::none;
}

StoreError NaiveStore::find(const std::string&, std::optional<redemption::StoredRedemption>&) {
  return StoreError::none;
}

}  // namespace proviso::tests
