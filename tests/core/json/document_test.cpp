// core/json/document.h: what is refused while parsing, where, and that bounds are exact.
#include "json/document.h"

#include "sample.h"

namespace proviso::json {
namespace {

constexpr DocumentLimits kSmall{64, 6, 3};

std::string issues_of(std::string_view text, const DocumentLimits& bounds = kRequestLimits) {
  Value document;
  Issues issues;
  parse(text, bounds, document, issues);
  return listed(issues);
}

TEST(Document, KeepsTheTree) {
  Value document;
  Issues issues;
  ASSERT_TRUE(parse(R"( {"a":[1,-9223372036854775808,true,null,"x\u0000\ud83d\ude00"]} )",
                    kRequestLimits, document, issues));
  EXPECT_FALSE(issues.has_errors());
  EXPECT_EQ(document["a"][0], 1);
  EXPECT_EQ(document["a"][1], INT64_MIN);
  EXPECT_EQ(document["a"][4], std::string("x\0\xf0\x9f\x98\x80", 6));
}

TEST(Document, RefusesMalformedTextAtItsPlace) {
  EXPECT_EQ(issues_of(""), "malformed_json ");
  EXPECT_EQ(issues_of("{} {}"), "malformed_json ");
  EXPECT_EQ(issues_of(R"({"a":[1,2,,3]})"), "malformed_json /a/2");
  EXPECT_EQ(issues_of(R"([{"a":1},{"b" 1}])"), "malformed_json /1/b");
  EXPECT_EQ(issues_of(R"({"a":01})"), "malformed_json /a");
  EXPECT_EQ(issues_of(R"({"a":NaN})"), "malformed_json /a");
  EXPECT_EQ(issues_of("[1] // note"), "malformed_json ");
  EXPECT_EQ(issues_of(R"(["\ud800"])"), "malformed_json /0");
  EXPECT_EQ(issues_of("[\"tab\there\"]"), "malformed_json /0");
}

TEST(Document, TakesAByteOrderMarkButOnlyInFront) {
  EXPECT_EQ(issues_of("\xef\xbb\xbf[1]"), "");
  EXPECT_EQ(issues_of("[\xef\xbb\xbf]"), "malformed_json /0");
}

TEST(Document, SaysWhichByte) {
  Value document;
  Issues issues;
  parse("[1,2,}", kRequestLimits, document, issues);
  EXPECT_EQ(issues.list()[0].message, "the text is not JSON: see byte `5`");
}

TEST(Document, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(issues_of("[\"\xff\"]"), "malformed_json /0");
  EXPECT_EQ(issues_of("[\"\xc0\xaf\"]"), "malformed_json /0");      // overlong
  EXPECT_EQ(issues_of("[\"\xed\xa0\x80\"]"), "malformed_json /0");  // a surrogate
}

TEST(Document, DoesNotTakeNulForTheEnd) {
  EXPECT_EQ(issues_of(std::string_view("{}\0{}", 5)), "malformed_json ");
}

TEST(Document, RefusesNumbersThatAreNoInt64) {
  EXPECT_EQ(issues_of(R"({"a":1.0,"b":[1,1e2],"c":9223372036854775808,"d":-9223372036854775809})"),
            "not_an_integer /a\nnot_an_integer /b/1\nout_of_range /c\nout_of_range /d");
  EXPECT_EQ(issues_of("[" + std::string(400, '9') + "]"), "out_of_range /0");
  EXPECT_EQ(issues_of("[1e999]"), "not_an_integer /0");
}

TEST(Document, RefusesTwoMembersOfOneName) {
  EXPECT_EQ(issues_of(R"({"a":1,"b":{"c":[{"~/":1,"~\/":2}]},"a":{"a":1}})"),
            "duplicate_member /b/c/0/~0~1\nduplicate_member /a");
}

TEST(Document, BoundsNesting) {
  EXPECT_EQ(issues_of("[[[1]]]", kSmall), "");
  EXPECT_EQ(issues_of("[1,[2,[[]]]]", kSmall), "nesting_too_deep /1/1/0");
  EXPECT_EQ(issues_of(R"({"a":{"b":{"c":{}}}})", kSmall), "nesting_too_deep /a/b/c");
}

TEST(Document, StopsAtTwoHundredThousandLevels) {
  std::string place;
  for (int64_t i = 0; i < limits.nesting; ++i) place += "/0";
  EXPECT_EQ(issues_of(std::string(200'000, '[')), "nesting_too_deep " + place);
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += R"({"a":)";
  EXPECT_EQ(issues_of(objects).substr(0, 21), "nesting_too_deep /a/a");
}

TEST(Document, BoundsValues) {
  EXPECT_EQ(issues_of("[1,2,3,4,5]", kSmall), "");
  EXPECT_EQ(issues_of("[1,2,3,4,5,6]", kSmall), "too_many_values /5");
  EXPECT_EQ(issues_of(R"([[],[],[],{},{"a":1}])", kSmall), "too_many_values /4/a");
}

TEST(Document, BoundsBytes) {
  EXPECT_EQ(issues_of("[" + std::string(62, ' ') + "]", kSmall), "");
  EXPECT_EQ(issues_of("[" + std::string(63, ' ') + "]", kSmall), "document_too_large ");
}

}  // namespace
}  // namespace proviso::json
