// The ruleset, compiled: immutable, shared by all requests and threads. Contract: `compile`
// returns null exactly when it adds an error; it never throws. Test: tests/core/compile_test.cpp
#pragma once

#include <memory>

#include "proviso/issue.h"
#include "proviso/ruleset.h"

namespace proviso {

struct Program;  // compile/program.h
using ProgramPtr = std::shared_ptr<const Program>;

/// Checks references and types, interns every key and builds the indexes.
ProgramPtr compile(Ruleset ruleset, Issues& issues);

/// The ruleset that a Program was compiled from.
const Ruleset& source(const Program& program);

}  // namespace proviso
