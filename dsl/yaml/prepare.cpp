// Run by the build: makes the trees of YAML files part of the program, as constant arrays.
//
//   garis_prepare_yaml OUT.cpp FILE.yaml ...
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "dsl/base/sha256.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::yaml {

const Document* find_prepared(std::string_view) { return nullptr; }  // none yet

namespace {

constexpr const char* kHead = R"(// Made by the build from the YAML files under rules/.
#include <algorithm>
#include <iterator>

#include "dsl/yaml/yaml.hpp"

namespace garis::yaml {
namespace {

struct Prepared {
  std::string_view sha256;
  Document document;
};

)";

constexpr const char* kTail = R"(
}  // namespace

const Document* find_prepared(std::string_view sha256) {
  const auto* found = std::find_if(std::begin(kAll), std::end(kAll), [&](const Prepared& one) { return one.sha256 == sha256; });
  return found == std::end(kAll) ? nullptr : &found->document;
}

}  // namespace garis::yaml
)";

void write_text(std::ostream& out, std::string_view text) {
  out << "{";
  for (const char c : text) out << static_cast<int>(c) << ",";
  out << "0}";
}

void write_document(std::ostream& out, std::size_t number, const Document& document) {
  out << "constexpr char kText" << number << "[] = ";
  write_text(out, document.text());
  out << ";\nconstexpr Record kRecords" << number << "[] = {";
  for (const auto& record : document.records()) {
    out << "{" << record.text << "," << record.size << "," << record.end << "," << record.line
        << ",static_cast<Kind>(" << static_cast<int>(record.kind) << ")},";
  }
  out << "};\n";
}

std::string bytes_of(const char* file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void prepare(std::ostream& out, std::span<char*> files) {
  out << kHead;
  for (std::size_t i = 0; i < files.size(); ++i) write_document(out, i, load(files[i]));
  out << "const Prepared kAll[] = {\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    out << "    {\"" << base::sha256(bytes_of(files[i])) << "\", {kRecords" << i << ", {kText" << i
        << ", sizeof(kText" << i << ") - 1}}},\n";
  }
  out << "};\n" << kTail;
}

}  // namespace
}  // namespace garis::yaml

int main(int count, char** arguments) {
  if (count < 3) return 64;
  try {
    std::ofstream out(arguments[1], std::ios::binary);
    garis::yaml::prepare(out, {arguments + 2, arguments + count});
    return out.flush() ? 0 : 70;
  } catch (const garis::yaml::Problem& problem) {
    std::cerr << "line " << problem.line << ": " << problem.message << "\n";
    return 65;
  }
}
