// Compiles a guideline held in a string and runs its tests. Argument: the installed folder
// `rules/vocabulary`.
#include <iostream>

#include "checker/evaluate/test_runner.hpp"
#include "dsl/compile/compile.hpp"
#include "dsl/semantics/check.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/vocabulary/vocabulary.hpp"

constexpr auto kGuideline = R"(
guideline "small" edition "1" { title "Small" languages en effective from 2026-01-01 }
rule "roof-u" "Roofs keep the heat out" {
  cite "Example" clause "1"
  applies to each roof
  requires roof.u_value <= 0.4 W/(m²·K)
}
test "known and missing" {
  given building "B" { }
  given roof "good" in "B" { u_value: 0.3 W/(m²·K) }
  given roof "bad" in "B" { u_value: 0.5 W/(m²·K) }
  given roof "open" in "B" { u_value: missing }
  expect rule "roof-u" for "good" pass
  expect rule "roof-u" for "bad" fail
  expect rule "roof-u" for "open" undetermined missing roof.u_value
}
)";

int main(int argc, char** argv) {
  if (argc != 2) return 64;
  const auto words = garis::vocabulary::load(argv[1]);
  if (!words) return 3;

  garis::base::SourceMap sources;
  garis::diagnostics::Sink sink;
  garis::ast::File file;
  garis::syntax::parse(sources.add("small.garis", kGuideline), file, sink);
  const auto guideline = garis::semantics::check(std::move(file), *words, sink);
  if (sink.has_errors()) {
    std::cerr << garis::diagnostics::render(sink, sources);
    return 3;
  }
  const auto plan = garis::compile::compile(guideline, sources);

  std::size_t failures = 0;
  for (const auto& test : plan.tests) {
    const auto result = garis::evaluate::run_test(plan, test, guideline.vocabulary, "2026-02-11");
    failures += result.failures.size();
    std::cout << test.name << ": " << result.expectations << " expectations, "
              << result.failures.size() << " failures\n";
  }
  return plan.tests.size() == 1 && failures == 0 ? 0 : 1;
}
