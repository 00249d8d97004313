// Whatever the blanks between the tokens of a file are, it has one layout, and that has the meaning
// of the file: same productions, same tokens, same comments at the same tokens.
#include <random>

#include "dsl/format/leaves.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/units/unit.hpp"
#include "tests/format/files.hpp"
#include "tests/unit/catch.hpp"

namespace formatting {
namespace {

using namespace garis;
using format::Leaf;
using syntax::Kind;

// The tree and its tokens, without places: what lowering reads.
std::string shape_of(const std::string& text) {
  base::SourceMap sources;
  diagnostics::Sink sink;
  const auto tree = syntax::parse_tree(sources.add("t.garis", text), sink);
  std::string shape;
  for (const auto& node : tree.nodes()) {
    shape += std::to_string(static_cast<int>(node.kind)) + ":" + std::to_string(node.size);
    if (node.kind <= Kind::language)
      shape += " " + std::string(tree.text().substr(node.begin, node.end - node.begin));
    shape += "\n";
  }
  return shape;
}

// Writes the tokens of a text with other blanks; comments stay behind or above their tokens, and
// empty lines where they are.
class Respacer {
 public:
  explicit Respacer(unsigned seed) : random_(seed) {}

  std::string run(const std::string& text) {
    base::SourceMap sources;
    diagnostics::Sink sink;
    const auto tree = syntax::parse_tree(sources.add("t.garis", text), sink);
    const auto leaves = format::leaves_of(tree);
    std::string out;
    std::string_view last;
    bool after_comment = false;
    for (const auto& leaf : leaves.tokens) {
      const auto token = tree.text().substr(leaf.begin, leaf.end - leaf.begin);
      comments(out, leaf.above, after_comment);
      after_comment = after_comment || !leaf.above.empty();
      if (leaf.after_blank)
        out += (after_comment ? "\n" : "\n\n") + blanks();
      else if (!after_comment && !last.empty())
        out += between(last, token);
      else
        out += blanks();
      out += token;
      after_comment = !leaf.trailing.empty();
      if (after_comment) out += blanks() + std::string(leaf.trailing) + " \n";
      last = token;
    }
    comments(out, leaves.at_end, after_comment);
    return out + "\n";
  }

 private:
  void comments(std::string& out, const std::vector<format::Comment>& list, bool at_line_start) {
    for (const auto& comment : list) {
      if (!at_line_start) out += "\n";
      if (comment.after_blank) out += "\n";
      out += blanks() + std::string(comment.text) + "\t\r\n";
      at_line_start = true;
    }
  }

  std::string blanks() { return std::string(random_() % 4, random_() % 2 == 0 ? ' ' : '\t'); }

  // A newline now and then; nothing at all only beside a bracket.
  std::string between(std::string_view left, std::string_view right) {
    const auto is_bracket = [](std::string_view token) {
      return token.size() == 1 && std::string_view("(){}[]|").find(token) != std::string_view::npos;
    };
    const bool may_touch = (is_bracket(left) || is_bracket(right)) && left != "," && right != ",";
    if (may_touch && random_() % 3 == 0) return {};
    return random_() % 4 == 0 ? blanks() + "\r\n" + blanks() : " " + blanks();
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("formatting keeps the tree and is done after one time") {
  std::size_t files = 0;
  for (const auto& path : rule_files()) {
    INFO(path.string());
    const auto text = read(path);
    const auto once = formatted(text);
    if (once.empty()) continue;  // does not parse
    ++files;
    CHECK(shape_of(once) == shape_of(text));
    CHECK(formatted(once) == once);
  }
  CHECK(files > 30);
}

TEST_CASE("the layout does not depend on the blanks of the author") {
  for (const auto& path : rule_files()) {
    INFO(path.string());
    const auto once = formatted(read(path));
    for (unsigned seed = 0; seed < 12 && !once.empty(); ++seed) {
      INFO("seed " << seed);
      const auto respaced = Respacer(seed).run(once);
      CHECK(shape_of(respaced) == shape_of(once));
      const auto again = formatted(respaced);
      CHECK(again == once);
      if (again != once) break;
    }
  }
}

TEST_CASE("symbols change their spelling and nothing else") {
  for (const auto& path : rule_files()) {
    INFO(path.string());
    const auto once = formatted(read(path));
    const auto ascii = formatted(once, {format::Symbols::ascii});
    const auto unicode = formatted(once, {format::Symbols::unicode});
    CHECK(formatted(unicode, {format::Symbols::ascii}) == ascii);
    CHECK(formatted(ascii, {format::Symbols::unicode}) == unicode);
  }
}

TEST_CASE("a unit is the same unit in both spellings") {
  for (const auto* unit : {"W/(m²·K)", "W/m²K", "kWh/(m²·yr)", "kgCO2e/(m²·yr)", "m³", "s⁻¹", "K²",
                           "kL_oil", "ft³", "RM/m²", "(m²·K)/W", "Δ°C", "m⁴"}) {
    INFO(unit);
    const auto text = std::string("define building.x : number = 1 ") + unit + "\n";
    const auto ascii = formatted(text, {format::Symbols::ascii});
    REQUIRE_FALSE(ascii.empty());
    const auto spelled = ascii.substr(ascii.rfind(' ') + 1, ascii.size() - ascii.rfind(' ') - 2);
    const auto before = units::parse_unit(unit), after = units::parse_unit(spelled);
    REQUIRE(before);
    REQUIRE(after);
    CHECK(before->dimension == after->dimension);
    CHECK(before->factor == after->factor);
    CHECK(before->text == after->text);
  }
}

TEST_CASE("what does not parse is not formatted") {
  for (const auto* text : {"rule {", "rule \"r\" {", "table t { | 1 | 2 }", "\xff", "define = 1"})
    CHECK(formatted(text).empty());
}

}  // namespace formatting
