// Follows `use` from a schedule or an audience to the definitions it stands on. Contract: what is
// wrong deeper down is an issue of that definition, which is compiled too, not of all its users.
// Test: tests/core/schedule_test.cpp
#pragma once

#include <algorithm>

#include "compile/compiler.h"
#include "proviso/limits.h"

namespace proviso {

template <typename T>
const T* find_named(const std::vector<Named<T>>& named, const std::string& key) {
  for (const Named<T>& definition : named) {
    if (definition.key == key) return &definition.is;
  }
  return nullptr;
}

/// Those that `first` uses, nearest first; as deep as documents may nest, so that copying them
/// stays cheap. `pointer` is of `first`.
template <typename T>
std::vector<const T*> used_by(const T& first, const std::vector<Named<T>>& named,
                              const std::string& pointer, Issues& issues) {
  std::vector<const T*> used;
  for (const T* user = &first; user->use;) {
    const T* next = find_named(named, *user->use);
    if (next == nullptr) {
      if (user == &first) {
        add_named(issues, IssueCode::unknown_reference, pointer_join(pointer, "use"), *user->use);
      }
      return used;
    }
    if (next == &first) {
      add_named(issues, IssueCode::definition_cycle, pointer_join(pointer, "use"), *first.use);
      return used;
    }
    if (std::find(used.begin(), used.end(), next) != used.end()) return used;  // a cycle below
    if (used.size() == static_cast<size_t>(limits.nesting)) {
      issues.add(IssueCode::nesting_too_deep, pointer_join(pointer, "use"));
      return used;
    }
    used.push_back(next);
    user = next;
  }
  return used;
}

}  // namespace proviso
