#include "checker/findings/canonical.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "checker/findings/clean_text.hpp"

namespace garis::findings {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;

// Above the surrogates, UTF-16 orders U+E000..U+FFFF after all the characters beyond U+FFFF.
char32_t utf16_rank(char32_t c) {
  if (c >= 0x10000) return c - 0x10000 + 0xD800;
  return c >= 0xE000 ? c + 0x110000 : c;
}

struct Utf16Less {
  bool operator()(const std::string& a, const std::string& b) const { return utf16_less(a, b); }
};

void append_escape(std::string& out, unsigned char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  switch (c) {
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += kDigits[c >> 4U];
  out += kDigits[c & 15U];
}

void append_string(std::string& out, const std::string& text) {
  out += '"';
  for (const char c : nfc(text)) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      append_escape(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_integer(std::string& out, const Json& value) {
  const bool fits = value.is_number_unsigned()
                        ? value.get<std::uint64_t>() <= std::uint64_t{kLargestInteger}
                        : value.get<std::int64_t>() <= kLargestInteger &&
                              value.get<std::int64_t>() >= -kLargestInteger;
  if (!fits) throw std::invalid_argument("integer beyond 2^53-1 in canonical JSON");
  out += value.dump();
}

class Printer {
 public:
  explicit Printer(bool indented) : indented_(indented) {}

  void print(const Json& value) {
    switch (value.type()) {
      case Json::value_t::object:
        return print_object(value);
      case Json::value_t::array:
        return print_array(value);
      case Json::value_t::string:
        return append_string(out_, value.get_ref<const std::string&>());
      case Json::value_t::number_integer:
      case Json::value_t::number_unsigned:
        return append_integer(out_, value);
      case Json::value_t::boolean:
        out_ += value.get<bool>() ? "true" : "false";
        return;
      case Json::value_t::null:
        out_ += "null";
        return;
      default:
        throw std::invalid_argument("value without a canonical form in JSON");
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void print_object(const Json& object) {
    std::map<std::string, const Json*, Utf16Less> members;
    for (const auto& [key, value] : object.items()) {
      if (!members.emplace(nfc(key), &value).second) {
        throw std::invalid_argument("two equal keys in canonical JSON");
      }
    }
    open('{');
    for (const auto& [key, value] : members) {
      next_item();
      append_string(out_, key);
      out_ += indented_ ? ": " : ":";
      print(*value);
    }
    close('}', members.empty());
  }

  void print_array(const Json& array) {
    open('[');
    for (const auto& item : array) {
      next_item();
      print(item);
    }
    close(']', array.empty());
  }

  void open(char bracket) {
    out_ += bracket;
    first_ = true;
    ++depth_;
  }

  void next_item() {
    if (!first_) out_ += ',';
    first_ = false;
    break_line();
  }

  void close(char bracket, bool empty) {
    --depth_;
    if (!empty) break_line();
    out_ += bracket;
    first_ = false;
  }

  void break_line() {
    if (!indented_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  std::string out_;
  std::size_t depth_ = 0;
  bool indented_;
  bool first_ = true;
};

std::string print(const Json& value, bool indented) {
  Printer printer(indented);
  printer.print(value);
  return printer.take();
}

}  // namespace

bool utf16_less(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const auto left = first_code_point(a);
    const auto right = first_code_point(b);
    if (left.value != right.value) return utf16_rank(left.value) < utf16_rank(right.value);
    a.remove_prefix(left.bytes);
    b.remove_prefix(right.bytes);
  }
  return a.empty() && !b.empty();
}

std::string canonical(const Json& value) { return print(value, false); }

std::string indented(const Json& value) { return print(value, true) + "\n"; }

}  // namespace garis::findings
