// Which format a file has, told from its first bytes and never from its name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace garis::readers {

enum class Format : std::uint8_t { unknown, gbxml, buildingsync, ifc, ifc_xml, zip };
std::string_view to_string(Format format);

// 4 KB are enough for all files seen; a longer comment before the root element hides it.
Format detect(std::string_view first_bytes);

// Line of a document type with declarations of its own, `<!DOCTYPE gbXML [ … ]>`: they can define
// entities, which no reader expands.
std::optional<std::size_t> line_of_declarations(std::string_view first_bytes);

}  // namespace garis::readers
