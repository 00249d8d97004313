// Two ways to walk the fields of a report (fields.hpp): Writer makes JSON of them, Reader fills
// them from JSON. One description serves both, so that what is written can always be read.
#pragma once

#include <cmath>
#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include "checker/findings/clean_text.hpp"
#include "checker/findings/finding.hpp"

namespace garis::report {

using Json = nlohmann::json;

// A field is left out when it says nothing: null, false, zero, empty text, list or object.
inline bool says_nothing(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value == 0;
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  return value.empty();
}

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool>;
template <class T>
concept Token = std::is_enum_v<T>;

class Writer {
 public:
  static constexpr bool reads = false;
  explicit Writer(Json& out) : out_(out) { out_ = Json::object(); }

  template <class T>
  void operator()(const char* key, const T& value) {
    Json json = json_of(value);
    if (!says_nothing(json)) out_[key] = std::move(json);
  }

  template <class T>
  void operator()(const char* key, const std::optional<T>& value) {
    if (value) always(key, *value);
  }

  // Also when it is zero, false or empty.
  template <class T>
  void always(const char* key, const T& value) {
    out_[key] = json_of(value);
  }

  // A measured number: decimal text, so that no reader changes its digits.
  // One that is not finite is no number, and left out.
  void number(const char* key, double value) {
    if (std::isfinite(value)) out_[key] = base::decimal(value);
  }
  void number(const char* key, const std::optional<double>& value) {
    if (value) number(key, *value);
  }
  void percent(const char* key, const std::optional<double>& value);
  void number_or_bounds(const char* key, const std::optional<double>& value,
                        const std::optional<double>& low, const std::optional<double>& high);

  // A nested object whose fields `walk` names; always written.
  template <class Walk>
  void object(const char* key, Walk walk) {
    Json json;
    Writer inner(json);
    walk(inner);
    out_[key] = std::move(json);
  }

  // As object(), left out when it is empty.
  template <class Walk>
  void object_if_any(const char* key, Walk walk) {
    object(key, walk);
    if (out_[key].empty()) out_.erase(key);
  }

  // One integer per outcome, and their sum.
  void counts(const char* key, const findings::Counts& counts, const char* sum_key,
              std::uint64_t sum);

 private:
  static Json json_of(const std::string& text) { return findings::clean(text); }
  static Json json_of(bool value) { return value; }
  template <Number T>
  static Json json_of(T value) {
    return value;
  }
  template <Token T>
  static Json json_of(T value) {
    return std::string(to_string(value));
  }
  template <class T>
  static Json json_of(const std::vector<T>& list) {
    Json json = Json::array();
    for (const auto& item : list) json.push_back(json_of(item));
    return json;
  }
  // Sets are written in the order of their tokens, not of an enumeration.
  template <class T>
  static Json json_of(const std::set<T>& set) {
    std::set<std::string> tokens;
    for (const auto& item : set) tokens.insert(json_of(item).template get<std::string>());
    return tokens;
  }
  template <class Key, class T>
  static Json json_of(const std::map<Key, T>& map) {
    Json json = Json::object();
    for (const auto& [key, value] : map) json[key_of(key)] = json_of(value);
    return json;
  }
  template <class T>
  requires std::is_class_v<T>
  static Json json_of(const T& part) {
    Json json;
    Writer inner(json);
    fields(inner, part);
    return json;
  }

  static std::string key_of(const std::string& key) { return findings::clean(key); }
  static std::string key_of(char level) { return {level}; }
  template <Token T>
  static std::string key_of(T key) {
    return std::string(to_string(key));
  }

  Json& out_;
};

// Throws Json::exception when a field has another type than expected; readers of files catch it.
class Reader {
 public:
  static constexpr bool reads = true;
  explicit Reader(const Json& in) : in_(in) {}

  template <class T>
  void operator()(const char* key, T& value) {
    if (const auto* json = find(key)) read(*json, value);
  }
  template <class T>
  void always(const char* key, T& value) {
    (*this)(key, value);
  }

  void number(const char* key, double& value);
  void number(const char* key, std::optional<double>& value);
  void percent(const char* key, std::optional<double>& value) { number(key, value); }
  void number_or_bounds(const char* key, std::optional<double>& value, std::optional<double>& low,
                        std::optional<double>& high);

  template <class Walk>
  void object(const char* key, Walk walk) {
    if (const auto* json = find(key)) {
      Reader inner(*json);
      walk(inner);
    }
  }
  template <class Walk>
  void object_if_any(const char* key, Walk walk) {
    object(key, walk);
  }

  void counts(const char* key, findings::Counts& counts, const char* sum_key, std::uint64_t& sum);

 private:
  const Json* find(const char* key) const {
    const auto it = in_.find(key);
    return it == in_.end() ? nullptr : &*it;
  }

  static void read(const Json& json, std::string& text) { text = json.get<std::string>(); }
  static void read(const Json& json, bool& value) { value = json.get<bool>(); }
  static void read(const Json& json, findings::Outcome& value);
  static void read(const Json& json, findings::Severity& value);
  static void read(const Json& json, findings::Evidence& value);
  static void read(const Json& json, findings::Word& value);
  static void read(const Json& json, findings::Earned& value);
  static void read(const Json& json, findings::Reach& value);
  template <Number T>
  static void read(const Json& json, T& value) {
    value = json.get<T>();
  }
  template <class T>
  static void read(const Json& json, std::optional<T>& value) {
    read(json, value.emplace());
  }
  template <class T>
  static void read(const Json& json, std::vector<T>& list) {
    for (const auto& item : json) read(item, list.emplace_back());
  }
  template <class T>
  static void read(const Json& json, std::set<T>& set) {
    for (const auto& item : json) {
      T value{};
      read(item, value);
      set.insert(std::move(value));
    }
  }
  template <class Key, class T>
  static void read(const Json& json, std::map<Key, T>& map) {
    for (const auto& [name, value] : json.items()) {
      Key key{};
      read_key(name, key);
      read(value, map[key]);
    }
  }
  template <class T>
  requires std::is_class_v<T>
  static void read(const Json& json, T& part) {
    Reader inner(json);
    fields(inner, part);
  }

  static void read_key(const std::string& name, std::string& key) { key = name; }
  static void read_key(const std::string& name, char& key) { key = name.empty() ? 'o' : name[0]; }
  static void read_key(const std::string& name, findings::Evidence& key) { read(Json(name), key); }
  static void read_key(const std::string& name, findings::Outcome& key) { read(Json(name), key); }

  const Json& in_;
};

}  // namespace garis::report
