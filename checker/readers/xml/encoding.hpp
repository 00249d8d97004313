// Text encodings of XML files, told from their bytes.
//
// The first bytes win over the declaration: Revit up to 2021 writes UTF-16 with a byte order mark,
// some tools declare UTF-16 and write UTF-8. Bytes that are no UTF-8 are read as Windows-1252, one
// by one, and counted, so that one old name does not make a whole building unreadable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace garis::xml {

enum class Encoding : std::uint8_t {
  utf8,
  utf16_le,
  utf16_be,
  windows_1252,
  other,  // as declared; left to the parser
};
std::string_view to_string(Encoding encoding);

struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  std::size_t mark = 0;    // bytes of the byte order mark
  std::string declared;    // upper case, empty if none
  bool overruled = false;  // the declaration says something else
};
// `head`: the first bytes of the file, 256 are enough.
EncodingGuess guess_encoding(std::string_view head);

// Removes the blanks between the start of a line and a tag, a third of a pretty-printed file, so
// that the parser does not walk over them; lines stay. They are no part of any value, for values
// are trimmed. For UTF-16 and for encodings in which ASCII is itself. Gives the new size.
std::size_t drop_indentation(char* text, std::size_t size);
std::size_t drop_indentation(char16_t* text, std::size_t size);

// Bytes to UTF-16 in pieces of any size.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  // Appends to `out` and returns the bytes used; the rest is the start of a character that is cut
  // off. With `last`, everything is used.
  std::size_t decode(std::string_view bytes, bool last, std::u16string& out);

  std::uint64_t bad_bytes() const { return bad_bytes_; }
  std::uint32_t first_bad_line() const { return first_bad_line_; }

 private:
  std::size_t decode_utf8(std::string_view bytes, bool last, std::u16string& out);
  std::size_t decode_utf16(std::string_view bytes, bool last, std::u16string& out);
  void decode_1252(std::string_view bytes, std::u16string& out);
  char16_t* bad_byte(std::string_view bytes, std::size_t at, char16_t* out);

  Encoding encoding_;
  std::uint64_t bad_bytes_ = 0;
  std::uint32_t first_bad_line_ = 0;
  std::uint32_t lines_ = 1;  // up to the start of the piece
};

}  // namespace garis::xml
