#include "dsl/format/leaves.hpp"

#include "dsl/base/text.hpp"

namespace garis::format {
namespace {

// What stands between two tokens.
struct Gap {
  std::string_view trailing;
  std::vector<Comment> comments;
  bool ends_blank = false;  // an empty line above the second token
};

std::string_view without_blanks_at_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\f\v") + 1);
}

Gap gap_of(std::string_view text, bool starts_line) {
  Gap gap;
  std::size_t newlines = starts_line ? 1 : 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') ++newlines;
    if (text[at] != '#') continue;
    const auto end = std::min(text.find('\n', at), text.size());
    const auto comment = without_blanks_at_end(text.substr(at, end - at));
    if (newlines == 0)
      gap.trailing = comment;
    else
      gap.comments.push_back({comment, newlines > 1});
    newlines = 0;
    at = end - 1;
  }
  gap.ends_blank = newlines > 1;
  return gap;
}

bool is_token(syntax::Kind kind) { return kind <= syntax::Kind::language; }

}  // namespace

Leaves leaves_of(const syntax::Tree& tree) {
  Leaves leaves;
  std::uint32_t last = tree.text().starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto take = [&](std::uint32_t end) {
    auto gap = gap_of(tree.text().substr(last, end - last), leaves.tokens.empty());
    if (!leaves.tokens.empty()) leaves.tokens.back().trailing = gap.trailing;
    return gap;
  };
  for (const auto& node : tree.nodes()) {
    if (!is_token(node.kind)) continue;
    auto gap = take(node.begin);
    leaves.tokens.push_back(
        {node.kind, node.begin, node.end, std::move(gap.comments), {}, gap.ends_blank});
    last = node.end;
  }
  leaves.at_end = take(static_cast<std::uint32_t>(tree.text().size())).comments;
  return leaves;
}

}  // namespace garis::format
