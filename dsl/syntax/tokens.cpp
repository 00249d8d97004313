#include "dsl/syntax/tokens.hpp"

namespace garis::syntax::grammar {

const std::unordered_set<std::string_view>& reserved_words() {
  static const std::unordered_set<std::string_view> words = {
      "guideline", "edition", "rule",       "credit",    "rating",      "measure", "amend",
      "test",      "table",   "trajectory", "category",  "property",    "group",   "define",
      "let",       "cite",    "evidence",   "quote",     "note",        "applies", "requires",
      "asks",      "except",  "where",      "over",      "of",          "by",      "and",
      "or",        "not",     "in",         "is",        "if",          "none",    "then",
      "else",      "sum",     "average",    "count",     "share",       "min",     "max",
      "every",     "some",    "no",         "yes",       "true",        "false",   "given",
      "expect",    "message", "mandatory",  "advisory",  "informative", "exempt",  "path",
      "any",       "all",     "award",      "awards",    "level",       "when",    "weighted",
      "satisfies", "satisfy", "satisfying", "between",   "known",       "missing", "key",
      "value",     "from",    "until",      "effective", "tolerance",   "round",   "suggests",
      "tags",      "stage",   "changes",    "cost",      "carbon",      "life",    "with",
      "as",        "becomes", "at",         "for",       "to",          "because", "tighten",
      "relax",     "add",     "remove",     "replace",   "disable",     "answer",  "waive"};
  return words;
}

namespace {

Iterator skip_digits(Iterator first, Iterator last) {
  while (first != last && (is_digit(*first) || *first == '_')) ++first;
  return first;
}

// `1,000`: three digits after a comma, once or more, and no digit behind them.
Iterator end_of_thousands(Iterator first, Iterator digits_end, Iterator last) {
  if (digits_end - first > 3) return nullptr;
  Iterator it = digits_end;
  const auto group = [&] {
    return last - it >= 4 && it[0] == ',' && is_digit(it[1]) && is_digit(it[2]) &&
           is_digit(it[3]) && (last - it == 4 || !is_digit(it[4]));
  };
  while (group()) it += 4;
  return it == digits_end ? nullptr : it;
}

std::uint32_t offset_in(const TreeBuilder& builder, Iterator it) {
  return static_cast<std::uint32_t>(it - builder.text().data());
}

}  // namespace

Iterator Number::read(Iterator first, Iterator last, TreeBuilder& builder) const {
  if (first == last || !is_digit(*first)) return nullptr;
  Iterator end = skip_digits(first, last);
  if (const Iterator thousands = end_of_thousands(first, end, last)) {
    builder.thousands_comma(offset_in(builder, first), offset_in(builder, thousands));
    return nullptr;
  }
  if (last - end >= 2 && end[0] == '.' && is_digit(end[1])) {
    ++end;
    while (end != last && is_digit(*end)) ++end;
  }
  if (end != last && (*end == 'e' || *end == 'E')) {
    Iterator exponent = end + 1;
    if (exponent != last && (*exponent == '+' || *exponent == '-')) ++exponent;
    if (exponent != last && is_digit(*exponent)) {
      while (exponent != last && is_digit(*exponent)) ++exponent;
      end = exponent;
    }
  }
  return end;
}

Iterator Unit::read(Iterator first, Iterator last, TreeBuilder& builder) const {
  const auto match = units::match_unit({first, static_cast<std::size_t>(last - first)});
  if (match.length == 0) return nullptr;
  if (match.readings) {
    const auto begin = offset_in(builder, first);
    builder.ambiguous_unit(begin, begin + static_cast<std::uint32_t>(match.length),
                           "`" + (*match.readings)[0] + "` or `" + (*match.readings)[1] + "`");
    return nullptr;
  }
  return first + match.length;
}

}  // namespace garis::syntax::grammar
