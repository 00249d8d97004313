// What looks wrong in a file: one notice per kind, with how many and the first line.
#pragma once

#include "checker/readers/gbxml/reading.hpp"
#include "checker/readers/xml/parser.hpp"

namespace garis::gbxml {

void add_notices(Reading& reading, const xml::Document& document);

}  // namespace garis::gbxml
