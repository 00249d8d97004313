// Contents, tables, dictionary.
#include "dsl/site/pages.hpp"

#include <fmt/format.h>

#include "dsl/base/text.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::site {

using vocabulary::PropertyId;

std::string citation(const ast::Cite& cite) {
  std::string text;
  for (const auto& each : cite.citations) {
    std::string one = each.document ? escaped(*each.document) : "";
    for (const auto& [kind, value] : each.locators)
      one += (one.empty() ? "" : ", ") + kind + " " + escaped(value);
    text += (text.empty() ? "" : "; ") + one;
  }
  return text;
}

std::string in_force(const Place& place, const ast::Effective& effective) {
  std::string text = fmt::format("{}: {} {}", word(Word::in_force, place.language),
                                 word(Word::from, place.language), escaped(effective.from.iso));
  if (effective.until)
    text +=
        fmt::format(", {} {}", word(Word::until, place.language), escaped(effective.until->iso));
  return text;
}

std::string source_text(const compile::Pack& pack, base::Span span) {
  return escaped(pack.sources.text(span));
}

// ---- properties ----

std::set<PropertyId> properties_of(const compile::Pack& pack,
                                   const std::set<semantics::DeclId>& declarations) {
  const auto& g = pack.guideline;
  std::set<PropertyId> found;
  const auto look = [&](ast::ExprId root) {
    semantics::for_each_below(g.file, root, [&](ast::ExprId id) {
      const auto* read = std::get_if<semantics::PropertyOf>(&g.meaning(id));
      if (read != nullptr && g.group_of(g.vocabulary.property(read->property).entity) == nullptr)
        found.insert(read->property);
    });
  };
  for (const auto id : declarations) {
    semantics::for_each_root_of(g.file.declarations[id], look);
    if (const auto keys = g.group_keys.find(id); keys != g.group_keys.end()) {
      for (const auto key : keys->second) look(key);
    }
  }
  return found;
}

std::string property_rows(const Place& place, const std::set<PropertyId>& properties) {
  const auto& words = place.pack.guideline.vocabulary;
  std::string rows;
  for (const auto id : properties) {
    const auto& property = words.property(id);
    const auto& entity = words.entity(property.entity);
    const auto label = property.label.empty() ? escaped(property.name) : place.text(property.label);
    rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td></tr>\n",
                        entity.label.empty() ? escaped(entity.name) : place.text(entity.label),
                        label, escaped(property.unit.text), escaped(words.qualified_name(id)));
  }
  return rows;
}

std::string property_table(const Place& place, const std::string& rows) {
  const auto& language = place.language;
  return fmt::format(
      "<div class=\"wide\"><table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th>"
      "<th>{}</th></tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
      word(Word::element, language), word(Word::property, language), word(Word::unit, language),
      word(Word::name_in_rules, language), rows);
}

// ---- contents ----

std::map<semantics::DeclId, std::string> rule_paths(const compile::Pack& pack) {
  std::map<semantics::DeclId, std::string> paths;
  std::set<std::string> taken;
  const auto& declarations = pack.guideline.file.declarations;
  for (semantics::DeclId id = 0; id < declarations.size(); ++id) {
    const auto* rule = std::get_if<ast::Rule>(&declarations[id]);
    if (rule == nullptr) continue;
    auto name = file_name(rule->id.text);
    if (!taken.insert(name).second) name = file_name(rule->id.text + " " + std::to_string(id));
    paths[id] = "rules/" + name + ".html";
  }
  return paths;
}

