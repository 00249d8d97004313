#include "dsl/format/format.hpp"

#include <algorithm>
#include <stdexcept>

#include "dsl/format/document.hpp"
#include "dsl/format/layout.hpp"
#include "dsl/format/leaves.hpp"
#include "dsl/format/symbols.hpp"
#include "dsl/syntax/parse.hpp"

namespace garis::format {
namespace {

bool same_comments(const std::vector<Comment>& a, const std::vector<Comment>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Comment& x, const Comment& y) { return x.text == y.text; });
}

// Same productions, same tokens but for their spelling, same comments at the same tokens.
bool same_meaning(const syntax::Tree& before, const syntax::Tree& after) {
  const auto ascii = [](const syntax::Tree& tree, const syntax::TreeNode& node) {
    return spelled(node.kind, tree.text().substr(node.begin, node.end - node.begin),
                   Symbols::ascii);
  };
  const auto same_node = [&](const syntax::TreeNode& a, const syntax::TreeNode& b) {
    if (a.kind != b.kind || a.size != b.size) return false;
    return a.kind > syntax::Kind::language || ascii(before, a) == ascii(after, b);
  };
  const auto a = leaves_of(before), b = leaves_of(after);
  const auto same_leaf = [](const Leaf& x, const Leaf& y) {
    return x.trailing == y.trailing && same_comments(x.above, y.above);
  };
  return std::equal(before.nodes().begin(), before.nodes().end(), after.nodes().begin(),
                    after.nodes().end(), same_node) &&
         std::equal(a.tokens.begin(), a.tokens.end(), b.tokens.begin(), b.tokens.end(),
                    same_leaf) &&
         same_comments(a.at_end, b.at_end);
}

}  // namespace

std::optional<std::string> format(const base::SourceFile& source, diagnostics::Sink& sink,
                                  const Options& options) {
  const auto errors = sink.count(diagnostics::Level::error);
  const auto tree = syntax::parse_tree(source, sink);
  if (sink.count(diagnostics::Level::error) > errors) return std::nullopt;
  Document document;
  Layout layout(tree, leaves_of(tree), document, options);
  auto text = document.render(layout.file(), options.width);
  if (!text.empty()) text += '\n';
  const base::SourceFile written(source.id(), source.name(), text);
  if (!same_meaning(tree, syntax::parse_tree(written, sink)))
    throw std::logic_error("the formatted text means something else");
  return text;
}

}  // namespace garis::format
