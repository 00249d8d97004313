#include "checker/report/columns.hpp"
#include "checker/report/json.hpp"
#include "checker/report/text.hpp"
#include "dsl/base/text.hpp"
#include "tests/report/hostile.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

bool is_tame(const std::string& text) {
  if (!base::is_valid_utf8(text)) return false;
  for (const unsigned char c : text) {
    if ((c < 0x20 && c != '\n') || c == 0x7f) return false;
  }
  for (const auto* hidden : {"\u202e", "\u2066", "\u2069", "\u200f", "\u200b", "\ufeff", "\u2028",
                             "\u2029", "\u009b", "\u0085", "\U000E0041"}) {
    if (text.find(hidden) != std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("hostile names never reach the terminal") {
  report::TextOptions options;
  options.all = options.verbose = true;
  options.examples = 2;
  for (const auto& name : testing::hostile_names()) {
    const auto text = report::to_text(testing::with_name(name), options);
    CHECK(is_tame(text));
    CHECK(text.size() < 400'000);
    for (const auto line : base::split(text, '\n')) CHECK(report::columns(line) <= 80);
  }
}

TEST_CASE("hostile names give valid, bounded records") {
  int i = 0;
  for (const auto& name : testing::hostile_names()) {
    const auto saved = report::to_json(testing::with_name(name));
    CHECK(base::is_valid_utf8(saved));
    CHECK(saved.size() < 2'000'000);
    CHECK(report::read_json(saved));
    testing::write_file(std::string(GARIS_WRITTEN) + "/hostile_" + std::to_string(i++) + ".json",
                        saved);
  }
}

TEST_CASE("what would change the direction of text is shown as a mark") {
  CHECK(report::inert("a\u202eb") == "a<U+202E>b");
  CHECK(report::inert("a\x1b[0m\n\tb") == "a\ufffd[0m  b");
  CHECK(report::inert("می\u200cخواهم") == "می\u200cخواهم");  // needed to write Persian
}
