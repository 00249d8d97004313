// Which data a guideline needs: every property that a rule reads, with unit, the clauses that need
// it, and where each input format keeps it. Follows definitions, tables, groups and assumptions.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/mapping/mapping.hpp"
#include "dsl/compile/pack.hpp"

namespace garis::needs {

using vocabulary::PropertyId;

// Where a format keeps a property. Without places nothing maps it.
struct Supply {
  std::vector<mapping::Place> places;  // in order of preference
};

struct Need {
  PropertyId property{};
  std::string entity, name, unit;        // unit as people write it: "W/(m²·K)", "yes/no", "text"
  std::vector<std::string> rules;        // ids, in the order of the text
  std::vector<std::string> clauses;      // "5.2.1"; the id of a rule that cites none
  std::set<std::string> stages;          // of its rules; empty: any
  std::map<std::string, Supply> supply;  // by format
  std::string asked;                     // role that is asked for it, or empty
  bool assumed = false;                  // the guideline supplies a value
  std::size_t missing = 0, rows = 0;     // of the models, where there are any
};

struct Formats {
  std::vector<const mapping::Mapping*> mapped;
  std::vector<std::string> unmapped;  // formats that no mapping file describes
};

// In the order of the vocabulary. Rows that groups and definitions make are no needs.
std::vector<Need> needs(const compile::Pack& pack, const Formats& formats);

// Counts the rows whose value no model states.
void count_missing(std::vector<Need>& needs, const model::Model& model);

// "Pset_WallCommon.ThermalTransmittance", "computed from IfcSpace", or "unmapped".
std::string place_text(const Supply& supply);

}  // namespace garis::needs
