// Issues: warnings are no errors, the list is bounded, pointers are escaped.
#include "proviso/issue.h"

#include <gtest/gtest.h>

#include "proviso/limits.h"

namespace proviso {
namespace {

TEST(Issues, WarningsAreNotErrors) {
  Issues issues;
  issues.add(IssueCode::price_below_cost, "/a");
  EXPECT_FALSE(issues.has_errors());
  issues.add(IssueCode::wrong_type, "/b");
  EXPECT_TRUE(issues.has_errors());
  EXPECT_EQ(phrase(IssueCode::wrong_type), issues.list()[1].message);
}

TEST(Issues, AreBoundedAndCounted) {
  Issues issues;
  for (int i = 0; i < limits.issues + 5; ++i) issues.add(IssueCode::empty, "/x");
  EXPECT_EQ(static_cast<size_t>(limits.issues), issues.list().size());
  EXPECT_EQ(5u, issues.left_out());
}

TEST(Pointer, EscapesAsRfc6901Says) {
  EXPECT_EQ("/a/b~1c~0d", pointer_join("/a", "b/c~d"));
  EXPECT_EQ("/a/7", pointer_join("/a", size_t{7}));
}

}  // namespace
}  // namespace proviso
