#include "checker/readers/detect.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "checker/readers/xml/encoding.hpp"
#include "checker/readers/xml/parser.hpp"
#include "dsl/base/text.hpp"

namespace garis::readers {
namespace {

bool skip_past(std::string_view& text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return false;
  const auto end = text.find(close);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
  return true;
}

bool skip_remark(std::string_view& text) {
  text = base::trim(text);
  return skip_past(text, "<?", "?>") || skip_past(text, "<!--", "-->");
}

// Exchange text may begin with comments.
std::string_view without_comments(std::string_view text) {
  do {
    text = base::trim(text);
  } while (skip_past(text, "/*", "*/"));
  return text;
}

// Name of the root element without its prefix.
std::string_view root_name(std::string_view text) {
  while (skip_remark(text) || skip_past(text, "<!", ">")) {
  }
  if (!text.starts_with('<')) return "";
  auto name = text.substr(1, text.find_first_of(" \t\r\n/>") - 1);
  const auto colon = name.find(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

Format format_of_root(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Format>, 5> roots = {
      {{"gbXML", Format::gbxml},
       {"BuildingSync", Format::buildingsync},
       {"ifcXML", Format::ifc_xml},
       {"iso_10303_28", Format::ifc_xml},
       {"uos", Format::ifc_xml}}};
  const auto* found =
      std::find_if(roots.begin(), roots.end(), [&](const auto& r) { return r.first == name; });
  return found == roots.end() ? Format::unknown : found->second;
}

std::string as_utf8(std::string_view bytes) {
  const auto guess = xml::guess_encoding(bytes);
  std::u16string wide;
  xml::Decoder(guess.encoding).decode(bytes.substr(guess.mark), true, wide);
  return xml::to_utf8(wide);
}

}  // namespace

std::string_view to_string(Format format) {
  static constexpr std::array<std::string_view, 6> names = {"unknown", "gbxml",  "buildingsync",
                                                            "ifc",     "ifcxml", "zip"};
  return names[static_cast<std::size_t>(format)];
}

Format detect(std::string_view first_bytes) {
  if (first_bytes.starts_with("PK\x03\x04")) return Format::zip;
  const auto text = as_utf8(first_bytes);
  if (without_comments(text).starts_with("ISO-10303-21")) return Format::ifc;
  return format_of_root(root_name(text));
}

std::optional<std::size_t> line_of_declarations(std::string_view first_bytes) {
  const auto whole = as_utf8(first_bytes);
  std::string_view text = whole;
  while (skip_remark(text)) {
  }
  const auto bracket = text.substr(0, text.find('>')).find('[');
  if (!text.starts_with("<!DOCTYPE") || bracket == std::string_view::npos) return std::nullopt;
  const auto before = std::string_view(whole).substr(0, whole.size() - text.size() + bracket);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace garis::readers
