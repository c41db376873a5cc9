// Collects issues, bounded, and writes JSON pointers. Test: tests/core/issue_test.cpp
#include "proviso/issue.h"

#include "proviso/limits.h"

namespace proviso {

void Issues::add(IssueCode code, std::string pointer, std::string_view detail) {
  if (!is_warning(code)) ++errors_;
  if (list_.size() >= static_cast<size_t>(limits.issues)) {
    ++left_out_;
    return;
  }
  list_.push_back({code, std::move(pointer), std::string(detail.empty() ? phrase(code) : detail)});
}

std::string pointer_join(std::string_view pointer, std::string_view token) {
  std::string joined(pointer);
  joined += '/';
  for (char c : token) {
    if (c == '~') {
      joined += "~0";
    } else if (c == '/') {
      joined += "~1";
    } else {
      joined += c;
    }
  }
  return joined;
}

std::string pointer_join(std::string_view pointer, size_t index) {
  return pointer_join(pointer, std::to_string(index));
}

}  // namespace proviso
