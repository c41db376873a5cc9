#include "json/write_check.h"

#include <algorithm>

#include "compile/program.h"

namespace proviso::json {
namespace {

void write_key(const Program& program, std::string_view name, Symbol symbol, Writer& out) {
  if (symbol != kNoSymbol) out.member(name, program.symbols.text(symbol));
}

void write_list(const Program& program, std::string_view name, const std::vector<Symbol>& symbols,
                Writer& out) {
  if (symbols.empty()) return;
  out.key(name);
  out.open_array();
  for (Symbol symbol : symbols) out.text(program.symbols.text(symbol));
  out.close_array();
}

void write_value(const Program& program, const AttributeFact& fact, Writer& out) {
  const auto& rules = program.source.attributes;
  auto rule = std::find_if(rules.begin(), rules.end(), [&](const AttributeRule& r) {
    return r.key == program.symbols.text(fact.attribute);
  });
  if (rule != rules.end() && rule->type == AttributeType::string) {
    out.text(program.symbols.text(static_cast<Symbol>(fact.value)));
  } else if (rule != rules.end() && rule->type == AttributeType::boolean) {
    out.boolean(fact.value != 0);
  } else {
    out.integer(fact.value);
  }
}

void write_attributes(const Program& program, const std::vector<AttributeFact>& facts,
                      Writer& out) {
  if (facts.empty()) return;
  out.key("attributes");
  out.open_array();
  for (const AttributeFact& fact : facts) {
    out.open_object();
    out.member("attribute", program.symbols.text(fact.attribute));
    out.key("value");
    write_value(program, fact, out);
    out.close_object();
  }
  out.close_array();
}

void write_audience(const Program& program, const Audience& audience, Writer& out) {
  out.key("audience");
  out.open_object();
  write_key(program, "account", audience.account, out);
  write_list(program, "segments", audience.segments, out);
  write_key(program, "region", audience.region, out);
  write_key(program, "channel", audience.channel, out);
  write_attributes(program, audience.attributes, out);
  if (audience.customer != kNoSymbol || !audience.roles.empty() ||
      !audience.customer_attributes.empty()) {
    out.key("customer");
    out.open_object();
    write_key(program, "key", audience.customer, out);
    write_list(program, "roles", audience.roles, out);
    write_attributes(program, audience.customer_attributes, out);
    out.close_object();
  }
  out.close_object();
}

void write_facts(const Program& program, const Request& request, Writer& out) {
  if (!request.knows_bought && request.history.empty()) return;
  out.key("facts");
  out.open_object();
  if (!request.history.empty()) {
    out.key("history");
    out.open_array();
    for (size_t i = 0; i < request.history.size(); ++i) {
      if (request.history[i] < 0) continue;
      out.open_object();
      out.member("history", program.source.history[i].key);
      out.member("value", request.history[i]);
      out.close_object();
    }
    out.close_array();
  }
  if (request.knows_bought) {
    out.key("bought");
    out.open_array();
    for (ProductId product : request.bought) out.text(source_of(program, product).sku);
    out.close_array();
  }
  out.close_object();
}

void write_items(const Program& program, const Request& request, Writer& out) {
  out.key("lines");
  out.open_array();
  for (const RequestLine& line : request.lines) {
    out.open_object();
    out.member("id", request.view(line.id));
    out.member("sku", source_of(program, line.product).sku);
    out.member("quantity", line.quantity);
    out.close_object();
  }
  out.close_array();
  if (!request.codes.empty()) {
    out.key("codes");
    out.open_array();
    for (const EnteredCode& code : request.codes) out.text(request.view(code.text));
    out.close_array();
  }
  if (request.shipping.empty()) return;
  out.key("shipping");
  out.open_array();
  for (const ShippingEntry& entry : request.shipping) {
    out.open_object();
    out.member("id", request.view(entry.id));
    out.member("amount_minor", entry.amount_minor);
    write_key(program, "method", entry.method, out);
    out.close_object();
  }
  out.close_array();
}

}  // namespace

void write_request(const Program& program, const CheckedCart& cart, Writer& out) {
  const Request& request = cart.request;
  out.open_object();
  out.member("currency", program.source.currencies[request.currency].code);
  out.member("evaluated_at", request.evaluated_at);
  write_audience(program, cart.audience, out);
  write_facts(program, request, out);
  out.key("cart");
  out.open_object();
  write_items(program, request, out);
  write_key(program, "payment_method", request.payment_method, out);
  write_key(program, "payment_terms", request.payment_terms, out);
  write_key(program, "order_type", request.order_type, out);
  write_key(program, "ship_to", request.ship_to, out);
  if (request.renewal >= 0) out.member("renewal", request.renewal);
  if (request.deliver_at >= 0) out.member("deliver_at", request.deliver_at);
  write_attributes(program, request.attributes, out);
  out.close_object();
  out.close_object();
}

void write_findings(const Program& program, const Findings& findings, Writer& out) {
  out.key("warnings");
  out.open_array();
  for (const Finding& finding : findings.list) {
    out.open_object();
    out.member("code", name(finding.code));
    out.member("pointer", finding.pointer);
    out.member("message", finding.message);
    out.key("carts");
    out.open_array();
    for (const CheckedCart& cart : finding.carts) {
      out.open_object();
      out.key("request");
      write_request(program, cart, out);
      out.member("total_minor", cart.total_minor);
      out.close_object();
    }
    out.close_array();
    out.close_object();
  }
  out.close_array();
  out.member("warnings_left_out", static_cast<int64_t>(findings.left_out));
  out.member("evaluations", findings.evaluations);
  out.key("cut");
  out.open_array();
  for (IssueCode code : findings.cut) out.text(name(code));
  out.close_array();
}

void write_uses(const Program& program, const std::vector<DefinitionUses>& uses, Writer& out) {
  out.key("definitions");
  out.open_array();
  for (const DefinitionUses& definition : uses) {
    out.open_object();
    out.member("kind", definition.kind);
    out.member("key", definition.key);
    out.key("promotions");
    out.open_array();
    for (PromotionId id : definition.promotions) {
      out.text(program.source.promotions.promotions[id].key);
    }
    out.close_array();
    out.key("price_lists");
    out.open_array();
    for (uint32_t list : definition.price_lists) {
      out.text(program.source.prices.price_lists[list].key);
    }
    out.close_array();
    out.close_object();
  }
  out.close_array();
}

}  // namespace proviso::json
