// Issues: what is wrong with a ruleset or a request, as code, JSON pointer and sentence.
// Contract: codes are the closed list in schema/codes.json; messages are lower case, without
// full stop, with input in backticks. Test: tests/core/issue_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proviso/codes.h"

namespace proviso {

/// One problem. `pointer` is an RFC 6901 JSON pointer into the document that was read.
struct Issue {
  IssueCode code;
  std::string pointer;
  std::string message;
};

/// The issues of one document, errors and warnings, bounded by `limits.issues`.
class Issues {
 public:
  /// Adds an issue; an empty `detail` gives the code's own phrase.
  void add(IssueCode code, std::string pointer, std::string_view detail = {});
  /// True if an error (not merely a warning) was added.
  bool has_errors() const { return errors_ > 0; }
  /// Those kept, in the order in which they were found.
  const std::vector<Issue>& list() const { return list_; }
  /// How many were found beyond those kept.
  size_t left_out() const { return left_out_; }

 private:
  std::vector<Issue> list_;
  size_t errors_ = 0;
  size_t left_out_ = 0;
};

/// Appends `/token` to a JSON pointer, escaped as RFC 6901 section 3 says.
std::string pointer_join(std::string_view pointer, std::string_view token);
std::string pointer_join(std::string_view pointer, size_t index);

}  // namespace proviso
