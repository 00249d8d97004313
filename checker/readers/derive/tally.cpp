#include "checker/readers/derive/tally.hpp"

namespace garis::derive {

void Tally::add(std::uint32_t line, std::string_view what) {
  if (count++ > 0) return;
  first_line = line;
  example = what;
}

}  // namespace garis::derive
