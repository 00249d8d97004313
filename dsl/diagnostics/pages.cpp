// The pages of the codes: docs/diagnostics.md, which the build puts into `pages_text.hpp`.
#include "dsl/base/text.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/pages_text.hpp"

namespace garis::diagnostics {

std::string_view page_of(Code code) {
  const std::string_view all(kPages);
  const auto heading = "\n### " + std::string(info(code).name) + "\n";
  const auto begin = all.find(heading);
  if (begin == std::string_view::npos) return {};
  const auto page = all.substr(begin + heading.size());
  return base::trim(page.substr(0, page.find("\n#")));
}

}  // namespace garis::diagnostics
