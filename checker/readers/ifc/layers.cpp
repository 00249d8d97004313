// Material layers of an element: its own association, else that of its type.
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

// IfcMaterialLayerSetUsage(ForLayerSet, …), or the set itself.
std::optional<Row> layer_set_of(const Reading& r, const Subject& subject) {
  for (const auto holder : subject.holders) {
    for (auto row : r.relations.materials.of(holder)) {
      if (r.source.is_a(row, "IfcMaterialLayerSetUsage")) {
        const auto set = r.source.row(r.source.argument(row, 0));
        if (!set) continue;
        row = *set;
      }
      if (r.source.is_a(row, "IfcMaterialLayerSet")) return row;
    }
  }
  return std::nullopt;
}

}  // namespace

// IfcMaterialLayerSet(MaterialLayers, LayerSetName), IfcMaterialLayer(Material, LayerThickness, …).
std::vector<Layer> Reading::layers_of(const Subject& subject) const {
  std::vector<Layer> layers;
  const auto set = layer_set_of(*this, subject);
  if (!set) return layers;
  const auto unit = units.of_measure("IFCLENGTHMEASURE");
  for (const auto row : source.rows(source.argument(*set, 0))) {
    const auto thickness = source.argument(row, 1).number().value_or(0);
    layers.push_back(
        {row, source.row(source.argument(row, 0)), thickness * (unit ? unit->factor : 0)});
  }
  return layers;
}

std::string Reading::layer_set_name(const Subject& subject) const {
  const auto set = layer_set_of(*this, subject);
  return set ? source.text(source.argument(*set, 1)) : std::string();
}

std::optional<double> Reading::layer_number(const Layer& layer, std::string_view name) const {
  const auto row = layer_rows.find(static_cast<std::uint32_t>(layer.layer));
  if (row == layer_rows.end()) return std::nullopt;
  const auto& column = model.column(property("layer", name));
  const auto index = row->second.index;
  return column.known(index) ? std::optional(column.number(index)) : std::nullopt;
}

}  // namespace garis::ifc
