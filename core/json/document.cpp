#include "json/document.h"

#include <utility>
#include <vector>

namespace proviso::json {
namespace {

/// Takes the library's events, builds the tree and stops at the first thing that must stop it.
class TreeBuilder : public nlohmann::json_sax<Value> {
 public:
  TreeBuilder(size_t size, const DocumentLimits& bounds, Value& root, Issues& issues)
      : size_(size), bounds_(bounds), root_(root), issues_(issues) {}

  bool null() override { return add(Value()); }
  bool boolean(bool value) override { return add(Value(value)); }
  bool number_integer(int64_t value) override { return add(Value(value)); }
  bool number_unsigned(uint64_t value) override {
    if (value > static_cast<uint64_t>(INT64_MAX)) return refuse_number(IssueCode::out_of_range);
    return add(Value(static_cast<int64_t>(value)));
  }
  bool number_float(double, const std::string& token) override { return refuse_number(token); }
  bool string(std::string& value) override { return add(Value(std::move(value))); }
  bool binary(Value::binary_t&) override { return false; }  // JSON text has none

  bool start_object(size_t) override { return open(Value::value_t::object); }
  bool start_array(size_t) override { return open(Value::value_t::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    Frame& frame = frames_.back();
    auto [member, is_new] = frame.container->get_ref<Value::object_t&>().try_emplace(name);
    frame.key = &member->first;
    frame.slot = &member->second;
    if (!is_new) issues_.add(IssueCode::duplicate_member, pointer());
    return true;
  }

  bool parse_error(size_t position, const std::string& token,
                   const nlohmann::detail::exception& error) override {
    constexpr int kNumberOverflow = 406;
    if (error.id == kNumberOverflow) {
      refuse_number(token);  // the library stops here
    } else {
      report_malformed(position > 0 ? position - 1 : 0);
    }
    return false;
  }

  void report_malformed(size_t offset) {
    std::string message = offset < size_ ? "the text is not JSON: see byte `"
                                         : "the text is not JSON: it ends too early, at byte `";
    issues_.add(IssueCode::malformed_json, pointer(), message + std::to_string(offset) + "`");
  }

 private:
  /// An object or array that is still open, and where its next value goes.
  struct Frame {
    Value* container;
    size_t next = 0;                   // of an array
    const std::string* key = nullptr;  // of an object
    Value* slot = nullptr;
  };

  bool add(Value&& value) { return place(std::move(value)) != nullptr; }

  Value* place(Value&& value) {
    if (++values_ > bounds_.values) {
      issues_.add(IssueCode::too_many_values, pointer());
      return nullptr;
    }
    if (frames_.empty()) return &(root_ = std::move(value));
    Frame& frame = frames_.back();
    if (frame.container->is_object()) return &(*frame.slot = std::move(value));
    auto& items = frame.container->get_ref<Value::array_t&>();
    items.push_back(std::move(value));
    ++frame.next;
    return &items.back();
  }

  bool open(Value::value_t type) {
    if (static_cast<int64_t>(frames_.size()) >= bounds_.nesting) {
      issues_.add(IssueCode::nesting_too_deep, pointer());
      return false;
    }
    Value* container = place(Value(type));
    if (container == nullptr) return false;
    frames_.push_back({container});
    return true;
  }

  bool close() {
    frames_.pop_back();
    return true;
  }

  bool refuse_number(IssueCode code) {
    issues_.add(code, pointer());
    return add(Value(Value::value_t::discarded));
  }

  bool refuse_number(const std::string& token) {
    bool whole = token.find_first_of(".eE") == std::string::npos;
    return refuse_number(whole ? IssueCode::out_of_range : IssueCode::not_an_integer);
  }

  /// The place of the value that comes next.
  std::string pointer() const {
    std::string text;
    for (const Frame& frame : frames_) {
      if (frame.container->is_array()) {
        size_t inner = &frame == &frames_.back() ? 0 : 1;  // the open container is in already
        text = pointer_join(text, frame.next - inner);
      } else if (frame.key != nullptr) {
        text = pointer_join(text, *frame.key);
      }
    }
    return text;
  }

  const size_t size_;
  const DocumentLimits& bounds_;
  Value& root_;
  Issues& issues_;
  std::vector<Frame> frames_;
  int64_t values_ = 0;
};

}  // namespace

bool parse(std::string_view text, const DocumentLimits& bounds, Value& out, Issues& issues) {
  if (text.size() > static_cast<size_t>(bounds.bytes)) {
    issues.add(IssueCode::document_too_large, "");
    return false;
  }
  TreeBuilder builder(text.size(), bounds, out, issues);
  // The library takes a NUL byte for the end of the text; JSON has it nowhere.
  if (size_t nul = text.find('\0'); nul != std::string_view::npos) {
    builder.report_malformed(nul);
    return false;
  }
  return Value::sax_parse(text.begin(), text.end(), &builder);
}

}  // namespace proviso::json
