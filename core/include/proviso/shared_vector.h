// A vector whose copies share its memory until one of them is changed: a ruleset of a million
// products is copied at the cost of a few counters. Contract: reads as a vector does, at its speed;
// a change copies the elements first if another copy has them; references to elements end with the
// next change. Test: tests/core/shared_vector_test.cpp
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace proviso {

template <typename T>
class SharedVector {
 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  SharedVector() = default;
  SharedVector(std::vector<T> elements)
      : held_(std::make_shared<std::vector<T>>(std::move(elements))) {
    refresh();
  }
  SharedVector(std::initializer_list<T> elements) : SharedVector(std::vector<T>(elements)) {}
  template <typename Iterator>
  SharedVector(Iterator first, Iterator last) : SharedVector(std::vector<T>(first, last)) {}
  SharedVector(const SharedVector&) = default;
  SharedVector& operator=(const SharedVector&) = default;
  SharedVector(SharedVector&& other) noexcept { swap(other); }
  SharedVector& operator=(SharedVector&& other) noexcept {
    SharedVector emptied;
    emptied.swap(other);
    swap(emptied);
    return *this;
  }
  ~SharedVector() = default;

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* data() const { return data_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  const T& operator[](size_t i) const { return data_[i]; }
  const T& front() const { return data_[0]; }
  const T& back() const { return data_[size_ - 1]; }

  T* begin() { return own().data(); }
  T* end() { return begin() + size_; }
  T& operator[](size_t i) { return own()[i]; }
  T& front() { return own().front(); }
  T& back() { return own().back(); }

  template <typename... Arguments>
  T& emplace_back(Arguments&&... arguments) {
    T& element = own().emplace_back(std::forward<Arguments>(arguments)...);
    refresh();
    return element;
  }
  void push_back(T element) { emplace_back(std::move(element)); }
  /// Adds the elements of a range at the end.
  template <typename Iterator>
  void append(Iterator first, Iterator last) {
    own().insert(held_->end(), first, last);
    refresh();
  }
  T* erase(const T* first, const T* last) {
    const auto from = first - data_, to = last - data_;
    std::vector<T>& elements = own();
    elements.erase(elements.begin() + from, elements.begin() + to);
    refresh();
    return data_ + from;
  }
  void reserve(size_t count) {
    own().reserve(count);
    refresh();
  }
  void resize(size_t count, const T& value = T()) {
    own().resize(count, value);
    refresh();
  }
  void assign(size_t count, const T& value) { *this = SharedVector(std::vector<T>(count, value)); }
  void clear() { *this = SharedVector(); }

  void swap(SharedVector& other) noexcept {
    std::swap(held_, other.held_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
  }

  friend bool operator==(const SharedVector& a, const SharedVector& b) {
    return a.held_ == b.held_ || (a.size_ == b.size_ && std::equal(a.begin(), a.end(), b.begin()));
  }

 private:
  /// The elements, for this copy alone.
  std::vector<T>& own() {
    if (!held_) {
      held_ = std::make_shared<std::vector<T>>();
    } else if (held_.use_count() > 1) {
      held_ = std::make_shared<std::vector<T>>(*held_);
    }
    refresh();
    return *held_;
  }
  void refresh() {
    data_ = held_->data();
    size_ = held_->size();
  }

  std::shared_ptr<std::vector<T>> held_;
  T* data_ = nullptr;  // of held_: reading takes no step more than in a vector
  size_t size_ = 0;
};

}  // namespace proviso
