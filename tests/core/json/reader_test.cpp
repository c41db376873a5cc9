// core/json/reader.h: every kind of reading, what it reports and where.
#include "json/reader.h"

#include "sample.h"

namespace proviso::json {
namespace {

enum class Size : uint8_t { small, large };
constexpr std::array<Choice<Size>, 2> kSizes{{{"small", Size::small}, {"large", Size::large}}};

/// Reads `text` with `read(node)` and lists what was reported.
template <typename F>
std::string reported(std::string_view text, F&& read) {
  Value document;
  Issues issues;
  EXPECT_TRUE(parse(text, kRequestLimits, document, issues)) << text;
  read(Node(document, issues));
  return listed(issues);
}

TEST(Reader, ReadsWhatIsThere) {
  std::string key, text = "as it was";
  int64_t number = 0;
  int32_t narrow = 0;
  std::optional<int64_t> maybe;
  bool flag = false;
  Size size = Size::small;
  std::vector<int64_t> list;
  EXPECT_EQ(reported(R"({"key":"k","n":5,"m":-3,"o":7,"flag":true,"size":"large","list":[1,2]})",
                     [&](const Node& node) {
                       Members members(node);
                       members.required("key").key(key);
                       members.optional("text").text(text);
                       members.required("n").integer(5, 5, number);
                       members.required("m").integer(-3, 3, narrow);
                       members.optional("o").integer(0, 9, maybe);
                       members.optional("flag").boolean(flag);
                       members.optional("size").choice(kSizes, size);
                       members.optional("list").list(2, list, [](const Node& item, int64_t& out) {
                         item.integer(1, 2, out);
                       });
                     }),
            "");
  EXPECT_EQ(key, "k");
  EXPECT_EQ(text, "as it was");
  EXPECT_EQ(number, 5);
  EXPECT_EQ(narrow, -3);
  EXPECT_EQ(maybe, 7);
  EXPECT_TRUE(flag);
  EXPECT_EQ(size, Size::large);
  EXPECT_EQ(list, (std::vector<int64_t>{1, 2}));
}

TEST(Reader, ReportsEverythingInOneGo) {
  EXPECT_EQ(reported(R"({"a":"x","b":[1,"y",300],"z/~":1})",
                     [](const Node& node) {
                       int64_t out = 0;
                       Members members(node);
                       members.required("a").integer(0, 9, out);
                       members.required("b").list(
                           9, [&](const Node& item) { item.integer(0, 9, out); });
                       members.required("c").integer(0, 9, out);
                     }),
            "wrong_type /a\nwrong_type /b/1\nout_of_range /b/2\nmissing_member /c\n"
            "unknown_member /z~1~0");
}

TEST(Reader, ChecksTextsInBytes) {
  auto read_key = [](const Node& node) { node.key(); };
  EXPECT_EQ(reported(R"("")", read_key), "empty ");
  EXPECT_EQ(reported(R"("a\u0000b")", read_key), "unknown_value ");
  EXPECT_EQ(reported(R"("line\nbreak")", read_key), "");
  EXPECT_EQ(reported('"' + std::string(128, 'k') + '"', read_key), "");
  EXPECT_EQ(reported('"' + std::string(129, 'k') + '"', read_key), "too_long ");
  std::string umlauts;  // 65 characters, 130 bytes
  for (int i = 0; i < 65; ++i) umlauts += "ü";
  EXPECT_EQ(reported('"' + umlauts + '"', read_key), "too_long ");
  EXPECT_EQ(reported('"' + std::string(2001, 't') + '"', [](const Node& node) { node.text(); }),
            "too_long ");
}

TEST(Reader, ChecksListsChoicesAndCurrencies) {
  auto nothing = [](const Node&) { FAIL(); };
  EXPECT_EQ(reported("[1,2,3]", [&](const Node& node) { node.list(2, nothing); }),
            "too_many_items ");
  EXPECT_EQ(reported("[]", [&](const Node& node) { node.list(2, nothing, 1); }), "empty ");
  EXPECT_EQ(reported("{}", [&](const Node& node) { node.list(2, nothing); }), "wrong_type ");
  Size size = Size::small;
  EXPECT_EQ(reported(R"("huge")", [&](const Node& node) { node.choice(kSizes, size); }),
            "unknown_value ");
  auto currency = [](const Node& node) { node.currency(); };
  EXPECT_EQ(reported(R"("GBP")", currency), "");
  EXPECT_EQ(reported(R"("gbp")", currency), "unknown_value ");
  EXPECT_EQ(reported(R"("GBPX")", currency), "unknown_value ");
}

TEST(Reader, FindsTheOneMemberThatIsThere) {
  constexpr std::array<Choice<int>, 3> kWays{{{"a", 1}, {"b", 2}, {"c", 3}}};
  int way = 0;
  int64_t number = 0;
  auto read = [&](const Node& node) {
    Members members(node);
    members.one_of(kWays, way).integer(0, 9, number);
  };
  EXPECT_EQ(reported(R"({"b":7})", read), "");
  EXPECT_EQ(way, 2);
  EXPECT_EQ(number, 7);
  EXPECT_EQ(reported("{}", read), "missing_member /a");
  EXPECT_EQ(reported(R"({"d":1})", read), "missing_member /a\nunknown_member /d");
  EXPECT_EQ(reported(R"({"c":5,"b":"x","a":99})", read),
            "unknown_member /b\nunknown_member /c\nout_of_range /a");
  EXPECT_EQ(reported("[]", read), "wrong_type ");
}

TEST(Reader, TrueMayBeAllThatIsAllowed) {
  bool flag = false;
  auto read = [&](const Node& node) { node.only_true(flag); };
  EXPECT_EQ(reported("true", read), "");
  EXPECT_TRUE(flag);
  EXPECT_EQ(reported("false", read), "unknown_value ");
  EXPECT_EQ(reported("1", read), "wrong_type ");
}

TEST(Reader, SaysWhatWouldBeRight) {
  Value document = "huge";
  Issues issues;
  Size size = Size::small;
  int64_t number = 0;
  Node(document, issues).choice(kSizes, size);
  document = 12;
  Node(document, issues).integer(1, 9, number);
  EXPECT_EQ(issues.list()[0].message, "the value must be one of `small`, `large`");
  EXPECT_EQ(issues.list()[1].message, "the number must be from `1` to `9`");
}

TEST(Reader, DoesNotReportTwiceWhatTheParserRefused) {
  EXPECT_EQ(reported(R"({"a":1.5,"b":2})",
                     [](const Node& node) {
                       int64_t out = 0;
                       Members members(node);
                       members.required("a").integer(0, 9, out);
                       members.required("b").integer(0, 1, out);
                     }),
            "not_an_integer /a\nout_of_range /b");
}

TEST(Reader, AbsentObjectsHaveAbsentMembers) {
  EXPECT_EQ(reported("{}",
                     [](const Node& node) {
                       Members members(node);
                       Members inner(members.optional("inner"));
                       EXPECT_FALSE(inner.present());
                       EXPECT_FALSE(inner.required("key").present());
                     }),
            "");
}

TEST(Reader, KeepsAtMostTheLimitOfIssues) {
  std::string text = "[0";
  for (int i = 1; i < 250; ++i) text += ",0";
  Value document;
  Issues issues;
  ASSERT_TRUE(parse(text + "]", kRequestLimits, document, issues));
  Node(document, issues).list(1000, [](const Node& item) { item.key(); });
  EXPECT_EQ(issues.list().size(), static_cast<size_t>(limits.issues));
  EXPECT_EQ(issues.left_out(), 150U);
}

}  // namespace
}  // namespace proviso::json
