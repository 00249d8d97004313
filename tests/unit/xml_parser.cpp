#include <thread>

#include "checker/readers/xml/parser.hpp"
#include "dsl/base/sha256.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

// Writes what it is handed as "name@line(attributes)…text;".
struct Recorder : xml::Handler {
  explicit Recorder(xml::NameId skipped_name = {}) : skipped(skipped_name) {}
  xml::Content start(const xml::Element& e) override {
    ++elements;
    log += xml::to_utf8(e.written_name()) + "@" + std::to_string(e.line()) + "(";
    for (std::size_t i = 0; i < e.attributes(); ++i)
      log += xml::to_utf8(e.attribute_value(i)) + ",";
    log += ")";
    return e.name() == skipped && skipped != xml::kUnknownName ? xml::Content::skip
                                                               : xml::Content::text;
  }
  void end(std::u16string_view text) override { log += xml::to_utf8(text) + ";"; }

  xml::NameId skipped;
  std::string log;
  std::size_t elements = 0;
};

base::Result<xml::Document> parse(std::string_view text, xml::Handler& handler,
                                  const xml::Names& names = {}, const xml::Limits& limits = {}) {
  const auto source = xml::open_text(text);
  return xml::parse(*source, "x.xml", names, handler, limits);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("elements, attributes, texts and lines") {
  Recorder recorder;
  const auto document = parse("<a>\n <p:b x='1' y='&lt;'>te&amp;xt</p:b>\n <c/></a>", recorder);
  REQUIRE(document);
  CHECK(recorder.log == "a@1()p:b@2(1,<,)te&xt;c@3();;");
  CHECK(document->elements == 3);
  CHECK(document->bytes == 50);
}

TEST_CASE("a skipped element is skipped with all it holds") {
  xml::Names names;
  Recorder recorder(names.add("b"));
  REQUIRE(parse("<a><b><c>1</c><c/></b><d>2</d></a>", recorder, names));
  CHECK(recorder.log == "a@1()b@1()d@1()2;;");
}

TEST_CASE("hashes are those of the bytes") {
  Recorder recorder;
  const auto document = parse("<a/>", recorder);
  REQUIRE(document);
  base::Sha256 hash;
  hash.update("<a/>");
  CHECK(document->sha256 == hash.hex());
}

TEST_CASE("what is no XML is refused with a line") {
  struct Case {
    const char* name;
    std::string text;
    const char* message;
  };
  const std::vector<Case> cases = {
      {"empty", "", "x.xml: is empty"},
      {"text", "hello", "x.xml:1: "},
      {"cut off", "<a>\n<b>", "x.xml:2: "},
      {"mismatch", "<a>\n</b>", "x.xml:2: "},
      {"control character", "<a>\n\n\x01</a>", "x.xml:3: "},
      {"zeros", std::string(300, '\0'), "x.xml:1: "},
      {"unknown entity", "<a>&nothing;</a>", "x.xml:1: "},
      {"entity of its own", "<!DOCTYPE a [<!ENTITY e 'x'>]>\n<a>&e;</a>", "x.xml:2: "},
      {"two roots", "<a/><b/>", "x.xml:1: "},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    Recorder recorder;
    const auto document = parse(c.text, recorder);
    REQUIRE(!document);
    CHECK(document.error().code == "E-FORMAT");
    CHECK(document.error().message.starts_with(c.message));
  }
}

TEST_CASE("entities from outside are never opened") {
  Recorder recorder;
  const auto document = parse("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", recorder);
  REQUIRE(document);
  CHECK(recorder.log == "a@2();");
}

TEST_CASE("limits are located errors") {
  struct Case {
    const char* name;
    xml::Limits limits;
    std::string text;
    const char* message;
  };
  const std::vector<Case> cases = {
      {"bytes", {.bytes = 10}, "<a>0123456789</a>", "x.xml: is larger than 10 bytes"},
      {"depth",
       {.depth = 3},
       "<a><b>\n<c><d/></c></b></a>",
       "x.xml:2: elements are nested deeper than 3"},
      {"elements",
       {.elements = 2},
       "<a><b/>\n\n<b/></a>",
       "x.xml:3: there are more elements than 2"},
      {"attributes",
       {.attributes = 2},
       "<a>\n<b c='1' d='1' e='1'/></a>",
       "x.xml:2: an element has more attributes than 2"},
      {"text", {.text = 5}, "<a>\n0123456</a>", "x.xml:2: a text is longer than 5"},
      {"nesting bomb", {}, repeated("<a>", 100000), "x.xml:1: elements are nested deeper than 256"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    Recorder recorder;
    const auto document = parse(c.text, recorder, {}, c.limits);
    REQUIRE(!document);
    CHECK(document.error().code == "E-LIMIT");
    CHECK(document.error().message == c.message);
  }
}

TEST_CASE("large documents go through the second thread and come out the same") {
  const std::string row = "  <row name='Büro 建築'>12.5</row>\n";
  const auto text = "<all>\n" + repeated(row, 60000) + "</all>";
  for (const bool broken : {false, true}) {
    Recorder recorder;
    const auto document = parse(broken ? text + "<" : text, recorder);
    CHECK(static_cast<bool>(document) == !broken);
    CHECK(recorder.elements == 60001);
    if (broken) CHECK(document.error().message.starts_with("x.xml:60002: "));
  }
}

TEST_CASE("several threads may parse") {
  std::vector<std::thread> threads;
  std::vector<std::string> logs(4);
  for (auto& log : logs) {
    threads.emplace_back([&log] {
      Recorder recorder;
      if (parse("<a><b>1</b></a>", recorder)) log = recorder.log;
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& log : logs) CHECK(log == "a@1()b@1()1;;");
}
