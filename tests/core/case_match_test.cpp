// The comparison of cases finds what differs, and only that.
#include "core/case_match.h"

#include <gtest/gtest.h>

namespace proviso::test {
namespace {

using nlohmann::json;

TEST(CaseMatch, ListedMembersAlone) {
  EXPECT_EQ("", difference({{"a", 1}}, {{"a", 1}, {"b", 2}}));
  EXPECT_EQ("/a: expected 1, got 2", difference({{"a", 1}}, {{"a", 2}}));
  EXPECT_EQ("/a: missing", difference({{"a", 1}}, json::object()));
}

TEST(CaseMatch, ListsHaveAllTheirItems) {
  EXPECT_EQ("", difference(json::array({{{"a", 1}}}), json::array({{{"a", 1}, {"b", 2}}})));
  EXPECT_NE("", difference(json::array(), json::array({1})));
  EXPECT_NE("", difference(json::array({1, 2}), json::array({1})));
}

}  // namespace
}  // namespace proviso::test
