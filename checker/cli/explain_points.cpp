#include "checker/cli/explain_points.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace garis::cli {
namespace {

namespace f = findings;

const std::string& name_of(const f::CreditFinding& credit) { return credit.credit; }
const std::string& name_of(const f::RatingFinding& rating) { return rating.rating; }

// One target names the credit or rating, the others its subject.
template <class Points>
bool fits(const Points& one, const std::vector<std::string>& targets) {
  const auto& subject = one.subject;
  bool named = false;
  for (const auto& target : targets) {
    if (target == name_of(one)) {
      named = true;
      continue;
    }
    const auto names = {&subject.id, &subject.name, &subject.global_id, &subject.doc_id,
                        &subject.tag};
    if (std::none_of(names.begin(), names.end(), [&](const auto* name) { return *name == target; }))
      return false;
  }
  return named;
}

template <class Points>
void collect(const std::vector<Points>& all, std::string_view kind,
             const std::vector<std::string>& targets, std::vector<ExplainedPoints>& found) {
  for (const auto& one : all) {
    if (fits(one, targets))
      found.push_back({std::string(kind), name_of(one), f::explanation_of(one)});
  }
}

}  // namespace

base::Result<std::optional<ExplainedPoints>> explain_points(
    const f::Report& report, const std::vector<std::string>& targets) {
  std::vector<ExplainedPoints> found;
  collect(report.credits, "credit", targets, found);
  collect(report.ratings, "rating", targets, found);
  if (found.empty()) return std::optional<ExplainedPoints>();
  if (found.size() == 1) return std::optional(std::move(found[0]));
  base::Error error{"E-USAGE", fmt::format("{} fit {}", found.size(), fmt::join(targets, " ")), {}};
  for (const auto& each : found) {
    const auto& subject = each.explanation.subject;
    error.details.push_back(fmt::format("{} {}  {} {}", each.kind, each.name, subject.kind,
                                        subject.name.empty() ? subject.id : subject.name));
  }
  error.details.emplace_back("add the name of the subject");
  return error;
}

}  // namespace garis::cli
