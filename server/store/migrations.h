// The schema, as numbered steps that are never edited once released: change it by adding one.
// Contract: `migrate` brings a database up to date in one transaction and refuses one whose steps
// differ from ours (by checksum) or are newer. Test: tests/server/store_test.cpp
#pragma once

#include <string_view>
#include <vector>

#include "store/database.h"

namespace proviso::store {

struct Migration {
  int64_t number;
  const char* sql;
};

const std::vector<Migration>& migrations();

/// Throws SqlError, or std::runtime_error if the database was made by other steps.
void migrate(Database& database, const std::vector<Migration>& steps = migrations());

}  // namespace proviso::store
