#include "checker/lsp/edits.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostics/fixes.hpp"
#include "dsl/format/format.hpp"
#include "dsl/syntax/words.hpp"

namespace garis::lsp {

using diagnostics::Edit;
using nlohmann::json;

// ---- formatting ----

json formatting(const std::string& text) {
  base::SourceMap sources;
  diagnostics::Sink sink;
  const auto formatted = format::format(sources.add("", text), sink);
  auto edits = json::array();
  if (!formatted || *formatted == text) return edits;
  const Lines lines(text);
  edits.push_back({{"range", lines.range(0, static_cast<std::uint32_t>(text.size()))},
                   {"newText", *formatted}});
  return edits;
}

// ---- edits of several files ----

namespace {

json workspace_edit(const Analysis& analysis, const std::vector<Edit>& edits) {
  json changes = json::object();
  for (const auto& edit : edits) {
    const auto& name = analysis.pack->sources.file(edit.span.file).name();
    changes[uri_of(name)].push_back(
        {{"range", analysis.lines_of(edit.span.file).range(edit.span.begin, edit.span.end)},
         {"newText", edit.text}});
  }
  return {{"changes", std::move(changes)}};
}

// `# garis: allow CODE because "…"` behind the line; the author writes the reason.
json allow_action(const Analysis& analysis, const diagnostics::Diagnostic& d) {
  const auto& file = analysis.pack->sources.file(d.span.file);
  const auto text = file.text();
  const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', d.span.begin), text.size()));
  const auto name = diagnostics::info(d.code).name;
  const Edit edit{{d.span.file, end, end},
                  fmt::format("   # garis: allow {} because \"say why\"", name)};
  return {{"title", fmt::format("allow {} here, with a reason", name)},
          {"kind", "quickfix"},
          {"edit", workspace_edit(analysis, {edit})}};
}

}  // namespace

json code_actions(const Analysis& analysis, base::FileId file, std::uint32_t begin,
                  std::uint32_t end) {
  auto actions = json::array();
  for (const auto& d : analysis.pack->diagnostics.all()) {
    if (d.span.file != file || d.span.end < begin || d.span.begin > end) continue;
    bool first = true;
    for (const auto& fix : diagnostics::fixes_of(d, analysis.pack->sources)) {
      actions.push_back(
          {{"title", fix.title},
           {"kind", "quickfix"},
           {"isPreferred", std::exchange(first, false)},
           {"edit", workspace_edit(analysis, diagnostics::edits_of(fix, analysis.pack->sources))}});
    }
    if (d.level != diagnostics::Level::error) actions.push_back(allow_action(analysis, d));
  }
  return actions;
}

// ---- renaming ----

namespace {

base::Error refused(std::string message) { return {"E-RENAME", std::move(message), {}}; }

bool is_of_the_vocabulary(const Symbol& symbol, const vocabulary::Vocabulary& words) {
  const auto dot = symbol.key.find('.');
  const auto owner = symbol.key.substr(0, dot);
  if (symbol.kind == Symbol::Kind::category) return words.find_category(symbol.key).has_value();
  if (symbol.kind != Symbol::Kind::property) return false;
  const auto entity = words.find_entity(owner);
  return entity && words.find_property(*entity, symbol.key.substr(dot + 1));
}

bool is_quoted(const Symbol& symbol) {
  return symbol.kind == Symbol::Kind::rule || symbol.kind == Symbol::Kind::exception ||
         symbol.kind == Symbol::Kind::fixture;
}

// "wall.u_value" is called "u_value", "rule\nlabel" is called "label".
std::string called(const Symbol& symbol, const Analysis& analysis) {
  const auto* declaration = analysis.index.declaration(symbol);
  const auto text = std::string(analysis.pack->sources.text(declaration->span));
  return text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
}

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::optional<std::string> wrong_name(const Symbol& symbol, const std::string& name) {
  if (name.empty()) return "a name is needed";
  if (is_quoted(symbol)) {
    const bool plain = name.find_first_of("\"\\\n\r") == std::string::npos;
    return plain ? std::nullopt
                 : std::optional<std::string>("no quotes, backslashes or line ends in a name");
  }
  const bool is_word = std::all_of(name.begin(), name.end(), is_name_char) &&
                       std::isdigit(static_cast<unsigned char>(name[0])) == 0;
  if (!is_word) return fmt::format("`{}` is no name: letters, digits and _ only", name);
  if (syntax::is_reserved(name)) return fmt::format("`{}` is a word of the language", name);
  return std::nullopt;
}

// In `{facade.ottv:.1}` of a message every word that is the name.
std::vector<Edit> in_placeholder(base::Span span, std::string_view text, const std::string& old,
                                 const std::string& name) {
  std::vector<Edit> edits;
  for (auto at = text.find(old); at != std::string_view::npos; at = text.find(old, at + 1)) {
    const bool begins = at == 0 || !is_name_char(text[at - 1]);
    const auto end = at + old.size();
    if (!begins || (end < text.size() && is_name_char(text[end]))) continue;
    const auto begin = span.begin + static_cast<std::uint32_t>(at);
    edits.push_back({{span.file, begin, begin + static_cast<std::uint32_t>(old.size())}, name});
  }
  return edits;
}

std::vector<Edit> edits_for(const Analysis& analysis, const Symbol& symbol,
                            const std::string& name) {
  const auto old = called(symbol, analysis);
  std::vector<Edit> edits;
  for (const auto* one : analysis.index.of(symbol)) {
    const auto text = analysis.pack->sources.text(one->span);
    if (one->in_quotes) {
      edits.push_back({one->span, "\"" + name + "\""});
    } else if (text == old) {
      edits.push_back({one->span, name});
    } else if (symbol.kind == Symbol::Kind::group && text == old + "s") {
      edits.push_back({one->span, name + "s"});
    } else {
      for (auto& edit : in_placeholder(one->span, text, old, name)) edits.push_back(edit);
    }
  }
  const auto key = [](const Edit& e) { return std::tuple(e.span.file, e.span.begin, e.span.end); };
  std::sort(edits.begin(), edits.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  edits.erase(std::unique(edits.begin(), edits.end(),
                          [&](const auto& a, const auto& b) { return key(a) == key(b); }),
              edits.end());
  return edits;
}

std::size_t errors_of(const Analysis& analysis) {
  return analysis.pack->diagnostics.count(diagnostics::Level::error);
}

}  // namespace

json prepare_rename(const Analysis& analysis, const vocabulary::Vocabulary& words,
                    base::FileId file, std::uint32_t offset) {
  const auto* here = analysis.index.at(file, offset);
  if (here == nullptr || !is_renamable(analysis.index, here->symbol) ||
      is_of_the_vocabulary(here->symbol, words))
    return nullptr;
  auto span = here->span;
  if (here->in_quotes) ++span.begin, --span.end;
  return {{"range", analysis.lines_of(file).range(span.begin, span.end)},
          {"placeholder", called(here->symbol, analysis)}};
}

base::Result<json> rename(const Workspace& workspace, const Analysis& analysis, base::FileId file,
                          std::uint32_t offset, const std::string& name) {
  if (analysis.pack->diagnostics.has_parse_errors())
    return refused("the guideline does not parse yet; correct that first");
  const auto* here = analysis.index.at(file, offset);
  if (here == nullptr) return refused("there is no name here");
  if (!is_renamable(analysis.index, here->symbol) ||
      is_of_the_vocabulary(here->symbol, workspace.words()))
    return refused("this name belongs to the vocabulary and cannot be changed here");
  if (auto wrong = wrong_name(here->symbol, name)) return refused(*wrong);
  const auto edits = edits_for(analysis, here->symbol, name);
  std::map<fs::path, std::string> texts;
  for (std::uint32_t id = 0; id < analysis.pack->sources.size(); ++id) {
    const auto& source = analysis.pack->sources.file(base::FileId(id));
    std::vector<Edit> own;
    for (const auto& edit : edits) {
      if (edit.span.file == base::FileId(id)) own.push_back(edit);
    }
    texts[fs::path(source.name()).lexically_normal()] = diagnostics::apply(source.text(), own);
  }
  const auto after = workspace.with_texts(analysis, texts);
  if (!after || errors_of(*after) > errors_of(analysis))
    return refused(
        fmt::format("with the name `{}` the guideline would have an error: the name is "
                    "taken or cannot be used there",
                    name));
  return workspace_edit(analysis, edits);
}

}  // namespace garis::lsp
