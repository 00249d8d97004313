// Rows of the model as people find them again. Private to findings.
#pragma once

#include "checker/evaluate/exact.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

Subject subject_of(evaluate::Exact& exact, model::Row row);
// Names from the building down to the row's parent.
std::vector<std::string> where_of(evaluate::Exact& exact, model::Row row);
std::string text_of(const model::Model& model, model::StringId id);
base::Texts label_of(const model::Model& model, model::PropertyId property);

}  // namespace garis::findings
