// Where tests write reports, and the files with the expected text.
#pragma once

#include <string>

namespace garis::testing {

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& text);

// `text` is what tests/report/golden/NAME holds. With GARIS_UPDATE set, the file is written
// instead.
bool is_golden(const std::string& name, const std::string& text);

}  // namespace garis::testing
