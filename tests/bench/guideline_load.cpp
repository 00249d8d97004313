// Parse, check and compile of one rule file, in milliseconds: the best of several times, and each
// phase of it.   guideline_load FILE VOCABULARY [TIMES]
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "dsl/compile/compile.hpp"
#include "dsl/semantics/check.hpp"
#include "dsl/syntax/parse.hpp"

namespace {

using namespace garis;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Times {
  double parse = 0, check = 0, compile = 0;
  double all() const { return parse + check + compile; }
};

Times measure(const std::string& text, const vocabulary::Vocabulary& words) {
  Times times;
  base::SourceMap sources;
  diagnostics::Sink sink;
  ast::File file;
  auto start = Clock::now();
  syntax::parse(sources.add("large.garis", text), file, sink);
  times.parse = since(start);
  start = Clock::now();
  const auto guideline = semantics::check(std::move(file), words, sink, {.sources = &sources});
  times.check = since(start);
  if (sink.has_errors()) {
    std::cerr << diagnostics::render(sink, sources);
    std::exit(1);
  }
  start = Clock::now();
  compile::compile(guideline, sources);
  times.compile = since(start);
  return times;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 64;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto words = vocabulary::load(argv[2]);
  if (!words || text.empty()) return 3;
  Times best = measure(text, *words);
  for (int i = argc > 3 ? std::atoi(argv[3]) : 10; i > 0; --i) {
    const auto now = measure(text, *words);
    if (now.all() < best.all()) best = now;
  }
  std::cout << "parse " << best.parse << " ms, check " << best.check << " ms, compile "
            << best.compile << " ms, all " << best.all() << " ms\n";
  return 0;
}
