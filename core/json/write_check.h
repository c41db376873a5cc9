// Findings of a check to JSON. Contract: a cart is written as schema/request.schema.json has a
// whole request, audience included, so that it can be evaluated as it is.
// Test: tests/core/check/check_test.cpp
#pragma once

#include "json/writer.h"
#include "proviso/check.h"

namespace proviso::json {

/// A whole request, of the facts that a checked cart may have.
void write_request(const Program& program, const CheckedCart& cart, Writer& out);
/// Members `warnings`, `warnings_left_out`, `evaluations`, `cut` of the object that is open.
void write_findings(const Program& program, const Findings& findings, Writer& out);
/// Member `definitions` of the object that is open.
void write_uses(const Program& program, const std::vector<DefinitionUses>& uses, Writer& out);

}  // namespace proviso::json
