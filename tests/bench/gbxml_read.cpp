// Reads a gbXML file into a building model N times; prints the seconds of the best run, the number
// of rows, and the highest memory use of the process in bytes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>

#include <sys/resource.h>

#include "checker/readers/read.hpp"

using namespace garis;

namespace {

std::size_t rows_of(const model::Model& model) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < model.vocabulary().entities().size(); ++i) {
    rows += model.size(static_cast<model::EntityId>(i));
  }
  return rows;
}

long highest_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

int fail(const base::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

double cpu(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "gbxml_read RULES FILE [RUNS]\n"), 2;
  const std::filesystem::path rules = argv[1];
  const auto vocabulary = vocabulary::load(rules / "vocabulary");
  if (!vocabulary) return fail(vocabulary.error());
  const auto mappings = readers::load_mappings(rules / "mappings", *vocabulary);
  if (!mappings) return fail(mappings.error());
  const int runs = argc > 3 ? std::atoi(argv[3]) : 5;
  double best = std::numeric_limits<double>::infinity();
  double best_cpu = best, best_all = best;
  std::size_t rows = 0;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = cpu(CLOCK_THREAD_CPUTIME_ID),
                 all_start = cpu(CLOCK_PROCESS_CPUTIME_ID);
    model::Model model(*vocabulary);
    const auto read = readers::read(argv[2], *mappings, model);
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    best_cpu = std::min(best_cpu, cpu(CLOCK_THREAD_CPUTIME_ID) - cpu_start);
    best_all = std::min(best_all, cpu(CLOCK_PROCESS_CPUTIME_ID) - all_start);
    if (!read) return fail(read.error());
    rows = rows_of(model);
  }
  std::printf("%.6f %.6f %.6f %zu %ld\n", best, best_cpu, best_all, rows, highest_memory());
}
