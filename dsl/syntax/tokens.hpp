// The tokens of the language as Spirit X3 parsers, and directives that record nodes. Private to the
// grammar. None of them has an attribute: what is read goes to the TreeBuilder of the context,
// which keeps the grammar small to compile and lets every node have its place.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include <boost/spirit/home/x3.hpp>

#include "dsl/syntax/builder.hpp"
#include "dsl/units/unit.hpp"

namespace garis::syntax::grammar {

namespace x3 = boost::spirit::x3;
using Iterator = const char*;

struct BuilderTag;

template <class Context>
TreeBuilder& builder_of(const Context& context) {
  return x3::get<BuilderTag>(context).get();
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_word(char c) { return is_letter(c) || is_digit(c); }

// White space and comments; they have no meaning.
struct Blank : x3::parser<Blank> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class Context, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, x3::unused_type,
             Attribute&) const {
    const Iterator start = first;
    while (first != last) {
      if (*first == ' ' || *first == '\n' || *first == '\t' || *first == '\r' || *first == '\f' ||
          *first == '\v') {
        ++first;
      } else if (*first == '#') {
        while (first != last && *first != '\n') ++first;
      } else {
        break;
      }
    }
    return first != start;
  }
};

// A token reads from `first` and answers with its end, or nullptr. Derived classes give `read` and
// what to call the token when it is missed.
template <class Derived>
struct Token : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class Context, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, x3::unused_type,
             Attribute&) const {
    Iterator start = first;
    x3::skip_over(start, last, context);
    TreeBuilder& builder = builder_of(context);
    if (builder.too_deep()) return false;
    const auto offset = [&](Iterator it) {
      return static_cast<std::uint32_t>(it - builder.text().data());
    };
    const Derived& self = this->derived();
    const Iterator end = self.read(start, last, builder);
    if (end == nullptr) {
      builder.expected(offset(start), self.wanted());
      return false;
    }
    builder.token(self.kind(), offset(start), offset(end));
    first = end;
    return true;
  }
};

struct Word : Token<Word> {  // a keyword
  explicit constexpr Word(std::string_view quoted) : quoted_(quoted) {}
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    const auto word = quoted_.substr(1, quoted_.size() - 2);
    if (static_cast<std::size_t>(last - first) < word.size() ||
        std::string_view(first, word.size()) != word)
      return nullptr;
    first += word.size();
    return first != last && is_word(*first) ? nullptr : first;
  }
  std::string_view wanted() const { return quoted_; }
  static constexpr Kind kind() { return Kind::keyword; }
  std::string_view quoted_;  // with its back-ticks, as messages show it
};

struct Sign : Token<Sign> {  // punctuation and operators
  explicit constexpr Sign(std::string_view quoted) : quoted_(quoted) {}
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    const auto sign = quoted_.substr(1, quoted_.size() - 2);
    if (static_cast<std::size_t>(last - first) < sign.size() ||
        std::string_view(first, sign.size()) != sign)
      return nullptr;
    return first + sign.size();
  }
  std::string_view wanted() const { return quoted_; }
  static constexpr Kind kind() { return Kind::symbol; }
  std::string_view quoted_;
};

inline Iterator end_of_word(Iterator first, Iterator last) {
  if (first == last || !is_letter(*first)) return nullptr;
  while (first != last && is_word(*first)) ++first;
  return first;
}

const std::unordered_set<std::string_view>& reserved_words();

struct AnyName : Token<AnyName> {  // a name in second place: keywords are allowed
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    return end_of_word(first, last);
  }
  static constexpr std::string_view wanted() { return "a name"; }
  static constexpr Kind kind() { return Kind::name; }
};

struct Identifier : Token<Identifier> {  // a name in first place
  Iterator read(Iterator first, Iterator last, TreeBuilder& builder) const {
    const Iterator end = end_of_word(first, last);
    if (end == nullptr ||
        !reserved_words().contains(std::string_view(first, static_cast<std::size_t>(end - first))))
      return end;
    const auto begin = static_cast<std::uint32_t>(first - builder.text().data());
    builder.reserved_word(begin, begin + static_cast<std::uint32_t>(end - first));
    return nullptr;
  }
  static constexpr std::string_view wanted() { return "a name"; }
  static constexpr Kind kind() { return Kind::name; }
};

struct String : Token<String> {
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    const std::string_view rest(first, static_cast<std::size_t>(last - first));
    if (rest.starts_with("\"\"\"")) {
      const auto end = rest.find("\"\"\"", 3);
      return end == std::string_view::npos ? nullptr : first + end + 3;
    }
    if (!rest.starts_with('"')) return nullptr;
    for (Iterator it = first + 1; it != last; ++it) {
      if (*it == '"') return it + 1;
      if (*it == '\\' && ++it == last) break;
    }
    return nullptr;
  }
  static constexpr std::string_view wanted() { return "a text in quotes"; }
  static constexpr Kind kind() { return Kind::string; }
};

