// Directions on plan: degrees clockwise from north, and the eight sectors of the vocabulary.
#pragma once

#include <string_view>

#include "checker/readers/derive/target.hpp"

namespace garis::derive {

double turn(double degrees);  // into [0, 360)
// The middle of north is 0; a direction between two sectors belongs to the later one. Rounding
// errors are taken for the direction that is meant.
std::string_view sector_of(double azimuth);
void set_sector(model::Model& model, const Target& target, double azimuth);

}  // namespace garis::derive
