// Random guidelines with random buildings in their test blocks. The same seed and compiler give the
// same text. Values and limits come from one coarse grid, so that ties are common; every figure has
// a source, so that evidence lowers nothing.
#pragma once

#include <string>

namespace garis::reference {

struct Wanted {
  int buildings = 8;     // test blocks
  bool openness = true;  // `is known`, `is missing`, `requires known`, assumed values
  bool questions = true;
  bool overlapping = true;  // exceptions that are not ordered by `over`
};

std::string random_guideline(unsigned seed, const Wanted& wanted = {});

}  // namespace garis::reference