namespace {

std::string guideline_title(const Place& place) {
  const auto& title = place.pack.info.title;
  return title.empty() ? escaped(place.pack.info.name()) : place.text(title);
}

std::string clause_of(const ast::Rule& rule) {
  for (const auto& cite : rule.cites) {
    for (const auto& each : cite.citations) {
      for (const auto& [kind, value] : each.locators) {
        if (kind == "clause" || kind == "section") return escaped(value);
      }
    }
  }
  return {};
}

std::string weakest_of(const ast::Rule& rule) {
  static const std::vector<std::string> grades = {"primary", "transcribed", "secondary",
                                                  "unverified"};
  std::ptrdiff_t weakest = -1;
  for (const auto& cite : rule.cites)
    weakest =
        std::max(weakest, std::find(grades.begin(), grades.end(), cite.evidence) - grades.begin());
  return weakest < 0 ? "" : grades[static_cast<std::size_t>(weakest)];
}

std::string rule_row(const Place& place, const ast::Rule& rule, const std::string& path) {
  const auto evidence = weakest_of(rule);
  return fmt::format(
      "<tr><td>{}</td><td><a href=\"{}\">{}</a></td><td>{}</td><td class=\"{}\">{}</td></tr>\n",
      clause_of(rule), place.link(path),
      rule.title ? place.text(rule.title->in) : escaped(rule.id.text),
      word(rule.severity ? rule.severity->text : "mandatory", place.language), evidence,
      word(evidence, place.language));
}

std::string header_lines(const Place& place, const ast::Header& header) {
  std::string lines = fmt::format("<p class=\"under\">{} {}</p>\n",
                                  word(Word::edition, place.language), escaped(header.edition));
  if (header.publisher)
    lines += fmt::format("<p>{}: {}</p>\n", word(Word::publisher, place.language),
                         place.text(header.publisher->in));
  if (header.effective) lines += "<p>" + in_force(place, *header.effective) + "</p>\n";
  for (const auto& note : header.notes) lines += fmt::format("<p>{}</p>\n", place.text(note.in));
  return lines;
}

}  // namespace

std::string index_page(const Place& place) {
  const auto& file = place.pack.guideline.file;
  std::string rows;
  for (const auto& [id, path] : rule_paths(place.pack))
    rows += rule_row(place, std::get<ast::Rule>(file.declarations[id]), path);
  const auto& language = place.language;
  std::string body = "<h1>" + guideline_title(place) + "</h1>\n";
  if (file.header) body += header_lines(place, *file.header);
  body += fmt::format(
      "<h2>{}</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>{}</th><th>{}</th>"
      "<th>{}</th><th>{}</th></tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
      word(Word::rules, language), word(Word::clause, language), word(Word::title, language),
      word(Word::severity, language), word(Word::evidence, language), rows);
  return page(place, guideline_title(place), body);
}

// ---- tables ----

namespace {

std::string table_section(const Place& place, const ast::Table& table) {
  std::string text = fmt::format(
      "<h2 id=\"{}\">{}</h2>\n<p class=\"under\"><code>{}</code>", file_name(table.name.text),
      table.title ? place.text(table.title->in) : escaped(table.name.text),
      escaped(table.name.text));
  for (const auto& cite : table.cites)
    text += fmt::format(" · {} · <span class=\"{}\">{}</span>", citation(cite), cite.evidence,
                        word(cite.evidence, place.language));
  text += "</p>\n<div class=\"wide\"><table>\n<thead><tr>";
  for (const auto& column : table.columns)
    text += fmt::format("<th>{}{}</th>", escaped(column.name.text),
                        column.unit ? " (" + escaped(column.unit->unit.text) + ")" : "");
  text += fmt::format("<th>{}</th></tr></thead>\n<tbody>\n", word(Word::source, place.language));
  for (const auto& row : table.rows) {
    text += "<tr>";
    for (const auto& cell : row.cells)
      text += "<td>" + source_text(place.pack, cell.span) + "</td>";
    text += fmt::format(
        "<td>{}</td></tr>\n",
        row.cite ? citation(*row.cite) + " · " + word(row.cite->evidence, place.language) : "");
  }
  return text + "</tbody>\n</table></div>\n";
}

}  // namespace

std::string tables_page(const Place& place) {
  const auto title = word(Word::tables, place.language);
  std::string body = "<h1>" + title + "</h1>\n";
  for (const auto& declaration : place.pack.guideline.file.declarations) {
    if (const auto* table = std::get_if<ast::Table>(&declaration))
      body += table_section(place, *table);
  }
  return page(place, title, body);
}

// ---- dictionary ----

std::string dictionary_page(const Place& place) {
  const auto& file = place.pack.guideline.file;
  const auto title = word(Word::dictionary, place.language);
  std::set<semantics::DeclId> all;
  for (semantics::DeclId id = 0; id < file.declarations.size(); ++id) all.insert(id);
  std::string body = "<h1>" + title + "</h1>\n" +
                     property_table(place, property_rows(place, properties_of(place.pack, all)));
  std::string definitions;
  for (const auto& declaration : file.declarations) {
    if (const auto* define = std::get_if<ast::Define>(&declaration))
      definitions += "<pre>" + source_text(place.pack, define->span) + "</pre>\n";
  }
  if (!definitions.empty())
    body += fmt::format("<h2>{}</h2>\n{}", word(Word::definitions, place.language), definitions);
  return page(place, title, body);
}

}  // namespace garis::site
