// What a model holds, counted. Private to the command line.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/mapping/census.hpp"
#include "dsl/base/result.hpp"
#include "dsl/plan/plan.hpp"

namespace garis::cli {

struct Run;

struct Coverage {  // of one property
  model::PropertyId property{};
  std::string name;  // "wall.u_value"
  std::size_t found = 0, of = 0, defaults = 0, derived = 0;
  std::vector<std::pair<std::string, std::size_t>> paths;  // most frequent first
  std::map<std::string, std::size_t> open;  // cause, how many; absent ones not counted
};

struct Structure {  // of one kind of element
  std::string name, plural;
  std::size_t count = 0;
  std::size_t external = 0;  // of walls
};

using Wanted = std::set<model::PropertyId>;

// Properties that the rules of a plan read.
Wanted properties_read(const plan::Plan& plan);

std::vector<Structure> structure_of(const model::Model& model);
// In the order of the vocabulary; of `wanted` alone, if it is given.
std::vector<Coverage> coverage_of(const model::Model& model, const Wanted* wanted);
Coverage coverage_of(const model::Model& model, model::PropertyId property);

// What `garis inspect` shows in rows and columns.
struct Table {
  std::string name;  // key in JSON
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

std::string to_text(const Table& table);  // aligned, two spaces between columns
std::string to_csv(const Table& table);
std::string to_json(const Table& table);

// Of all files of the run.
mapping::Census census_of(const Run& run);

std::string overview_text(const Run& run, const std::vector<Coverage>& coverage);
std::string overview_json(const Run& run, const std::vector<Coverage>& coverage);

Table coverage_table(const std::vector<Coverage>& coverage);
base::Result<Table> entities_table(const model::Model& model, const std::string& kind);
base::Result<Table> properties_table(const model::Model& model, const std::string& kind);
base::Result<Table> values_table(const model::Model& model, const std::string& property);
base::Result<Table> element_table(const model::Model& model, const std::string& id);
// What no line of the mappings looks for.
Table unmapped_table(const mapping::Census& census);

// "0.41 W/(m²·K)", "yes", "office"; what is open is shown with its cause.
std::string value_text(const model::Model& model, model::Row row, model::PropertyId property);
std::string unit_text(const model::Model& model, model::PropertyId property);

}  // namespace garis::cli
