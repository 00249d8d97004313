#include "checker/findings/canonical.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "checker/findings/clean_text.hpp"
#include "dsl/base/sha256.hpp"

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

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\f':
      return "\\f";
    case '\r':
      return "\\r";
    default:
      break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  return {'\\', 'u', '0', '0', kDigits[code >> 4U], kDigits[code & 15U]};
}

bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

std::string integer_text(const Json& value) {
  const bool fits = value.is_number_unsigned()
                        ? value.get<std::uint64_t>() <= std::uint64_t{kLargestInteger}
                        : value.get<std::int64_t>() <= kLargestInteger &&
                              value.get<std::int64_t>() >= -kLargestInteger;
  if (!fits) throw std::invalid_argument("integer beyond 2^53-1 in canonical JSON");
  return value.dump();
}

// Writes the canonical form, the indented one, or both in one walk.
class Printer {
 public:
  Printer(std::string* canonical, std::string* indented, std::size_t depth = 0)
      : canonical_(canonical), indented_(indented), depth_(depth) {}

  void print(const Json& value) {
    switch (value.type()) {
      case Json::value_t::object:
        return print_object(value);
      case Json::value_t::array:
        return print_array(value);
      case Json::value_t::string:
        return print_string(value.get_ref<const std::string&>());
      case Json::value_t::number_integer:
      case Json::value_t::number_unsigned:
        return put(integer_text(value));
      case Json::value_t::boolean:
        return put(value.get<bool>() ? "true" : "false");
      case Json::value_t::null:
        return put("null");
      default:
        throw std::invalid_argument("value without a canonical form in JSON");
    }
  }

  void open(std::string_view bracket) {
    put(bracket);
    first_ = true;
    ++depth_;
  }

  void next_item() {
    if (!first_) put(",");
    first_ = false;
    break_line();
  }

  void key(std::string_view name) {
    next_item();
    print_string(name);
    put(":");
    if (indented_) *indented_ += ' ';
  }

  void close(std::string_view bracket, bool empty) {
    --depth_;
    if (!empty) break_line();
    put(bracket);
    first_ = false;
  }

 private:
  void put(std::string_view text) {
    if (canonical_) *canonical_ += text;
    if (indented_) *indented_ += text;
  }

  void break_line() {
    if (!indented_) return;
    *indented_ += '\n';
    indented_->append(2 * depth_, ' ');
  }

  void print_string(std::string_view text) {
    put("\"");
    if (is_nfc(text)) {
      print_escaped(text);
    } else {
      print_escaped(nfc(text));
    }
    put("\"");
  }

  void print_escaped(std::string_view text) {
    while (!text.empty()) {
      const auto* special = std::find_if(text.begin(), text.end(), is_special);
      const auto plain = static_cast<std::size_t>(special - text.begin());
      put(text.substr(0, plain));
      if (plain == text.size()) return;
      put(escaped(text[plain]));
      text.remove_prefix(plain + 1);
    }
  }

  void print_object(const Json& object) {
    const auto items = object.items();
    // nlohmann's own order is that of the bytes.
    const bool in_order = std::all_of(items.begin(), items.end(),
                                      [](const auto& item) { return is_ascii(item.key()); });
    open("{");
    if (in_order) {
      for (const auto& [name, value] : items) print_member(name, value);
    } else {
      for (const auto& [name, value] : sorted(object)) print_member(name, *value);
    }
    close("}", object.empty());
  }

  static std::map<std::string, const Json*, Utf16Less> sorted(const Json& object) {
    std::map<std::string, const Json*, Utf16Less> members;
    for (const auto& [name, value] : object.items()) {
      if (!members.emplace(nfc(name), &value).second) {
        throw std::invalid_argument("two equal keys in canonical JSON");
      }
    }
    return members;
  }

  void print_member(std::string_view name, const Json& value) {
    key(name);
    print(value);
  }

  void print_array(const Json& array) {
    open("[");
    for (const auto& item : array) {
      next_item();
      print(item);
    }
    close("]", array.empty());
  }

  std::string* canonical_;  // either may be null
  std::string* indented_;
  std::size_t depth_;
  bool first_ = true;
};

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

std::string canonical(const Json& value) {
  std::string text;
  Printer(&text, nullptr).print(value);
  return text;
}

std::string indented(const Json& value) {
  std::string text;
  Printer(nullptr, &text).print(value);
  return text + "\n";
}

// The canonical form is hashed and forgotten with every part; the indented one grows.
struct HashedObject::State {
  explicit State(std::size_t depth) : printer(&canonical, &indented, depth) {}

  void hash() {
    digest.update(canonical);
    canonical.clear();
  }

  std::string canonical, indented;
  Printer printer;
  base::Sha256 digest;
  std::string last_key;
};

HashedObject::HashedObject(std::size_t depth) : state_(std::make_unique<State>(depth)) {
  state_->printer.open("{");
}

HashedObject::~HashedObject() = default;

void HashedObject::key(std::string_view name) {
  if (!state_->last_key.empty() && !utf16_less(state_->last_key, name)) {
    throw std::invalid_argument("keys out of order in canonical JSON");
  }
  state_->last_key = name;
  state_->printer.key(name);
}

void HashedObject::member(std::string_view name, const Json& value) {
  key(name);
  state_->printer.print(value);
  state_->hash();
}

void HashedObject::list(std::string_view name, std::size_t count,
                        const std::function<Json(std::size_t)>& item) {
  key(name);
  state_->printer.open("[");
  for (std::size_t i = 0; i < count; ++i) {
    state_->printer.next_item();
    state_->printer.print(item(i));
    state_->hash();
  }
  state_->printer.close("]", count == 0);
}

HashedObject::Finished HashedObject::finish() {
  state_->printer.close("}", state_->last_key.empty());
  state_->hash();
  return {std::move(state_->indented), state_->digest.hex()};
}

}  // namespace garis::findings
