#include "access/accounts.h"

#include <utility>

#include "json/read_attributes.h"

namespace proviso::access {
namespace {

constexpr json::DocumentLimits kDirectoryLimits{1 << 28, 20000000, 8};
constexpr int64_t kMostAccounts = 1000000;
constexpr int64_t kMostCustomers = 100000;  // of one account

void check_key(const json::Node& node) { node.key(); }

void check_attributes(const json::Node& list, AttributeOwner owner, const Program& program) {
  std::vector<AttributeFact> read;
  json::AttributeReader(program).read(list, owner, read);
}

std::string text_of(const json::Value& value) {
  return value.dump(-1, ' ', false, json::Value::error_handler_t::replace);
}

using Customers = std::unordered_map<std::string, std::string>;

void read_customer(const json::Node& item, const Program& program, Customers& out) {
  json::Members members(item);
  std::string key;
  if (!members.required("key").key(key)) return members.ignore_rest();
  members.optional("roles").list(limits.roles, check_key);
  check_attributes(members.optional("attributes"), AttributeOwner::customer, program);
  if (!out.emplace(std::move(key), text_of(*item.value())).second) {
    item.report(IssueCode::duplicate_key);
  }
}

/// The account's members but its customers: an audience.
std::string audience_of(const json::Value& account) {
  json::Value audience = account;
  audience.erase("customers");
  return text_of(audience);
}

}  // namespace

Accounts Accounts::read(std::string_view text, const Program& program, Issues& issues) {
  Accounts accounts;
  json::Value document;
  if (!json::parse(text, kDirectoryLimits, document, issues)) return accounts;
  json::Node root(document, issues);
  json::Members members(root);
  members.required("accounts").list(kMostAccounts, [&](const json::Node& item) {
    json::Members entry(item);
    std::string account;
    if (!entry.required("account").key(account)) return entry.ignore_rest();
    entry.optional("ancestors").list(limits.ancestors, check_key);
    entry.optional("segments").list(limits.segments, check_key);
    entry.optional("contracts").list(limits.contracts, check_key);
    entry.optional("region").key();
    entry.optional("channel").key();
    check_attributes(entry.optional("attributes"), AttributeOwner::account, program);
    Account known;
    entry.optional("customers").list(kMostCustomers, [&](const json::Node& customer) {
      read_customer(customer, program, known.customers);
    });
    if (accounts.accounts_.count(account) > 0) return item.report(IssueCode::duplicate_key);
    known.audience = audience_of(*item.value());
    accounts.accounts_.emplace(std::move(account), std::move(known));
  });
  return accounts;
}

std::optional<std::string> Accounts::find(const Buyer& buyer) const {
  auto found = accounts_.find(buyer.account);
  if (found == accounts_.end()) return std::nullopt;
  const Account& account = found->second;
  if (!buyer.customer) return account.audience;
  auto customer = account.customers.find(*buyer.customer);
  if (customer == account.customers.end()) return std::nullopt;
  std::string audience = account.audience;
  audience.pop_back();  // the bracket that closes it
  return audience + ",\"customer\":" + customer->second + '}';
}

}  // namespace proviso::access
