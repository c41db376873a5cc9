#include "cli/warnings.h"

#include "cli/files.h"
#include "cli/instant.h"
#include "cli/show.h"
#include "compile/program.h"

namespace proviso::cli {
namespace {

constexpr size_t kUsers = 8;  // named in the table; the rest is counted

std::string text_of(const Program& program, Symbol symbol) {
  return std::string(program.symbols.text(symbol));
}

/// ` for account acme, segment dealer`; nothing for anybody.
std::string show_audience(const Program& program, const Audience& audience) {
  std::string out;
  auto add = [&](const char* what, Symbol symbol) {
    if (symbol == kNoSymbol) return;
    out += (out.empty() ? " for " : ", ") + std::string(what) + ' ' + text_of(program, symbol);
  };
  add("account", audience.account);
  for (Symbol segment : audience.segments) add("segment", segment);
  add("region", audience.region);
  add("channel", audience.channel);
  add("customer", audience.customer);
  for (Symbol role : audience.roles) add("role", role);
  return out;
}

/// `12 × SKU, 1 × OTHER; code SAVE; delivery 10.00 for segment dealer: 90.00 GBP`.
std::string show_cart(const Program& program, const CheckedCart& cart) {
  const Request& request = cart.request;
  const CurrencyRule& currency = source(program).currencies[request.currency];
  std::string out;
  for (const RequestLine& line : request.lines) {
    out += out.empty() ? "" : ", ";
    const Product& product = source_of(program, line.product);
    out += show_quantity(product, line.quantity) + " × " + product.sku;
  }
  if (request.lines.empty()) out = "nothing";
  for (const EnteredCode& code : request.codes) {
    out += "; code " + std::string(request.view(code.text));
  }
  for (const ShippingEntry& entry : request.shipping) {
    out += "; shipping " + show_money(entry.amount_minor, currency);
  }
  out += show_audience(program, cart.audience);
  if (request.evaluated_at != 0) out += " at " + format_instant(request.evaluated_at);
  return out + ": " + show_money(cart.total_minor, currency) + ' ' + currency.code;
}

}  // namespace

std::string show_findings(const std::string& file, const Program& program,
                          const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings.list) {
    text += printable(file + ':' + finding.pointer) + ": warning: ";
    text.append(name(finding.code)).append(": ").append(printable(finding.message)) += '\n';
    for (const CheckedCart& cart : finding.carts) {
      text += "  " + printable(show_cart(program, cart)) + '\n';
    }
  }
  if (findings.left_out > 0) {
    text += printable(file) + ": and " + std::to_string(findings.left_out) + " more warnings\n";
  }
  for (IssueCode code : findings.cut) {
    text += printable(file) + ": not everything was tried for " + std::string(name(code)) + '\n';
  }
  return text;
}

std::string show_uses(const Program& program, const std::vector<DefinitionUses>& uses) {
  Table table;
  table.column("definition").column("key").column("used by");
  for (const DefinitionUses& definition : uses) {
    std::string users;
    size_t shown = 0;
    auto add = [&](const std::string& user) {
      if (shown++ < kUsers) users += (users.empty() ? "" : ", ") + user;
    };
    for (PromotionId id : definition.promotions) {
      add(source(program).promotions.promotions[id].key);
    }
    for (uint32_t list : definition.price_lists) {
      add("price list " + source(program).prices.price_lists[list].key);
    }
    if (shown > kUsers) users += " and " + std::to_string(shown - kUsers) + " more";
    table.row({std::string(definition.kind), std::string(definition.key),
               users.empty() ? "nothing" : users});
  }
  return table.text();
}

}  // namespace proviso::cli
