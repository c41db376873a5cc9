// A request's JSON to flat records over a Program's ids. Contract: reports every issue of the
// document; whether products are visible and priced is for `evaluate` to say.
// Test: tests/core/json/request_test.cpp
#pragma once

#include "json/reader.h"
#include "proviso/program.h"
#include "proviso/request.h"

namespace proviso::json {

/// Reads schema/request.schema.json from text. With null for `audience`, the member is refused: a
/// session is bound to its audience already. Reuses the capacity of `out`; use it only if no
/// errors were added.
void read_request(std::string_view text, const Program& program, Request& out, Audience* audience,
                  Issues& issues);

// ---- its members, for other documents that hold them ------------------------------------------

void read_audience(const Node& node, const Program& program, Audience& out);
/// Promotions, history and products that the program lacks are left out: a projection knows fewer.
void read_facts(const Node& node, const Program& program, Request& out);
/// Of the facts those about the past alone: `history` and `bought`; any other is refused.
void read_past(const Node& node, const Program& program, Request& out);
void read_cart(const Node& node, const Program& program, Request& out);  // read_cart.cpp
void read_locale(const Node& node, Request& out);
void read_request_currency(const Node& node, const Program& program, CurrencyId& out);
void read_instant(const Node& node, int64_t& out);

}  // namespace proviso::json
