// A small shop and a request with every member of its contract, and helpers to break them. Every
// member of a ruleset is in everything.h.
// Contract: kRuleset and kRequest are sound and canonical; each test changes its own copy.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "json/document.h"
#include "proviso/json.h"

namespace proviso::json {

inline constexpr std::string_view kRuleset =
    R"({"format":"proviso/1","id":"sample","version":7,)"
    R"("currencies":[{"code":"GBP","exponent":2},)"
    R"({"code":"EUR","exponent":2,"unit_price_digits":2}],)"
    R"("settings":{"rounding_mode":"half_even","rounding_level":"line"},)"
    R"("attributes":[{"key":"colour","owner":"product","type":"string"},)"
    R"({"key":"weight_g","owner":"product","type":"integer","visible_to":"staff"},)"
    R"({"key":"organic","owner":"product","type":"boolean"},)"
    R"({"key":"lid","owner":"line","type":"string"},)"
    R"({"key":"wrap","owner":"line","type":"boolean"},)"
    R"({"key":"load","owner":"cart","type":"integer","scale":1},)"
    R"({"key":"since","owner":"account","type":"instant"},)"
    R"({"key":"rank","owner":"customer","type":"integer"}],)"
    R"("history":[{"key":"spend","measure":"spend","period":"2026"},)"
    R"({"key":"orders","measure":"orders","period":"ever","roll_up":"hierarchy"}],)"
    R"("definitions":{"conditions":[{"key":"staff","is":{"all":[)"
    R"({"fact":"customer","op":"eq","value":"eve"},)"
    R"({"fact":"customer.role","op":"in","value":["buyer","chief"]},)"
    R"({"fact":"cart.payment_method","op":"eq","value":"invoice"},)"
    R"({"fact":"cart.payment_terms","op":"eq","value":"net30"},)"
    R"({"fact":"cart.order_type","op":"eq","value":"reorder"},)"
    R"({"fact":"cart.ship_to","op":"ne","value":"depot"},)"
    R"({"fact":"shipping.method","op":"in","value":["express"]}]}}]},)"
    R"("parts":{"products":{"categories":[{"key":"drinks","name":"Drinks"},)"
    R"({"key":"tea","parent":"drinks","name":"Tea"},{"key":"sale"}],)"
    R"("products":[{"sku":"T1","name":"Green tea","category":"tea",)"
    R"("further_categories":["sale"],"brand":"Leaf",)"
    R"("attributes":[{"attribute":"colour","value":"green"},)"
    R"({"attribute":"weight_g","value":250},{"attribute":"organic","value":true}],)"
    R"("list_price":{"EUR":55000,"GBP":500},"cost":{"GBP":200}},)"
    R"({"sku":"T2","list_price":{"GBP":300}},{"sku":"T3"},)"
    R"({"sku":"H1","name":"Hidden","category":"drinks","list_price":{"GBP":900}}]},)"
    R"("prices":{"price_lists":[{"key":"dealer","currency":"GBP","priority":5,)"
    R"("audience":{"accounts":["acme"],"segments":["gold"],"regions":["uk"],)"
    R"("channels":["web"]},"schedule":{"from":1000,"until":9000},)"
    R"("entries":[{"sku":"T1","unit_price":400,"tiers":[{"from":10,"unit_price":350},)"
    R"({"from":50,"unit_price":300}]}]}]},)"
    R"("entitlements":{"default":"hidden","entitlements":[)"
    R"({"key":"all","effect":"grant"},)"
    R"({"key":"no-drinks","effect":"deny","audience":{"segments":["dry"]},)"
    R"("categories":["drinks"]},)"
    R"({"key":"hidden","effect":"deny","audience":{"accounts":["acme"]},"skus":["H1"]}]},)"
    R"("promotions":{"promotions":[{"key":"spring","title":"Spring \"10\"",)"
    R"("texts":[{"locale":"de","title":"Frühling","terms":"Nur im Mai"},)"
    R"({"locale":"de-CH","teaser":"Grüezi"}],"priority":2,)"
    R"("audience":{"segments":["gold"]},"schedule":{"until":8000},"codes":["SPRING","Lenz"],)"
    R"("limits":{"uses":500,"uses_per_account":1},)"
    R"("condition":{"all":[{"fact":"cart.amount","op":"gte","value":{"GBP":1000}},)"
    R"({"any":[{"fact":"lines.quantity","of":{"skus":["T1"]},"op":"gt","value":1},)"
    R"({"fact":"lines.amount","of":{"categories":["tea"],"brands":["Leaf"],)"
    R"("attributes":[{"attribute":"colour","op":"in","value":["green","black"]},)"
    R"({"attribute":"weight_g","op":"lte","value":500}],"any":[{},{"skus":["T2"]}],)"
    R"("not":{"skus":["T3"]}},"op":"lt","value":{"GBP":5}}]},)"
    R"({"not":{"fact":"lines.quantity","of":{},"op":"eq","value":0}}]},)"
    R"("benefits":[{"kind":"lines","target":{"categories":["tea"]},"rate_bp":1000},)"
    R"({"kind":"lines","target":{"skus":["T2"]},"unit_price":{"GBP":250}},)"
    R"({"kind":"order","amount_minor":{"GBP":100}}]},)"
    R"({"key":"five","limits":{"uses":10},)"
    R"("benefits":[{"kind":"order","rate_bp":500}]}]}}})";

