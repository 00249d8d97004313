#include "checker/readers/ifc/xml/notices.hpp"

#include <numeric>

namespace garis::ifc {
namespace {

constexpr std::size_t kShown = 40;

template <class Text>
std::string shortened(Text name) {
  std::string text;
  for (const auto c : name.substr(0, kShown)) {
    text += c >= ' ' && c <= '~' && c != '`' ? static_cast<char>(c) : '?';
  }
  return text;
}

}  // namespace

std::string_view to_string(XmlNoticeCode code) {
  static constexpr std::array<std::string_view, kXmlNoticeCodes> texts = {
      "an element that the schema does not know is skipped",
      "an XML attribute that the entity does not have is skipped",
      "a text is no value of its type",
      "there is a second value where one is allowed; the first is used",
      "an instance has an id that another one has; references mean the first",
      "a reference leads to no instance"};
  return texts[static_cast<std::size_t>(code)];
}

std::string shown(std::string_view name) { return shortened(name); }
std::string shown(std::u16string_view name) { return shortened(name); }

void XmlNotices::add(XmlNoticeCode code, std::uint32_t line, std::string_view name) {
  if (++counts_[static_cast<std::size_t>(code)] <= kKept)
    kept_.push_back({code, line, shown(name)});
}

void XmlNotices::add(XmlNoticeCode code, std::uint32_t line, std::u16string_view name) {
  if (++counts_[static_cast<std::size_t>(code)] <= kKept)
    kept_.push_back({code, line, shown(name)});
}

std::uint64_t XmlNotices::count() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
}

}  // namespace garis::ifc
