// Tests for what the tests of a guideline do not cover: small buildings found by trying, with what
// the rules say about them. They show what the guideline does, not what it should do: an author
// reads them before keeping them.
#pragma once

#include <string>
#include <vector>

#include "checker/testing/coverage.hpp"
#include "dsl/compile/pack.hpp"

namespace garis::testing {

struct Suggestions {
  std::string text;  // test blocks; with the guideline they parse and pass
  std::size_t tests = 0;
  std::vector<std::string> not_found;  // items for which no building was found
};

Suggestions suggest(const compile::Pack& pack, const vocabulary::Vocabulary& vocabulary,
                    const std::vector<Item>& missing, const std::string& today);

}  // namespace garis::testing
