#include "dsl/syntax/parse.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "dsl/base/text.hpp"
#include "dsl/syntax/builder.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/lower.hpp"
#include "dsl/units/unit.hpp"

namespace garis::syntax {
namespace {

using diagnostics::Code;

constexpr std::array<std::string_view, 14> kDeclarations = {
    "guideline", "category", "property", "group",   "define", "table", "trajectory",
    "rule",      "credit",   "rating",   "measure", "amend",  "test",  "note"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(at, end - at);
}

bool starts_declaration(std::string_view text, std::size_t line_start) {
  const auto word = word_at(text, line_start);
  return std::find(kDeclarations.begin(), kDeclarations.end(), word) != kDeclarations.end();
}

// The first declaration keyword in column 1 after `at`; the end of the text if there is none.
std::uint32_t next_declaration(std::string_view text, std::uint32_t at) {
  for (auto i = text.find('\n', at); i != std::string_view::npos; i = text.find('\n', i + 1)) {
    if (starts_declaration(text, i + 1)) return static_cast<std::uint32_t>(i + 1);
  }
  return static_cast<std::uint32_t>(text.size());
}

// The token at a place, as a message shows it.
std::string_view token_at(std::string_view text, std::size_t at) {
  if (const auto word = word_at(text, at); !word.empty()) return word;
  if (text[at] == '"') {
    const auto end = text.find_first_of("\"\n", at + 1);
    return text.substr(
        at, std::min<std::size_t>(end == std::string_view::npos ? end : end + 1 - at, 40));
  }
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(at, end - at);
}

// What was wrong with one declaration, from the state in which the builder was left.
class Explanation {
 public:
  Explanation(const base::SourceFile& source, const TreeBuilder& builder, std::uint32_t start)
      : source_(source),
        builder_(builder),
        start_(start),
        at_(builder.farthest()),
        text_(source.text()) {}

  void report(diagnostics::Sink& sink) const {
    if (builder_.too_deep()) {
      sink.report(Code::P007, span(at_, at_ + 1), "too deeply nested",
                  "split the expression with `define` or `let`");
    } else if (builder_.thousands().begin == at_ && builder_.thousands().set()) {
      thousands(sink);
    } else if (builder_.ambiguous().begin == at_ && builder_.ambiguous().set()) {
      sink.report(Code::U002, span(builder_.ambiguous()),
                  fmt::format("`{}` has two readings", text(builder_.ambiguous())),
                  "write " + builder_.readings());
    } else if (builder_.reserved().begin == at_ && builder_.reserved().set() && wants("a name")) {
      reserved(sink);
    } else if (!two_readings(sink) && !unknown_unit(sink)) {
      unexpected(sink);
    }
  }

 private:
  base::Span span(std::uint32_t begin, std::uint32_t end) const {
    return {source_.id(), begin, end};
  }
  base::Span span(TreeBuilder::Place place) const { return span(place.begin, place.end); }
  std::string_view text(TreeBuilder::Place place) const {
    return text_.substr(place.begin, place.end - place.begin);
  }
  bool wants(std::string_view what) const {
    return std::find(builder_.wanted().begin(), builder_.wanted().end(), what) !=
           builder_.wanted().end();
  }

  void thousands(diagnostics::Sink& sink) const {
    std::string grouped(text(builder_.thousands()));
    std::replace(grouped.begin(), grouped.end(), ',', '_');
    sink.report(Code::P004, span(builder_.thousands()),
                fmt::format("`{}` has a comma between thousands", text(builder_.thousands())),
                fmt::format("write `{}`; the decimal sign is the point", grouped));
  }

  void reserved(diagnostics::Sink& sink) const {
    const auto word = text(builder_.reserved());
    if (is_declaration_in_column_one()) return unexpected(sink);
    sink.report(Code::P005, span(builder_.reserved()),
                fmt::format("`{}` is a word of the language and cannot be a name here", word),
                fmt::format("choose another name, for example `{}_1`", word));
  }

  bool is_declaration_in_column_one() const {
    return (at_ == 0 || text_[at_ - 1] == '\n') && starts_declaration(text_, at_);
  }

  // Back over blanks from `at`; npos if nothing is before it.
  std::size_t last_of_previous(std::size_t at) const {
    return at == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", at - 1);
  }

