// Sixty wrong units: every kind of comparison, sum, table cell and trajectory refuses a figure of
// another dimension, kind or basis.
#include <algorithm>

#include <fmt/format.h>

#include "tests/golden/checked.hpp"
#include "tests/unit/catch.hpp"

namespace golden {
namespace {

struct WrongUnits {
  const char* entity;
  const char* property;
  const char* right;
  std::vector<const char*> wrong;
};

const std::vector<WrongUnits>& table() {
  static const std::vector<WrongUnits> rows = {
      {"wall", "u_value", "0.4 W/(m²·K)", {"0.4", "0.4 W/m²", "0.4 W/(m·K)", "0.4 kWh/(m²·yr)"}},
      {"wall", "gross_area", "20 m²", {"20", "20 m", "20 m³", "20 kWh"}},
      {"wall", "mass_per_area", "50 kg/m²", {"50", "50 kg", "50 kg/m³", "50 kgCO2e/m²"}},
      {"wall", "thermal_resistance", "2 (m²·K)/W", {"2", "2 W/(m²·K)", "2 K"}},
      {"wall", "embodied_carbon", "120 kgCO2e/m²", {"120 kg/m²", "120 kgCO2e", "120"}},
      {"building", "annual_energy", "300 MWh/yr", {"300 MWh", "300 MW", "300", "300 tCO2e/yr"}},
      {"building", "peak_demand", "300 kW", {"300 kWh", "300 kWh/yr", "300"}},
      {"building",
       "site_energy_intensity",
       "150 kWh/(m²·yr)",
       {"150 kWh/m²", "150 kWh/yr", "150 W/m²"}},
      {"building", "grid_factor", "0.6 kgCO2e/kWh", {"0.6 kg/kWh", "0.6", "0.6 kgCO2e"}},
      {"building", "occupancy_age", "3 yr", {"3 h", "3"}},
      {"building", "height", "30 m", {"30 m²", "30", "30 deg"}},
      {"building", "volume", "300 m³", {"300 m²", "300 L/s", "300"}},
      {"building", "occupants", "30 people", {"30", "30 m²"}},
      {"building", "annual_emissions", "30 tCO2e/yr", {"30 t", "30 tCO2e", "30 MWh/yr"}},
      {"building", "annual_water", "300 m³/yr", {"300 m³", "300"}},
      {"building", "operating_hours", "2_000 h/yr", {"2_000 h", "2_000"}},
      {"building", "window_to_wall_ratio", "40%", {"40 m²", "0.4 K"}},
      {"building", "storeys", "5", {"5 m", "5 yr"}},
      {"roof", "tilt", "10 deg", {"10", "10 °C"}},
      {"facility", "oil_equivalent", "1_500 kL_oil", {"1_500 m³", "1_500"}},
  };
  return rows;
}

std::string rule(const WrongUnits& row, const std::string& figure) {
  return fmt::format(
      "rule \"r\" {{\n  cite clause \"1\"\n  applies to each {0}\n  requires {0}.{1} <= {2}\n}}\n",
      row.entity, row.property, figure);
}

bool is_unit_error(const Diagnostic& d) {
  return d.code == Code::U001 || d.code == Code::U003 || d.code == Code::U005 ||
         d.code == Code::T004;
}

}  // namespace

TEST_CASE("figures of a wrong unit are refused in comparisons") {
  std::size_t count = 0;
  for (const auto& row : table()) {
    const auto good = checked("r.garis", rule(row, row.right));
    INFO(good.shown());
    CHECK_FALSE(good.sink.has_errors());
    for (const auto* wrong : row.wrong) {
      const auto result = checked("r.garis", rule(row, wrong));
      INFO(row.property << " <= " << wrong << "\n" << result.shown());
      REQUIRE(result.sink.count(garis::diagnostics::Level::error) == 1);
      ++count;
    }
  }
  CHECK(count >= 54);
}

TEST_CASE("figures of a wrong unit are refused everywhere else") {
  const std::vector<std::string> texts = {
      "define building.x : power = 3 kWh",
      "define building.x : number = building.storeys + building.height",
      "define building.x : area = if building.is_heritage then 3 m² else 3 m",
      "define building.x : area = 3 m² except where building.is_heritage use 3 m",
      "trajectory x : ratio { from 2025: 3 m }",
      "trajectory x : power_density { from 2025: 3 }",
      "define f(x : area) : area = x  define building.y : area = f(3 m)",
      "table x { key area : area in m² value u : u_value in W/(m²·K) | 3 m | 0.4 | }",
      "table x { key area : area in m² value u : u_value in W/(m²·K) | * | 0.4 kWh | }",
      "table x { key area : area in m² value u : u_value in W/(m²·K) | * | 0.4 | } define wall.y : "
      "u_value = x(area: 3)",
      "table x { key area : area in kWh value u : u_value in W/(m²·K) | * | 0.4 | }",
      "property building.x : area in kWh",
      "property building.x : area assume 3 m",
      "test \"t\" { given building \"B\" { height: 3 m² } }",
      "rule \"r\" { applies to building requires building.height between 3 m and 5 m² }",
      "rule \"r\" { applies to building requires building.height in 3 m² .. 5 m }",
      "rule \"r\" { applies to building requires building.height <= 5 m tolerance 1 kg }",
      "rule \"r\" { applies to building requires at least 3 m of walls of building satisfy "
      "wall.is_external }",
      "define building.x : heat_flux = building.lpd define building.lpd : power_density = 3 W/m²",
      "define building.x : energy_intensity[primary, gfa] = building.site_energy_intensity",
  };
  for (const auto& text : texts) {
    const auto result = checked("t.garis", text);
    INFO(text << "\n" << result.shown());
    CHECK(std::any_of(result.sink.all().begin(), result.sink.all().end(), is_unit_error));
  }
}

}  // namespace golden
