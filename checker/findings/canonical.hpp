// JSON text whose bytes depend on the content alone, so that it can be hashed and compared: RFC
// 8785 restricted to integers. Keys stand in the order of their UTF-16 code units, strings in NFC.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace garis::findings {

// One line without white space. Throws std::invalid_argument for what the record never holds: a
// floating-point number, an integer beyond 2^53-1, two keys that are equal in NFC.
std::string canonical(const nlohmann::json& value);

// The same content and order, indented by two spaces, with one LF at the end: the form of a file.
std::string indented(const nlohmann::json& value);

// An object that is too large to be held as JSON: written indented, part by part, while its
// canonical form is hashed. Keys come in their order, once each; std::invalid_argument otherwise.
class HashedObject {
 public:
  explicit HashedObject(std::size_t depth);  // how deep it stands in the file
  ~HashedObject();
  HashedObject(const HashedObject&) = delete;
  HashedObject& operator=(const HashedObject&) = delete;

  void member(std::string_view name, const nlohmann::json& value);
  void list(std::string_view name, std::size_t count,
            const std::function<nlohmann::json(std::size_t)>& item);

  struct Finished {
    std::string text;
    std::string sha256;  // of canonical() of the whole object
  };
  Finished finish();

 private:
  struct State;

  void key(std::string_view name);

  std::unique_ptr<State> state_;
};

// The order of object keys.
bool utf16_less(std::string_view a, std::string_view b);

}  // namespace garis::findings
