// Whatever the text is: no crash, bounded time, and a located diagnostic where it cannot be read.
#include <chrono>
#include <random>

#include "tests/golden/checked.hpp"
#include "tests/unit/catch.hpp"

namespace golden {
namespace {

constexpr const char* kSmall =
    R"(guideline "g" edition "1" { languages en, ja effective from 2020-01-01 }
table u_max { cite clause "1" key mass : mass_per_area in kg/m² value u : u_value in W/(m²·K) | < 50 | 0.4 | | >= 50 | 0.6 | }
group side from walls of building where wall.is_external by wall.orientation
define side.area : area = sum of wall.gross_area over walls of side
rule "r" { en "Roof" ja "屋根" } {
  cite clause "1"
  applies to each roof where roof.is_green or not roof.is_listed
  let limit = u_max(mass: roof.mass_per_area) except "a" where roof.tilt <= 10 deg use 0.5 W/(m²·K)
  requires any of { path "p" { requires roof.u_value <= limit } asks reviewer { en "?" ja "？" } }
  message fail { en "{actual:.2} {limit}" ja "{actual:.2} {limit}" }
}
test "t" { given building "B" given roof "x" in "B" { is_green: yes u_value: missing } expect rule "r" for "x" undetermined }
)";

// Nothing is asked for but places inside the text.
void survives(const std::string& text) {
  const auto result = checked("t.garis", text);
  for (const auto& d : result.sink.all()) {
    REQUIRE(d.span.begin <= d.span.end);
    REQUIRE(d.span.end <= text.size());
    REQUIRE_FALSE(d.message.empty());
  }
}

void is_refused(const std::string& text, Code code) {
  const auto result = checked("t.garis", text);
  CHECK(result.has(code));
  CHECK(result.sink.has_errors());
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::string in_rule(const std::string& condition) {
  return "rule \"r\" { applies to building requires " + condition + " }\n";
}

}  // namespace

TEST_CASE("every beginning of a valid file") {
  const std::string text = kSmall;
  const auto whole = checked("t.garis", text);
  INFO(whole.shown());
  CHECK_FALSE(whole.sink.has_errors());
  for (std::size_t length = 0; length < text.size(); length += 1) survives(text.substr(0, length));
}

TEST_CASE("single bytes changed or taken out") {
  const std::string text = kSmall;
  std::mt19937 random(7);
  for (int i = 0; i < 400; ++i) {
    auto changed = text;
    const auto at = random() % text.size();
    if (i % 2 == 0) changed.erase(at, 1 + random() % 5);
    if (i % 2 == 1) changed[at] = static_cast<char>(random() % 128);
    survives(changed);
  }
}

TEST_CASE("random bytes and random tokens") {
  std::mt19937 random(11);
  const std::vector<std::string> tokens = {
      "rule",  "\"r\"", "{",  "}",     "applies to", "building", "requires", "(",
      ")",     "<=",    "3",  "m²",    "table",      "|",        "-",        "\n",
      "every", "walls", "of", "where", "let",        "=",        "except",   "not"};
  for (int i = 0; i < 200; ++i) {
    std::string bytes, words;
    for (int k = 0; k < 200; ++k) bytes += static_cast<char>(random() % 256);
    for (int k = 0; k < 60; ++k) words += tokens[random() % tokens.size()] + " ";
    survives(bytes);
    survives(words);
  }
}

TEST_CASE("text that is not UTF-8") { is_refused("rule \"\xFF\xFE\" { }", Code::P008); }

TEST_CASE("deep nesting is refused, not followed") {
  for (const auto depth : {100U, 3'000U, 100'000U}) {
    is_refused(in_rule(repeated("(", depth) + "building.has_bms" + repeated(")", depth)),
               Code::P007);
    is_refused(in_rule(repeated("if ", depth) + "yes"), Code::P007);
    is_refused("rule \"r\" { applies to building " + repeated("requires any of { ", depth),
               Code::P007);
  }
  survives(in_rule(repeated("not ", 100'000) + "building.has_bms"));
  survives(in_rule("building.storeys <= " + repeated("-", 100'000) + "3"));
}

TEST_CASE("long chains are refused, not followed") {
  is_refused(in_rule("building.storeys <= 1" + repeated(" + 1", 100'000)), Code::P007);
  std::string chain = "define a0 = 1\n";
  for (int i = 1; i < 3'000; ++i)
    chain += "define a" + std::to_string(i) + " = a" + std::to_string(i - 1) + "\n";
  is_refused(chain + in_rule("building.storeys <= a2999"), Code::P007);
  std::string doubling = "rule \"r\" { applies to building let a0 = 1\n";
  for (int i = 1; i < 100; ++i)
    doubling += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + a" +
                std::to_string(i - 1) + "\n";
  survives(doubling +
           "requires building.storeys <= a99 except where building.storeys <= a99 exempt }");
  survives(in_rule("building.has_bms" +
                   repeated(" and building.has_bms or building.is_heritage", 20'000)));
}

TEST_CASE("five megabytes end in bounded time") {
  const auto start = std::chrono::steady_clock::now();
  survives(repeated("# comment that goes on\n", 230'000));
  survives(repeated("rule \"r\" { applies to building requires building.storeys <= 3 }\n", 78'000));
  survives("rule \"" + repeated("x", 5'000'000));
  survives(repeated("{ ", 2'500'000));
  const auto seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  INFO(seconds << " s");
  CHECK(seconds < 240);
}

}  // namespace golden
