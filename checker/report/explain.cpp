#include "checker/report/explain.hpp"

#include <algorithm>

#include "checker/report/page.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

constexpr std::size_t kLabelColumns = 13;
constexpr std::size_t kStep = 2;  // per depth
constexpr std::size_t kGap = 2;   // between value and place

std::string label_of(const f::ExplanationLine& line, const std::string& language) {
  if (!line.label.empty()) return inert(line.label);
  return std::string(explains_word(line.explains, language));
}

std::size_t indent_of(const f::ExplanationLine& line) {
  return kStep * (1 + static_cast<std::size_t>(std::clamp(line.depth, 0, 10)));
}

std::size_t value_column(const f::ExplanationLine& line) { return indent_of(line) + kLabelColumns; }

// Places stand in one column, right of the values that have one; on a line of their own where the
// page is too narrow.
std::size_t place_column(const std::vector<f::ExplanationLine>& lines, std::size_t width) {
  std::size_t column = 0;
  for (const auto& line : lines) {
    if (line.place.empty()) continue;
    const std::size_t end = value_column(line) + columns(inert(line.value)) + kGap;
    if (end <= width * 2 / 3) column = std::max(column, end);
  }
  return column;
}

std::string heading(const Page& page, const f::Explanation& explanation) {
  const auto& subject = explanation.subject;
  std::string who = inert(subject.kind);
  const auto& name = subject.name.empty() ? subject.id : subject.name;
  if (!name.empty()) who += " " + fit(inert(name), 60);
  for (std::size_t i = 1; i < subject.where.size(); ++i) who += ", " + inert(subject.where[i]);
  return inert(explanation.clause.locator) + " " + in_language(explanation.title, page.language()) +
         " · " + who + " · ";
}

class Lines {
 public:
  Lines(Page& page, std::size_t place_at) : page_(page), place_at_(place_at) {}

  void add(const f::ExplanationLine& line) {
    const std::string start = std::string(indent_of(line), ' ') + label_of(line, page_.language());
    const std::string value = glued_pairs(inert(line.value)), place = inert(line.place);
    const std::size_t at = value_column(line);
    const std::string whole = pad(start, std::max(at, columns(start) + kGap)) + inert(line.value);
    const bool beside = !place.empty() && columns(whole) + kGap <= place_at_ &&
                        place_at_ + columns(place) <= page_.width();
    if (beside) return page_.exact(pad(whole, place_at_) + place);
    page_.hanging(start + "  ", std::max(at, columns(start) + kGap), value);
    if (!place.empty()) page_.add(at, place);
  }

 private:
  // Two spaces part columns inside a value ("yes  wall.is_external"): wrapping keeps them.
  static std::string glued_pairs(std::string text) {
    for (auto at = text.find("  "); at != std::string::npos; at = text.find("  ", at + 2)) {
      text[at] = kGlue;
      text[at + 1] = kGlue;
    }
    return text;
  }

  Page& page_;
  std::size_t place_at_;
};

}  // namespace

std::string to_text(const f::Explanation& explanation, const TextOptions& options, int depth) {
  Page page(options);
  const std::string head = heading(page, explanation);
  const bool has_outcome = explanation.state.empty();
  const std::string label =
      has_outcome ? std::string(f::label(explanation.outcome)) : inert(explanation.state);
  if (columns(head) + columns(label) <= page.width()) {
    page.exact(head + (has_outcome ? page.coloured(explanation.outcome, label) : label));
  } else {
    page.add(0, head + label);
  }
  if (explanation.stored_values_only) page.add(kStep, page.say(Phrase::stored_only));
  std::vector<f::ExplanationLine> shown;
  std::copy_if(explanation.lines.begin(), explanation.lines.end(), std::back_inserter(shown),
               [&](const f::ExplanationLine& line) { return line.depth < depth; });
  Lines lines(page, place_column(shown, page.width()));
  for (const auto& line : shown) lines.add(line);
  return page.take();
}

}  // namespace garis::report
