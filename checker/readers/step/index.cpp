#include "checker/readers/step/index.hpp"

#include <algorithm>
#include <thread>
#include <utility>

#include "checker/readers/step/lexical.hpp"
#include "checker/readers/step/missing_semicolons.hpp"

namespace garis::step {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kFirst = "ISO-10303-21";
// An instance of a large file has some 55 bytes. Memory that is reserved and not used costs
// nothing.
constexpr std::size_t kBytesPerInstance = 40;

void reserve(Found& found, std::size_t bytes) {
  const auto instances = bytes / kBytesPerInstance + 1;
  found.offsets.reserve(instances);
  found.names.reserve(instances);
  found.keywords.reserve(instances);
}

// After the first `;` from `from` on that an instance follows. Such a place can only be a boundary
// or lie in a comment; the scanner of the first half tells.
std::size_t probable_boundary(std::string_view text, std::size_t from) {
  for (auto at = text.find(';', from); at != std::string_view::npos; at = text.find(';', at + 1)) {
    if (starts_statement(text, at + 1) && text[skip_blanks(text, at + 1)] == '#') return at + 1;
  }
  return text.size();
}

base::Error located(const std::string& name, base::Error error) {
  error.message = name + error.message;
  return error;
}

// What stands at the beginning instead, for a message: printable and short.
std::string shown(std::string_view text) {
  std::string shown;
  for (const char c : text.substr(0, 24)) {
    if (is_newline(c)) break;
    shown += c >= ' ' && c < 0x7F && c != '`' ? c : '?';
  }
  return shown;
}

std::optional<base::Error> refusal_of(std::string_view text, const Limits& limits) {
  const auto at = skip_blanks_and_comments(text, text.starts_with(kMark) ? kMark.size() : 0);
  if (text.substr(std::min(at, text.size())).starts_with(kFirst)) {
    if (text.size() <= limits.bytes) return std::nullopt;
    return base::Error{
        "E-LIMIT", ":1: the file is larger than " + std::to_string(limits.bytes) + " bytes", {}};
  }
  const auto line = line_mark(text, at);
  if (at >= text.size()) return base::Error{"E-FORMAT", line + "the file is empty", {}};
  return base::Error{"E-FORMAT",
                     line + "not an ISO 10303-21 file: it begins with `" + shown(text.substr(at)) +
                         "` instead of `ISO-10303-21;`",
                     {}};
}

// Both halves at once; the second is done again if the first does not end where it was cut.
void scan_in_two(std::string_view text, Scanner& first, const ScanOptions& options) {
  const auto cut = probable_boundary(text, text.size() / 2);
  Scanner second(text, cut, Section::data, options.limits, structure_kernel(options.kernel));
  reserve(second.found, text.size() - cut);
  std::thread other([&] { second.run(text.size()); });
  first.run(cut);
  other.join();
  if (!first.append(second)) first.run(text.size());
}

Scanner scan(std::string_view text, const ScanOptions& options) {
  const std::size_t begin = text.starts_with(kMark) ? kMark.size() : 0;
  Scanner scanner(text, begin, Section::none, options.limits, structure_kernel(options.kernel));
  reserve(scanner.found, text.size());
  if (options.threads > 1 && text.size() >= options.split_from)
    scan_in_two(text, scanner, options);
  else
    scanner.run(text.size());
  find_swallowed(text, scanner.found, scanner.keywords, scanner.notices, options.limits.instances);
  scanner.finish();
  return scanner;
}

}  // namespace

base::Result<Index> Index::build(std::string_view text, const std::string& name,
                                 const ScanOptions& options) {
  if (auto refusal = refusal_of(text, options.limits)) return located(name, std::move(*refusal));
  auto scanner = scan(text, options);
  if (scanner.refusal()) return located(name, *scanner.refusal());
  return Index(text, std::move(scanner));
}

Index::Index(std::string_view text, Scanner&& scanner)
    : text_(text),
      header_(text.substr(scanner.header().begin, scanner.header().size())),
      offsets_(std::move(scanner.found.offsets)),
      keywords_of_(std::move(scanner.found.keywords)),
      keywords_(std::move(scanner.keywords)),
      notices_(std::move(scanner.notices)) {
  std::vector<Row> duplicates;
  rows_ = RowNames(scanner.found.names, duplicates);
  for (const auto row : duplicates) notices_.add(NoticeCode::duplicate_name, offset(row));
}

std::uint64_t Index::name(Row row) const { return read_name(text_, offset(row)).number; }

std::string_view Index::instance(Row row) const {
  const auto next = at(row) + 1;
  const auto end = next < offsets_.size() ? offsets_[next] : text_.size();
  return text_.substr(offset(row), end - offset(row));
}

}  // namespace garis::step
