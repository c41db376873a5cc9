#include "access/keys.h"

#include "crypto/digest.h"
#include "json/reader.h"
#include "json/writer.h"

namespace proviso::access {
namespace {

constexpr json::DocumentLimits kKeysLimits{1 << 20, 100000, 8};
constexpr int64_t kMostKeys = 1000;
constexpr size_t kKeyBytes = 32;

constexpr std::array<json::Choice<Role>, kRoles.size()> kRoleChoices = {{
    {"storefront", Role::storefront},
    {"order_service", Role::order_service},
    {"auditor", Role::auditor},
}};

}  // namespace

KeyRing KeyRing::read(std::string_view text, Issues& issues) {
  KeyRing ring;
  json::Value document;
  if (!json::parse(text, kKeysLimits, document, issues)) return ring;
  json::Node root(document, issues);
  json::Members members(root);
  members.required("keys").list(kMostKeys, [&](const json::Node& item) {
    json::Members entry(item);
    std::string name;
    entry.required("name").key(name);
    Role role = Role::storefront;
    entry.required("role").choice(kRoleChoices, role);
    json::Node digest = entry.required("sha256");
    const std::string* hex = digest.text();
    if (hex == nullptr) return;
    std::optional<std::string> bytes = crypto::from_hex(*hex);
    if (bytes && bytes->size() == kKeyBytes) {
      ring.entries_.push_back({role, *bytes});
    } else {
      digest.report(IssueCode::unknown_value, "a SHA-256 is 64 lower case hexadecimal digits");
    }
  });
  return ring;
}

std::optional<Role> KeyRing::find(std::string_view key) const {
  std::string digest = crypto::sha256(key);
  std::optional<Role> found;
  for (const Entry& entry : entries_) {
    if (crypto::equal_constant_time(entry.digest, digest)) found = entry.role;
  }
  return found;
}

GeneratedKey generate_key(Role role) {
  GeneratedKey generated;
  generated.key = "pk_" + crypto::to_base64url(crypto::random_bytes(kKeyBytes));
  json::Writer out(generated.entry);
  out.open_object();
  out.member("name", name_of(role));
  out.member("role", name_of(role));
  out.member("sha256", crypto::to_hex(crypto::sha256(generated.key)));
  out.close_object();
  return generated;
}

}  // namespace proviso::access
