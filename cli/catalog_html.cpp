// A catalog as one HTML file: cover, contents, a section for each category with a table of its
// products. Contract: no script, nothing from elsewhere; every text escaped; complete in print,
// where each first level begins a page with its name at the head.
// Test: tests/cli/catalog_html.test.mjs, tests/cli/catalog_print.test.mjs
#include "cli/catalog_html.h"

#include <algorithm>
#include <string>

#include "cli/instant.h"
#include "cli/show.h"
#include "cli/table.h"

namespace proviso::cli {
namespace {

constexpr int kDeepestHeading = 6;

/// `1 March 2026`, with the time where it is not midnight.
std::string day_text(int64_t instant) {
  constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
  std::string iso = format_instant(instant);
  if (iso.size() < 20 || iso[4] != '-') return iso;
  const size_t month = static_cast<size_t>(iso[5] - '0') * 10 + static_cast<size_t>(iso[6] - '0');
  const std::string day = iso.substr(iso[8] == '0' ? 9 : 8, iso[8] == '0' ? 1 : 2);
  const std::string date = day + ' ' + kMonths[month - 1] + ' ' + iso.substr(0, 4);
  const std::string time = iso.substr(11, 5);
  return time == "00:00" ? date : date + ", " + time + " UTC";
}

std::string products_text(int64_t products) {
  return std::to_string(products) + (products == 1 ? " product" : " products");
}

class Html {
 public:
  Html(const Catalog& catalog, const Survey& found, std::string& out)
      : catalog_(catalog), found_(found), out_(out) {}

  /// Everything before the first product.
  void begin() {
    out_ +=
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>";
    append_text(full_title(), out_);
    out_ += "</title>\n<style>";
    out_ += kCatalogStyle;
    running_heads();
    out_ += "</style>\n</head>\n<body>\n";
    cover();
    contents();
    out_ += "<main>\n";
  }

  void row(const CatalogRow& row) {
    while (row.category != category_ || !in_table_) next_section(row.category);
    out_ += "<tr><td class=s>";
    append_text(row.product->sku, out_);
    out_ += "<td class=n>";
    append_text(row.product->name, out_);
    if (found_.brands) {
      out_ += "<td class=b>";
      append_text(row.product->brand.value_or(""), out_);
    }
    if (found_.recommended) {
      out_ += "<td class=r>";
      if (row.recommended_price >= 0) out_ += price(row.recommended_price);
    }
    if (found_.list_prices) {
      out_ += "<td class=l>";
      if (row.priced && tells_list_price(row)) out_ += "<s>" + price(row.list_price) + "</s>";
    }
    out_ += row.priced ? "<td class=p>" + price(row.unit_price) : "<td class=\"p none\">on request";
    if (row.priced && row.product->unit) append_text(" / " + *row.product->unit, out_);
    if (row.lowest_before >= 0) {
      out_ += " <small>lowest before " + price(row.lowest_before) + "</small>";
    }
    if (found_.tiers) {
      out_ += "<td class=t>";
      for (const PriceTier& tier : told_tiers(row)) {
        out_ += "<span>";
        append_text(show_quantity(*row.product, tier.from), out_);
        out_ += "+ <b>" + price(tier.unit_price) + "</b></span> ";
      }
    }
    out_ += '\n';
  }

  void end() {
    close_section(0);
    if (found_.sections.empty()) out_ += "<p class=empty>There are no products.</p>\n";
    out_ += "</main>\n</body>\n</html>\n";
  }

 private:
  const Program& program() const { return catalog_.program(); }
  std::string name(const Section& section) const {
    const bool alone = section.node == kNone && found_.sections.size() == 1;
    return alone ? "Products" : section_name(program(), section);
  }
  std::string full_title() const {
    return catalog_.title + (catalog_.account ? " \xe2\x80\x93 " + *catalog_.account : "");
  }
  /// Exact, with the digits that some price of the section needs.
  std::string price(int64_t unit_price) const {
    const CurrencyRule& currency = catalog_.currency();
    for (int i = digits_; i < currency.unit_price_digits; ++i) unit_price /= 10;  // only zeros
    return decimal(unit_price, currency.exponent + digits_);
  }

  /// The margins of printed pages: title and first level above, whose and when below.
  void running_heads() {
    std::string below = catalog_.account ? *catalog_.account + "  \xc2\xb7  " : "";
    below += "prices in " + catalog_.currency().code + ", " + day_text(catalog_.query.evaluated_at);
    out_ += "@page{@top-left{content:" + css_text(catalog_.title) +
            "}@bottom-left{content:" + css_text(below) + "}}\n";
    out_ += "@page contents{@top-right{content:\"Contents\"}}\n";
    for (size_t i = 0; i < found_.sections.size(); ++i) {
      if (found_.sections[i].depth > 1) continue;
      const std::string page = 'p' + std::to_string(i + 1);
      out_ += "@page " + page;
      out_ += "{@top-right{content:" + css_text(name(found_.sections[i])) + "}}\n";
      out_.append(".").append(page).append("{page:").append(page).append("}\n");
    }
  }

