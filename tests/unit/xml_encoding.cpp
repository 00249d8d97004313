#include "checker/readers/xml/encoding.hpp"
#include "checker/readers/xml/parser.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using namespace std::string_literals;

namespace {

std::string wide(std::string_view ascii, bool big, bool mark) {
  std::string bytes = !mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) bytes += big ? "\0"s + c : c + "\0"s;
  return bytes;
}

struct Case {
  const char* name;
  std::string bytes;
  xml::Encoding encoding;
  bool overruled;
};

std::string decoded(std::string_view bytes, xml::Encoding encoding, std::size_t step) {
  xml::Decoder decoder(encoding);
  std::u16string out;
  std::string rest;
  for (std::size_t at = 0; at <= bytes.size(); at += step) {
    rest += bytes.substr(at, step);
    rest.erase(0, decoder.decode(rest, at + step > bytes.size(), out));
  }
  return xml::to_utf8(out);
}

}  // namespace

TEST_CASE("encodings are told from the first bytes") {
  const std::string says_16 = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>";
  const std::vector<Case> cases = {
      {"nothing said", "<a/>", xml::Encoding::utf8, false},
      {"mark of UTF-8", "\xEF\xBB\xBF<a/>", xml::Encoding::utf8, false},
      {"UTF-16LE with mark", wide(says_16, false, true), xml::Encoding::utf16_le, false},
      {"UTF-16BE with mark", wide(says_16, true, true), xml::Encoding::utf16_be, false},
      {"UTF-16LE without mark", wide(says_16, false, false), xml::Encoding::utf16_le, false},
      {"UTF-16BE without mark", wide(says_16, true, false), xml::Encoding::utf16_be, false},
      {"says UTF-16, is UTF-8", says_16, xml::Encoding::utf8, true},
      {"says UTF-8, is UTF-16", wide("<?xml version='1.0' encoding='utf-8'?><a/>", false, true),
       xml::Encoding::utf16_le, true},
      {"Latin 1", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", xml::Encoding::windows_1252,
       false},
      {"no name of an encoding", "<?xml version='1.0' encoding='u\xC8\xC8\xC8\xC8tf-8'?><a/>",
       xml::Encoding::utf8, false},
      {"no name either", "<?xml version='1.0' encoding='" + std::string(100, 'x') + "'?><a/>",
       xml::Encoding::utf8, false},
      {"left to the parser", "<?xml version='1.0' encoding='GB2312'?><a/>", xml::Encoding::other,
       false},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto guess = xml::guess_encoding(c.bytes);
    CHECK(guess.encoding == c.encoding);
    CHECK(guess.overruled == c.overruled);
  }
}

TEST_CASE("characters may be cut anywhere, and bytes that are no UTF-8 are Windows-1252") {
  struct Text {
    const char* name;
    std::string bytes;
    xml::Encoding encoding;
    std::string expected;
  };
  const std::vector<Text> cases = {
      {"several lengths", "aé建😀z", xml::Encoding::utf8, "aé建😀z"},
      {"old name", "Caf\xE9 \x80 1", xml::Encoding::utf8, "Café € 1"},
      {"overlong", "\xC0\xAF", xml::Encoding::utf8, "À¯"},
      {"surrogate in UTF-8", "\xED\xA0\x80", xml::Encoding::utf8, "\u00ed\u00a0\u20ac"},
      {"cut at the end", "ab\xE5\xBB", xml::Encoding::utf8, "abå»"},
      {"odd byte at the end", "a\0b"s, xml::Encoding::utf16_le, "a�"},
      {"big end first", "\0a\x5E\xFA"s, xml::Encoding::utf16_be, "a建"},
  };
  for (const auto& c : cases) {
    for (const std::size_t step : {1, 2, 3, 5, 64}) {
      INFO(c.name << ", pieces of " << step);
      CHECK(decoded(c.bytes, c.encoding, step) == c.expected);
    }
  }
}

TEST_CASE("bad bytes are counted with their first line") {
  xml::Decoder decoder(xml::Encoding::utf8);
  std::u16string out;
  decoder.decode("one\ntwo\n", false, out);
  decoder.decode("three\n\xE9t\xE9", true, out);
  CHECK(decoder.bad_bytes() == 2);
  CHECK(decoder.first_bad_line() == 4);
}

TEST_CASE("blanks before tags go, lines and texts stay") {
  struct Text {
    std::string before, after;
  };
  for (const auto& c :
       std::vector<Text>{{"<a>\n   <b/>\r\n\t<c/>\n</a>", "<a>\n<b/>\r\n<c/>\n</a>"},
                         {"<a x='1\n  2'/>", "<a x='1\n  2'/>"},
                         {"<a>one\n  two</a>", "<a>one\n  two</a>"},
                         {"<a>\n   ", "<a>\n   "},
                         {"", ""}}) {
    auto text = c.before;
    text.resize(xml::drop_indentation(text.data(), text.size()));
    CHECK(text == c.after);
    std::u16string units(c.before.begin(), c.before.end());
    units.resize(xml::drop_indentation(units.data(), units.size()));
    CHECK(xml::to_utf8(units) == c.after);
  }
  std::u16string other = u"<a>\u0a0a\u0a20\n  <b/>";  // half of a character may look like a newline
  other.resize(xml::drop_indentation(other.data(), other.size()));
  CHECK(other == u"<a>\u0a0a\u0a20\n<b/>");
}