  // `define building.x : length = 3 metres`: the definition ends with its number, and the word
  // behind it would have to begin a declaration.
  bool follows_a_number() const {
    if (at_ != start_ || at_ >= text_.size()) return false;
    const auto end = last_of_previous(at_);
    return end != std::string_view::npos && text_[end] >= '0' && text_[end] <= '9' &&
           text_.substr(end, at_ - end).find('\n') == std::string_view::npos;
  }

  bool two_readings(diagnostics::Sink& sink) const {
    if (!follows_a_number()) return false;
    const auto match = units::match_unit(text_.substr(at_));
    if (!match.readings) return false;
    const auto end = at_ + static_cast<std::uint32_t>(match.length);
    sink.report(Code::U002, span(at_, end),
                fmt::format("`{}` has two readings", text_.substr(at_, match.length)),
                fmt::format("write `{}` or `{}`", (*match.readings)[0], (*match.readings)[1]));
    return true;
  }

  // `5 kWhh`: the word behind a number that is no unit. Inside `given { storeys: 3 use: office }`
  // the word behind a number may be the next property, so the mistake can show one token later.
  bool unknown_unit(diagnostics::Sink& sink) const {
    if (at_ >= text_.size()) return false;
    std::size_t word = at_;
    if (!wants("a unit") && !follows_a_number()) {
      const auto end = last_of_previous(at_);
      if (end == std::string_view::npos || !is_word(text_[end]) || !wants("`:`")) return false;
      word = end;
      while (word > 0 && is_word(text_[word - 1])) --word;
    }
    const auto number = last_of_previous(word);
    if (number == std::string_view::npos || text_[number] < '0' || text_[number] > '9')
      return false;
    std::size_t end = text_.find_first_of(" \t\r\n|,;)}\"=<>", word);
    end = std::min(end, text_.size());
    const auto unit = text_.substr(word, end - word);
    const bool plain =
        !unit.empty() && (is_word(unit[0]) || (static_cast<unsigned char>(unit[0]) & 0x80U) != 0) &&
        unit != "·" && !unit.starts_with("≤") && !unit.starts_with("≥") && !unit.starts_with("≠") &&
        !unit.starts_with("±") && !unit.starts_with("×") && !unit.starts_with("÷");
    if (!plain || (unit[0] >= '0' && unit[0] <= '9') || is_keyword(unit)) return false;
    auto help = base::did_you_mean(unit, units::symbols());
    sink.report(Code::P002, span(static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(end)),
                fmt::format("unknown unit `{}`", unit),
                help.empty() ? "units are written like `W/(m²·K)`, `kWh/(m²·yr)`, `%`" : help);
    return true;
  }

  bool is_keyword(std::string_view word) const {
    return wants(fmt::format("`{}`", word)) ||
           std::find(kDeclarations.begin(), kDeclarations.end(), word) != kDeclarations.end();
  }

  std::string wanted_list() const {
    const auto& wanted = builder_.wanted();
    constexpr std::size_t kMost = 5;
    std::string list;
    const auto shown = std::min(wanted.size(), kMost);
    for (std::size_t i = 0; i < shown; ++i) {
      list += (i == 0 ? "" : i + 1 == wanted.size() ? " or " : ", ") + wanted[i];
    }
    return wanted.size() > kMost ? list + ", …" : list;
  }

  // `roof.name is "A"`: the text is whole, it only stands in the wrong place.
  std::string quote_hint() const {
    const auto line = text_.substr(at_ + 1, text_.find('\n', at_) - at_ - 1);
    if (line.find('"') == std::string_view::npos) return "is the closing quote missing?";
    return wants("`known`") ? "`is` takes a word of a category; compare texts with `=`" : "";
  }

  // `| 0% ..< 1% |`: bounds and ranges are in the unit of the column.
  std::string range_hint() const {
    const auto rest = text_.substr(std::min<std::size_t>(at_, text_.size()));
    const bool in_cell = wants("`|`") || wants("`..`");
    if (!in_cell || (!rest.starts_with("..") && units::match_unit(rest).length == 0)) return {};
    return "bounds and ranges are in the unit of the column: `key x : ratio in %`, then `| 0 ..< 1 "
           "|`";
  }

  std::string closing_hint() const {
    const auto line = source_.position(start_).line;
    if (at_ < text_.size() && text_[at_] == '"') return quote_hint();
    if (const auto hint = range_hint(); !hint.empty()) return hint;
    const bool unclosed = wants("`}`") && (at_ >= text_.size() || is_declaration_in_column_one());
    return unclosed
               ? fmt::format("the declaration that begins on line {} has no closing `}}`", line)
               : std::string();
  }

