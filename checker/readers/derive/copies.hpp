// A value that a row has because another one has it: a window the orientation of its wall.
#pragma once

#include "checker/readers/derive/target.hpp"

namespace garis::derive {

// With its origin, open values with their cause and bounds. False if the other row has nothing.
bool copy_number(model::Model& model, const Target& target, model::Row from,
                 model::PropertyId property);
bool copy_category(model::Model& model, const Target& target, model::Row from,
                   model::PropertyId property);
bool copy_yes_no(model::Model& model, const Target& target, model::Row from,
                 model::PropertyId property);

}  // namespace garis::derive
