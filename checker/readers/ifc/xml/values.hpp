// Texts of XML as values of ISO 10303-21.
//
// Strings keep their characters above 0x7F as raw UTF-8, which step::decode_string reads; quotes
// and backslashes are doubled, control characters become `\X\hh`, so that no line ends inside a
// string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "checker/readers/ifc/schema/schema.hpp"

namespace garis::ifc {

// `'it''s'`
void append_string(std::u16string_view text, std::string& out);

// One value: `2.`, `.T.`, `.LENGTHUNIT.`, `'Wall'`. False, and nothing appended, if the text is no
// value of that kind; a select and an entity have no text.
bool append_value(TypeKind kind, std::u16string_view text, std::string& out);

// Items of a list, divided by blanks in the text and by commas in `out`, without the outer
// brackets: "0 0 1" gives `0.,0.,1.`. In lists of `levels` > 1 an inner one has `width` items, or
// all of them for 0. False, and nothing appended, if one of them is no value.
bool append_items(TypeKind kind, unsigned levels, unsigned width, std::u16string_view text,
                  std::string& out);

std::u16string_view trimmed(std::u16string_view text);

}  // namespace garis::ifc
