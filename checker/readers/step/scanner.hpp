// One pass over a piece of an exchange file: where its instances are, and what else stands there.
//
// A kernel finds the bytes `'`, `;` and `/`; the scanner walks from one to the next and knows
// whether it is in a string, in a comment or in neither. Only at the `;` that ends a statement does
// it look at the text itself. Private to the library; callers use Index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "checker/readers/step/keywords.hpp"
#include "checker/readers/step/limits.hpp"
#include "checker/readers/step/notices.hpp"
#include "checker/readers/step/structure.hpp"
#include "dsl/base/result.hpp"

namespace garis::step {

enum class Section : std::uint8_t { none, header, data, skipped, ended };

// What a scanner found, one entry per instance, in the order of the file.
struct Found {
  std::vector<std::uint32_t> offsets;  // of the `#`
  std::vector<std::uint64_t> names;
  std::vector<KeywordId> keywords;
};

struct Range {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end > begin ? end - begin : 0; }
};

class Scanner {
 public:
  // Begins at `begin`, between two statements of `section`. `text` is the whole file and outlives
  // the scanner.
  Scanner(std::string_view text, std::size_t begin, Section section, const Limits& limits,
          StructureKernel kernel);

  // Continues up to `end`; false when a limit is met, see `refusal`.
  bool run(std::size_t end);
  // Notes what is missing at the end of the file.
  void finish();

  // Goes on where `later` ended, if that one began where this one is; else, and when both together
  // are over a limit, false: then the text must be scanned again from here.
  bool append(const Scanner& later);

  const std::optional<base::Error>& refusal() const { return refusal_; }
  Section section() const { return section_; }
  Range header() const { return header_; }

  Found found;
  Keywords keywords;
  Notices notices;

 private:
  enum class Mode : std::uint8_t { code, string, resolved_string, comment };

  bool can_append(const Scanner& later) const;
  bool append_found(const Scanner& later);
  void walk(std::uint64_t bits, std::size_t base);
  void in_code(std::size_t at);
  void in_string(std::size_t at);
  void in_resolved_string(std::size_t at);
  void in_comment(std::size_t at);
  void leave_unclosed_string(std::size_t semicolon);

  void end_statement(std::size_t semicolon);
  bool read_instance(std::size_t hash, std::size_t end);
  bool read_complex(std::size_t open, std::size_t end, std::size_t hash, std::uint64_t name);
  std::optional<KeywordId> known_keyword(std::size_t at, std::size_t end) const;
  bool add_instance(std::size_t hash, std::uint64_t name, std::string_view keyword);
  void add_row(std::size_t hash, std::uint64_t name, KeywordId keyword);
  void read_other(std::size_t at, std::size_t end);
  bool enter_section(std::string_view keyword, std::size_t at, std::size_t end);
  void resynchronise(std::size_t at, std::size_t end);
  void end_header(std::size_t at);
  void begin_data(std::size_t at);
  void refuse(const char* what, std::uint64_t limit, std::size_t at);

  std::string_view text_;
  Limits limits_;
  StructureKernel kernel_;
  Mode mode_ = Mode::code;
  Section section_;
  bool has_data_;
  std::size_t began_;
  std::size_t at_;          // up to here the bytes are scanned
  std::size_t statement_;   // first byte after the last `;`
  std::size_t opened_ = 0;  // first byte in the current string or comment
  std::size_t string_end_ = 0;
  bool string_is_closed_ = true;
  Range header_;
  std::optional<base::Error> refusal_;
};

}  // namespace garis::step
