#include "checker/readers/step/string.hpp"
#include "dsl/base/text.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using namespace std::string_literals;

TEST_CASE("strings become UTF-8") {
  struct Case {
    const char* name;
    std::string raw, expected;
  };
  const std::vector<Case> cases = {
      {"plain", "Wall-001", "Wall-001"},
      {"empty", "", ""},
      {"quotes", "it''s", "it's"},
      {"backslashes", "C:\\\\Users\\\\x", "C:\\Users\\x"},
      {"lone backslashes", "C:\\Users\\xbim\\my.IFC\\", "C:\\Users\\xbim\\my.IFC\\"},
      {"\\S\\", "D\\S\\ifinition", "Définition"},
      {"\\S\\ with quote", "Type\\S\\'s", "Type\u00a7s"},
      {"\\S\\ at the end", "a\\S\\", "a\\S\\"},
      {"\\S\\ below 0xA0", "\\S\\\x05", "\u0085"},
      {"\\S\\ before raw UTF-8", "\\S\\ä", "ä"},
      {"code page", "\\PB\\\\S\\1\\PG\\\\S\\a\\PA\\\\S\\a", "ąαá"},
      {"no such page", "\\PZ\\x", "\\PZ\\x"},
      {"hole in a page", "\\PC\\\\S\\%", "\uFFFD"},
      {"\\X\\", "\\X\\E4\\X\\e4 \\X\\83T", "ää \u0083T"},
      {"control character", "Wo\\X\\08rt", "Wo\brt"},
      {"zero", "a\\X\\00b\0c"s, "a\uFFFDb\uFFFDc"},
      {"\\X\\ without digits", "\\X\\Gx", "\\X\\Gx"},
      {"\\X2\\", "W\\X2\\00E400FC\\X0\\rme", "Wäürme"},
      {"\\X2\\ surrogates", "\\X2\\D83DDE00\\X0\\", "😀"},
      {"\\X2\\ half a pair", "\\X2\\D83D0041DE00\\X0\\", "\uFFFDA\uFFFD"},
      {"\\X4\\", "st\\X4\\000000E50001F600\\X0\\l", "stå😀l"},
      {"\\X4\\ out of range", "\\X4\\00110000FFFFFFFF\\X0\\", "\uFFFD\uFFFD"},
      {"\\X4\\ newline", "a\\X4\\0000000A\\X0\\b", "a\nb"},
      {"empty directives", "Test \\X2\\\\X0\\Test \\X4\\\\X0\\Test", "Test Test Test"},
      {"digits cut off, byte order mark", "\\X2\\FEFF62D800\\X0\\\\X2\\FEFF675F\\X0\\",
       "拘\uFFFD束"},
      {"\\X0\\ missing", "\\X2\\00E4 and on", "ä and on"},
      {"\\X0\\ missing at the end", "\\X2\\00E4", "ä"},
      {"lone \\X0\\", "a\\X0\\b", "ab"},
      {"page and wide", "\\X0\\\\PE\\\\X2\\FF09306E\\X0\\", "）の"},
      {"\\N\\ and \\F\\", "a\\N\\b\\F\\c", "a\nbc"},
      {"newlines of the file", "L4x4<\r\n>B\\X2\\00\nE4\\X0\\", "L4x4<>Bä"},
      {"raw UTF-8", "Wärme ''x''", "Wärme 'x'"},
      {"raw Latin-1", "W\xE4rme", "Wärme"},
      {"raw Latin-1 beside UTF-8", "W\xE4rme ä", "Wärme \u00c3\u00a4"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(step::decode_string(c.raw) == c.expected);
    CHECK(base::is_valid_utf8(step::decode_string(c.raw)));
    CHECK((!step::is_plain(c.raw) || c.raw == c.expected));
  }
}
