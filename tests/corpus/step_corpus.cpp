// Every model of the corpus, whole and damaged: all kernels and two threads find the same, and as
// many instances as a slow count of its own.
#include <fstream>
#include <iterator>
#include <random>

#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/header.hpp"
#include "checker/readers/step/index.hpp"
#include "checker/readers/step/mapped_file.hpp"
#include "checker/readers/step/string.hpp"
#include "dsl/base/text.hpp"
#include "tests/corpus/step_models.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Statements of the DATA section that begin with a hash, byte by byte, for files that are whole.
std::size_t slow_count(const std::string& text) {
  std::size_t count = 0;
  std::string statement;  // without blanks, strings and comments
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') {
      for (++i; i < text.size() && text[i] != '\''; ++i) {
        const bool is_shift = text.compare(i, 3, "\\S\\") == 0;
        if (is_shift || text.compare(i, 2, "\\\\") == 0) i += is_shift ? 3 : 1;
      }
    } else if (text.compare(i, 2, "/*") == 0) {
      i = std::min(text.find("*/", i + 2), text.size() - 2) + 1;
    } else if (text[i] == ';') {
      if (statement == "END-ISO-10303-21") break;
      const auto equals = statement.find('=');
      count += statement[0] == '#' && equals != std::string::npos ? 1 : 0;
      statement.clear();
    } else if (text[i] > ' ') {
      statement += text[i];
    }
  }
  return count;
}

// All that the index says, so that two can be compared.
std::string told(const std::string& text, step::Kernel kernel, unsigned threads) {
  step::ScanOptions options;
  options.kernel = kernel;
  options.threads = threads;
  options.split_from = 0;
  const auto index = step::Index::build(text, "x", options);
  if (!index) return index.error().message;
  std::string all(index->header());
  for (std::size_t i = 0; i < index->size(); ++i) {
    const auto row = static_cast<step::Row>(i);
    all += std::to_string(index->offset(row)) + ":" + std::to_string(index->name(row)) +
           std::string(index->keyword_name(index->keyword(row))) + "\n";
  }
  for (const auto& notice : index->notices().kept())
    all +=
        std::to_string(static_cast<int>(notice.code)) + "@" + std::to_string(notice.offset) + " ";
  for (std::size_t i = 0; i < step::kNoticeCodes; ++i)
    all += std::to_string(index->notices().count(static_cast<step::NoticeCode>(i))) + " ";
  return all;
}

void check_twins(const std::string& text) {
  const auto plain = told(text, step::Kernel::plain, 1);
  for (const auto kernel : step::kKernels) CHECK((told(text, kernel, 1) == plain));
  CHECK((told(text, step::best_kernel(), 2) == plain));
}

void walk(step::Cursor values, std::size_t& count) {
  while (const auto value = values.next()) {
    ++count;
    if (value.kind == step::Kind::string) {
      const bool is_valid = base::is_valid_utf8(step::decode_string(value.text));
      if (!is_valid) FAIL("not UTF-8: " << value.text);
    }
    walk(value.items(), count);
  }
}

// Every argument of every instance and the header.
void read_all(const std::string& text) {
  const auto index = step::Index::build(text, "x");
  if (!index) return;
  std::size_t count = 0;
  for (std::size_t i = 0; i < index->size(); ++i)
    walk(step::arguments(index->instance(static_cast<step::Row>(i))), count);
  step::read_header(index->header());
}

std::string damaged(std::string text, std::mt19937& random, int kind) {
  const auto at = [&] { return static_cast<std::size_t>(random()) % text.size(); };
  if (kind % 3 == 0) text.resize(at());
  if (kind % 3 == 1) {
    for (int i = 0; i < 12; ++i) text[at()] ^= static_cast<char>(1u << (random() % 8));
  }
  if (kind % 3 == 2) text.insert(at(), text.substr(at(), random() % 400));
  return text;
}

// Made of the pieces that matter, in any order.
std::string soup(std::mt19937& random) {
  static constexpr std::string_view pieces[] = {"'",
                                                "''",
                                                ";",
                                                ";\n",
                                                "#1=",
                                                "#23=A(",
                                                "IFCWALL(",
                                                ")",
                                                "(",
                                                ",",
                                                "\\S\\'",
                                                "\\S\\",
                                                "\\\\",
                                                "\\X2\\00E4\\X0\\",
                                                "/*",
                                                "*/",
                                                "\r",
                                                "\n",
                                                "$",
                                                "*",
                                                "ENDSEC;",
                                                "DATA;",
                                                "END-ISO-10303-21;",
                                                "x",
                                                "\"",
                                                "\xE4",
                                                ".T.",
                                                "1.5",
                                                "HEADER;"};
  std::string text = "ISO-10303-21;HEADER;ENDSEC;DATA;";
  const auto size = random() % 400;
  for (std::size_t i = 0; i < size; ++i) text += pieces[random() % std::size(pieces)];
  return text;
}

}  // namespace

TEST_CASE("models of the corpus are indexed or refused, with the right number of instances") {
  const auto paths = test::models();
  if (paths.empty()) std::cout << "skipped: corpus not found\n";
  for (const auto& path : paths) {
    INFO(path);
    const auto file = step::MappedFile::open(path, 1u << 30);
    REQUIRE(file);
    const auto index = step::Index::build(file->bytes(), "x.ifc");
    if (!index) {
      std::cout << path << ": " << index.error().message << "\n";
      CHECK(index.error().message.starts_with("x.ifc:"));
      continue;
    }
    const auto& notices = index->notices();
    if (notices.count(step::NoticeCode::unterminated_string) +
            notices.count(step::NoticeCode::unreadable_text) ==
        0)
      CHECK(index->size() == slow_count(std::string(file->bytes())));
    for (const auto& notice : notices.kept())
      std::cout << path.filename() << ": " << to_string(notice.code) << "\n";
  }
}

TEST_CASE("all ways to scan a model find the same") {
  for (const auto& path : test::models()) {
    INFO(path);
    const auto text = content(path);
    check_twins(text);
    if (text.size() < 2'000'000) read_all(text);
  }
}

TEST_CASE("damaged models are read or refused, by all ways alike") {
  std::mt19937 random(20240607);
  int copy = 0;
  for (const auto& path : test::models()) {
    const auto text = content(path);
    if (text.empty() || text.size() > 60'000) continue;
    INFO(path);
    const auto broken = damaged(text, random, copy++);
    check_twins(broken);
    read_all(broken);
  }
}

TEST_CASE("any bytes are read or refused, by all ways alike") {
  std::mt19937 random(99);
  for (int round = 0; round < 1500; ++round) {
    const auto text = soup(random);
    INFO(text);
    check_twins(text);
    read_all(text);
  }
}
