#include "tests/report/written.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace garis::testing {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

bool is_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(GARIS_GOLDEN) + "/" + name;
  if (std::getenv("GARIS_UPDATE")) write_file(path, text);
  if (read_file(path) == text) return true;
  write_file(std::string(GARIS_WRITTEN) + "/" + name, text);  // to compare by hand
  return false;
}

}  // namespace garis::testing
