// Small gbXML documents and questions to the model that comes of them.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <string_view>

#include "checker/readers/gbxml/read.hpp"
#include "tests/unit/catch.hpp"

namespace garis::test {

inline const vocabulary::Vocabulary& the_vocabulary() {
  static const auto loaded = vocabulary::load(GARIS_SOURCE_DIR "/rules/vocabulary");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

inline const mapping::Mapping& gbxml_mapping() {
  static const auto loaded =
      mapping::load(GARIS_SOURCE_DIR "/rules/mappings/gbxml.yaml", the_vocabulary());
  if (!loaded)
    throw std::runtime_error(loaded.error().message + " " + loaded.error().details.at(0));
  return *loaded;
}

struct Gbxml {
  explicit Gbxml(std::string_view document, const mapping::Mapping& mapping = gbxml_mapping())
      : model(the_vocabulary()) {
    const auto source = xml::open_text(document);
    const auto read = gbxml::read(*source, "test.xml", mapping, model);
    INFO((read ? std::string() : read.error().message));
    REQUIRE(read);
    summary = *read;
  }

  static model::EntityId entity(std::string_view name) {
    return *the_vocabulary().find_entity(name);
  }
  static model::PropertyId property(std::string_view entity_name, std::string_view name) {
    return *the_vocabulary().find_property(entity(entity_name), name);
  }

  std::uint32_t count(std::string_view name) const { return model.size(entity(name)); }

  // "wall.u_value" of a row as text: the number, word, yes or no; or the cause why it is open, in
  // brackets.
  std::string value(std::string_view qualified, std::uint32_t row = 0) const {
    const auto dot = qualified.find('.');
    const auto kind = entity(qualified.substr(0, dot));
    const auto id = *the_vocabulary().find_property(kind, qualified.substr(dot + 1));
    if (row >= model.size(kind)) return "(no row)";
    if (!model.known({kind, row}, id))
      return "(" + std::string(to_string(model.open({kind, row}, id).cause)) + ")";
    const auto& column = model.column(id);
    switch (the_vocabulary().kind(the_vocabulary().property(id).kind).form) {
      case vocabulary::Form::yes_no:
        return column.yes(row) ? "yes" : "no";
      case vocabulary::Form::number:
        return base::decimal(std::round(column.number(row) * 1e4) / 1e4);
      default:
        return std::string(model.strings[column.text(row)]);
    }
  }

  const model::Origin& origin(std::string_view entity_name, std::string_view name,
                              std::uint32_t row = 0) const {
    return model.column(property(entity_name, name)).origin(row);
  }
  model::Open open(std::string_view entity_name, std::string_view name,
                   std::uint32_t row = 0) const {
    return model.open({entity(entity_name), row}, property(entity_name, name));
  }
  std::string_view text(model::StringId id) const { return model.strings[id]; }

  // Text of the only notice with the code; empty if there is none.
  std::string notice(std::string_view code) const {
    for (const auto& notice : model.notices) {
      if (notice.code == code) return notice.text;
    }
    return "";
  }

  model::Model model;
  gbxml::Summary summary;
};

// A whole document around what stands in Campus and beside it.
inline std::string document(
    std::string_view campus, std::string_view beside = "",
    std::string_view head =
        R"(lengthUnit="Meters" areaUnit="SquareMeters" volumeUnit="CubicMeters" temperatureUnit="C" version="6.01")") {
  return "<?xml version=\"1.0\"?>\n<gbXML xmlns=\"http://www.gbxml.org/schema\" " +
         std::string(head) + ">\n<Campus id=\"c\">" + std::string(campus) + "</Campus>\n" +
         std::string(beside) + "</gbXML>";
}

inline std::string point(double x, double y, double z) {
  const auto coordinate = [](double v) {
    return "<Coordinate>" + base::decimal(v) + "</Coordinate>";
  };
  return "<CartesianPoint>" + coordinate(x) + coordinate(y) + coordinate(z) + "</CartesianPoint>";
}

// A vertical rectangle, 4 wide and 3 high, that faces `azimuth` (0, 90, 180, 270 …).
inline std::string upright(double azimuth, double width = 4, double height = 3) {
  const double a = azimuth * std::acos(-1.0) / 180;
  const double x = -std::cos(a) * width, y = std::sin(a) * width;
  return "<PlanarGeometry><PolyLoop>" + point(0, 0, 0) + point(x, y, 0) + point(x, y, height) +
         point(0, 0, height) + "</PolyLoop></PlanarGeometry>";
}

// A horizontal rectangle that faces up.
inline std::string lying(double width = 4, double depth = 5, double z = 3) {
  return "<PlanarGeometry><PolyLoop>" + point(0, 0, z) + point(width, 0, z) +
         point(width, depth, z) + point(0, depth, z) + "</PolyLoop></PlanarGeometry>";
}

inline std::string surface(std::string_view type, std::string_view inside,
                           std::string_view attributes = "", std::string_view id = "s") {
  return "<Surface id=\"" + std::string(id) + "\" surfaceType=\"" + std::string(type) + "\" " +
         std::string(attributes) + ">" + std::string(inside) + "</Surface>";
}

}  // namespace garis::test
