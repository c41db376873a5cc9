// Folding and beginnings of words, with letters that are not ASCII.
#include "model/fold.h"

#include <gtest/gtest.h>

namespace proviso {
namespace {

TEST(Fold, AsciiLettersOnly) {
  EXPECT_EQ("bolt \xC3\x84 9", folded("BOLT \xC3\x84 9"));
  EXPECT_TRUE(folded_less("Anvil", "beam"));
  EXPECT_FALSE(folded_less("BEAM", "beam"));
  EXPECT_TRUE(folded_less("z", "\xC3\xA4"));
}

TEST(Fold, WordsBeginAfterWhatIsNoLetter) {
  EXPECT_TRUE(word_begins_folded("Cable-tie 4.8 mm", "tie"));
  EXPECT_TRUE(word_begins_folded("Cable-tie 4.8 mm", "8"));
  EXPECT_FALSE(word_begins_folded("Cable-tie", "able"));
  EXPECT_FALSE(word_begins_folded("M\xC3\xBCller", "ller")) << "an umlaut is within a word";
  EXPECT_TRUE(word_begins_folded("anything", ""));
  EXPECT_FALSE(word_begins_folded("a", "ab"));
}

}  // namespace
}  // namespace proviso
