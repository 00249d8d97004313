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

void append_escape(std::string& out, unsigned char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  switch (c) {
    case '"':
    case '\\':
      out += '\\';
      out += static_cast<char>(c);
      return;
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

bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto plain = std::find_if(text.begin(), text.end(), is_special);
    out.append(text.begin(), plain);
    text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
    if (text.empty()) return;
    append_escape(out, static_cast<unsigned char>(text[0]));
    text.remove_prefix(1);
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_ascii(text)) {
    append_escaped(out, text);
  } else {
    append_escaped(out, nfc(text));
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
  explicit Printer(bool indented, std::size_t depth = 0) : depth_(depth), indented_(indented) {}

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

  void key(std::string_view name) {
    next_item();
    append_string(out_, name);
    out_ += indented_ ? ": " : ":";
  }

  void close(char bracket, bool empty) {
    --depth_;
    if (!empty) break_line();
    out_ += bracket;
    first_ = false;
  }

  std::string take() { return std::exchange(out_, {}); }
  std::string_view text() const { return out_; }
  void clear() { out_.clear(); }

 private:
  void print_object(const Json& object) {
    const bool in_order = std::all_of(object.items().begin(), object.items().end(),
                                      [](const auto& item) { return is_ascii(item.key()); });
    open('{');
    if (in_order) {
      for (const auto& [name, value] : object.items()) print_member(name, value);
    } else {
      for (const auto& [name, value] : sorted(object)) print_member(name, *value);
    }
    close('}', object.empty());
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
    open('[');
    for (const auto& item : array) {
      next_item();
      print(item);
    }
    close(']', array.empty());
  }

  void break_line() {
    if (!indented_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  std::string out_;
  std::size_t depth_;
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

// The text grows; the canonical form is hashed and forgotten with every part.
struct HashedObject::Printers {
  explicit Printers(std::size_t depth) : text(true, depth), hashed(false) {}

  template <class Step>
  void both(Step step) {
    step(text);
    step(hashed);
    digest.update(hashed.text());
    hashed.clear();
  }

  Printer text;
  Printer hashed;
  base::Sha256 digest;
  std::string last_key;
};

HashedObject::HashedObject(std::size_t depth) : printers_(std::make_unique<Printers>(depth)) {
  printers_->both([](Printer& out) { out.open('{'); });
}

HashedObject::~HashedObject() = default;

void HashedObject::key(std::string_view name) {
  if (!printers_->last_key.empty() && !utf16_less(printers_->last_key, name)) {
    throw std::invalid_argument("keys out of order in canonical JSON");
  }
  printers_->last_key = name;
  printers_->both([&](Printer& out) { out.key(name); });
}

void HashedObject::member(std::string_view name, const Json& value) {
  key(name);
  printers_->both([&](Printer& out) { out.print(value); });
}

void HashedObject::list(std::string_view name, std::size_t count,
                        const std::function<Json(std::size_t)>& item) {
  key(name);
  printers_->both([](Printer& out) { out.open('['); });
  for (std::size_t i = 0; i < count; ++i) {
    const Json value = item(i);
    printers_->both([&](Printer& out) {
      out.next_item();
      out.print(value);
    });
  }
  printers_->both([&](Printer& out) { out.close(']', count == 0); });
}

HashedObject::Finished HashedObject::finish() {
  printers_->both([&](Printer& out) { out.close('}', printers_->last_key.empty()); });
  return {printers_->text.take(), printers_->digest.hex()};
}

}  // namespace garis::findings
