// Maps an exchange file and indexes it, N times, each with a fresh mapping; prints the seconds of
// the best run, the number of instances and the highest memory use of the process in bytes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include <sys/resource.h>

#include "checker/readers/step/index.hpp"
#include "checker/readers/step/mapped_file.hpp"

using namespace garis;

namespace {

long highest_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

int fail(const base::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "step_scan FILE [THREADS [RUNS [KERNEL]]]\n"), 2;
  step::ScanOptions options;
  options.threads = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1;
  const int runs = argc > 3 ? std::atoi(argv[3]) : 5;
  if (argc > 4) options.kernel = static_cast<step::Kernel>(std::atoi(argv[4]) % 3);
  double best = std::numeric_limits<double>::infinity();
  std::size_t instances = 0;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto file = step::MappedFile::open(argv[1], options.limits.bytes);
    if (!file) return fail(file.error());
    const auto index = step::Index::build(file->bytes(), argv[1], options);
    if (!index) return fail(index.error());
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    instances = index->size();
  }
  std::printf("%.6f %zu %ld\n", best, instances, highest_memory());
}
