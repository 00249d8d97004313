#include "checker/readers/ifc/schema/header_names.hpp"

#include <algorithm>
#include <array>

#include "dsl/base/text.hpp"

namespace garis::ifc {
namespace {

struct HeaderName {
  std::string_view name;
  const Schema& (*schema)();
  bool is_prefix = false;  // of drafts that are numbered
};

constexpr std::array kHeaderNames = {
    HeaderName{"IFC2X3", ifc2x3},
    HeaderName{"IFC2X3_TC1", ifc2x3},
    HeaderName{"IFC2X3_FINAL", ifc2x3},
    HeaderName{"IFC2X2_FINAL", ifc2x3},
    HeaderName{"IFC2X_FINAL", ifc2x3},
    HeaderName{"IFC4", ifc4},
    HeaderName{"IFC4_ADD1", ifc4},
    HeaderName{"IFC4_ADD2", ifc4},
    HeaderName{"IFC4_ADD2_TC1", ifc4},
    HeaderName{"IFC4RC", ifc4, true},
    HeaderName{"IFC4X1", ifc4},
    HeaderName{"IFC4X2", ifc4},
    HeaderName{"IFC4X3", ifc4x3},
    HeaderName{"IFC4X3_TC1", ifc4x3},
    HeaderName{"IFC4X3_ADD1", ifc4x3},
    HeaderName{"IFC4X3_ADD2", ifc4x3},
    HeaderName{"IFC4X3_RC", ifc4x3, true},
};

constexpr std::size_t kShown = 40;  // bytes of a name in a message

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool means(const HeaderName& known, std::string_view name) {
  if (!known.is_prefix) return name == known.name;
  const auto number = name.substr(std::min(name.size(), known.name.size()));
  return name.starts_with(known.name) && std::all_of(number.begin(), number.end(), is_digit);
}

std::string in_upper_case(std::string_view text) {
  std::string upper(base::trim(text));
  for (auto& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

base::Error refusal(std::span<const std::string> names) {
  if (names.empty()) return {"E-FORMAT", "the header does not name a schema", {}};
  std::string shown = names[0].substr(0, kShown);
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c < ' ' || c > '~' || c == '`'; }, '?');
  return {"E-FORMAT",
          "the schema `" + shown + "` is not read",
          {"read are IFC2X3, IFC4 and IFC4X3, with their addenda and drafts"}};
}

}  // namespace

const Schema* find_schema(std::string_view header_name) {
  const auto name = in_upper_case(header_name);
  const auto* found = std::find_if(kHeaderNames.begin(), kHeaderNames.end(),
                                   [&](const HeaderName& known) { return means(known, name); });
  return found == kHeaderNames.end() ? nullptr : &found->schema();
}

base::Result<const Schema*> schema_for(std::span<const std::string> header_names) {
  for (const auto& name : header_names) {
    if (const auto* schema = find_schema(name)) return schema;
  }
  return refusal(header_names);
}

}  // namespace garis::ifc
