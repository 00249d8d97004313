// The instances of the corpus have as many arguments as the schemas say. The few that do not are
// known: exporters leave some out, and some files were made to be wrong.
#include <set>

#include "checker/readers/ifc/schema/header_names.hpp"
#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/header.hpp"
#include "checker/readers/step/index.hpp"
#include "checker/readers/step/mapped_file.hpp"
#include "tests/corpus/step_models.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

const std::set<std::string> kWrong = {
    "IfcTriangulatedFaceSet.ifc: IFCCARTESIANPOINTLIST3D 2",
    "Invalid.ifc: IFCPROJECT 1",
    "SmallModelIfc4.ifc: IFCORGANIZATION 6",
    "fail-pjs101-absent_project_present_project_library.ifc: IFCREPRESENTATIONCONTEXT 3",
    "fail-pse001-scenario01-wrong_ifcproperty_type.ifc: IFCPROPERTYENUMERATEDVALUE 5",
    "pass_reverse_comment.ifc: IFCPERSON 7",
};

// "IFCSPACE 12" of the first instance that does not fit.
std::string misfit(const step::Index& index, const ifc::Schema& schema) {
  for (std::size_t i = 0; i < index.size(); ++i) {
    const auto row = static_cast<step::Row>(i);
    const auto keyword = index.keyword_name(index.keyword(row));
    const auto entity = schema.entity(keyword);
    const auto count = step::arguments(index.instance(row)).count();
    if (!entity) return std::string(keyword) + " is unknown";
    if (schema.attribute_count(*entity) != count)
      return std::string(keyword) + " " + std::to_string(count);
  }
  return "";
}

}  // namespace

TEST_CASE("instances have as many arguments as their entity has attributes") {
  const auto paths = test::models();
  if (paths.empty()) std::cout << "skipped: corpus not found\n";
  std::set<std::string> wrong;
  for (const auto& path : paths) {
    const auto file = step::MappedFile::open(path, 1u << 30);
    REQUIRE(file);
    const auto index = step::Index::build(file->bytes(), path.string());
    if (!index) continue;
    const auto schema = ifc::schema_for(step::read_header(index->header()).schemas);
    if (!schema) {
      std::cout << path.filename() << ": " << schema.error().message << "\n";
      continue;
    }
    const auto found = misfit(*index, **schema);
    if (!found.empty()) wrong.insert(path.filename().string() + ": " + found);
  }
  for (const auto& line : wrong) {
    INFO(line);
    CHECK(kWrong.contains(line));
  }
}
