#include "checker/readers/derive/directions.hpp"

#include <cmath>

namespace garis::derive {
namespace {

constexpr std::string_view kOrientations[] = {"north", "north_east", "east", "south_east",
                                              "south", "south_west", "west", "north_west"};
constexpr double kSector = 45, kRounding = 1e-9;

}  // namespace

double turn(double degrees) {
  const double turned = std::fmod(degrees, 360);
  return turned < 0 ? turned + 360 : turned;
}

std::string_view sector_of(double azimuth) {
  const double from = turn(azimuth + kSector / 2 + kRounding);
  return kOrientations[static_cast<std::size_t>(from / kSector) % 8];
}

void set_sector(model::Model& model, const Target& target, double azimuth) {
  model.set_category(target.row, target.property, sector_of(azimuth), target.origin);
}

}  // namespace garis::derive
