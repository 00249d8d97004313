#include "checker/lsp/outline.hpp"

#include <fmt/format.h>

#include "checker/evaluate/test_runner.hpp"
#include "dsl/syntax/parse.hpp"

namespace garis::lsp {
namespace {

using nlohmann::json;
using syntax::Kind;
using syntax::Node;

// As the protocol numbers kinds of symbols.
int symbol_kind(Kind kind) {
  switch (kind) {
    case Kind::guideline:
      return 2;  // module
    case Kind::category:
      return 10;  // enumeration
    case Kind::property:
      return 7;
    case Kind::group:
      return 5;  // class
    case Kind::define:
      return 12;  // function
    case Kind::table:
    case Kind::trajectory:
      return 18;  // array
    case Kind::test:
      return 24;  // event
    default:
      return 6;  // method
  }
}

std::string unquoted(std::string_view text) {
  return std::string(text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2)
                                                            : text);
}

// The words that name a declaration: "facade.ottv", "5.2-ottv".
struct Title {
  std::string text;
  std::uint32_t begin, end;
};

Title title_of(const Node& node) {
  const auto children = node.children();
  const auto first = children.size() > 1 ? children[1] : children[0];
  if (node.is(Kind::property) && children.size() > 3)
    return {fmt::format("{}.{}", children[1].text(), children[3].text()), children[1].begin(),
            children[3].end()};
  const auto text = std::string(first.text());
  return {unquoted(text.substr(0, text.find('\n'))), first.begin(), first.end()};
}

template <class Visit>
void each_declaration(const std::string& text, const Visit& visit) {
  base::SourceMap sources;
  diagnostics::Sink ignored;
  const auto& source = sources.add("", text);
  const auto tree = syntax::parse_tree(source, ignored);
  const Lines lines(source.text());
  for (const auto& node : tree.roots()) {
    if (node.children().size() > 1) visit(node, lines);
  }
}

}  // namespace

json document_symbols(const std::string& text) {
  auto symbols = json::array();
  each_declaration(text, [&](const Node& node, const Lines& lines) {
    const auto title = title_of(node);
    const auto word = std::string(node.children()[0].text());
    symbols.push_back({{"name", title.text.empty() ? word : title.text},
                       {"detail", word},
                       {"kind", symbol_kind(node.kind())},
                       {"range", lines.range(node.begin(), node.end())},
                       {"selectionRange", lines.range(title.begin, title.end)}});
  });
  return symbols;
}

json code_lenses(const std::string& uri, const std::string& text) {
  auto lenses = json::array();
  each_declaration(text, [&](const Node& node, const Lines& lines) {
    if (!node.is(Kind::test)) return;
    const auto title = title_of(node);
    lenses.push_back({{"range", lines.range(title.begin, title.end)},
                      {"command",
                       {{"title", "run this test"},
                        {"command", "garis.runTest"},
                        {"arguments", json::array({uri, title.text})}}}});
  });
  return lenses;
}

TestRun run_test(const Analysis& analysis, const std::string& name, const std::string& today) {
  const auto& pack = *analysis.pack;
  if (!pack.usable()) return {false, false, "the guideline has errors; correct them first"};
  for (const auto& test : pack.plan.tests) {
    if (test.name != name) continue;
    const auto result = evaluate::run_test(pack.plan, test, pack.guideline.vocabulary, today);
    std::string text;
    for (const auto& failure : result.failures)
      text += fmt::format("{}line {}: {}\n  got {}", text.empty() ? "" : "\n", failure.at.line,
                          failure.expected, failure.got);
    return {true, result.passed(),
            result.passed() ? fmt::format("{} expectations hold", result.expectations) : text};
  }
  return {false, false, fmt::format("there is no test \"{}\"", name)};
}

}  // namespace garis::lsp
