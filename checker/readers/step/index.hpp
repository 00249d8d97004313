// Where the instances of an exchange file (ISO 10303-21, clause 9) are.
//
//   auto index = step::Index::build(file.bytes(), "office.ifc");
//   auto wall = index->find(105);                      // the row of #105
//   for (auto row : lists.of(*index->keyword("IFCWALL"))) …
//
// The index knows number, place and keyword of each instance and keeps 10 to 18 bytes for it; what
// is inside is read when somebody asks, see Cursor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/readers/step/keywords.hpp"
#include "checker/readers/step/limits.hpp"
#include "checker/readers/step/notices.hpp"
#include "checker/readers/step/row_names.hpp"
#include "checker/readers/step/scanner.hpp"
#include "checker/readers/step/structure.hpp"
#include "dsl/base/result.hpp"

namespace garis::step {

struct ScanOptions {
  Limits limits;
  Kernel kernel = best_kernel();
  unsigned threads = 1;  // 2 and more cut the file in two; the result is the same
  // Smaller files are not cut: a thread costs more than it brings.
  std::size_t split_from = std::size_t{1} << 20;
};

class Index {
 public:
  // `text` is the file; it must outlive the index, which keeps views of it. `name` is for messages.
  // E-FORMAT if the text is no exchange file, E-LIMIT; the message of each is `name:line: what was
  // seen`.
  static base::Result<Index> build(std::string_view text, const std::string& name,
                                   const ScanOptions& options = {});

  std::size_t size() const { return offsets_.size(); }

  // Nothing for a dangling reference. Of two instances with one number the first in the file.
  std::optional<Row> find(std::uint64_t name) const { return rows_.find(name); }
  std::uint64_t name(Row row) const;
  KeywordId keyword(Row row) const { return keywords_of_[at(row)]; }
  std::size_t offset(Row row) const { return offsets_[at(row)]; }  // of the `#`

  // From `#` up to the next instance at most.
  std::string_view instance(Row row) const;

  // Nothing if no instance has it. Upper case.
  std::optional<KeywordId> keyword(std::string_view upper) const { return keywords_.find(upper); }
  std::string_view keyword_name(KeywordId id) const { return keywords_.name(id); }
  std::size_t keyword_count() const { return keywords_.size(); }

  std::span<const KeywordId> keywords() const { return keywords_of_; }  // by row
  std::string_view text() const { return text_; }
  std::string_view header() const { return header_; }  // the statements of the HEADER section
  const Notices& notices() const { return notices_; }

 private:
  Index(std::string_view text, Scanner&& scanner);
  static std::size_t at(Row row) { return static_cast<std::size_t>(row); }

  std::string_view text_;
  std::string_view header_;
  std::vector<std::uint32_t> offsets_;
  std::vector<KeywordId> keywords_of_;
  Keywords keywords_;
  Notices notices_;
  RowNames rows_;
};

}  // namespace garis::step
