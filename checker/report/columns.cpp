#include "checker/report/columns.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

#include "checker/findings/clean_text.hpp"
#include "dsl/base/width.hpp"

namespace garis::report {
namespace {

using findings::append_utf8;
using findings::first_code_point;

constexpr char32_t kJoiner = 0x200D, kNonJoiner = 0x200C;  // needed to write some scripts

template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto [value, bytes] = first_code_point(text);
    visit(value, text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
}

std::size_t columns_of(char32_t c) {
  if (c == static_cast<unsigned char>(kGlue)) return 1;
  return base::columns_of(c);
}

bool is_hidden(char32_t c) {
  if (c == kJoiner || c == kNonJoiner) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
      return true;
    default:
      return false;
  }
}

// Japanese text does not begin a line with these.
bool closes(char32_t c) {
  return std::u32string_view(U"、。,.)」』】:;").find(c) != std::u32string_view::npos;
}

// The pieces between which a line may be broken. A piece that follows a space says so.
struct Piece {
  std::string text;
  bool after_space = false;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool spaced = true, was_wide = false, was_glue = false;
  each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (c == U' ') {
      spaced = true;
      return;
    }
    const bool wide = columns_of(c) == 2, glue = c == static_cast<unsigned char>(kGlue);
    const bool holds = glue || was_glue || closes(c);
    if (spaced || ((wide || was_wide) && !holds)) pieces.push_back({"", spaced});
    pieces.back().text += bytes;
    spaced = false;
    was_wide = wide;
    was_glue = glue;
  });
  return pieces;
}

class Wrapper {
 public:
  Wrapper(std::size_t indent, std::size_t width)
      : indent_(indent, ' '), room_(width > indent + 8 ? width - indent : 8) {}

  void add(const Piece& piece) {
    const std::size_t gap = piece.after_space && !line_.empty() ? 1 : 0;
    if (columns(line_) + gap + columns(piece.text) <= room_) {
      line_.append(gap, ' ');
      line_ += piece.text;
      return;
    }
    end_line();
    add_broken(piece.text);
  }

  std::vector<std::string> take() {
    end_line();
    return std::move(lines_);
  }

 private:
  void add_broken(std::string_view word) {
    each_code_point(word, [&](char32_t c, std::string_view bytes) {
      if (columns(line_) + columns_of(c) > room_) end_line();
      line_ += bytes;
    });
  }

  void end_line() {
    if (line_.empty()) return;
    std::replace(line_.begin(), line_.end(), kGlue, ' ');
    lines_.push_back(indent_ + line_.substr(0, line_.find_last_not_of(' ') + 1));
    line_.clear();
  }

  std::string indent_;
  std::size_t room_;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string glued(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), ' ', kGlue);
  return result;
}

std::string inert(std::string_view text) {
  std::string result;
  each_code_point(findings::clean(text), [&](char32_t c, std::string_view bytes) {
    if (c == U'\t' || c == U'\n') {
      result += ' ';
    } else if (is_hidden(c)) {
      result += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
    } else {
      result += bytes;
    }
  });
  return result;
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  each_code_point(text, [&](char32_t c, std::string_view) { sum += columns_of(c); });
  return sum;
}

std::string fit(std::string_view text, std::size_t width) {
  if (text.size() <= width || columns(text) <= width) return std::string(text);
  std::string result;
  std::size_t used = 1;  // for the "…"
  bool full = false;
  each_code_point(text, [&](char32_t c, std::string_view bytes) {
    full = full || used + columns_of(c) > width;
    if (full) return;
    used += columns_of(c);
    result += bytes;
  });
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result + "…";
}

std::string pad(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t indent, std::size_t width) {
  Wrapper wrapper(indent, width);
  for (const auto& piece : pieces_of(text)) wrapper.add(piece);
  return wrapper.take();
}

}  // namespace garis::report
