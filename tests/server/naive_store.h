// How not to do it: a store that checks, then inserts, over several connections. The control of the
// oversell test, which must catch it. Test: tests/server/oversell.test.mjs
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "redemption/store.h"

namespace proviso::tests {

class NaiveStore final : public redemption::Store {
 public:
  explicit NaiveStore(std::string path);
  ~NaiveStore() override { stop(); }

  void submit(redemption::Submission submission,
              std::function<void(redemption::Reply)> done) override;
  redemption::StoreError find_answer(const std::string&, const std::string&,
                                     std::optional<redemption::Answer>&) override;
  redemption::StoreError read_uses(const Program& program, const std::string& account,
                                   const std::vector<PromotionId>& promotions,
                                   std::vector<UsesFact>& out) override;
  redemption::StoreError find(const std::string& id,
                              std::optional<redemption::StoredRedemption>& out) override;
  bool probe() override { return true; }
  void stop() override;

 private:
  struct Job {
    redemption::Submission submission;
    std::function<void(redemption::Reply)> done;
  };
  void work();

  const std::string path_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> queue_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace proviso::tests
