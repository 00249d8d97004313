// The yardstick: Xerces counts the elements of a file, with the settings of garis::xml and nothing
// else. Prints the seconds of the best of N runs and the number of elements.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <memory>

#include <xercesc/framework/LocalFileInputSource.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLString.hpp>

#include "checker/readers/xml/xerces_settings.hpp"

namespace xc = XERCES_CPP_NAMESPACE;

namespace {

struct Counter : xc::DefaultHandler {
  unsigned long elements = 0;
  void startElement(const XMLCh*, const XMLCh*, const XMLCh*, const xc::Attributes&) override {
    ++elements;
  }
};

unsigned long count(const char* path) {
  Counter counter;
  xc::SecurityManager security;
  const std::unique_ptr<xc::SAX2XMLReader> reader(xc::XMLReaderFactory::createXMLReader());
  garis::xml::apply_settings(*reader, security);
  reader->setContentHandler(&counter);
  reader->setErrorHandler(&counter);
  XMLCh* name = xc::XMLString::transcode(path);
  reader->parse(xc::LocalFileInputSource(name));
  xc::XMLString::release(&name);
  return counter.elements;
}

double cpu(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  xc::XMLPlatformUtils::Initialize();
  const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
  double best = std::numeric_limits<double>::infinity();
  double best_cpu = best, best_all = best;
  unsigned long elements = 0;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = cpu(CLOCK_THREAD_CPUTIME_ID),
                 all_start = cpu(CLOCK_PROCESS_CPUTIME_ID);
    elements = count(argv[1]);
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    best_cpu = std::min(best_cpu, cpu(CLOCK_THREAD_CPUTIME_ID) - cpu_start);
    best_all = std::min(best_all, cpu(CLOCK_PROCESS_CPUTIME_ID) - all_start);
  }
  std::printf("%.6f %.6f %.6f %lu\n", best, best_cpu, best_all, elements);
}
