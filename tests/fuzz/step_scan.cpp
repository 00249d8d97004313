// Any bytes: the kernels and two threads find the same instances, all arguments can be read, and
// the short ways read what the long way reads.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/header.hpp"
#include "checker/readers/step/index.hpp"
#include "checker/readers/step/references.hpp"

using namespace garis;

namespace {

bool same(const step::Index& a, const step::Index& b) {
  if (a.size() != b.size() || a.header() != b.header()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto row = static_cast<step::Row>(i);
    if (a.offset(row) != b.offset(row) || a.keyword(row) != b.keyword(row)) return false;
    if (a.name(row) != b.name(row) || a.find(a.name(row)) != b.find(b.name(row))) return false;
  }
  for (std::size_t i = 0; i < step::kNoticeCodes; ++i) {
    const auto code = static_cast<step::NoticeCode>(i);
    if (a.notices().count(code) != b.notices().count(code)) return false;
  }
  return a.keyword_count() == b.keyword_count();
}

void check_references(const step::Value& list) {
  std::vector<std::uint64_t> names;
  if (list.kind != step::Kind::list || !step::read_references(list.text, names)) return;
  auto items = list.items();
  for (const auto name : names) {
    if (items.next().reference() != name) std::abort();
  }
  if (items.next()) std::abort();
}

void check_leading_string(const step::Index& index, step::Row row) {
  const auto keyword = index.keyword_name(index.keyword(row));
  const auto text = step::leading_string(index.instance(row), keyword.size());
  if (!text) return;
  const auto first = step::arguments(index.instance(row)).next();
  if (first.kind != step::Kind::string || first.text != *text) std::abort();
}

void walk(step::Cursor values) {
  while (const auto value = values.next()) {
    check_references(value);
    walk(value.items());
  }
}

void read_all(const step::Index& index) {
  step::read_header(index.header());
  for (std::size_t i = 0; i < index.size(); ++i) {
    const auto row = static_cast<step::Row>(i);
    check_leading_string(index, row);
    walk(step::arguments(index.instance(row)));
  }
}

void check(std::string_view text) {
  step::ScanOptions plain{{}, step::Kernel::plain, 1, 0}, fast{{}, step::best_kernel(), 2, 0};
  const auto one = step::Index::build(text, "x", plain);
  const auto two = step::Index::build(text, "x", fast);
  if (static_cast<bool>(one) != static_cast<bool>(two)) std::abort();
  if (!one) return;
  if (!same(*one, *two)) std::abort();
  read_all(*one);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  check("ISO-10303-21;HEADER;ENDSEC;DATA;" + std::string(bytes));
  return 0;
}