  // Keywords among what was possible that look like the word that was found.
  std::string similar_word(std::string_view found) const {
    std::vector<std::string> words;
    for (const auto& wanted : builder_.wanted()) {
      if (wanted.starts_with('`')) words.push_back(wanted.substr(1, wanted.size() - 2));
    }
    if (builder_.wanted().size() < 4)
      words.insert(words.end(), kPartWords.begin(), kPartWords.end());
    return base::did_you_mean(found, words);
  }

  void unexpected(diagnostics::Sink& sink) const {
    const bool at_end = at_ >= text_.size();
    const auto found = at_end ? std::string_view() : token_at(text_, at_);
    std::string help = closing_hint();
    if (help.empty() && !at_end && is_word(found[0])) help = similar_word(found);
    const auto end = at_end ? static_cast<std::uint32_t>(text_.size())
                            : at_ + static_cast<std::uint32_t>(found.size());
    sink.report(Code::P001, span(std::min(at_, end), end),
                at_end ? fmt::format("the file ends where {} was expected", wanted_list())
                       : fmt::format("found `{}` where {} was expected", found, wanted_list()),
                help);
  }

  inline static const std::vector<std::string> kPartWords = {
      "cite",     "quote",    "mandatory", "advisory",   "informative", "effective", "applies",
      "let",      "requires", "asks",      "except",     "message",     "tolerance", "round",
      "suggests", "stage",    "tags",      "note",       "rule",        "define",    "table",
      "group",    "property", "category",  "trajectory", "test",        "guideline", "given",
      "expect",   "answer",   "waive"};

  const base::SourceFile& source_;
  const TreeBuilder& builder_;
  std::uint32_t start_;
  std::uint32_t at_;
  std::string_view text_;
};

// Reads declaration by declaration.
void read_declarations(const base::SourceFile& source, TreeBuilder& builder,
                       diagnostics::Sink& sink) {
  const auto text = source.text();
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::uint32_t at = text.starts_with(kByteOrderMark) ? 3 : 0;
  bool first = true;
  while ((at = grammar::skip_blank(text, at)) < text.size()) {
    builder.begin_declaration(at);
    const auto step = grammar::declaration(builder, at, first);
    if (!step.parsed) Explanation(source, builder, at).report(sink);
    if (builder.too_deep()) return;
    at = step.parsed ? step.end : next_declaration(text, at);
    first = false;
  }
}

std::uint32_t first_invalid(std::string_view text) {
  std::size_t good = 0, bad = text.size();
  while (good + 1 < bad) {  // the longest valid prefix, give or take one cut sequence
    const auto middle = good + (bad - good) / 2;
    bool valid = false;
    for (std::size_t cut = 0; cut < 4 && !valid && middle >= cut; ++cut)
      valid = base::is_valid_utf8(text.substr(0, middle - cut));
    (valid ? good : bad) = middle;
  }
  return static_cast<std::uint32_t>(good);
}

bool readable(const base::SourceFile& source, diagnostics::Sink& sink, const ParseLimits& limits) {
  if (source.text().size() > limits.max_bytes) {
    sink.report(Code::P007, {source.id(), 0, 0},
                fmt::format("the file has {} bytes; at most {} are read", source.text().size(),
                            limits.max_bytes),
                "split it into several files");
    return false;
  }
  if (!base::is_valid_utf8(source.text())) {
    const auto at = first_invalid(source.text());
    sink.report(Code::P008, {source.id(), at, at}, "the file is not UTF-8 here",
                "save it with the encoding UTF-8");
    return false;
  }
  return true;
}

}  // namespace

Tree parse_tree(const base::SourceFile& source, diagnostics::Sink& sink,
                const ParseLimits& limits) {
  Tree tree(source.text());
  if (!readable(source, sink, limits)) return tree;
  TreeBuilder builder(tree, limits.max_depth);
  read_declarations(source, builder, sink);
  return tree;
}

void parse(const base::SourceFile& source, ast::File& guideline, diagnostics::Sink& sink,
           const ParseLimits& limits) {
  lower(parse_tree(source, sink, limits), source.id(), guideline, sink);
}

}  // namespace garis::syntax
