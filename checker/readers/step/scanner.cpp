#include "checker/readers/step/scanner.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "checker/readers/step/lexical.hpp"

namespace garis::step {
namespace {

constexpr std::size_t kWords = 64;  // words that a kernel fills at once: 4 KB of text

std::size_t keyword_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_keyword_part(text[at])) ++at;
  return at;
}

// Bytes from `at` to the next `(` before `end`, eight at a time; 0 if there is none.
std::size_t until_bracket(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kBrackets = kOnes * '(';
  const auto begin = at;
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + 8 <= end; at += 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, 8);
      bytes ^= kBrackets;
      const auto zeros = (bytes - kOnes) & ~bytes & (kOnes << 7);
      if (zeros != 0) return at - begin + static_cast<std::size_t>(std::countr_zero(zeros)) / 8;
    }
  }
  while (at < end && text[at] != '(') ++at;
  return at < end ? at - begin : 0;
}

// A quote after `\S\`: only the string from its beginning tells whether that is a directive.
bool may_follow_directive(std::string_view text, std::size_t opened, std::size_t quote) {
  return quote >= opened + 3 && text[quote - 1] == '\\' && text[quote - 2] == 'S' &&
         text[quote - 3] == '\\';
}

}  // namespace

Scanner::Scanner(std::string_view text, std::size_t begin, Section section, const Limits& limits,
                 StructureKernel kernel)
    : keywords(limits.keywords),
      text_(text),
      limits_(limits),
      kernel_(kernel),
      section_(section),
      has_data_(section == Section::data),
      began_(begin),
      at_(begin),
      statement_(begin) {}

bool Scanner::run(std::size_t end) {
  std::array<std::uint64_t, kWords> bits;  // NOLINT: filled by the kernel
  while (at_ < end && section_ != Section::ended && !refusal_) {
    const auto words = std::min(kWords, (end - at_) / 64);
    const auto base = at_;
    if (words > 0) {
      kernel_(text_.data() + base, words, bits.data());
      at_ += words * 64;
      for (std::size_t word = 0; word < words; ++word) walk(bits[word], base + word * 64);
    } else {
      std::array<char, 64> last{};
      std::memcpy(last.data(), text_.data() + base, end - base);
      kernel_(last.data(), 1, bits.data());
      at_ = end;
      walk(bits[0], base);
    }
  }
  return !refusal_;
}

void Scanner::walk(std::uint64_t bits, std::size_t base) {
  for (; bits != 0 && section_ != Section::ended; bits &= bits - 1) {
    const auto at = base + static_cast<std::size_t>(std::countr_zero(bits));
    switch (mode_) {
      case Mode::code:
        in_code(at);
        break;
      case Mode::string:
        in_string(at);
        break;
      case Mode::resolved_string:
        in_resolved_string(at);
        break;
      case Mode::comment:
        in_comment(at);
        break;
    }
  }
}

void Scanner::in_code(std::size_t at) {
  const char c = text_[at];
  if (c == ';') return end_statement(at);
  if (c == '\'') {
    mode_ = Mode::string;
    opened_ = at + 1;
  } else if (at + 1 < text_.size() && text_[at + 1] == '*') {
    mode_ = Mode::comment;
    opened_ = at + 2;
  }
}

void Scanner::in_string(std::size_t at) {
  const char c = text_[at];
  if (c == '\'') {
    if (!may_follow_directive(text_, opened_, at)) {
      mode_ = Mode::code;
      return;
    }
    const auto end = string_end(text_, opened_);
    mode_ = Mode::resolved_string;
    string_end_ = end.at;
    string_is_closed_ = end.is_closed;
    in_resolved_string(at);
  } else if (c == ';' && starts_statement(text_, at + 1)) {
    leave_unclosed_string(at);
  }
}

void Scanner::in_resolved_string(std::size_t at) {
  if (at != string_end_) return;
  if (!string_is_closed_) return leave_unclosed_string(at);
  mode_ = Mode::code;
}

