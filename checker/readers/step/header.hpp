// The HEADER section (ISO 10303-21, clause 8.2): what wrote the file, and by which schema.
//
// Entities may stand in any order, be missing, or be unknown; a value that cannot be read is empty.
// Authors and organisations are personal data and are not kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace garis::step {

struct Header {
  std::vector<std::string> descriptions;  // FILE_DESCRIPTION: "ViewDefinition [CoordinationView]"
  std::string name;                       // FILE_NAME
  std::string time_stamp;
  std::string preprocessor;
  std::string originating_system;
  std::vector<std::string> schemas;           // FILE_SCHEMA, as written: one for IFC
  std::vector<std::string> unknown_entities;  // keywords, at most eight
};

// `text`: the statements of the section, see Index::header.
Header read_header(std::string_view text);

// From texts like "ViewDefinition [A, B]": A and B.
std::vector<std::string> view_definitions(const Header& header);

}  // namespace garis::step
