// What the making of rows has in common.
#pragma once

#include "checker/readers/gbxml/reading.hpp"

namespace garis::gbxml {

model::RowInfo info_of(Reading& r, std::uint32_t item);
// The text of a value, or the empty string.
StringId text_of(const Reading& r, std::uint32_t item, FieldId field);
// A subject with the elements around its own; every row also sees the head of the file.
Subject subject_of(const Reading& r, std::uint32_t item);
Subject& add(Reading& r, model::EntityId entity, Subject subject, model::RowInfo info);
Row row_of(const Reading& r, std::uint32_t item);
// Nothing happens if one of the two does not exist.
void link(Reading& r, Row child, Row parent);
// kNone if the file has several.
std::uint32_t only_building(const Reading& r);

// Resolves a reference; `dangling` gets the id that does not exist.
std::uint32_t refer(const Reading& r, Anchor anchor, StringId id, StringId& dangling);
// The same for references whose absence leaves no value open.
std::uint32_t refer(Reading& r, Anchor anchor, std::uint32_t item, FieldId field);
void refer_construction(Reading& r, Subject& subject, FieldId field);

}  // namespace garis::gbxml
