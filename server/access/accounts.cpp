#include "access/accounts.h"

#include "json/reader.h"

namespace proviso::access {
namespace {

constexpr json::DocumentLimits kDirectoryLimits{1 << 28, 20000000, 8};
constexpr int64_t kMostAccounts = 1000000;

}  // namespace

Accounts Accounts::read(std::string_view text, Issues& issues) {
  Accounts accounts;
  json::Value document;
  if (!json::parse(text, kDirectoryLimits, document, issues)) return accounts;
  json::Node root(document, issues);
  json::Members members(root);
  members.required("accounts").list(kMostAccounts, [&](const json::Node& item) {
    json::Members entry(item);
    std::string account;
    if (!entry.required("account").key(account)) return entry.ignore_rest();
    auto check_key = [](const json::Node& key) { key.key(); };
    entry.optional("ancestors").list(limits.ancestors, check_key);
    entry.optional("segments").list(limits.segments, check_key);
    entry.optional("region").key();
    entry.optional("channel").key();
    if (accounts.audiences_.count(account) > 0) return item.report(IssueCode::duplicate_key);
    using Handler = json::Value::error_handler_t;
    std::string audience = item.value()->dump(-1, ' ', false, Handler::replace);
    accounts.audiences_.emplace(std::move(account), std::move(audience));
  });
  return accounts;
}

const std::string* Accounts::find(const std::string& account) const {
  auto found = audiences_.find(account);
  return found == audiences_.end() ? nullptr : &found->second;
}

}  // namespace proviso::access
