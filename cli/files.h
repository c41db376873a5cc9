// Reading input and writing output. Contract: never more bytes than the document's limit and one;
// a failure is told on standard error. Test: tests/cli/usage.test.mjs
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proviso::cli {

/// The bytes of a file, or of standard input for `-`; nothing, and a message, if unreadable.
/// A file longer than `limit` is cut just after it, for the reader to refuse.
std::optional<std::string> read_file(const std::string& path, int64_t limit);

/// Writes a file, whole or not at all; gives kOk, or kUsage and a message.
int write_file(const std::string& path, std::string_view text);

/// Writes to standard output; gives `code`, or kUsage if it cannot be written.
int print(std::string_view text, int code);

/// The same text with control characters shown as U+FFFD: a name must not steer a terminal.
std::string printable(std::string_view text);

}  // namespace proviso::cli
