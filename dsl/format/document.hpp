// A text with the places where it may be broken into lines, after Oppen's and Wadler's pretty
// printers: a group is written on one line if it fits, else its line breaks become newlines.
//
//   group(concat(text("applies to building"), indent(2, concat(line(), text("where …")))))
//
// Items live in the Document and are named by ids. Texts are views that must outlive it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace garis::format {

class Document {
 public:
  using Id = std::uint32_t;

  enum class Kind : std::uint8_t {
    text,
    line,              // a space, or a newline in a group that is broken
    soft_line,         // nothing, or a newline
    hard_line,         // a newline; every group around it is broken
    blank_line,        // one empty line above what follows
    trailing_comment,  // behind what was written; what follows goes to a new line
    own_comment,       // on a line of its own
    if_broken,         // a text that is written only in a broken group
    group,
    indent,  // by a number of columns
    align,   // to the column where it starts
    concat,
  };

  Id text(std::string_view text);
  Id owned_text(std::string text);
  Id line() { return add(Item(Kind::line)); }
  Id soft_line() { return add(Item(Kind::soft_line)); }
  Id hard_line() { return add(Item(Kind::hard_line, true)); }
  Id blank_line() { return add(Item(Kind::blank_line, true)); }
  Id trailing_comment(std::string_view text);
  Id own_comment(std::string_view text);
  Id if_broken(std::string_view text);
  Id group(Id content) { return wrap(Kind::group, content, 0); }
  Id indent(std::size_t columns, Id content) { return wrap(Kind::indent, content, columns); }
  Id align(Id content) { return wrap(Kind::align, content, 0); }
  Id concat(const std::vector<Id>& parts);

  // A text of blanks whose number is known later; none until then.
  Id padding() { return owned_text({}); }
  void set_padding(Id id, std::size_t columns);

  // With lines of at most `width` columns where the breaks allow it; without space at line ends.
  std::string render(Id root, std::size_t width) const;
  // Columns of the content on one line; nothing breaks.
  std::size_t flat_width(Id root) const;

 private:
  friend class Renderer;

  struct Item {
    explicit Item(Kind of, bool holds_break = false) : kind(of), breaks(holds_break) {}

    Kind kind;
    bool breaks;  // holds a hard line
    std::string_view text;
    std::size_t columns = 0;             // of a text; of an indentation
    std::uint32_t first = 0, count = 0;  // children, in children_
  };

  Id add(Item item);
  Id wrap(Kind kind, Id content, std::size_t columns);
  Id written(Kind kind, std::string_view text);

  std::vector<Item> items_;
  std::vector<Id> children_;
  std::deque<std::string> owned_;
};

}  // namespace garis::format
