#include <deque>

#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/header.hpp"
#include "checker/readers/step/index.hpp"
#include "checker/readers/step/lexical.hpp"
#include "checker/readers/step/row_lists.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using step::NoticeCode;

namespace {

std::string file_with(const std::string& data) {
  return "ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n" + data +
         "\nENDSEC;\nEND-ISO-10303-21;\n";
}

// `1 IFCA, 2 IFCB`
std::string listed(const step::Index& index) {
  std::string text;
  for (std::size_t i = 0; i < index.size(); ++i) {
    const auto row = static_cast<step::Row>(i);
    text += (i > 0 ? ", " : "") + std::to_string(index.name(row)) + " " +
            std::string(index.keyword_name(index.keyword(row)));
  }
  return text;
}

// The text stays, for the index has views of it.
step::Index built(std::string text, const step::ScanOptions& options = {}) {
  static std::deque<std::string> texts;
  auto index = step::Index::build(texts.emplace_back(std::move(text)), "x.ifc", options);
  INFO((index ? "" : index.error().message));
  REQUIRE(index);
  return std::move(*index);
}

}  // namespace

TEST_CASE("instances are found outside strings and comments") {
  struct Case {
    const char* name;
    std::string data;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"plain", "#1=IFCA();\n#2=IFCB(#1);", "1 IFCA, 2 IFCB"},
      {"spaces", "#1 = IFCA (1) ;\n # 2=X();\n#3\t=\tIFCB(\n);", "1 IFCA, 3 IFCB"},
      {"space before the keyword", "#1= IFCA();#2= IFCA();", "1 IFCA, 2 IFCA"},
      {"one line", "#1=IFCA();#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"CR only", "#1=IFCA();\r#2=IFCB();\r", "1 IFCA, 2 IFCB"},
      {"semicolon in a string", "#1=IFCA('a;#2=IFCX();');\n#3=IFCB();", "1 IFCA, 3 IFCB"},
      {"doubled quote", "#1=IFCA('it''s;');\n#2=IFCB('''');", "1 IFCA, 2 IFCB"},
      {"\\S\\'", "#1=IFCA('a\\S\\';#9=IFCX();','b');\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"\\S\\' then doubled", "#1=IFCA('a\\S\\''');\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"\\S\\ at the end", "#1=IFCA('solidus \\S\\'');\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"backslash before S", "#1=IFCA('C:\\\\S\\');\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"after \\X0\\", "#1=IFCA('\\X2\\00E4\\X0\\\\S\\';','b');\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"comments", "/* #8=IFCX(); ' */#1=/*'*/IFCA(/*;*/);\n#2/**/=/**/IFCB();", "1 IFCA, 2 IFCB"},
      {"not a comment", "#1=IFCA('/*');\n#2=IFCB('*/');\n/*/ ; */#3=IFCC();",
       "1 IFCA, 2 IFCB, 3 IFCC"},
      {"newline in a string", "#1=IFCA('a\nb;\nc');\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"large numbers", "#92147483647=IFCA();\n#00002=IFCB();", "92147483647 IFCA, 2 IFCB"},
      {"too large a number", "#99999999999999999999=IFCA();\n#2=IFCB();", "2 IFCB"},
      {"lower case", "#1=IfcA();\n#2=IFCA();", "1 IFCA, 2 IFCA"},
      {"user defined", "#1=!IFCA();", "1 !IFCA"},
      {"complex", "#1=(IFCA()IFCB());\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"quote missing", "#1=IFCA('x);\n#2=IFCB('y');\n#3=IFCC();", "1 IFCA, 2 IFCB, 3 IFCC"},
      {"quote missing at the end", "#1=IFCA('x);", "1 IFCA"},
      {"garbage", "hello\n#1=IFCA();\n%%;\n#2=IFCB();", "1 IFCA, 2 IFCB"},
      {"empty statements", ";;#1=IFCA();;", "1 IFCA"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    for (const auto kernel : step::kKernels)
      CHECK(listed(built(file_with(c.data), {{}, kernel})) == c.expected);
  }
}

TEST_CASE("what is tolerated is noted") {
  struct Case {
    const char* name;
    std::string text;
    NoticeCode code;
    std::uint64_t count;
  };
  const auto cut = file_with("#1=IFCA();\n#2=IFCB(");
  const std::vector<Case> cases = {
      {"nothing", file_with("#1=IFCA();"), NoticeCode::unreadable_text, 0},
      {"twice", file_with("#1=IFCA();\n#1=IFCB();\n#1=IFCC();"), NoticeCode::duplicate_name, 2},
      {"twice, far apart", file_with("#9000000=IFCA();\n#1=IFCA();\n#1=IFCB();"),
       NoticeCode::duplicate_name, 1},
      {"garbage", file_with("x;\n#1=IFCA();"), NoticeCode::unreadable_text, 1},
      {"quote", file_with("#1=IFCA(');\n#2=IFCB();"), NoticeCode::unterminated_string, 1},
      {"comment", file_with("/*"), NoticeCode::unterminated_comment, 1},
      {"cut", cut.substr(0, cut.find("IFCB")), NoticeCode::unterminated_file, 1},
      {"tail", file_with("") + "-----\n", NoticeCode::text_after_end, 1},
      {"complex", file_with("#1=(A()B());"), NoticeCode::complex_instance, 1},
      {"no ENDSEC", "ISO-10303-21;HEADER;DATA;#1=A();END-ISO-10303-21;",
       NoticeCode::missing_section_end, 2},
      {"no DATA", "ISO-10303-21;HEADER;ENDSEC;#1=A();", NoticeCode::instance_outside_data, 1},
      {"header only", "ISO-10303-21;HEADER;", NoticeCode::missing_data, 1},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(built(c.text).notices().count(c.code) == c.count);
  }
}

TEST_CASE("notices are capped, counts are not") {
  std::string data;
  for (int i = 0; i < 100; ++i) data += "x;\n";
  const auto index = built(file_with(data));
  CHECK(index.notices().count(NoticeCode::unreadable_text) == 100);
  CHECK(index.notices().kept().size() == step::Notices::kKept);
}

TEST_CASE("other sections are skipped and text after the end is not read") {
  const auto index = built(
      "ISO-10303-21;HEADER;ENDSEC;ANCHOR;<a>=#7;ENDSEC;REFERENCE;#7=<b>;\n#8=X();ENDSEC;"
      "DATA('one',('IFC4'));#1=IFCA();ENDSEC;DATA;#2=IFCB();ENDSEC;END-ISO-10303-21;"
      "ISO-10303-21;DATA;#3=IFCC();");
  CHECK(listed(index) == "1 IFCA, 2 IFCB");
}

TEST_CASE("rows are found by number and by keyword") {
  for (const std::string far : {"12", "4000000000000"}) {
    const auto index =
        built(file_with("#10=IFCA();\n#" + far + "=IFCB();\n#11=IFCA();\n#10=IFCC();"));
    CHECK(index.find(10) == step::Row{0});
    CHECK(index.find(std::stoull(far)) == step::Row{1});
    CHECK(index.find(11) == step::Row{2});
    CHECK_FALSE(index.find(9));
    CHECK_FALSE(index.find(13));
    CHECK_FALSE(index.keyword("IFCX"));
    const auto a = *index.keyword("IFCA"), b = *index.keyword("IFCB");
    const step::RowLists lists(index, std::array{a});
    CHECK(lists.of(a).size() == 2);
    CHECK(lists.of(a)[1] == step::Row{2});
    CHECK(lists.of(b).empty());
  }
}

TEST_CASE("what is no exchange file is refused in one sentence") {
  struct Case {
    std::string text, message;
  };
  const std::vector<Case> cases = {
      {"", "x.ifc:1: the file is empty"},
      {"\n \n", "x.ifc:3: the file is empty"},
      {"\r\n<xml>\n",
       "x.ifc:2: not an ISO 10303-21 file: it begins with `<xml>` instead of `ISO-10303-21;`"},
  };
  for (const auto& c : cases) {
    const auto index = step::Index::build(c.text, "x.ifc");
    REQUIRE_FALSE(index);
    CHECK(index.error().code == "E-FORMAT");
    CHECK(index.error().message == c.message);
  }
  CHECK(step::Index::build("\xEF\xBB\xBF/* by hand */ ISO-10303-21;", "x.ifc"));
}

TEST_CASE("limits are met with the line") {
  const auto text = file_with("#1=IFCA();\n#2=IFCB();\n#3=IFCC();");
  step::ScanOptions few;
  few.limits.instances = 2;
  auto index = step::Index::build(text, "x.ifc", few);
  REQUIRE_FALSE(index);
  CHECK(index.error().message == "x.ifc:8: there are more instances than 2");
  few = {};
  few.limits.keywords = 2;
  index = step::Index::build(text, "x.ifc", few);
  REQUIRE_FALSE(index);
  CHECK(index.error().message == "x.ifc:8: there are more keywords than 2");
  few = {};
  few.limits.bytes = 20;
  CHECK_FALSE(step::Index::build(text, "x.ifc", few));
}

TEST_CASE("lines end with LF, CRLF or CR") {
  CHECK(step::line_of("a\nb\r\nc\rd", 0) == 1);
  CHECK(step::line_of("a\nb\r\nc\rd", 2) == 2);
  CHECK(step::line_of("a\nb\r\nc\rd", 5) == 3);
  CHECK(step::line_of("a\nb\r\nc\rd", 7) == 4);
}

TEST_CASE("the header is read in any order") {
  const auto header = step::read_header(
      "FILE_SCHEMA/* a ; */(('IFC4X3_ADD2'));\nFILE_INFO('x');\n"
      "FILE_DESCRIPTION(/* ' */('ViewDefinition [CoordinationView_V2.0, "
      "QuantityTakeOffAddOnView]','x'),'2;1');"
      "FILE_NAME('C:\\Users\\a.ifc','2020-01-01T00:00:00',('A'),(''),'Pre \\S\\D','Orig',$)");
  CHECK(header.schemas == std::vector<std::string>{"IFC4X3_ADD2"});
  CHECK(header.name == "C:\\Users\\a.ifc");
  CHECK(header.time_stamp == "2020-01-01T00:00:00");
  CHECK(header.preprocessor == "Pre Ä");
  CHECK(header.originating_system == "Orig");
  CHECK(header.unknown_entities == std::vector<std::string>{"FILE_INFO"});
  CHECK(step::view_definitions(header) ==
        std::vector<std::string>{"CoordinationView_V2.0", "QuantityTakeOffAddOnView"});
  CHECK(step::read_header("").schemas.empty());
  CHECK(step::read_header("FILE_SCHEMA((IFC4'));").schemas.empty());
}

TEST_CASE("a quote that the header lacks does not cost the data") {
  const auto index = built(
      "ISO-10303-21;\nHEADER;\nFILE_SCHEMA((IFC4'));\nENDSEC;\nDATA;\n#1=IFCA('x');\nENDSEC;\n"
      "END-ISO-10303-21;\n");
  CHECK(listed(index) == "1 IFCA");
  CHECK(index.notices().count(NoticeCode::unterminated_string) == 1);
  CHECK(index.header() == "\nFILE_SCHEMA((IFC4'));\n");
}

TEST_CASE("a missing semicolon swallows nothing") {
  struct Case {
    const char* name;
    std::string data;
    std::string expected;
    std::uint64_t notices;
  };
  const std::vector<Case> cases = {
      {"one", "#1=IFCA()\n#2=IFCB(#1);\n#3=IFCC();", "1 IFCA, 2 IFCB, 3 IFCC", 1},
      {"two", "#1=IFCA()\r\n#2=IFCB(#1)\r\n#3=IFCC();", "1 IFCA, 2 IFCB, 3 IFCC", 2},
      {"the last", "#1=IFCA();\n#2=IFCB(#1)\n#3 = IFCC();", "1 IFCA, 2 IFCB, 3 IFCC", 1},
      {"CR only", "#1=IFCA()\r#2=IFCB(#1);\r#3=IFCC();", "1 IFCA, 2 IFCB, 3 IFCC", 1},
      {"comment", "#1=IFCA()/*;*/\n/* */ #2=IFCB(#1);\n#3=IFCC();", "1 IFCA, 2 IFCB, 3 IFCC", 1},
      {"any order", "#9=IFCA(')')\n#2=IFCB(#1);\n#5=IFCC();", "9 IFCA, 2 IFCB, 5 IFCC", 1},
      {"reference on a line of its own", "#1=IFCA((#2,\n#3=\n));\n#5=IFCC();", "1 IFCA, 5 IFCC", 0},
      {"in a string", "#1=IFCA('a)\n#2=IFCB();');\n#3=IFCC();", "1 IFCA, 2 IFCB, 3 IFCC", 0},
      {"in a comment", "#1=IFCA(/*)\n#2=IFCB(*/);\n#3=IFCC();", "1 IFCA, 3 IFCC", 0},
      {"bracket open", "#1=IFCA(\n#2=IFCB();\n#3=IFCC();", "1 IFCA, 3 IFCC", 0}};
  for (const auto& one : cases) {
    INFO(one.name);
    const auto index = built(file_with(one.data));
    if (one.name != std::string("in a string")) CHECK(listed(index) == one.expected);
    CHECK(index.notices().count(NoticeCode::missing_semicolon) == one.notices);
  }
  const auto index = built(file_with("#1=IFCA('x')\n#2=IFCB(#1,'y');\n#4=IFCC();"));
  CHECK(step::arguments(index.instance(*index.find(1))).count() == 1);
  CHECK(step::arguments(index.instance(*index.find(2))).nth(1).text == "y");
  CHECK(step::line_of(index.text(), index.notices().kept().front().offset) == 7);
}
