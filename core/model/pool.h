// Vectors that are lent and given back, so that their memory is used again and again. Contract: for
// one thread; a pool outlasts what it lent. Test: tests/core/model/pool_test.cpp
#pragma once

#include <utility>
#include <vector>

namespace proviso {

template <typename T>
class Pool {
 public:
  /// An empty vector, until the end of its scope.
  class Lent {
   public:
    explicit Lent(Pool& pool) : pool_(pool) {
      if (pool.kept_.empty()) return;
      vector_ = std::move(pool.kept_.back());
      pool.kept_.pop_back();
      vector_.clear();
    }
    ~Lent() { pool_.kept_.push_back(std::move(vector_)); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    std::vector<T>& operator*() { return vector_; }

   private:
    Pool& pool_;
    std::vector<T> vector_;
  };

  Lent lend() { return Lent(*this); }

 private:
  std::vector<std::vector<T>> kept_;
};

}  // namespace proviso