void Scanner::leave_unclosed_string(std::size_t semicolon) {
  notices.add(NoticeCode::unterminated_string, opened_ - 1);
  mode_ = Mode::code;
  end_statement(semicolon);
}

void Scanner::in_comment(std::size_t at) {
  if (text_[at] == '/' && at > opened_ && text_[at - 1] == '*') mode_ = Mode::code;
}

bool Scanner::can_append(const Scanner& later) const {
  const bool is_between = mode_ == Mode::code && section_ == Section::data && statement_ == at_;
  return is_between && later.began_ == at_ && !refusal_ && !later.refusal_ &&
         found.offsets.size() + later.found.offsets.size() <= limits_.instances;
}

bool Scanner::append_found(const Scanner& later) {
  std::vector<KeywordId> renamed;
  for (std::size_t i = 0; i < later.keywords.size(); ++i) {
    const auto id = keywords.add(later.keywords.written(static_cast<KeywordId>(i)));
    if (!id) return false;
    renamed.push_back(*id);
  }
  const auto& from = later.found;
  found.offsets.insert(found.offsets.end(), from.offsets.begin(), from.offsets.end());
  found.names.insert(found.names.end(), from.names.begin(), from.names.end());
  for (const auto id : from.keywords)
    found.keywords.push_back(renamed[static_cast<std::size_t>(id)]);
  return true;
}

bool Scanner::append(const Scanner& later) {
  if (!can_append(later) || !append_found(later)) return false;
  notices.add(later.notices);
  if (header_.begin == 0) header_ = later.header_;
  mode_ = later.mode_;
  section_ = later.section_;
  at_ = later.at_;
  statement_ = later.statement_;
  opened_ = later.opened_;
  string_end_ = later.string_end_;
  string_is_closed_ = later.string_is_closed_;
  return true;
}

void Scanner::end_statement(std::size_t semicolon) {
  if (refusal_) return;
  auto at = skip_blanks(text_, statement_);
  if (text_[at] == '/') at = std::min(skip_blanks_and_comments(text_, at), semicolon);
  statement_ = semicolon + 1;
  if (text_[at] == '#') {
    if (section_ == Section::skipped || read_instance(at, semicolon)) return;
  }
  if (at < semicolon) read_other(at, semicolon);
}

// False if there is no instance at `hash`.
bool Scanner::read_instance(std::size_t hash, std::size_t end) {
  const auto name = read_name(text_, hash);
  if (name.end == 0) return false;
  auto at = name.end;
  if (text_[at] != '=') at = skip_blanks_and_comments(text_, at);
  if (at >= end || text_[at] != '=') return false;
  if (text_[++at] == ' ') ++at;
  if (section_ == Section::data) {
    if (const auto keyword = known_keyword(at, end)) {
      add_row(hash, name.number, *keyword);
      return true;
    }
  }
  at = skip_blanks_and_comments(text_, at);
  if (at >= end) return false;
  if (text_[at] == '(') return read_complex(at, end, hash, name.number);
  const auto stop = keyword_end(text_, at);
  if (stop == at) return false;
  if (section_ != Section::data) begin_data(hash);
  return add_instance(hash, name.number, text_.substr(at, stop - at));
}

bool Scanner::read_complex(std::size_t open, std::size_t end, std::size_t hash,
                           std::uint64_t name) {
  const auto at = skip_blanks_and_comments(text_, open + 1);
  const auto stop = keyword_end(text_, std::min(at, end));
  if (stop <= at || stop >= end) return false;
  if (section_ != Section::data) begin_data(hash);
  notices.add(NoticeCode::complex_instance, hash);
  return add_instance(hash, name, text_.substr(at, stop - at));
}

// The short way for nearly all instances: what stands before the bracket is a keyword seen before.
std::optional<KeywordId> Scanner::known_keyword(std::size_t at, std::size_t end) const {
  const auto size = until_bracket(text_, at, end);
  if (size == 0) return std::nullopt;
  return keywords.known(text_.substr(at), size);
}

