// What spaces say about the zones, storeys and buildings above them.
#pragma once

#include <string_view>
#include <vector>

#include "checker/readers/derive/target.hpp"

namespace garis::derive {

// By its name in the vocabulary, which must have it.
model::PropertyId property_of_space(const model::Model& model, std::string_view name);

// Yes as soon as one space is cooled; no only if all are known not to be.
bool set_some_space_is_cooled(model::Model& model, const Target& target, Rows spaces);
// If all spaces get the same.
bool set_common_conditioning(model::Model& model, const Target& target, Rows spaces);
// Of a space, from its volume and floor area.
bool set_volume_by_area(model::Model& model, const Target& target);
// From one level to the next of `levels`, lowest first; levels within a centimetre are one.
bool set_step_to_next(model::Model& model, const Target& target, double own,
                      const std::vector<double>& levels);

}  // namespace garis::derive
