// The program: arguments to configuration to parts to a serving process. Contract: the only place
// that joins HTTP, state machine and store; returns the process's exit code. Test:
// tests/server/config.test.mjs
#pragma once

#include <functional>
#include <memory>

#include "main/config.h"
#include "redemption/store.h"

namespace proviso {

/// Opens a store; throws std::exception with a sentence if it cannot.
using OpenStore = std::function<std::unique_ptr<redemption::Store>(const Config&)>;

int run_app(int count, const char* const* arguments, const OpenStore& open_store);

}  // namespace proviso
