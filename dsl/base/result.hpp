// A value, or the reason why there is none. For trouble with files, packs and the system; mistakes
// in rule texts go to a diagnostics::Sink instead.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace garis::base {

// Rendered as `garis: error: MESSAGE [CODE]`, then the indented details.
struct Error {
  std::string code;                  // E-USAGE, E-PACK, E-FORMAT, …
  std::string message;               // what was seen, lower case, no full stop
  std::vector<std::string> details;  // where, why, what to do: at most three lines
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  explicit operator bool() const { return state_.index() == 0; }
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace garis::base