bool Scanner::add_instance(std::size_t hash, std::uint64_t name, std::string_view keyword) {
  if (const auto id = keywords.add(keyword))
    add_row(hash, name, *id);
  else
    refuse("there are more keywords than", limits_.keywords, hash);
  return true;
}

void Scanner::add_row(std::size_t hash, std::uint64_t name, KeywordId keyword) {
  if (found.offsets.size() >= limits_.instances)
    return refuse("there are more instances than", limits_.instances, hash);
  found.offsets.push_back(static_cast<std::uint32_t>(hash));
  found.names.push_back(name);
  found.keywords.push_back(keyword);
}

// Of several headers the first counts.
void Scanner::end_header(std::size_t at) {
  if (header_.end == 0) header_.end = at;
}

void Scanner::begin_data(std::size_t at) {
  if (section_ == Section::header) {
    end_header(at);
    notices.add(NoticeCode::missing_section_end, at);
  }
  notices.add(NoticeCode::instance_outside_data, at);
  section_ = Section::data;
  has_data_ = true;
}

void Scanner::read_other(std::size_t at, std::size_t end) {
  const auto keyword = text_.substr(at, keyword_end(text_, at) - at);
  if (enter_section(keyword, at, end)) return;
  if (section_ == Section::header || section_ == Section::skipped) return;
  resynchronise(at, end);
}

bool Scanner::enter_section(std::string_view keyword, std::size_t at, std::size_t end) {
  struct Opening {
    std::string_view keyword;
    Section section;
  };
  static constexpr std::array<Opening, 8> openings = {{{"ISO-10303-21", Section::none},
                                                       {"HEADER", Section::header},
                                                       {"DATA", Section::data},
                                                       {"ANCHOR", Section::skipped},
                                                       {"REFERENCE", Section::skipped},
                                                       {"SIGNATURE", Section::skipped},
                                                       {"ENDSEC", Section::none},
                                                       {"END-ISO-10303-21", Section::ended}}};
  const auto* opening = std::find_if(openings.begin(), openings.end(),
                                     [&](const auto& o) { return o.keyword == keyword; });
  if (opening == openings.end()) return false;
  if (section_ != Section::none && keyword != "ENDSEC")
    notices.add(NoticeCode::missing_section_end, at);
  if (section_ == Section::header) end_header(at);
  section_ = opening->section;
  if (section_ == Section::header && header_.begin == 0) header_.begin = end + 1;
  if (section_ == Section::data) has_data_ = true;
  return true;
}

// Skips to the first line that begins like an instance; the end of the statement is its end.
void Scanner::resynchronise(std::size_t at, std::size_t end) {
  notices.add(NoticeCode::unreadable_text, at);
  for (auto line = at; line < end; ++line) {
    if (!is_newline(text_[line])) continue;
    const auto hash = skip_blanks(text_, line);
    if (hash < end && text_[hash] == '#' && read_instance(hash, end)) return;
    line = hash - 1;
  }
}

void Scanner::finish() {
  if (mode_ == Mode::comment) notices.add(NoticeCode::unterminated_comment, opened_ - 2);
  if (section_ == Section::ended) {
    if (skip_blanks(text_, statement_) < text_.size())
      notices.add(NoticeCode::text_after_end, statement_);
  } else {
    notices.add(NoticeCode::unterminated_file, statement_);
  }
  if (section_ == Section::header) end_header(text_.size());
  if (!has_data_) notices.add(NoticeCode::missing_data, text_.size());
}

void Scanner::refuse(const char* what, std::uint64_t limit, std::size_t at) {
  if (refusal_) return;
  refusal_ = base::Error{"E-LIMIT", line_mark(text_, at) + what + " " + std::to_string(limit), {}};
}

}  // namespace garis::step
