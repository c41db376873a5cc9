// A typed view of a value tree that collects every issue with its JSON pointer. Contract: reading
// never fails, it reports; what was reported is left as it was in `out`; the place is a chain on
// the stack, made into text only for an issue. Test: tests/core/json/reader_test.cpp
//
//   void read_line(const Node& node, Line& out) {
//     Members members(node);                       // reports: not an object
//     members.required("id").key(out.id);          // reports: missing, not a string, empty, long
//     members.optional("quantity").integer(1, limits.quantity, out.quantity);
//     members.optional("tiers").list(limits.tiers, out.tiers, read_tier);
//   }                                              // reports: members that nobody asked for
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "json/document.h"

namespace proviso::json {

/// A place in a document: a name or a position below another place.
struct Path {
  const Path* up = nullptr;
  std::string_view name;
  size_t index = SIZE_MAX;  // SIZE_MAX: `name` counts
  std::string text() const;
};

/// Three letters A to Z.
bool is_currency(std::string_view text);

/// A name of the contract and what it stands for.
template <typename E>
using Choice = std::pair<std::string_view, E>;

/// A value at its place, or the absence of an optional one, of which every reading is false and
/// reports nothing. Lives no longer than the Members or list call that gave it.
class Node {
 public:
  Node(const Value& root, Issues& issues) : value_(&root), issues_(&issues) {}
  Node(const Value* value, const Path& path, Issues& issues)
      : value_(value), path_(path), issues_(&issues) {}

  bool present() const { return value_ != nullptr; }
  const Value* value() const { return value_; }
  const Path& path() const { return path_; }
  Issues& issues() const { return *issues_; }
  void report(IssueCode code, std::string_view detail = {}) const;

  /// A text of at most `max_bytes`, or null. The text lives as long as the document.
  const std::string* text(int64_t max_bytes = limits.text_bytes) const;
  /// A key or code: 1 to 128 bytes of any UTF-8 but U+0000, compared bytewise; or null.
  const std::string* key() const;
  /// Three letters A to Z, or null.
  const std::string* currency() const;
  bool text(std::string& out) const { return copy(text(), out); }
  bool key(std::string& out) const { return copy(key(), out); }
  bool key(std::optional<std::string>& out) const { return copy(key(), out); }
  bool currency(std::string& out) const { return copy(currency(), out); }

  bool boolean(bool& out) const;
  bool boolean(std::optional<bool>& out) const;
  /// A member that is `true` or absent.
  bool only_true(bool& out) const;
  bool integer(int64_t min, int64_t max, int64_t& out) const;
  template <typename T>
  bool integer(int64_t min, int64_t max, T& out) const {
    int64_t wide = 0;
    if (!integer(min, max, wide)) return false;
    if constexpr (std::is_integral_v<T>) {
      out = static_cast<T>(wide);
    } else {
      out = static_cast<typename T::value_type>(wide);  // std::optional
    }
    return true;
  }

  template <typename E, size_t N>
  bool choice(const std::array<Choice<E>, N>& choices, E& out) const {
    const std::string* name = text(limits.ruleset_bytes);
    if (name == nullptr) return false;
    std::string all;
    for (const Choice<E>& choice : choices) {
      if (choice.first == *name) return out = choice.second, true;
      all.append(all.empty() ? "`" : ", `").append(choice.first) += '`';
    }
    report(IssueCode::unknown_value, "the value must be one of " + all);
    return false;
  }
  template <typename E, size_t N>
  bool choice(const std::array<Choice<E>, N>& choices, std::optional<E>& out) const {
    E value{};
    if (!choice(choices, value)) return false;
    out = value;
    return true;
  }

  /// Calls `read` for each item; a list longer than `max` is reported and not read.
  template <typename F>
  bool list(int64_t max, F&& read, size_t min = 0) const {
    if (!check_list(max, min)) return false;
    for (size_t i = 0; i < value_->size(); ++i) {
      read(Node(&(*value_)[i], Path{&path_, {}, i}, *issues_));
    }
    return true;
  }
  /// Appends one record for each item.
  template <typename List, typename F>
  requires requires(List& out) { out.emplace_back(); }
  bool list(int64_t max, List& out, F&& read, size_t min = 0) const {
    if (!check_list(max, min)) return false;
    out.reserve(out.size() + value_->size());
    return list(max, [&](const Node& item) { read(item, out.emplace_back()); });
  }
  /// How many items a list has; 0 for what is no list.
  size_t size() const { return present() && value_->is_array() ? value_->size() : 0; }

 private:
  bool has(bool right_type) const;
  bool check_list(int64_t max, size_t min) const;
  template <typename T>
  static bool copy(const std::string* text, T& out) {
    if (text != nullptr) out = *text;
    return text != nullptr;
  }

  const Value* value_;
  Path path_;
  Issues* issues_;
};

/// The members of an object. Ask for each that the contract has; the destructor reports the rest.
class Members {
 public:
  explicit Members(const Node& node);
  ~Members();
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  /// False if the node is absent or no object: then every member is absent too, unreported.
  bool present() const { return object_ != nullptr; }
  bool has(std::string_view name) const;
  Node required(std::string_view name) { return find(name, true); }
  Node optional(std::string_view name) { return find(name, false); }
  /// The one of these members that must be there alone; an absent node, reported, without any.
  /// Each further one is reported too. `out` is what the one that is there stands for.
  template <typename E, size_t N>
  Node one_of(const std::array<Choice<E>, N>& choices, E& out) {
    std::array<std::string_view, N> names;
    for (size_t i = 0; i < N; ++i) names[i] = choices[i].first;
    size_t found = find_one(names.data(), N);
    if (found == N) return Node(nullptr, Path{&node_.path(), names[0]}, node_.issues());
    out = choices[found].second;
    return find(names[found], false);
  }
  /// Does not report unknown members: another issue already says what is wrong.
  void ignore_rest() { object_ = nullptr; }

 private:
  static constexpr size_t kMostMembers = 24;  // no object of the contract has more

  Node find(std::string_view name, bool is_required);
  size_t find_one(const std::string_view* names, size_t count);
  bool asked_for(std::string_view name) const;

  const Node node_;  // a copy: the places of the members hang on it
  const Value::object_t* object_ = nullptr;
  std::array<std::string_view, kMostMembers> asked_;
  size_t asked_count_ = 0;
  size_t found_ = 0;
};

}  // namespace proviso::json
