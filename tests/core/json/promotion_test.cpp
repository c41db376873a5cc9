// core/json/read_condition.cpp, read_selector.cpp, read_benefit.cpp, read_tiers.cpp,
// read_formula.cpp and their writers: what each shape takes, and each refusal.
#include "json/read_ruleset.h"
#include "json/write_ruleset.h"
#include "sample.h"

namespace proviso::json {
namespace {

template <typename T>
using Read = void (*)(const Node&, T&);

template <typename T>
std::string reported(Read<T> read, std::string_view text, T& out) {
  Value document;
  Issues issues;
  EXPECT_TRUE(parse(text, kRulesetLimits, document, issues)) << text;
  read(Node(document, issues), out);
  return listed(issues);
}

std::string condition(std::string_view text) {
  Condition ignored;
  return reported<Condition>(read_condition, text, ignored);
}
std::string benefit(std::string_view text) {
  Benefit ignored;
  return reported<Benefit>(read_benefit, text, ignored);
}
std::string formula(std::string_view text) {
  Formula ignored;
  return reported<Formula>(read_formula, text, ignored);
}
std::string selector(std::string_view text) {
  Selector ignored;
  return reported<Selector>(read_selector, text, ignored);
}

std::string rewritten(std::string_view text) {
  Benefit read;
  EXPECT_EQ(reported<Benefit>(read_benefit, text, read), "");
  std::string out;
  Writer writer(out);
  write_benefit(read, writer);
  return out;
}

TEST(ConditionJson, IsOneThing) {
  EXPECT_EQ(condition("{}"), "missing_member /fact");
  EXPECT_EQ(condition(R"({"all":[],"any":[]})"), "unknown_member /any");
  EXPECT_EQ(condition(R"({"use":"x","not":{"use":"y"}})"), "unknown_member /use");
  EXPECT_EQ(condition(R"({"use":""})"), "empty /use");
  EXPECT_EQ(condition("[]"), "wrong_type ");
}

TEST(ConditionJson, FactsTakeTheirMembersAlone) {
  EXPECT_EQ(condition(R"({"fact":"cart.amount","of":{},"op":"gt","value":{}})"),
            "unknown_member /of");
  EXPECT_EQ(condition(R"({"fact":"lines.quantity","at":"net","op":"gt","value":1})"),
            "missing_member /of\nunknown_member /at");
  EXPECT_EQ(condition(R"({"fact":"lines.amount","of":{},"at":"list","op":"gt","value":{}})"),
            "unknown_value /at");
  EXPECT_EQ(condition(R"({"fact":"history","op":"gt","value":1})"), "missing_member /history");
  EXPECT_EQ(condition(R"({"fact":"history","history":"h","op":"gt","value":{}})"), "empty /value");
  EXPECT_EQ(condition(R"({"fact":"attribute","attribute":"a","as":"age","op":"eq","value":1})"),
            "unknown_value /as");
  EXPECT_EQ(condition(R"({"fact":"lines.products","of":{},"op":"gt","value":-1})"),
            "out_of_range /value");
  EXPECT_EQ(condition(R"({"fact":"cart.lead_days","op":"gt","value":-1})"), "");
}

TEST(ConditionJson, OperatorsFitTheirFacts) {
  EXPECT_EQ(condition(R"({"fact":"cart.amount","op":"in","value":{}})"), "unknown_value /op");
  EXPECT_EQ(condition(R"({"fact":"region","op":"gt","value":"uk"})"), "unknown_value /op");
  EXPECT_EQ(condition(R"({"fact":"region","op":"in","value":"uk"})"), "wrong_type /value");
  EXPECT_EQ(condition(R"({"fact":"region","op":"eq","value":["uk"]})"), "wrong_type /value");
  EXPECT_EQ(condition(R"({"fact":"segment","op":"eq","value":["gold"]})"), "unknown_value /op");
  EXPECT_EQ(condition(R"({"fact":"segment","op":"in","value":[""]})"), "empty /value/0");
  EXPECT_EQ(condition(R"({"fact":"attribute","attribute":"a","op":"not_in","value":1})"),
            "attribute_type /value");
}

TEST(SelectorJson, ReportsItsMembers) {
  EXPECT_EQ(selector(R"({"use":1,"sale":"yes","unit_price":{"op":"in","value":{"GBP":-1}}})"),
            "wrong_type /use\nunknown_value /unit_price/op\nout_of_range /unit_price/value/GBP\n"
            "wrong_type /sale");
  EXPECT_EQ(selector(R"({"any":[{"not":{"brand":[]}}]})"), "unknown_member /any/0/not/brand");
}

TEST(BenefitJson, HasExactlyOneOfItsValues) {
  EXPECT_EQ(benefit(R"({"kind":"lines"})"), "missing_member /rate_bp");
  EXPECT_EQ(benefit(R"({"kind":"lines","rate_bp":1,"amount_minor":{},"price_of":"A"})"),
            "unknown_member /amount_minor\nunknown_member /price_of");
  EXPECT_EQ(benefit(R"({"kind":"lines","price_minor":{}})"),
            "missing_member /rate_bp\nunknown_member /price_minor");
  EXPECT_EQ(benefit(R"({"kind":"total","price_minor":{},"rate_bp":5})"),
            "unknown_member /price_minor");
  EXPECT_EQ(benefit(R"({"kind":"shipping","formula":{"constant":1},"rate_bp":5})"),
            "unknown_member /formula");
}

TEST(BenefitJson, KindsTakeTheirMembersAlone) {
  EXPECT_EQ(benefit(R"({"kind":"order","rate_bp":5,"pick":"cheapest","per":"line"})"),
            "unknown_member /per\nunknown_member /pick");
  EXPECT_EQ(benefit(R"({"kind":"shipping","rate_bp":5,"per":"unit"})"), "unknown_value /per");
  EXPECT_EQ(benefit(R"({"kind":"lines","rate_bp":5,"per":"entry"})"), "unknown_value /per");
  EXPECT_EQ(benefit(R"({"kind":"gift","skus":[],"if_missing":false})"),
            "empty /skus\nunknown_value /if_missing");
  EXPECT_EQ(benefit(R"({"kind":"points","per_minor":{}})"),
            "missing_member /points\nempty /per_minor");
  EXPECT_EQ(benefit(R"({"kind":"payment_terms","rate_bp":1,"days":1001})"), "out_of_range /days");
  EXPECT_EQ(benefit(R"({"use":"x","kind":"lines"})"), "unknown_member /kind");
  EXPECT_EQ(benefit(R"({"kind":"use","use":"x"})"), "unknown_member /kind");
  EXPECT_EQ(benefit(R"({"kind":"bundle","parts":[{"of":{},"quantity":0},{}],"rate_bp":1})"),
            "out_of_range /parts/0/quantity\nmissing_member /parts/1/of\n"
            "missing_member /parts/1/quantity");
}

TEST(BenefitJson, BuysByQuantityOrAmount) {
  EXPECT_EQ(benefit(R"({"kind":"buy_get","buy":{},"get":{},"rate_bp":1})"),
            "missing_member /buy/quantity\nmissing_member /get/quantity");
  EXPECT_EQ(benefit(R"({"kind":"buy_get","rate_bp":1,"get":{"quantity":1},)"
                    R"("buy":{"quantity":1,"amount_minor":{"GBP":1}}})"),
            "unknown_member /buy/amount_minor");
  EXPECT_EQ(benefit(R"({"kind":"buy_get","rate_bp":1,"get":{"quantity":1},)"
                    R"("buy":{"amount_minor":{}}})"),
            "empty /buy/amount_minor");
  EXPECT_EQ(benefit(R"({"kind":"buy_get","rate_bp":1})"),
            "missing_member /buy\nmissing_member /get");
}

TEST(BenefitJson, AGetWithoutSelectorHasThatOfItsBuy) {
  constexpr std::string_view kGet =
      R"({"kind":"buy_get","buy":{"of":{"skus":["A"]},"quantity":2},"get":{"quantity":1},)"
      R"("rate_bp":1})";
  Benefit read;
  ASSERT_EQ(reported<Benefit>(read_benefit, kGet, read), "");
  ASSERT_EQ(read.parts.size(), 2U);
  EXPECT_EQ(read.parts[1].of.skus, Keys{"A"});
  EXPECT_EQ(rewritten(kGet), kGet);
  EXPECT_EQ(rewritten(changed(kGet, R"("get":{)", R"("get":{"of":{"skus":["A"]},)")), kGet);
  std::string other = changed(kGet, R"("get":{)", R"("get":{"of":{},)");
  EXPECT_EQ(rewritten(other), other);
}

TEST(BenefitJson, DefaultsAreLeftOut) {
  EXPECT_EQ(rewritten(R"({"kind":"lines","per":"unit","rate_bp":1})"),
            R"({"kind":"lines","rate_bp":1})");
  EXPECT_EQ(rewritten(R"({"kind":"shipping","per":"entry","cap_minor":{},"rate_bp":1})"),
            R"({"kind":"shipping","rate_bp":1})");
  EXPECT_EQ(rewritten(R"({"kind":"every_nth","every":2,"from":"all","rate_bp":1})"),
            R"({"kind":"every_nth","every":2,"rate_bp":1})");
  EXPECT_EQ(rewritten(R"({"kind":"gift","skus":["A"],"quantity":1,"per":{"of":{},"quantity":2}})"),
            R"({"kind":"gift","skus":["A"],"per":{"quantity":2}})");
}

TEST(TiersJson, StepsHaveOneThresholdAndOneValue) {
  const std::string tiers = R"({"kind":"lines","tiers":{"by":"quantity","steps":[)";
  EXPECT_EQ(benefit(tiers + "]}}"), "empty /tiers/steps");
  EXPECT_EQ(benefit(tiers + "{}]}}"),
            "missing_member /tiers/steps/0/from\nmissing_member /tiers/steps/0/rate_bp");
  EXPECT_EQ(benefit(tiers + R"({"from":1,"from_minor":{},"rate_bp":1,"unit_price":{}}]}})"),
            "unknown_member /tiers/steps/0/from_minor\nunknown_member /tiers/steps/0/unit_price");
  EXPECT_EQ(benefit(tiers + R"({"from_share_bp":100000001,"rate_bp":10001}]}})"),
            "out_of_range /tiers/steps/0/from_share_bp\nout_of_range /tiers/steps/0/rate_bp");
  EXPECT_EQ(benefit(R"({"kind":"lines","tiers":{"by":"weight","mode":"steep"}})"),
            "unknown_value /tiers/by\nunknown_value /tiers/mode\nmissing_member /tiers/steps");
}

TEST(FormulaJson, IsOneThing) {
  EXPECT_EQ(formula("{}"), "missing_member /constant");
  EXPECT_EQ(formula(R"({"sum":[]})"), "empty /sum");
  EXPECT_EQ(formula(R"({"quotient":{"constant":1}})"), "missing_member /by");
  EXPECT_EQ(formula(R"({"quotient":{"constant":1},"by":0})"), "out_of_range /by");
  EXPECT_EQ(formula(R"({"constant":1,"by":2})"), "unknown_member /by");
  EXPECT_EQ(formula(R"({"fact":"region"})"), "unknown_value /fact");
  EXPECT_EQ(formula(R"({"fact":"cart.amount","of":{}})"), "unknown_member /of");
  EXPECT_EQ(formula(R"({"fact":"history","attribute":"x"})"),
            "missing_member /history\nunknown_member /attribute");
  EXPECT_EQ(formula(R"({"least":[{"product":[{"constant":9007199254740992}]}]})"),
            "out_of_range /least/0/product/0/constant");
}

TEST(FormulaJson, NestingIsBoundedByTheDocument) {
  std::string deep, close;
  for (int i = 0; i < 30; ++i) deep += R"({"sum":[)", close += "]}";
  Value document;
  Issues issues;
  EXPECT_FALSE(parse(deep + R"({"constant":1})" + close, kRulesetLimits, document, issues));
  EXPECT_EQ(issues.list().at(0).code, IssueCode::nesting_too_deep);
}

}  // namespace
}  // namespace proviso::json
