#include "checker/report/page.hpp"

#include <algorithm>

namespace garis::report {
namespace {

using findings::Outcome;

std::string_view colour_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::fail:
    case Outcome::error:
      return "\x1b[31m";
    case Outcome::undetermined:
    case Outcome::manual:
      return "\x1b[33m";
    case Outcome::waived:
      return "\x1b[34m";
    case Outcome::pass:
      return "\x1b[32m";
    default:
      return "";
  }
}

}  // namespace

Page::Page(const TextOptions& options)
    : options_(options), width_(static_cast<std::size_t>(std::clamp(options.width, 60, 120))) {}

void Page::blank() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::exact(std::string_view line) {
  text_ += line;
  text_ += '\n';
}

void Page::add(std::size_t indent, std::string_view text) {
  for (const auto& line : wrap(text, indent, width_)) exact(line);
}

void Page::hanging(std::string_view first, std::size_t indent, std::string_view text) {
  const auto lines = wrap(text, indent, width_);
  const std::string start = pad(first, indent);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    exact(i == 0 ? start + lines[0].substr(indent) : lines[i]);
  }
  if (lines.empty()) exact(first);
}

std::string Page::coloured(Outcome outcome, std::string_view text) const {
  const auto colour = colour_of(outcome);
  if (!options_.colour || colour.empty()) return std::string(text);
  return std::string(colour) + std::string(text) + "\x1b[0m";
}

std::string Page::label(Outcome outcome) const {
  std::string text(findings::label(outcome));
  if (options_.marks) text = std::string(mark(outcome)) + " " + text;
  return coloured(outcome, text) + std::string(label_width() - columns(text), ' ');
}

void Items::add(std::string_view item) {
  if (!text_.empty()) text_ += ", ";
  text_ += glued(item);
}

std::string in_language(const base::Texts& texts, const std::string& language) {
  return inert(base::in_language(texts, language));
}

}  // namespace garis::report
