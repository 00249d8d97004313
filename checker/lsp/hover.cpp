#include "checker/lsp/hover.hpp"

#include <fmt/format.h>

namespace garis::lsp {
namespace {

using semantics::DeclId;
using Kind = Symbol::Kind;

class Page {
 public:
  Page(const Analysis& analysis, const Symbol& symbol)
      : pack_(*analysis.pack), g_(pack_.guideline), symbol_(symbol) {}

  std::string text() const {
    switch (symbol_.kind) {
      case Kind::property:
        return property();
      case Kind::entity:
        return entity();
      case Kind::category_value:
        return category_value();
      case Kind::rule:
        return rule();
      case Kind::define:
        return define();
      case Kind::table:
      case Kind::trajectory:
      case Kind::group:
      case Kind::category:
      case Kind::let:
      case Kind::column:
      case Kind::exception:
      case Kind::fixture:
        return {};
    }
    return {};
  }

 private:
  static std::string labels(const base::Texts& texts) {
    std::string line;
    for (const auto& [language, text] : texts)
      line += fmt::format("{}{} *{}*", line.empty() ? "" : " · ", text, language);
    return line;
  }

  static std::string clause(const std::vector<ast::Cite>& cites) {
    std::string line;
    for (const auto& cite : cites) {
      for (const auto& citation : cite.citations) {
        line += line.empty() ? "" : "; ";
        line += citation.document.value_or("");
        for (const auto& [kind, value] : citation.locators)
          line += fmt::format(" {} {}", kind, value);
      }
      line += fmt::format(" ({})", cite.evidence);
    }
    return line;
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
      if (!line.empty()) text += (text.empty() ? "" : "  \n") + line;
    }
    return text;
  }

  std::optional<vocabulary::PropertyId> find_property() const {
    const auto dot = symbol_.key.find('.');
    const auto owner = g_.vocabulary.find_entity(symbol_.key.substr(0, dot));
    return owner ? g_.vocabulary.find_property(*owner, symbol_.key.substr(dot + 1)) : std::nullopt;
  }

  std::string property() const {
    const auto id = find_property();
    if (!id) return {};
    const auto& property = g_.vocabulary.property(*id);
    const auto& kind = g_.vocabulary.kind(property.kind);
    auto what = fmt::format("kind `{}`", kind.name);
    if (property.category)
      what += fmt::format(" of `{}`", g_.vocabulary.category(*property.category).name);
    if (!property.unit.text.empty()) what += fmt::format(", unit `{}`", property.unit.text);
    std::string range;
    if (property.range.low || property.range.high)
      range = fmt::format("plausible: {} to {}",
                          property.range.low ? base::decimal(*property.range.low) : "any",
                          property.range.high ? base::decimal(*property.range.high) : "any");
    return joined({fmt::format("**{}**", symbol_.key), labels(property.label), what, range,
                   property.meaning});
  }

  std::string entity() const {
    const auto id = g_.vocabulary.find_entity(symbol_.key);
    if (!id) return {};
    const auto& entity = g_.vocabulary.entity(*id);
    return joined({fmt::format("**{}**", entity.name), labels(entity.label), entity.meaning,
                   fmt::format("many: `{}`", entity.plural)});
  }

  std::string category_value() const {
    const auto dot = symbol_.key.find('.');
    const auto id = g_.vocabulary.find_category(symbol_.key.substr(0, dot));
    if (!id) return {};
    const auto& category = g_.vocabulary.category(*id);
    const auto code = category.find(symbol_.key.substr(dot + 1));
    if (!code) return {};
    return joined(
        {fmt::format("**{}**, a value of `{}`", symbol_.key.substr(dot + 1), category.name),
         labels(category.values[*code].label)});
  }

  std::string rule() const {
    const auto it = g_.rules.find(symbol_.key);
    if (it == g_.rules.end() || it->second.empty()) return {};
    const auto& rule = std::get<ast::Rule>(g_.file.declarations[it->second[0]]);
    return joined({fmt::format("**{}** ({})", rule.id.text,
                               rule.severity ? rule.severity->text : "mandatory"),
                   rule.title ? labels(rule.title->in) : "", clause(rule.cites)});
  }

  std::string define() const {
    for (DeclId id = 0; id < g_.file.declarations.size(); ++id) {
      const auto* define = std::get_if<ast::Define>(&g_.file.declarations[id]);
      if (define == nullptr) continue;
      const auto name = define->entity.text.empty() ? define->name.text
                                                    : define->entity.text + "." + define->name.text;
      if (name != symbol_.key) continue;
      const auto index = static_cast<std::size_t>(define->value);
      std::string kind;
      if (index < g_.types.size()) {
        const auto declared = g_.declared_types.find(id);
        const auto& type = declared == g_.declared_types.end() ? g_.types[index] : declared->second;
        kind = semantics::describe(g_.vocabulary, type);
        if (type.is_number()) {
          const auto unit = semantics::unit_of(g_.vocabulary, type);
          if (!unit.text.empty()) kind += fmt::format(", unit `{}`", unit.text);
        }
      }
      return joined(
          {fmt::format("**{}**", name), kind, define->cite ? clause({*define->cite}) : ""});
    }
    return {};
  }

  const compile::Pack& pack_;
  const semantics::Guideline& g_;
  const Symbol& symbol_;
};

// The first lines of the declaration, as code.
std::string declared(const Analysis& analysis, const Symbol& symbol) {
  const auto* declaration = analysis.index.declaration(symbol);
  if (declaration == nullptr) return {};
  const auto& file = analysis.pack->sources.file(declaration->span.file);
  const auto line = file.line_at(declaration->span.begin);
  return fmt::format("```garis\n{}\n```", base::trim(line));
}

}  // namespace

nlohmann::json hover(const Analysis& analysis, base::FileId file, std::uint32_t offset,
                     LastRun& last_run) {
  const auto* here = analysis.index.at(file, offset);
  if (here == nullptr) return nullptr;
  std::string text = Page(analysis, here->symbol).text();
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "\n\n") + more;
  };
  add(declared(analysis, here->symbol));
  std::error_code ignored;
  const auto folder =
      fs::is_directory(analysis.folder, ignored) ? analysis.folder : analysis.folder.parent_path();
  const auto values = last_run.about(here->symbol, folder);
  if (!values.empty()) add("last run:  \n" + values);
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", "markdown"}, {"value", text}}},
          {"range", analysis.lines_of(file).range(here->span.begin, here->span.end)}};
}

}  // namespace garis::lsp
