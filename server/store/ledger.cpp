#include "store/ledger.h"

#include <utility>

#include "redemption/decide.h"

namespace proviso::store {
namespace {

using redemption::Command;
using redemption::Decision;
using redemption::Record;
using redemption::Reply;
using redemption::StoreError;
using redemption::Submission;

const Ruleset& ruleset_of(const Command& command) { return source(program_of(*command.session)); }

int64_t count_in(Statement& statement) {
  int64_t count = statement.step() ? statement.integer(0) : 0;
  statement.reset();
  return count;
}

}  // namespace

Counters::Counters(Database& database)
    : total_(database.prepare(
          "SELECT uses FROM promotion_uses WHERE ruleset = ?1 AND promotion = ?2")),
      by_account_(database.prepare("SELECT uses FROM account_uses "
                                   "WHERE ruleset = ?1 AND promotion = ?2 AND account = ?3")) {}

std::vector<UsesFact> Counters::read(const Program& program, const std::string& account,
                                     const std::vector<PromotionId>& promotions) {
  const Ruleset& ruleset = source(program);
  std::vector<UsesFact> facts;
  for (PromotionId id : promotions) {
    const std::string& key = ruleset.promotions.promotions[id].key;
    UsesFact fact{id, 0, 0};
    fact.uses = count_in(total_.bind(ruleset.id, key));
    fact.uses_by_account = count_in(by_account_.bind(ruleset.id, key, account));
    facts.push_back(fact);
  }
  return facts;
}

Answers::Answers(Database& database)
    : find_(database.prepare(
          "SELECT fingerprint, status, redemption, body FROM idempotency_keys WHERE key = ?1")) {}

StoreError Answers::find(const std::string& key, const std::string& fingerprint,
                         std::optional<redemption::Answer>& out) {
  if (!find_.bind(key).step()) return StoreError::none;
  bool is_same = find_.text(0) == fingerprint;
  if (is_same) {
    out = {static_cast<int>(find_.integer(1)), find_.text(2), find_.text(3), true};
  }
  find_.reset();
  return is_same ? StoreError::none : StoreError::key_reused;
}

Ledger::Ledger(Database& database)
    : counters_(database),
      answers_(database),
      find_order_(database.prepare("SELECT id FROM redemptions WHERE order_key = ?1")),
      add_redemption_(database.prepare(
          "INSERT INTO redemptions (id, order_key, account, state, currency, ruleset, "
          "ruleset_version, committed_at, subtotal_minor, reduction_minor, shipping_minor, "
          "total_minor, decision_hash, result) VALUES "
          "(?1, ?2, ?3, 'committed', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")),
      add_line_(database.prepare(
          "INSERT INTO redemption_lines (redemption, position, line, sku, quantity, paid_minor) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")),
      add_share_(database.prepare(
          "INSERT INTO line_shares (redemption, position, number, promotion, amount_minor) "
          "VALUES (?1, ?2, ?3, ?4, ?5)")),
      add_key_(database.prepare(
          "INSERT INTO idempotency_keys (key, fingerprint, status, redemption, body, answered_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")),
      add_use_(database.prepare(
          "INSERT INTO promotion_uses (ruleset, promotion, uses, use_limit) VALUES (?1, ?2, 1, ?3) "
          "ON CONFLICT DO UPDATE SET uses = uses + 1, use_limit = ?3 "
          "WHERE ?3 IS NULL OR uses < ?3")),
      add_account_use_(database.prepare(
          "INSERT INTO account_uses (ruleset, promotion, account, uses, use_limit) "
          "VALUES (?1, ?2, ?3, 1, ?4) "
          "ON CONFLICT DO UPDATE SET uses = uses + 1, use_limit = ?4 "
          "WHERE ?4 IS NULL OR uses < ?4")) {}

Reply Ledger::apply(const Submission& submission) {
  Reply reply;
  std::optional<redemption::Answer> stored;
  reply.error = answers_.find(submission.idempotency_key, submission.fingerprint, stored);
  if (reply.error != StoreError::none) return reply;
  if (stored) {
    reply.answer = std::move(*stored);
    return reply;
  }
  const Command& command = submission.command;
  Decision decision = decide(command);
  redemption::Rendered rendered = submission.render(command, decision);
  reply.answer.status = rendered.status;
  if (decision.state == Decision::State::committed) {
    store(command, decision, rendered.result);
    reply.answer.redemption_id = command.redemption_id;
  }
  reply.answer.body = std::move(rendered.body);
  add_key_
      .bind(submission.idempotency_key, submission.fingerprint,
            static_cast<int64_t>(reply.answer.status), reply.answer.redemption_id,
            reply.answer.body, command.request.evaluated_at)
      .run();
  return reply;
}

Decision Ledger::decide(const Command& command) {
  if (find_order_.bind(command.order).step()) {
    std::string existing = find_order_.text(0);
    find_order_.reset();
    return redemption::decide_existing(std::move(existing));
  }
  const Program& program = program_of(*command.session);
  return redemption::decide(command, counters_.read(program, command.account, command.limited));
}

void Ledger::store(const Command& command, const Decision& decision, const std::string& result) {
  const Record& record = decision.record;
  const Ruleset& ruleset = ruleset_of(command);
  const Totals& totals = record.totals;
  add_redemption_
      .bind(command.redemption_id, command.order, command.account, record.currency, ruleset.id,
            ruleset.version, record.committed_at, totals.subtotal_minor, totals.reduction_minor,
            totals.shipping_minor, totals.total_minor, decision.decision_hash, result)
      .run();
  for (size_t i = 0; i < record.lines.size(); ++i) {
    const redemption::PaidLine& line = record.lines[i];
    add_line_
        .bind(command.redemption_id, static_cast<int64_t>(i), line.id, line.sku, line.quantity,
              line.paid_minor)
        .run();
  }
  for (size_t i = 0; i < record.shares.size(); ++i) {
    const redemption::LineShare& share = record.shares[i];
    add_share_
        .bind(command.redemption_id, static_cast<int64_t>(share.line), static_cast<int64_t>(i),
              share.promotion, share.amount_minor)
        .run();
  }
  for (const redemption::UseIncrement& increment : record.increments) count(command, increment);
}

void Ledger::count(const Command& command, const redemption::UseIncrement& increment) {
  const std::string& ruleset = ruleset_of(command).id;
  const std::string& promotion = increment.promotion;
  int total = add_use_.bind(ruleset, promotion, increment.uses_limit).run();
  int by_account =
      add_account_use_.bind(ruleset, promotion, command.account, increment.account_limit).run();
  if (total != 1 || by_account != 1) throw GuardRefused();
}

}  // namespace proviso::store
