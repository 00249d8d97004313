// Small ifcXML documents for tests, and what becomes of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/readers/ifc/xml/step_of_xml.hpp"
#include "checker/readers/step/index.hpp"

namespace garis::test {

inline base::Result<ifc::XmlAsStep> converted(const std::string& document,
                                              const xml::Limits& limits = {}) {
  return ifc::step_of_xml(*xml::open_text(document), "t.ifcxml", limits);
}

inline std::string ifcxml4(const std::string& inside) {
  return "<ifcXML xmlns=\"http://www.buildingsmart-tech.org/ifcXML/IFC4/Add2\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n" +
         inside + "</ifcXML>";
}

inline std::string ifcxml2x3(const std::string& inside) {
  return "<ex:iso_10303_28 xmlns:ex=\"urn:iso.org:standard:10303:part(28):version(2):xmlschema:"
         "common\" version=\"2.0\">\n<uos id=\"uos_1\" "
         "xmlns=\"http://www.iai-tech.org/ifcXML/IFC2x3/FINAL\">\n" +
         inside + "</uos></ex:iso_10303_28>";
}

// The DATA section without what is around it.
inline std::string data(const ifc::XmlAsStep& step) {
  const std::string_view text = step.text;
  const auto begin = text.find("DATA;\n") + 6;
  return std::string(text.substr(begin, text.rfind("ENDSEC;") - begin));
}

inline std::string instances(const base::Result<ifc::XmlAsStep>& step) {
  return step ? data(*step) : step.error().code + " " + step.error().message;
}

// One per line: "unreadable_value at 3: IfcReal".
inline std::string notices(const ifc::XmlAsStep& step) {
  static constexpr const char* names[] = {"unknown_element",  "unknown_attribute",
                                          "unreadable_value", "extra_value",
                                          "duplicate_id",     "dangling_reference"};
  std::string text;
  for (const auto& notice : step.notices.kept()) {
    text += std::string(names[static_cast<std::size_t>(notice.code)]) + " at " +
            std::to_string(notice.line) + ": " + notice.name + "\n";
  }
  return text;
}

}  // namespace garis::test
