#include "json/reader.h"

#include <algorithm>

namespace proviso::json {

std::string Path::text() const {
  if (up == nullptr) return {};
  return index == SIZE_MAX ? pointer_join(up->text(), name) : pointer_join(up->text(), index);
}

bool is_currency(std::string_view text) {
  auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() == 3 && std::all_of(text.begin(), text.end(), is_capital);
}

void Node::report(IssueCode code, std::string_view detail) const {
  issues_->add(code, path_.text(), detail);
}

bool Node::has(bool right_type) const {
  if (right_type) return true;
  if (!value_->is_discarded()) report(IssueCode::wrong_type);  // else the parser has reported it
  return false;
}

const std::string* Node::text(int64_t max_bytes) const {
  if (!present() || !has(value_->is_string())) return nullptr;
  const auto& text = value_->get_ref<const std::string&>();
  if (static_cast<int64_t>(text.size()) <= max_bytes) return &text;
  report(IssueCode::too_long);
  return nullptr;
}

const std::string* Node::key() const {
  const std::string* key = text(limits.key_bytes);
  if (key == nullptr) return nullptr;
  if (key->empty()) {
    report(IssueCode::empty);
    return nullptr;
  }
  if (key->find('\0') != std::string::npos) {
    report(IssueCode::unknown_value, "a key must not contain U+0000");
    return nullptr;
  }
  return key;
}

const std::string* Node::currency() const {
  const std::string* code = text(limits.ruleset_bytes);
  if (code == nullptr) return nullptr;
  if (is_currency(*code)) return code;
  report(IssueCode::unknown_value, "a currency is three letters from A to Z");
  return nullptr;
}

bool Node::boolean(bool& out) const {
  if (!present() || !has(value_->is_boolean())) return false;
  out = value_->get<bool>();
  return true;
}

bool Node::boolean(std::optional<bool>& out) const {
  bool value = false;
  if (!boolean(value)) return false;
  out = value;
  return true;
}

bool Node::only_true(bool& out) const {
  if (!boolean(out)) return false;
  if (!out) report(IssueCode::unknown_value, "the member is `true` or absent");
  return out;
}

bool Node::integer(int64_t min, int64_t max, int64_t& out) const {
  if (!present() || !has(value_->is_number_integer())) return false;
  auto number = value_->get<int64_t>();
  if (number < min || number > max) {
    report(IssueCode::out_of_range, "the number must be from `" + std::to_string(min) + "` to `" +
                                        std::to_string(max) + "`");
    return false;
  }
  out = number;
  return true;
}

bool Node::check_list(int64_t max, size_t min) const {
  if (!present() || !has(value_->is_array())) return false;
  if (value_->size() < min) {
    report(IssueCode::empty);
    return false;
  }
  if (value_->size() > static_cast<size_t>(max)) {
    report(IssueCode::too_many_items, "the list has `" + std::to_string(value_->size()) +
                                          "` items, `" + std::to_string(max) + "` are allowed");
    return false;
  }
  return true;
}

Members::Members(const Node& node) : node_(node) {
  if (!node.present()) return;
  if (node.value()->is_object()) {
    object_ = &node.value()->get_ref<const Value::object_t&>();
  } else if (!node.value()->is_discarded()) {
    node.report(IssueCode::wrong_type);
  }
}

Members::~Members() {
  if (object_ == nullptr || found_ == object_->size()) return;
  for (const auto& [name, value] : *object_) {
    if (asked_for(name)) continue;
    node_.issues().add(IssueCode::unknown_member, Path{&node_.path(), name}.text());
  }
}

bool Members::has(std::string_view name) const {
  return object_ != nullptr && object_->find(name) != object_->end();
}

bool Members::asked_for(std::string_view name) const {
  const auto* end = asked_.begin() + asked_count_;
  return std::find(asked_.begin(), end, name) != end;
}

Node Members::find(std::string_view name, bool is_required) {
  const Path path{&node_.path(), name};
  if (object_ == nullptr) return Node(nullptr, path, node_.issues());
  if (asked_count_ < kMostMembers) asked_[asked_count_++] = name;
  auto member = object_->find(name);
  if (member != object_->end()) {
    ++found_;
    return Node(&member->second, path, node_.issues());
  }
  if (is_required) node_.issues().add(IssueCode::missing_member, path.text());
  return Node(nullptr, path, node_.issues());
}

size_t Members::find_one(const std::string_view* names, size_t count) {
  if (object_ == nullptr) return count;
  std::string all;
  size_t found = count;
  for (size_t i = 0; i < count; ++i) {
    all.append(all.empty() ? "`" : ", `").append(names[i]) += '`';
    if (!has(names[i])) continue;
    if (found == count) {
      found = i;
    } else {
      find(names[i], false)
          .report(IssueCode::unknown_member,
                  "`" + std::string(names[found]) + "` is there already");
    }
  }
  if (found == count) {
    node_.issues().add(IssueCode::missing_member, Path{&node_.path(), names[0]}.text(),
                       "one of these must be there: " + all);
  }
  return found;
}

}  // namespace proviso::json