struct Number : Token<Number> {
  Iterator read(Iterator first, Iterator last, TreeBuilder& builder) const;
  static constexpr std::string_view wanted() { return "a number"; }
  static constexpr Kind kind() { return Kind::number; }
};

struct Unit : Token<Unit> {
  Iterator read(Iterator first, Iterator last, TreeBuilder& builder) const;
  static constexpr std::string_view wanted() { return "a unit"; }
  static constexpr Kind kind() { return Kind::unit; }
};

struct Date : Token<Date> {
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    constexpr std::string_view kShape = "dddd-dd-dd";
    if (last - first < static_cast<std::ptrdiff_t>(kShape.size())) return nullptr;
    for (std::size_t i = 0; i < kShape.size(); ++i) {
      if (kShape[i] == 'd' ? !is_digit(first[i]) : first[i] != '-') return nullptr;
    }
    return first + kShape.size();
  }
  static constexpr std::string_view wanted() { return "a date such as 2026-07-01"; }
  static constexpr Kind kind() { return Kind::date; }
};

struct Year : Token<Year> {
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    if (last - first > 2 && first[0] == 'F' && first[1] == 'Y') first += 2;
    if (last - first < 4) return nullptr;
    for (int i = 0; i < 4; ++i) {
      if (!is_digit(first[i])) return nullptr;
    }
    first += 4;
    return first != last && (is_digit(*first) || *first == '.') ? nullptr : first;
  }
  static constexpr std::string_view wanted() { return "a year"; }
  static constexpr Kind kind() { return Kind::year; }
};

struct Language : Token<Language> {
  Iterator read(Iterator first, Iterator last, TreeBuilder&) const {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (last - first < 2 || !lower(first[0]) || !lower(first[1])) return nullptr;
    first += 2;
    if (last - first > 2 && first[0] == '-' && upper(first[1]) && upper(first[2])) first += 3;
    return first != last && is_word(*first) ? nullptr : first;
  }
  static constexpr std::string_view wanted() { return "a language such as `en`"; }
  static constexpr Kind kind() { return Kind::language; }
};

// node(kind)[p]: a node of the tree around everything that p reads.
template <class Subject>
struct NodeDirective : x3::unary_parser<Subject, NodeDirective<Subject>> {
  using Base = x3::unary_parser<Subject, NodeDirective<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  NodeDirective(const Subject& inner, Kind kind) : Base(inner), kind_(kind) {}

  template <class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context,
             const RContext& rcontext, Attribute&) const {
    Iterator start = first;
    x3::skip_over(start, last, context);
    TreeBuilder& builder = builder_of(context);
    const auto offset = [&](Iterator it) {
      return static_cast<std::uint32_t>(it - builder.text().data());
    };
    const auto mark = builder.open(kind_, offset(start));
    if (this->subject.parse(start, last, context, rcontext, x3::unused)) {
      builder.close(mark, offset(start));
      first = start;
      return true;
    }
    builder.cancel(mark);
    return false;
  }
  Kind kind_;
};

struct NodeMaker {
  Kind kind;
  template <class Subject>
  auto operator[](const Subject& parser) const {
    return NodeDirective<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(parser), kind);
  }
};
constexpr NodeMaker node(Kind kind) { return {kind}; }

// called("a condition")[p]: what messages call p when nothing of it is there; bounds the nesting
// too.
template <class Subject>
struct CalledDirective : x3::unary_parser<Subject, CalledDirective<Subject>> {
  using Base = x3::unary_parser<Subject, CalledDirective<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  CalledDirective(const Subject& inner, std::string_view name) : Base(inner), name_(name) {}

  template <class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context,
             const RContext& rcontext, Attribute&) const {
    Iterator start = first;
    x3::skip_over(start, last, context);
    TreeBuilder& builder = builder_of(context);
    const auto at = static_cast<std::uint32_t>(start - builder.text().data());
    if (!builder.enter(at)) return false;
    const auto mark = builder.wanted_mark(at);
    const bool parsed = this->subject.parse(first, last, context, rcontext, x3::unused);
    builder.leave();
    if (!parsed) builder.name_wanted(at, mark, name_);
    return parsed;
  }
  std::string_view name_;
};

struct CalledMaker {
  std::string_view name;
  template <class Subject>
  auto operator[](const Subject& parser) const {
    return CalledDirective<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(parser), name);
  }
};
constexpr CalledMaker called(std::string_view name) { return {name}; }

}  // namespace garis::syntax::grammar
