// What could not be taken over from an ifcXML document, with its place. The first few of each kind
// are kept, all are counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace garis::ifc {

enum class XmlNoticeCode : std::uint8_t {
  unknown_element,     // no entity, type or attribute of the schema; skipped with all inside
  unknown_attribute,   // an XML attribute that the entity does not have
  unreadable_value,    // a text that is no value of its type, or whose type is not told
  extra_value,         // a second value where one is allowed; the first is used
  duplicate_id,        // two instances with one id: references mean the first
  dangling_reference,  // to an id that no instance has; stays, and finds nothing
};
inline constexpr std::size_t kXmlNoticeCodes = 6;
std::string_view to_string(XmlNoticeCode code);  // a sentence without place

struct XmlNotice {
  XmlNoticeCode code{};
  std::uint32_t line = 0;
  std::string name;  // of the element, attribute or id; ASCII, at most 40 bytes
};

class XmlNotices {
 public:
  void add(XmlNoticeCode code, std::uint32_t line, std::string_view name);
  void add(XmlNoticeCode code, std::uint32_t line, std::u16string_view name);

  std::uint64_t count(XmlNoticeCode code) const { return counts_[static_cast<std::size_t>(code)]; }
  std::uint64_t count() const;
  const std::vector<XmlNotice>& kept() const { return kept_; }  // at most kKept of each code

  static constexpr std::uint64_t kKept = 8;

 private:
  std::array<std::uint64_t, kXmlNoticeCodes> counts_{};
  std::vector<XmlNotice> kept_;
};

// A name from a document as it may stand in a message: ASCII, at most 40 bytes.
std::string shown(std::string_view name);
std::string shown(std::u16string_view name);

}  // namespace garis::ifc
