// Interning: one number for one text, stable as more come; codes fold ASCII case alone.
#include "model/symbols.h"

#include <gtest/gtest.h>

namespace proviso {
namespace {

TEST(Symbols, AreStableAndDistinct) {
  Symbols symbols;
  Symbol first = symbols.intern("a");
  for (int i = 0; i < 10000; ++i) symbols.intern("key" + std::to_string(i));
  EXPECT_EQ(first, symbols.intern("a"));
  EXPECT_EQ(first, symbols.find("a"));
  EXPECT_EQ("a", symbols.text(first));
  EXPECT_EQ(10001u, symbols.size());
  EXPECT_EQ(kNoSymbol, symbols.find("b"));
}

TEST(Symbols, BytesDecide) {
  Symbols symbols;
  EXPECT_NE(symbols.intern("\u00e9"), symbols.intern("e\u0301"));
  EXPECT_NE(symbols.intern("A"), symbols.intern("a"));
}

TEST(FoldCode, AsciiCaseAlone) {
  EXPECT_EQ("spring-10", fold_code("SPRING-10"));
  EXPECT_EQ("\u00c9t\u00c9", fold_code("\u00c9T\u00c9"));
}

}  // namespace
}  // namespace proviso
