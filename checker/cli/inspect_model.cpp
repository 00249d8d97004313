#include <algorithm>

#include "checker/cli/inspect.hpp"
#include "checker/cli/run.hpp"

namespace garis::cli {
namespace {

struct ReadProperties {
  const plan::Plan& plan;
  Wanted& wanted;

  // Rows of groups are made by the rules; no file has them.
  bool is_group(plan::EntityId entity) const {
    return std::any_of(plan.groups.begin(), plan.groups.end(),
                       [&](const plan::Group& group) { return group.entity == entity; });
  }

  void add(plan::PropertyId property) { wanted.insert(static_cast<model::PropertyId>(property)); }
  void add(const plan::Set& set) {
    if (set.expected_by) add(*set.expected_by);
  }
  void operator()(const plan::Property& node) {
    if (!is_group(node.row.entity)) add(node.property);
  }
  void operator()(const plan::Aggregate& node) { add(node.set); }
  void operator()(const plan::Quantified& node) { add(node.set); }
  template <class Other>
  void operator()(const Other&) {}
};

std::size_t external_walls(const model::Model& model, model::EntityId entity) {
  const auto property = model.vocabulary().find_property(entity, "is_external");
  if (!property) return 0;
  const auto& column = model.column(*property);
  std::size_t count = 0;
  for (std::uint32_t row = 0; row < model.size(entity); ++row) {
    if (column.known(row) && column.yes(row)) ++count;
  }
  return count;
}

}  // namespace

Wanted properties_read(const plan::Plan& plan) {
  Wanted wanted;
  ReadProperties reads{plan, wanted};
  for (const auto& node : plan.nodes) std::visit(reads, node);
  for (const auto& rule : plan.rules) {
    if (rule.effective && rule.effective->by) reads.add(*rule.effective->by);
  }
  return wanted;
}

mapping::Census census_of(const Run& run) {
  mapping::Census sum;
  for (const auto& file : run.files) sum.add(file.census);
  return sum;
}

std::vector<Structure> structure_of(const model::Model& model) {
  std::vector<Structure> structure;
  for (const auto& entity : model.vocabulary().entities()) {
    const auto id = *model.vocabulary().find_entity(entity.name);
    if (model.size(id) == 0) continue;
    const std::size_t external = entity.name == "wall" ? external_walls(model, id) : 0;
    structure.push_back({entity.name, entity.plural, model.size(id), external});
  }
  return structure;
}

Coverage coverage_of(const model::Model& model, model::PropertyId property) {
  const auto& column = model.column(property);
  const auto entity = model.vocabulary().property(property).entity;
  Coverage coverage{
      property, model.vocabulary().qualified_name(property), 0, model.size(entity), 0, 0, {}, {}};
  std::map<std::string, std::size_t> paths;
  for (std::uint32_t row = 0; row < coverage.of; ++row) {
    if (const auto* open = column.open(row); open != nullptr && !column.known(row)) {
      ++coverage.open[std::string(model::to_string(open->cause))];
    }
    if (!column.known(row)) continue;
    const auto& origin = column.origin(row);
    ++coverage.found;
    coverage.defaults += origin.is_default ? 1 : 0;
    coverage.derived += origin.source == model::Source::computed ? 1 : 0;
    ++paths[std::string(model.strings[origin.path])];
  }
  coverage.open.erase("absent");
  coverage.paths.assign(paths.begin(), paths.end());
  std::stable_sort(coverage.paths.begin(), coverage.paths.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return coverage;
}

std::vector<Coverage> coverage_of(const model::Model& model, const Wanted* wanted) {
  std::vector<Coverage> all;
  for (const auto& entity : model.vocabulary().entities()) {
    for (const auto property : entity.properties) {
      const bool asked = wanted == nullptr
                             ? model.size(model.vocabulary().property(property).entity) > 0
                             : wanted->contains(property);
      if (asked) all.push_back(coverage_of(model, property));
    }
  }
  return all;
}

}  // namespace garis::cli
