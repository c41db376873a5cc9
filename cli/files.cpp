#include "cli/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "cli/commands.h"
#include "cli/output.h"

namespace proviso::cli {
namespace {

struct Close {
  void operator()(FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

std::optional<std::string> fail(const std::string& path) {
  std::fprintf(stderr, "proviso: cannot read `%s`: %s\n", printable(path).c_str(),
               std::strerror(errno));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, int64_t limit) {
  std::unique_ptr<FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return fail(path);
  constexpr size_t kChunk = size_t{1} << 16;
  const size_t most = static_cast<size_t>(limit) + 1;
  std::string text;
  while (text.size() < most) {
    size_t old_size = text.size();
    text.resize(std::min(old_size + std::max(kChunk, old_size), most));
    size_t got = std::fread(text.data() + old_size, 1, text.size() - old_size, file.get());
    text.resize(old_size + got);
    if (std::ferror(file.get()) != 0) return fail(path);
    if (got == 0) break;
  }
  return text;
}

int write_file(const std::string& path, std::string_view text) {
  Output output(path);
  output.write(text);
  return output.finish();
}

int print(std::string_view text, int code) {
  Output output(std::nullopt);
  output.write(text);
  const int written = output.finish();
  return written == kOk ? code : written;
}

std::string printable(std::string_view text) {
  constexpr std::string_view kReplacement = "\xef\xbf\xbd";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are the two bytes C2 80 to C2 9F.
    bool c1 = byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    if (byte < 0x20 || byte == 0x7f || c1) {
      out += kReplacement;
      i += c1 ? 1 : 0;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace proviso::cli
