// Small gbXML documents and questions to the model that comes of them.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <string_view>

#include "checker/readers/gbxml/read.hpp"
#include "tests/unit/filled_model.hpp"

namespace garis::test {

inline const mapping::Mapping& gbxml_mapping() {
  static const auto loaded =
      mapping::load(GARIS_SOURCE_DIR "/rules/mappings/gbxml.yaml", the_vocabulary());
  if (!loaded)
    throw std::runtime_error(loaded.error().message + " " + loaded.error().details.at(0));
  return *loaded;
}

struct Gbxml : FilledModel {
  explicit Gbxml(std::string_view document, const mapping::Mapping& mapping = gbxml_mapping()) {
    const auto source = xml::open_text(document);
    const auto read = gbxml::read(*source, "test.xml", mapping, model, {}, true);
    INFO((read ? std::string() : read.error().message));
    REQUIRE(read);
    summary = *read;
  }

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
