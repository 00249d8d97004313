#include <nlohmann/json.hpp>

#include "checker/findings/canonical.hpp"
#include "checker/findings/clean_text.hpp"
#include "dsl/base/sha256.hpp"
#include "dsl/base/text.hpp"
#include "tests/unit/catch.hpp"

using namespace garis::findings;
using Json = nlohmann::json;

TEST_CASE("keys stand in the order of their UTF-16 code units") {
  // As in RFC 8785: by bytes, U+FF21 would come before U+1F600.
  const Json value = {{"\u20ac", 1},     {"\r", 2},     {"\uff21", 3}, {"1", 4},
                      {"\U0001F600", 5}, {"\u0080", 6}, {"\u00f6", 7}};
  CHECK(canonical(value) ==
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001F600\":5,\"\uff21\":3}");
  CHECK(utf16_less("a", "ab"));
  CHECK_FALSE(utf16_less("ab", "a"));
  CHECK_FALSE(utf16_less("a", "a"));
}

TEST_CASE("strings have the fewest escapes") {
  CHECK(canonical(Json("\x01\b\t\n\f\r\"\\/\x7f<é")) ==
        "\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\/\x7f<é\"");
}

TEST_CASE("strings and keys are in NFC") {
  CHECK(canonical(Json("e\u0301")) == "\"\u00e9\"");
  CHECK(canonical(Json({{"e\u0301", 1}})) == "{\"\u00e9\":1}");
  CHECK_THROWS_AS(canonical(Json({{"e\u0301", 1}, {"\u00e9", 2}})), std::invalid_argument);
}

TEST_CASE("numbers are integers up to 2^53-1") {
  CHECK(canonical(Json({1, -9007199254740991, 9007199254740991})) ==
        "[1,-9007199254740991,9007199254740991]");
  CHECK_THROWS_AS(canonical(Json(9007199254740992)), std::invalid_argument);
  CHECK_THROWS_AS(canonical(Json(-9007199254740992)), std::invalid_argument);
  CHECK_THROWS_AS(canonical(Json(0.5)), std::invalid_argument);
}

TEST_CASE("the indented form has the same order and ends with one line feed") {
  const Json value = {{"b", {1, Json::object()}}, {"a", Json::array()}};
  CHECK(canonical(value) == R"({"a":[],"b":[1,{}]})");
  CHECK(indented(value) == "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {}\n  ]\n}\n");
}

TEST_CASE("an object written part by part is the same as in one piece") {
  const Json list = {{{"x", 1}}, Json::object(), "é"};
  const Json whole = {{"a", Json::array()}, {"b", list}, {"c", {{"d", true}}}};
  HashedObject parts(0);
  parts.list("a", 0, [](std::size_t) { return Json(); });
  parts.list("b", list.size(), [&](std::size_t i) { return list[i]; });
  CHECK_THROWS_AS(parts.member("b", 1), std::invalid_argument);
  parts.member("c", whole["c"]);
  const auto written = parts.finish();
  CHECK(written.text + "\n" == indented(whole));
  CHECK(written.sha256 == garis::base::sha256(canonical(whole)));
}

TEST_CASE("text out of models is made fit for the record") {
  CHECK(clean("a\tb\nc") == "a\tb\nc");
  CHECK(clean("\x1b[31mred\x7f") == "\ufffd[31mred\ufffd");
  CHECK(clean("\u0085") == "\ufffd");
  CHECK(clean("m\u00b2\u00b7K \u00a0\u02ff") == "m\u00b2\u00b7K \u00a0\u02ff");
  CHECK(clean("\u00b2\u009f") == "\u00b2\ufffd");
  CHECK(clean("\u0374 \u2082") == "\u02b9 \u2082");
  CHECK(clean("a\xff\xc3z") == "a\ufffd\ufffdz");
  CHECK(clean("e\u0301") == "\u00e9");

  const std::string long_text(1'000'000, 'x');
  const std::string cut = clean_model_text(long_text);
  CHECK(garis::base::code_points(cut) == 1000);
  CHECK(cut.ends_with("x…"));
  CHECK(clean_model_text(std::string(1000, 'x')) == std::string(1000, 'x'));
}

TEST_CASE("measured numbers as text") {
  using garis::base::decimal;
  CHECK(decimal(0.41) == "0.41");
  CHECK(decimal(-0.0) == "0");
  CHECK(decimal(1e-6) == "0.000001");
  CHECK(decimal(1e-7) == "1e-7");
  CHECK(decimal(1e15) == "1e+15");
  CHECK(decimal(123456789012345) == "123456789012345");
  CHECK(decimal(0.1 + 0.2) == "0.30000000000000004");
}
