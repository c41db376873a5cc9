#include "http/body.h"

#include <array>

#include "crypto/digest.h"
#include "json/read_request.h"

namespace proviso::http {
namespace {

constexpr size_t kHashBytes = 32;
constexpr std::array<json::Choice<bool>, 1> kVolatileFacts = {{{"use_left", true}}};

void read_cart_members(json::Members& members, const Program& program, CartBody& out) {
  json::read_request_currency(members.required("currency"), program, out.request.currency);
  json::read_locale(members.optional("locale"), out.request);
  members.optional("customer").key(out.customer);
  json::Node facts = members.optional("facts");
  out.gives_facts = facts.present();
  json::read_past(facts, program, out.request);
  json::read_cart(members.required("cart"), program, out.request);
}

void read_hash(const json::Node& node, std::string& out) {
  const std::string* text = node.text();
  if (text == nullptr) return;
  std::optional<std::string> bytes = crypto::from_hex(*text);
  if (bytes && bytes->size() == kHashBytes) {
    out = *text;
  } else {
    node.report(IssueCode::unknown_value, "a hash is 64 lower case hexadecimal digits");
  }
}

void read_assumed(const json::Node& node, redemption::Basis& out) {
  node.list(limits.uses, [&](const json::Node& item) {
    json::Members members(item);
    bool use_left = false;
    members.required("fact").choice(kVolatileFacts, use_left);
    members.required("promotion").key(out.assumed_use_left.emplace_back());
    members.required("value").boolean(use_left);
  });
}

/// As in schema/result.schema.json#/$defs/basis.
void read_basis(const json::Node& node, std::optional<redemption::Basis>& out) {
  if (!node.present()) return;
  redemption::Basis& basis = out.emplace();
  json::Members members(node);
  {
    json::Node ruleset_node = members.required("ruleset");
    json::Members ruleset(ruleset_node);
    ruleset.required("id").key(basis.ruleset_id);
    ruleset.required("version").integer(0, limits.minor, basis.ruleset_version);
  }
  json::read_instant(members.required("evaluated_at"), basis.evaluated_at);
  read_assumed(members.required("assumed"), basis);
  int64_t ignored = 0;
  json::read_instant(members.optional("valid_until"), ignored);
}

}  // namespace

CartBody read_evaluation_body(std::string_view text, const Program& program, Issues& issues) {
  CartBody body;
  json::Value document;
  if (!json::parse(text, json::kRequestLimits, document, issues)) return body;
  json::Node root(document, issues);
  json::Members members(root);
  members.optional("account").key(body.account);
  read_cart_members(members, program, body);
  return body;
}

RedemptionBody read_redemption_body(std::string_view text, const Program& program, Issues& issues) {
  RedemptionBody body;
  json::Value document;
  if (!json::parse(text, json::kRequestLimits, document, issues)) return body;
  json::Node root(document, issues);
  json::Members members(root);
  members.required("order").key(body.order);
  members.required("account").key(body.cart.account);
  read_cart_members(members, program, body.cart);
  read_hash(members.required("decision_hash"), body.decision_hash);
  read_basis(members.optional("basis"), body.basis);
  return body;
}

}  // namespace proviso::http
