// core/json/writer.h: commas, escapes, and that the library reads back what was written.
#include "json/writer.h"

#include "sample.h"

namespace proviso::json {
namespace {

TEST(Writer, PutsCommasBetweenValues) {
  std::string text;
  Writer out(text);
  out.open_object();
  out.member("a", int64_t{-1});
  out.key("b");
  out.open_array();
  out.open_object();
  out.close_object();
  out.open_array();
  out.close_array();
  out.text("{");
  out.text("[");
  out.boolean(false);
  out.close_array();
  out.member_true("c");
  out.close_object();
  EXPECT_EQ(text, R"({"a":-1,"b":[{},[],"{","[",false],"c":true})");
}

TEST(Writer, EscapesOnlyWhatMustBe) {
  std::string text;
  Writer(text).text(std::string_view("\"\\/\b\f\n\r\t\0\x1f\x7fü</", 15));
  EXPECT_EQ(text, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7fü</\"");
}

TEST(Writer, IsReadBackByteForByte) {
  std::string all;
  for (int byte = 0; byte < 128; ++byte) all += static_cast<char>(byte);
  all += "é€😀";
  std::string text;
  Writer(text).text(all);
  Value document;
  Issues issues;
  ASSERT_TRUE(parse(text, kRequestLimits, document, issues)) << listed(issues);
  EXPECT_EQ(document.get<std::string>(), all);
}

TEST(Writer, WritesTheWholeRangeOfIntegers) {
  std::string text;
  Writer out(text);
  out.open_array();
  out.integer(INT64_MIN);
  out.integer(INT64_MAX);
  out.close_array();
  EXPECT_EQ(text, "[-9223372036854775808,9223372036854775807]");
}

}  // namespace
}  // namespace proviso::json