  void fact(std::string_view term, std::string_view value) {
    out_ += "<div><dt>";
    out_ += term;
    out_ += "</dt><dd>";
    append_text(value, out_);
    out_ += "</dd></div>\n";
  }

  void cover() {
    const Ruleset& ruleset = source(program());
    out_ += "<header class=cover>\n<p class=kind>Catalog and price list</p>\n<h1>";
    append_text(catalog_.title, out_);
    out_ += "</h1>\n<dl>\n";
    if (catalog_.account) fact("Prepared for", *catalog_.account);
    fact("Prices as of", day_text(catalog_.query.evaluated_at));
    fact("Currency", catalog_.currency().code);
    fact("Range", products_text(found_.products));
    fact("Price basis", ruleset.id + ", version " + std::to_string(ruleset.version));
    out_ +=
        "</dl>\n<p class=note>All prices are in " + catalog_.currency().code + " and for one unit";
    if (ruleset.settings.tax) {
      const bool net = ruleset.settings.tax->prices == PriceBasis::net;
      out_ += net ? ", before tax" : ", tax included";
    }
    out_ += '.';
    if (found_.tiers)
      out_ +=
          " Volume prices such as \xe2\x80\x9c"
          "10+\xe2\x80\x9d hold for every unit from that quantity on.";
    if (found_.list_prices) out_ += " The list price is shown where yours is lower.";
    if (found_.recommended) out_ += " Recommended is the retail price that the maker recommends.";
    if (found_.lowest_before) {
      out_ +=
          " \xe2\x80\x9c"
          "lowest before\xe2\x80\x9d is the lowest price of the 30 days before a reduction.";
    }
    out_ += "</p>\n</header>\n";
  }

  void contents() {
    if (found_.sections.size() < 2) return;
    out_ += "<nav class=contents>\n<h2>Contents <small>number of products</small></h2>\n";
    for (size_t i = 0; i < found_.sections.size(); ++i) {
      const Section& section = found_.sections[i];
      out_ += "<a class=d" + std::to_string(std::min(section.depth, kDeepestHeading)) + " href=#c" +
              std::to_string(i + 1) + "><span>";
      append_text(name(section), out_);
      out_ += "</span><i></i><span>" + std::to_string(section.products) + "</span></a>\n";
    }
    out_ += "</nav>\n";
  }

  /// Ends the table, and the section of a first level if the next one is of that depth.
  void close_section(int next_depth) {
    if (in_table_) out_ += "</table>\n";
    in_table_ = false;
    if (next_depth <= 1 && next_ > 0) out_ += "</section>\n";
  }

  /// The next heading; with a table where it is the category's own.
  void next_section(uint32_t category) {
    const Section& section = found_.sections[next_];
    close_section(section.depth);
    const std::string number = std::to_string(++next_);
    if (section.depth == 1) out_ += "<section class=p" + number + ">\n";
    category_ = section.node;
    const bool own = category_ == category;
    const std::string heading = 'h' + std::to_string(std::min(section.depth + 1, kDeepestHeading));
    out_ += '<' + heading + (own && section.depth > 1 ? " class=own" : "") + " id=c" + number + '>';
    append_heading(section);
    out_ += "</" + heading + ">\n";
    if (own) open_table(section);
  }

  void append_heading(const Section& section) {
    append_text(name(section), out_);
    out_ += " <small>" + products_text(section.products) + "</small>";
  }

  /// In print a table's head, repeated on every page, has the heading in it.
  void open_table(const Section& section) {
    in_table_ = true;
    digits_ = section.digits;
    const int columns = 3 + found_.brands + found_.recommended + found_.list_prices + found_.tiers;
    out_ += "<table><thead>";
    if (section.depth > 1) {
      out_ += "<tr class=c><th colspan=" + std::to_string(columns) + '>';
      append_heading(section);
    }
    out_ += "<tr><th class=s>SKU<th class=n>Product";
    if (found_.brands) out_ += "<th class=b>Brand";
    if (found_.recommended) out_ += "<th class=r>Recommended";
    if (found_.list_prices) out_ += "<th class=l>List price";
    out_ += "<th class=p>Your price";
    if (found_.tiers) out_ += "<th class=t>Volume prices";
    out_ += "<tbody>\n";
  }

  const Catalog& catalog_;
  const Survey& found_;
  std::string& out_;
  size_t next_ = 0;  // in found_.sections
  uint32_t category_ = kNone;
  bool in_table_ = false;
  int digits_ = 0;
};

}  // namespace

int64_t write_html(const Catalog& catalog, Output& output, Progress& progress) {
  const Survey found = survey(catalog, progress);
  std::string text;
  Html html(catalog, found, text);
  html.begin();
  int64_t done = 0;
  for_each_page(catalog, [&](const CatalogPage& page) {
    for (const CatalogItem& item : page.items) html.row(row_of(catalog, item));
    done += static_cast<int64_t>(page.items.size());
    show_progress(progress, 1, 2, done, page.total);
    const bool written = output.write(text);
    text.clear();
    return written;
  });
  html.end();
  output.write(text);
  return done;
}

}  // namespace proviso::cli
