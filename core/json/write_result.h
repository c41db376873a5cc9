// The core's answers to JSON. Contract: canonical (see writer.h): members in the order of their
// schema, optional ones left out where they say nothing; each call replaces `out` and keeps its
// memory. Test: tests/core/json/result_test.cpp
#pragma once

#include <string>
#include <vector>

#include "json/writer.h"
#include "proviso/catalog.h"
#include "proviso/product_explanation.h"
#include "proviso/search.h"

namespace proviso::json {

/// schema/result.schema.json
void write_result(const Session& session, const Request& request, const Evaluation& evaluation,
                  std::string& out);
/// {"outcomes":[...]}: what became of each considered promotion; write_outcomes.cpp
void write_outcomes(const Session& session, const Evaluation& evaluation, std::string& out);
/// {"promotions":[...]}: each with what decided, and a message's key and parameters;
/// write_explanation.cpp
void write_explanations(const Session& session, const Request& request,
                        const std::vector<Explanation>& explanations, std::string& out);
/// {"near_misses":[...]}: what growing a line would give; write_near_misses.cpp
void write_near_misses(const Session& session, const Request& request,
                       const std::vector<NearMiss>& misses, std::string& out);
/// schema/catalog.schema.json; write_catalog.cpp
void write_catalog(const Session& session, const CatalogQuery& query, const CatalogPage& page,
                   std::string& out);
/// Its three parts, for products of which no page holds all: up to the products, some of them,
/// and what follows. The last byte of what was written must still be there.
void open_catalog(const Session& session, const CatalogQuery& query, int64_t total, Writer& out);
void write_items(const Session& session, const CatalogQuery& query, const CatalogPage& page,
                 Writer& out);
void close_catalog(const Session& session, const CatalogPage& page, Writer& out);

/// A price asked for; `item` is of no product where the account sees none.
struct AnsweredPrice {
  std::string_view sku;
  CatalogItem item;
};
/// {"class","class_with_promotions","valid_until"?}; write_catalog.cpp
void write_catalog_class(const CatalogClass& its, std::string& text);
/// {"filter":FILTER}, where FILTER is {"is":BOOLEAN}, {"all":[FILTER...]}, {"any":[FILTER...]},
/// {"not":FILTER}, {"field":"sku"|"categories"|"brand","in":[KEY...]} or
/// {"attribute":KEY,"op":OP,"value":VALUE or [VALUE...]}; write_search.cpp
void write_search_filter(const SearchFilter& filter, std::string& text);
/// {"products":[{"sku","visible","price_hidden"?,"unit_price"?,"price_source"?}...]}, as asked;
/// write_search.cpp
void write_decisions(const Session& session, const std::vector<OutsideProduct>& products,
                     const std::vector<OutsideDecision>& decisions, std::string& text);
/// {"prices":[...]}, each as a product of the catalog; write_catalog.cpp
void write_prices(const Session& session, const std::vector<AnsweredPrice>& prices,
                  CurrencyId currency, std::string& out);

/// {"prices":[...]}: each as write_prices has it, with the lists; write_product_explanation.cpp
void write_explained_prices(const Session& session, const std::vector<std::string>& skus,
                            const std::vector<PriceExplanation>& why, CurrencyId currency,
                            std::string& out);
/// {"products":[...]}: what is seen, and the entitlements that spoke;
/// write_product_explanation.cpp
void write_explained_visibility(const Session& session, const std::vector<std::string>& skus,
                                const std::vector<ProductId>& products,
                                const std::vector<VisibilityExplanation>& why, std::string& out);

/// The title of the request's locale, of its language, or the promotion's own; may be empty.
std::string_view title_in(const Promotion& promotion, const Request& request);

// ---- members of results and other answers: write_lines.cpp --------------------------------------

/// The members `lines`, those of the request and then the gifts, and `shipping`.
void write_lines(const Program& program, const Request& request, const Evaluation& evaluation,
                 Writer& out);
void write_shipping(const Program& program, const Request& request, const Evaluation& evaluation,
                    Writer& out);
/// The id of the gift that is the promotion's first, second and so on of a result.
std::string added_line_id(std::string_view promotion, size_t gifts);
/// A product beyond its SKU: what it is and what it costs; write_catalog.cpp
void write_priced_product(const Program& program, const CatalogItem& item, CurrencyId currency,
                          Writer& out);
/// The member `price_source`.
void write_price_source(const Program& program, const PriceSource& source, Writer& out);

}  // namespace proviso::json
