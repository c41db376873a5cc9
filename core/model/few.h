// A vector of at most N elements that needs no memory elsewhere. Contract: N is a limit of the
// contract, so no more are ever added; elements are numbers, pairs or pointers.
// Test: tests/core/model/few_test.cpp
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

namespace proviso {

template <typename T, size_t N>
class Few {
 public:
  Few() {}
  Few(size_t count, const T& value) : size_(count) {
    for (T& one : *this) one = value;
  }
  Few(std::initializer_list<T> values) {
    for (const T& value : values) push_back(value);
  }

  void push_back(const T& value) { items_[size_++] = value; }
  size_t size() const { return size_; }
  T& operator[](size_t i) { return items_[i]; }
  const T& operator[](size_t i) const { return items_[i]; }
  T* begin() { return items_.data(); }
  T* end() { return items_.data() + size_; }
  const T* begin() const { return items_.data(); }
  const T* end() const { return items_.data() + size_; }

 private:
  size_t size_ = 0;
  std::array<T, N> items_;  // only the first size_ are ever read
};

}  // namespace proviso
