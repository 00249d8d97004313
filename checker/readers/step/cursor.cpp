#include "checker/readers/step/cursor.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "checker/readers/step/lexical.hpp"

namespace garis::step {
namespace {

constexpr bool ends_value(char c) { return c == ',' || c == ')' || c == ';'; }

// After the string whose opening quote is at `open`; doubled quotes belong to it.
struct StringPlace {
  std::size_t inside_end, after;
};
StringPlace string_place(std::string_view text, std::size_t open) {
  auto end = string_end(text, open + 1);
  while (end.is_closed && text.substr(end.at + 1).starts_with('\''))
    end = string_end(text, end.at + 2);
  return {end.at, end.is_closed ? end.at + 1 : end.at};
}

// Of the bracket at `open`: its partner, or the end of the text.
std::size_t closing_bracket(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < text.size();) {
    const char c = text[at];
    if (c == '\'') {
      at = string_place(text, at).after;
      continue;
    }
    if (c == '/' && text.substr(at).starts_with("/*")) {
      at = skip_blanks_and_comments(text, at);
      continue;
    }
    if (c == ';') return at;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return at;
    ++at;
  }
  return text.size();
}

Kind kind_of_number(std::string_view text) {
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const auto digits = text.substr(sign);
  if (digits.empty()) return Kind::malformed;
  if (std::all_of(digits.begin(), digits.end(), is_digit)) return Kind::integer;
  double value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_number =
      stop == digits.data() + digits.size() && (is_digit(digits[0]) || digits[0] == '.');
  return is_number && error != std::errc::invalid_argument ? Kind::real : Kind::malformed;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_enumeration(std::string_view text) {
  return text.size() > 2 && text.back() == '.' &&
         std::all_of(text.begin() + 1, text.end() - 1, is_keyword_part);
}

Value classified(std::string_view text) {
  const auto value = [&](Kind kind, std::string_view part) { return Value{kind, 0, part, {}}; };
  if (text == "$") return value(Kind::null, text);
  if (text == "*") return value(Kind::derived, text);
  if (text.starts_with('#') && is_name(text.substr(1)))
    return value(Kind::reference, text.substr(1));
  if (text.starts_with('.') && is_enumeration(text))
    return value(Kind::enumeration, text.substr(1, text.size() - 2));
  return value(kind_of_number(text), text);
}

// Of an instance or header entity; the size of the text if it has none. A complex instance has one
// around all its parts, and one in its first part.
std::size_t open_bracket(std::string_view instance, bool of_first_part) {
  auto at = skip_blanks_and_comments(instance, 0);
  if (instance.substr(std::min(at, instance.size())).starts_with('#')) {
    at = std::min(instance.find('=', at), instance.size());
    at = skip_blanks_and_comments(instance, at + 1);
    if (at < instance.size() && instance[at] == '(') {
      if (!of_first_part) return at;
      at = skip_blanks_and_comments(instance, at + 1);
    }
  }
  while (at < instance.size() && is_keyword_part(instance[at])) ++at;
  at = skip_blanks_and_comments(instance, at);
  return at < instance.size() && instance[at] == '(' ? at : instance.size();
}

template <class T>
std::optional<T> parsed(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  T value{};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::uint64_t> Value::reference() const {
  return kind == Kind::reference ? parsed<std::uint64_t>(text) : std::nullopt;
}

std::optional<std::int64_t> Value::integer() const {
  return kind == Kind::integer ? parsed<std::int64_t>(text) : std::nullopt;
}

std::optional<double> Value::number() const {
  if (kind != Kind::integer && kind != Kind::real) return std::nullopt;
  const auto value = parsed<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

Cursor Value::items() const {
  const bool has_items = kind == Kind::list || kind == Kind::typed;
  return Cursor(has_items ? text : std::string_view(), depth + std::uint32_t{1});
}

Value Cursor::next() {
  const auto at = skip_blanks_and_comments(text_, at_);
  const bool is_end = at >= text_.size() || text_[at] == ')' || text_[at] == ';';
  if (is_end && !expects_value_) {
    at_ = text_.size();
    return {};
  }
  auto value = is_end ? finish({Kind::malformed, 0, {}, {}}, at, at) : read(at);
  value.depth = static_cast<std::uint8_t>(depth_);
  return value;
}

Value Cursor::read(std::size_t at) {
  switch (text_[at]) {
    case '\'':
      return quoted(at);
    case '"':
      return binary(at);
    case '(':
      return bracketed(at, at, {});
    default:
      return is_keyword_letter(text_[at]) || text_[at] == '!' ? word(at) : plain(at);
  }
}

Value Cursor::quoted(std::size_t open) {
  const auto place = string_place(text_, open);
  const auto kind = place.after > place.inside_end ? Kind::string : Kind::malformed;
  return finish({kind, 0, text_.substr(open + 1, place.inside_end - open - 1), {}}, open,
                place.after);
}

Value Cursor::binary(std::size_t open) {
  const auto close = std::min(text_.find('"', open + 1), text_.size());
  const auto kind = close < text_.size() ? Kind::binary : Kind::malformed;
  return finish({kind, 0, text_.substr(open + 1, close - open - 1), {}}, open,
                std::min(close + 1, text_.size()));
}

// A list, or the typed value whose keyword begins at `begin`.
Value Cursor::bracketed(std::size_t begin, std::size_t open, std::string_view keyword) {
  const auto close = closing_bracket(text_, open);
  const bool is_closed = close < text_.size() && text_[close] == ')';
  const auto after = is_closed ? close + 1 : close;
  if (!is_closed || depth_ >= kMaxNesting)
    return finish({Kind::malformed, 0, text_.substr(begin, after - begin), {}}, begin, after);
  const auto kind = keyword.empty() ? Kind::list : Kind::typed;
  return finish({kind, 0, text_.substr(open + 1, close - open - 1), keyword}, begin, after);
}

Value Cursor::word(std::size_t begin) {
  auto end = begin;
  while (end < text_.size() && is_keyword_part(text_[end])) ++end;
  const auto open = skip_blanks_and_comments(text_, end);
  if (open >= text_.size() || text_[open] != '(') return plain(begin);
  return bracketed(begin, open, text_.substr(begin, end - begin));
}

// Everything that has no closing mark: it ends where the next value may begin.
Value Cursor::plain(std::size_t begin) {
  auto end = begin;
  while (end < text_.size() && !ends_value(text_[end]) && !is_blank(text_[end]) &&
         text_[end] != '/')
    ++end;
  return finish(classified(text_.substr(begin, end - begin)), begin, end);
}

// Goes behind the separator. What stands between a value and its separator spoils the value.
Value Cursor::finish(Value value, std::size_t begin, std::size_t after) {
  auto at = skip_blanks_and_comments(text_, after);
  if (at < text_.size() && !ends_value(text_[at])) {
    at = std::min(text_.find_first_of(",);", at), text_.size());
    value = {Kind::malformed, 0, text_.substr(begin, at - begin), {}};
  }
  expects_value_ = at < text_.size() && text_[at] == ',';
  at_ = expects_value_ ? at + 1 : at;
  return value;
}

void Cursor::skip(std::size_t count) {
  while (count-- > 0 && next()) {
  }
}

Value Cursor::nth(std::size_t index) {
  skip(index);
  return next();
}

std::size_t Cursor::count() const {
  auto rest = *this;
  std::size_t count = 0;
  while (rest.next()) ++count;
  return count;
}

Cursor arguments(std::string_view instance) {
  const auto open = open_bracket(instance, true);
  return Cursor(open < instance.size() ? instance.substr(open + 1) : std::string_view());
}

std::size_t size_of_instance(std::string_view instance) {
  const auto open = open_bracket(instance, false);
  if (open >= instance.size()) return 0;
  const auto close = closing_bracket(instance, open);
  return close < instance.size() && instance[close] == ')' ? close + 1 : 0;
}

}  // namespace garis::step
