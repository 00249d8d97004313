#include "checker/readers/read.hpp"

#include <algorithm>

#include "checker/readers/gbxml/read.hpp"
#include "checker/readers/ifc/read.hpp"
#include "checker/readers/ifc/xml/step_of_xml.hpp"
#include "checker/readers/step/mapped_file.hpp"
#include "checker/readers/xml/input.hpp"
#include "checker/readers/zip/read_model.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::readers {
namespace {

constexpr std::string_view kFormats[] = {"gbxml", "ifc"};

base::Error not_readable(const std::string& name, Format format) {
  const std::string seen = format == Format::unknown ? "is no model file that is known"
                                                     : "is " + std::string(to_string(format)) +
                                                           ", which this build does not read";
  return {"E-FORMAT",
          name + ": " + seen,
          {"give an IFC, ifcXML or gbXML file, or one of them in a zip container"}};
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
                                  const ReadOptions& options) {
  const auto* mapping = mappings.find("gbxml");
  if (mapping == nullptr) return base::Error{"E-MAPPING", "no mapping for gbxml", {}};
  const auto summary =
      gbxml::read(source, name, *mapping, model, options.limits, options.with_census);
  if (!summary) return summary.error();
  ReadFile file{Format::gbxml, summary->input, {}, summary->encoding, summary->census};
  add_unit(file.units, "length", summary->length_unit);
  add_unit(file.units, "area", summary->area_unit);
  add_unit(file.units, "temperature", summary->temperature_unit);
  return file;
}

step::ScanOptions scan_options(const xml::Limits& limits) {
  step::ScanOptions options;
  options.limits.bytes = std::min(options.limits.bytes, limits.bytes);
  options.threads = 2;
  return options;
}

base::Result<ReadFile> read_ifc(std::string_view text, const std::string& name, ifc::Origin origin,
                                const Mappings& mappings, model::Model& model,
                                const ReadOptions& options) {
  const auto format = origin.format == "ifc" ? Format::ifc : Format::ifc_xml;
  const auto* mapping = mappings.find("ifc");
  if (mapping == nullptr) return base::Error{"E-MAPPING", "no mapping for ifc", {}};
  const auto summary = ifc::read_text(text, name, std::move(origin), *mapping, model,
                                      scan_options(options.limits), options.with_census);
  if (!summary) return summary.error();
  return ReadFile{format, summary->input, summary->units, "", summary->census};
}

base::Result<ReadFile> read_ifc_xml(xml::ByteSource& source, const std::string& name,
                                    const Mappings& mappings, model::Model& model,
                                    const ReadOptions& options) {
  auto converted = ifc::step_of_xml(source, name, options.limits);
  if (!converted) return converted.error();
  ifc::Origin origin{"ifcxml", converted->sha256, converted->bytes, std::move(converted->lines)};
  return read_ifc(converted->text, name, std::move(origin), mappings, model, options);
}

base::Result<ReadFile> read_xml(Format format, xml::ByteSource& source, const std::string& name,
                                const Mappings& mappings, model::Model& model,
                                const ReadOptions& options) {
  return format == Format::gbxml ? read_gbxml(source, name, mappings, model, options)
                                 : read_ifc_xml(source, name, mappings, model, options);
}

// All that a source holds, from `head` on.
base::Result<std::string> read_all(std::string head, xml::ByteSource& source,
                                   const std::string& name, const xml::Limits& limits) {
  std::string bytes = std::move(head);
  std::string piece(std::size_t{1} << 20, '\0');
  while (const auto got = source.read(piece.data(), piece.size())) {
    bytes.append(piece, 0, got);
    if (bytes.size() > limits.bytes)
      return base::Error{"E-LIMIT",
                         name + ": larger than " + std::to_string(limits.bytes) + " bytes",
                         {"raise the limit with --max-size"}};
  }
  if (const auto trouble = source.trouble(); !trouble.empty())
    return base::Error{"E-READ", name + ": " + trouble, {}};
  return bytes;
}

base::Result<ReadFile> read_zip(std::string_view container, const std::string& name,
                                const Mappings& mappings, model::Model& model,
                                const ReadOptions& options) {
  zip::Limits zip_limits;
  zip_limits.unpacked = std::min(zip_limits.unpacked, options.limits.bytes);
  const auto inner = zip::read_model(container, name, zip_limits);
  if (!inner) return inner.error();
  const auto format = detect(std::string_view(inner->bytes).substr(0, 4096));
  const ifc::Origin origin{"ifc", base::sha256(container), container.size(), {}};
  const std::string full = name + "/" + inner->name;
  if (format == Format::ifc) {
    auto file = read_ifc(inner->bytes, full, origin, mappings, model, options);
    if (file) model.inputs[file->input].name = std::filesystem::path(name).filename().string();
    return file;
  }
  if (format != Format::gbxml && format != Format::ifc_xml) return not_readable(full, format);
  const auto source = xml::open_text(inner->bytes);
  auto file = read_xml(format, *source, full, mappings, model, options);
  if (!file) return file.error();
  auto& input = model.inputs[file->input];
  input.name = std::filesystem::path(name).filename().string();
  input.sha256 = origin.sha256;
  input.bytes = origin.bytes;
  return file;
}

// Formats that are read as one piece: a file is mapped, a stream is read to its end.
base::Result<ReadFile> read_whole(Format format, const std::filesystem::path& path,
                                  const std::string& name, std::string head,
                                  xml::ByteSource& source, const Mappings& mappings,
                                  model::Model& model, const ReadOptions& options) {
  const auto read_bytes = [&](std::string_view bytes) {
    return format == Format::ifc ? read_ifc(bytes, name, {}, mappings, model, options)
                                 : read_zip(bytes, name, mappings, model, options);
  };
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_regular_file(path, ignored)) {
    const auto file = step::MappedFile::open(path, options.limits.bytes);
    return file ? read_bytes(file->bytes()) : base::Result<ReadFile>(file.error());
  }
  const auto bytes = read_all(std::move(head), source, name, options.limits);
  return bytes ? read_bytes(*bytes) : base::Result<ReadFile>(bytes.error());
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
                            model::Model& model, const ReadOptions& options) {
  const std::string name = path == "-" ? "(standard input)" : path.string();
  auto source = xml::open_file(path);
  if (!source) return source.error();
  auto head = xml::read_head(**source);
  const auto trouble = (*source)->trouble();
  if (head.empty() && !trouble.empty()) return base::Error{"E-READ", name + ": " + trouble, {}};
  if (head.empty()) return base::Error{"E-FORMAT", name + ": is empty", {}};
  if (const auto line = line_of_declarations(head)) return has_declarations(name, *line);
  const auto format = detect(head);
  if (format == Format::ifc || format == Format::zip)
    return read_whole(format, path, name, std::move(head), **source, mappings, model, options);
  if (format != Format::gbxml && format != Format::ifc_xml) return not_readable(name, format);
  const auto whole = xml::prepend(std::move(head), std::move(*source));
  return read_xml(format, *whole, name, mappings, model, options);
}

}  // namespace garis::readers
