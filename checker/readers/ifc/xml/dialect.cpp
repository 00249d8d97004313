#include "checker/readers/ifc/xml/dialect.hpp"

#include <algorithm>

namespace garis::ifc {
namespace {

constexpr std::size_t kNamesKept = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_part(char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }

std::string ascii_upper(std::u16string_view text) {
  std::string upper(text.size(), '?');
  std::transform(text.begin(), text.end(), upper.begin(), [](char16_t c) {
    if (c >= u'a' && c <= u'z') return static_cast<char>(c - u'a' + 'A');
    return c < 0x80 ? static_cast<char>(c) : '?';
  });
  return upper;
}

// IFC4_3 and IFC4/3 mean IFC4X3; IFC2X2/FINAL means IFC2X2_FINAL.
std::string schema_name(std::string_view word, std::string_view rest) {
  std::string name(word);
  if (name.size() > 5 && name.starts_with("IFC4_") && is_digit(name[5])) name[4] = 'X';
  if (name == "IFC4" && rest.size() > 1 && rest[0] == '/' && is_digit(rest[1])) {
    name += std::string("X") + rest[1];
  }
  if (find_schema(name) == nullptr && rest.starts_with("/FINAL")) name += "_FINAL";
  return name;
}

}  // namespace

std::vector<std::string> schema_names(std::u16string_view text) {
  std::vector<std::string> names;
  const auto upper = ascii_upper(text);
  const std::string_view all = upper;
  for (auto at = all.find("IFC"); at != std::string_view::npos && names.size() < kNamesKept;) {
    const auto end = static_cast<std::size_t>(
        std::find_if_not(all.begin() + static_cast<std::ptrdiff_t>(at), all.end(), is_name_part) -
        all.begin());
    if (at + 3 < end && is_digit(all[at + 3])) {
      names.push_back(schema_name(all.substr(at, end - at), all.substr(end)));
    }
    at = all.find("IFC", end);
  }
  return names;
}

base::Result<const Schema*> xml_schema(const std::vector<std::string>& names,
                                       std::string_view fallback) {
  if (names.empty()) return find_schema(fallback);
  return schema_for(names);
}

}  // namespace garis::ifc
