// The arguments of one instance (ISO 10303-21, clause 6.4 and 9.3), read in place.
//
//   Cursor arguments = step::arguments(index.instance(row));
//   arguments.skip(2);
//   auto name = arguments.next();          // 'Wall-001'
//   if (name.kind == Kind::string) text = step::decode_string(name.text);
//
// Nothing is allocated and nothing is checked ahead. What cannot be read is a value of the kind
// `malformed` with its text (`1.#INF`, an empty place between two commas); reading goes on behind
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "checker/readers/step/limits.hpp"

namespace garis::step {

enum class Kind : std::uint8_t {
  end,          // no more values
  null,         // $
  derived,      // *
  integer,      // 12
  real,         // 1.5E-3
  string,       // 'text'       text: without the outer quotes, still encoded
  enumeration,  // .T.          text: without the dots
  reference,    // #12          text: without the hash
  typed,        // IFCREAL(2.)  text: what is between the brackets; keyword
  list,         // (1,2)        text: what is between the brackets
  binary,       // "0FF"        text: without the quotes
  malformed,    //              text: as it stands there
};

class Cursor;

// Valid as long as the text of the file.
struct Value {
  Kind kind = Kind::end;
  std::uint8_t depth = 0;
  std::string_view text;
  std::string_view keyword;  // of a typed value, as written

  explicit operator bool() const { return kind != Kind::end; }

  std::optional<std::uint64_t> reference() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;  // of an integer or a real; never infinite
  // What is inside a list or a typed value; no values for all else.
  Cursor items() const;
};

class Cursor {
 public:
  // `text`: values with commas between them, up to its end or to a `)` that nothing opened.
  explicit Cursor(std::string_view text, std::uint32_t depth = 0) : text_(text), depth_(depth) {}

  Value next();
  void skip(std::size_t count);  // values; none if there are fewer
  Value nth(std::size_t index);  // counted from here; `end` if there are fewer
  std::size_t count() const;     // of the values that are left

 private:
  friend struct Value;
  Value read(std::size_t at);
  Value quoted(std::size_t open);
  Value binary(std::size_t open);
  Value bracketed(std::size_t begin, std::size_t open, std::string_view keyword);
  Value word(std::size_t begin);
  Value plain(std::size_t begin);
  Value finish(Value value, std::size_t begin, std::size_t after);

  std::string_view text_;
  std::uint32_t depth_;
  std::size_t at_ = 0;
  bool expects_value_ = false;  // after a comma
};

// Of an instance `#12=IFCWALL(…);` or a header entity `FILE_NAME(…);`. For a complex instance the
// values of its first part. No values if the text is neither.
Cursor arguments(std::string_view instance);

// Bytes of an instance up to its closing bracket, with it; 0 if it has none before the `;`.
std::size_t size_of_instance(std::string_view instance);

}  // namespace garis::step
