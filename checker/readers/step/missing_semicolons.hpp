// Instances that stand inside the statement of another one, because its `;` is missing.
#pragma once

#include <string_view>

#include "checker/readers/step/scanner.hpp"

namespace garis::step {

// Adds them to `found`, in the order of the file, each with a notice. Costs one comparison per
// instance where the numbers of a file count up without a gap; a swallowed instance leaves one.
void find_swallowed(std::string_view text, Found& found, Keywords& keywords, Notices& notices,
                    std::uint64_t most_instances);

}  // namespace garis::step
