// What a computation sets.
#pragma once

#include <span>

#include "checker/model/model.hpp"

namespace garis::derive {

// A cell of the model, and the origin to set it with.
struct Target {
  model::Row row;
  model::PropertyId property{};
  model::Origin origin;
};

using Rows = std::span<const model::Row>;

}  // namespace garis::derive
