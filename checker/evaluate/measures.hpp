// What a measure would change and cost on this building (language.md, section 12). A measure is an
// overlay on cells: it is applied where its condition is certainly true; rows where that is open
// are listed and left alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {

struct Bounds {  // low = high: certain
  double low = 0, high = 0;
  bool certain() const { return low == high; }
};

struct MeasureEffect {
  const plan::Measure* measure = nullptr;

  struct Cell {
    Row row;
    model::PropertyId property{};
    Value value;
  };
  std::vector<Cell> cells;
  std::vector<Row> changed;  // each once, in the order of the changes

  struct Left {
    Row row;
    CauseSet causes;  // why the condition is open
  };
  std::vector<Left> left;

  struct RowAmount {
    Row row;
    Bounds amount;
  };
  std::vector<RowAmount> cost, carbon;  // per changed row, in the unit of the measure
  std::optional<Bounds> life;           // of the first changed row
  std::string error_code, error_text;   // the measure cannot be computed; nothing is changed then
};

// Right-hand sides see the values before the change.
MeasureEffect effect_of(Exact& exact, const plan::Measure& measure);

// Costs are added over all rows, or over those at or below `subject`; over all if none lies there.
Bounds total(Exact& exact, const std::vector<MeasureEffect::RowAmount>& amounts,
             std::optional<Row> subject = std::nullopt);

// The cells of several measures together; one that is set to different values makes it impossible.
struct Combined {
  Overlay overlay;
  std::string conflict;  // which measures set what, in words; empty if they go together
};
Combined combined(Exact& exact, const std::vector<const MeasureEffect*>& effects);

// The named measures, applied to `exact` from now on. Throws RuleFailure if they cannot be.
void apply_measures(Exact& exact, const std::vector<std::string>& names);

}  // namespace garis::evaluate
