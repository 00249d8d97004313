#include "checker/readers/read.hpp"

#include <algorithm>

#include "checker/readers/gbxml/read.hpp"
#include "checker/readers/xml/input.hpp"

namespace garis::readers {
namespace {

constexpr std::string_view kFormats[] = {"gbxml"};

base::Error not_readable(const std::string& name, Format format) {
  const std::string seen = format == Format::unknown ? "is no model file that is known"
                                                     : "is " + std::string(to_string(format)) +
                                                           ", which this build does not read";
  return {"E-FORMAT", name + ": " + seen, {"give a gbXML file"}};
}

base::Error has_declarations(const std::string& name, std::size_t line) {
  return {
      "E-FORMAT",
      name + ":" + std::to_string(line) + ": a document type (DTD) with declarations of its own",
      {"entities are not expanded; export the file without `<!DOCTYPE … [ … ]>`"}};
}

void add_unit(std::vector<std::string>& units, const char* what, const std::string& unit) {
  units.push_back(std::string(what) + " " + (unit.empty() ? "not stated" : unit));
}

base::Result<ReadFile> read_gbxml(xml::ByteSource& source, const std::string& name,
                                  const Mappings& mappings, model::Model& model,
                                  const xml::Limits& limits) {
  const auto* mapping = mappings.find("gbxml");
  if (mapping == nullptr) return base::Error{"E-MAPPING", "no mapping for gbxml", {}};
  const auto summary = gbxml::read(source, name, *mapping, model, limits);
  if (!summary) return summary.error();
  ReadFile file{Format::gbxml, summary->input, {}, summary->encoding};
  add_unit(file.units, "length", summary->length_unit);
  add_unit(file.units, "area", summary->area_unit);
  add_unit(file.units, "temperature", summary->temperature_unit);
  return file;
}

}  // namespace

const mapping::Mapping* Mappings::find(std::string_view format) const {
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const auto& m) { return m.format == format; });
  return it == all.end() ? nullptr : &*it;
}

mapping::Mapping* Mappings::find(std::string_view format) {
  return const_cast<mapping::Mapping*>(std::as_const(*this).find(format));
}

base::Result<Mappings> load_mappings(const std::filesystem::path& folder,
                                     const vocabulary::Vocabulary& vocabulary) {
  Mappings mappings;
  for (const auto format : kFormats) {
    auto mapping = mapping::load(folder / (std::string(format) + ".yaml"), vocabulary);
    if (!mapping) return mapping.error();
    mappings.all.push_back(std::move(*mapping));
  }
  return mappings;
}

base::Result<ReadFile> read(const std::filesystem::path& path, const Mappings& mappings,
                            model::Model& model, const xml::Limits& limits) {
  const std::string name = path == "-" ? "(standard input)" : path.string();
  auto source = xml::open_file(path);
  if (!source) return source.error();
  auto head = xml::read_head(**source);
  const auto trouble = (*source)->trouble();
  if (head.empty() && !trouble.empty()) return base::Error{"E-READ", name + ": " + trouble, {}};
  if (head.empty()) return base::Error{"E-FORMAT", name + ": is empty", {}};
  if (const auto line = line_of_declarations(head)) return has_declarations(name, *line);
  const auto format = detect(head);
  if (format != Format::gbxml) return not_readable(name, format);
  const auto whole = xml::prepend(std::move(head), std::move(*source));
  return read_gbxml(*whole, name, mappings, model, limits);
}

}  // namespace garis::readers