inline constexpr std::string_view kRequest =
    R"({"currency":"GBP","evaluated_at":5000,)"
    R"("audience":{"account":"acme","ancestors":["group","nobody"],)"
    R"("segments":["gold","gold","unknown"],"region":"uk","channel":"web",)"
    R"("attributes":[{"attribute":"since","value":-7}],"customer":{"key":"eve",)"
    R"("roles":["chief","unknown","buyer","chief"],)"
    R"("attributes":[{"attribute":"rank","value":3}]}},)"
    R"("facts":{"uses":[{"promotion":"spring","uses":3,"uses_by_account":0},)"
    R"({"promotion":"not-in-this-program","uses":1}],)"
    R"("history":[{"history":"orders","value":4},{"history":"not-in-this-program","value":1}],)"
    R"("bought":["T2","T1","gone","T2"]},)"
    R"("cart":{"lines":[{"id":"a","sku":"T1","quantity":12},{"id":"b","sku":"T2","quantity":1,)"
    R"("attributes":[{"attribute":"wrap","value":true},{"attribute":"lid","value":"green"}]}],)"
    R"("codes":["spring","NOPE"],)"
    R"("shipping":[{"id":"parcel","amount_minor":495,"method":"express"}],)"
    R"("codes_mode":"as_possible","gifts":[{"promotion":"spring","sku":"T3"},)"
    R"({"promotion":"spring","sku":"gone"}],"payment_method":"invoice","payment_terms":"net30",)"
    R"("order_type":"reorder","ship_to":"depot","renewal":0,"deliver_at":9000,)"
    R"("attributes":[{"attribute":"load","value":125}]},"locale":"de-AT"})";

/// The sample with its first `from` replaced by `to`; fails the test if it has none.
inline std::string changed(std::string_view sample, std::string_view from, std::string_view to) {
  std::string text(sample);
  size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

/// `code pointer` of each issue, one a line: what most tests compare.
inline std::string listed(const Issues& issues) {
  std::string text;
  for (const Issue& issue : issues.list()) {
    if (!text.empty()) text += '\n';
    text.append(name(issue.code)).append(" ").append(issue.pointer);
  }
  return text;
}

/// A Program of the sample.
inline ProgramPtr load_sample(std::string_view ruleset = kRuleset) {
  Issues issues;
  ProgramPtr program = load(ruleset, issues);
  EXPECT_NE(program, nullptr) << listed(issues);
  return program;
}

}  // namespace proviso::json
