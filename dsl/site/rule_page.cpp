// The page of one rule.
#include <fmt/format.h>

#include "dsl/semantics/walk.hpp"
#include "dsl/site/pages.hpp"

namespace garis::site {
namespace {

using semantics::DeclId;

// Figures that need a source, as they are written: not 0, 1 and 100 %.
class Figures {
 public:
  Figures(const compile::Pack& pack) : pack_(pack) {}

  std::string of(const ast::Declaration& declaration) {
    shown_.clear();
    semantics::for_each_root_of(declaration, [&](ast::ExprId root) {
      semantics::for_each_below(pack_.guideline.file, root, [&](ast::ExprId id) { look(id); });
    });
    return shown_;
  }

 private:
  void look(ast::ExprId id) {
    const auto& expression = pack_.guideline.file[id];
    const auto* quantity = std::get_if<ast::Quantity>(&expression.node);
    if (quantity == nullptr || quantity->value == 0 || quantity->value == 1) return;
    if (quantity->value == 100 && quantity->unit && quantity->unit->unit.text == "%") return;
    const auto text = escaped(pack_.sources.text(expression.span));
    if (shown_.find(text) == std::string::npos) shown_ += (shown_.empty() ? "" : ", ") + text;
  }

  const compile::Pack& pack_;
  std::string shown_;
};

std::string row(std::initializer_list<std::string> cells) {
  std::string text = "<tr>";
  for (const auto& cell : cells) text += "<td>" + cell + "</td>";
  return text + "</tr>\n";
}

// What a declaration is called, and its citation.
struct Cited {
  std::string name, figures;
  const ast::Cite* cite = nullptr;
  bool counts = false;
};

Cited cited(const Place& place, const ast::Declaration& declaration, Figures& figures) {
  Cited found;
  if (const auto* rule = std::get_if<ast::Rule>(&declaration)) {
    found = {escaped(rule->id.text), figures.of(declaration),
             rule->cites.empty() ? nullptr : &rule->cites[0], true};
  }
  if (const auto* define = std::get_if<ast::Define>(&declaration)) {
    const auto name =
        (define->entity.text.empty() ? "" : define->entity.text + ".") + define->name.text;
    found = {"<code>" + escaped(name) + "</code>", figures.of(declaration),
             define->cite ? &*define->cite : nullptr, false};
    found.counts = !found.figures.empty() || found.cite != nullptr;
  }
  if (const auto* table = std::get_if<ast::Table>(&declaration)) {
    found = {fmt::format("<a href=\"{}\">{}</a>",
                         place.link("tables.html#" + file_name(table->name.text)),
                         escaped(table->name.text)),
             word(Word::tables, place.language), table->cites.empty() ? nullptr : &table->cites[0],
             true};
  }
  if (const auto* trajectory = std::get_if<ast::Trajectory>(&declaration)) {
    found = {"<code>" + escaped(trajectory->name.text) + "</code>", figures.of(declaration),
             trajectory->cite ? &*trajectory->cite : nullptr, true};
  }
  return found;
}

std::string figures_section(const Place& place, const std::set<DeclId>& declarations) {
  Figures figures(place.pack);
  std::string rows;
  for (const auto id : declarations) {
    const auto found = cited(place, place.pack.guideline.file.declarations[id], figures);
    if (!found.counts) continue;
    const auto source =
        found.cite != nullptr ? citation(*found.cite) : word(Word::not_cited, place.language);
    const std::string grade = found.cite != nullptr   ? found.cite->evidence
                              : found.figures.empty() ? ""
                                                      : "unverified";
    rows += row({found.name, found.figures, source,
                 grade.empty() ? ""
                               : fmt::format("<span class=\"{}\">{}</span>", grade,
                                             word(grade, place.language))});
  }
  if (rows.empty()) return {};
  const auto& language = place.language;
  return fmt::format(
      "<h2>{}</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>{}</th><th>{}</th>"
      "<th>{}</th><th>{}</th></tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
      word(Word::figures, language), word(Word::where, language), word(Word::figure, language),
      word(Word::source, language), word(Word::evidence, language), rows);
}

bool expects(const ast::Test& test, const std::string& rule) {
  return std::any_of(test.expects.begin(), test.expects.end(), [&](const ast::Expect& expect) {
    const auto* on_rule = std::get_if<ast::ExpectRule>(&expect.what);
    return on_rule != nullptr && on_rule->rule.text == rule;
  });
}

std::string examples_section(const Place& place, const std::string& rule) {
  std::string text;
  for (const auto& declaration : place.pack.guideline.file.declarations) {
    const auto* test = std::get_if<ast::Test>(&declaration);
    if (test == nullptr || !expects(*test, rule)) continue;
    text += fmt::format("<h3>{}</h3>\n<pre>{}</pre>\n", escaped(test->name.text),
                        source_text(place.pack, test->span));
  }
  if (text.empty()) text = "<p>" + word(Word::no_examples, place.language) + "</p>\n";
  return fmt::format("<h2>{}</h2>\n{}", word(Word::examples, place.language), text);
}

std::string needs_section(const Place& place, const std::set<DeclId>& declarations) {
  const auto rows = property_rows(place, properties_of(place.pack, declarations));
  if (rows.empty()) return {};
  return fmt::format("<h2>{}</h2>\n{}", word(Word::needs, place.language),
                     property_table(place, rows));
}

}  // namespace

std::string rule_page(const Place& place, const ast::Rule& rule, DeclId id,
                      const semantics::Dependencies& dependencies) {
  const auto closure = dependencies.closure(id);
  const auto title = rule.title ? place.text(rule.title->in) : escaped(rule.id.text);
  const auto severity = rule.severity ? rule.severity->text : std::string("mandatory");
  std::string sources;
  for (const auto& cite : rule.cites) sources += (sources.empty() ? "" : "; ") + citation(cite);
  std::string body =
      fmt::format("<h1>{}</h1>\n<p class=\"under\">{} · {}{}{}</p>\n", title, escaped(rule.id.text),
                  word(severity, place.language), sources.empty() ? "" : " · ", sources);
  if (rule.effective) body += "<p>" + in_force(place, *rule.effective) + "</p>\n";
  for (const auto& quote : rule.quotes)
    body += fmt::format("<blockquote>{}</blockquote>\n", place.text(quote.in));
  for (const auto& note : rule.notes) body += fmt::format("<p>{}</p>\n", place.text(note.in));
  body += fmt::format("<h2>{}</h2>\n<pre>{}</pre>\n", word(Word::rule_text, place.language),
                      source_text(place.pack, rule.span));
  body += figures_section(place, closure);
  body += needs_section(place, closure);
  body += examples_section(place, rule.id.text);
  return page(place, title, body);
}

}  // namespace garis::site
