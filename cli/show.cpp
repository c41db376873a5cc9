#include "cli/show.h"

#include "cli/files.h"
#include "cli/instant.h"

namespace proviso::cli {

std::string show_money(int64_t minor, const CurrencyRule& currency) {
  return decimal(minor, currency.exponent);
}

std::string show_unit_price(int64_t unit_price, const CurrencyRule& currency) {
  return decimal(unit_price, currency.exponent + currency.unit_price_digits);
}

std::string show_quantity(const Product& product, int64_t quantity) {
  int digits = product.quantity_scale;
  for (; digits > 0 && quantity % 10 == 0; --digits) quantity /= 10;
  const std::string shown = decimal(quantity, digits);
  return product.unit ? shown + ' ' + printable(*product.unit) : shown;
}

std::string show_source(const Program& program, const Product& product,
                        const PriceSource& price_source) {
  if (price_source.price_list == kNone) return "list price";
  std::string shown = source(program).prices.price_lists[price_source.price_list].key;
  if (price_source.tier_from > 0)
    shown += ", from " + show_quantity(product, price_source.tier_from);
  return shown;
}

std::string show_heading(const Program& program, int64_t evaluated_at) {
  const Ruleset& ruleset = source(program);
  return printable(ruleset.id) + " version " + std::to_string(ruleset.version) + ", at " +
         format_instant(evaluated_at) + '\n';
}

}  // namespace proviso::cli
