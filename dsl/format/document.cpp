#include "dsl/format/document.hpp"

#include "dsl/base/width.hpp"

namespace garis::format {

using Kind = Document::Kind;

Document::Id Document::add(Item item) {
  items_.push_back(item);
  return static_cast<Id>(items_.size() - 1);
}

Document::Id Document::written(Kind kind, std::string_view text) {
  const auto first_line = text.substr(0, text.find('\n'));
  Item item(kind);
  item.text = text;
  item.columns = base::columns(first_line);
  return add(item);
}

Document::Id Document::text(std::string_view text) { return written(Kind::text, text); }

Document::Id Document::owned_text(std::string text) {
  owned_.push_back(std::move(text));
  return written(Kind::text, owned_.back());
}

Document::Id Document::trailing_comment(std::string_view text) {
  return written(Kind::trailing_comment, text);
}
Document::Id Document::own_comment(std::string_view text) {
  return written(Kind::own_comment, text);
}
Document::Id Document::if_broken(std::string_view text) { return written(Kind::if_broken, text); }

Document::Id Document::wrap(Kind kind, Id content, std::size_t columns) {
  Item item(kind, items_[content].breaks);
  item.columns = columns;
  item.first = static_cast<std::uint32_t>(children_.size());
  item.count = 1;
  children_.push_back(content);
  return add(item);
}

void Document::set_padding(Id id, std::size_t columns) {
  owned_.emplace_back(columns, ' ');
  items_[id].text = owned_.back();
  items_[id].columns = columns;
}

Document::Id Document::concat(const std::vector<Id>& parts) {
  Item item(Kind::concat);
  item.first = static_cast<std::uint32_t>(children_.size());
  item.count = static_cast<std::uint32_t>(parts.size());
  children_.insert(children_.end(), parts.begin(), parts.end());
  for (const auto part : parts) item.breaks = item.breaks || items_[part].breaks;
  return add(item);
}

std::size_t Document::flat_width(Id root) const {
  const auto& item = items_[root];
  if (item.kind == Kind::text) return item.columns;
  if (item.kind == Kind::line) return 1;
  std::size_t width = 0;
  for (std::uint32_t i = 0; i < item.count; ++i) width += flat_width(children_[item.first + i]);
  return width;
}

class Renderer {
 public:
  Renderer(const Document& document, std::size_t width) : document_(document), width_(width) {}

  std::string run(Document::Id root) {
    todo_.push_back({root, 0, true});
    while (!todo_.empty()) {
      const auto next = todo_.back();
      todo_.pop_back();
      step(next);
    }
    trim();
    return std::move(out_);
  }

 private:
  struct Command {
    Document::Id id;
    std::size_t indent;
    bool broken;
  };

  const Document::Item& item(Document::Id id) const { return document_.items_[id]; }

  void push_children(std::vector<Command>& stack, const Document::Item& parent, std::size_t indent,
                     bool broken) const {
    for (auto i = parent.count; i > 0; --i)
      stack.push_back({document_.children_[parent.first + i - 1], indent, broken});
  }

  // ---- what is on the line ----

  bool at_line_start() const { return out_.empty() || out_.back() == '\n'; }
  std::size_t column() const { return at_line_start() ? line_indent_ : column_; }

  void trim() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  }

  void newline(std::size_t indent) {
    trim();
    if (!out_.empty()) out_ += '\n';
    line_indent_ = indent;
    line_is_full_ = false;
  }

  void fresh_line(std::size_t indent) {
    trim();
    if (!at_line_start()) newline(indent);
  }

  void write(std::string_view text, std::size_t columns, std::size_t indent) {
    const bool is_space = text.find_first_not_of(' ') == std::string_view::npos;
    if (line_is_full_) {
      if (is_space) return;
      fresh_line(indent);
      line_is_full_ = false;
    }
    if (at_line_start()) {
      out_.append(line_indent_, ' ');
      column_ = line_indent_;
    }
    out_ += text;
    const auto last_line = text.rfind('\n');
    column_ = last_line == std::string_view::npos ? column_ + columns
                                                  : base::columns(text.substr(last_line + 1));
  }

  void own_comment(const Document::Item& comment, std::size_t indent) {
    fresh_line(indent);
    write(comment.text, comment.columns, indent);
    line_is_full_ = true;
  }

  void blank_line(std::size_t indent) {
    fresh_line(indent);
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
    line_indent_ = indent;
    line_is_full_ = false;
  }

  // ---- one item ----

  void step(const Command& command) {
    const auto& it = item(command.id);
    switch (it.kind) {
      case Kind::text:
        return write(it.text, it.columns, command.indent);
      case Kind::if_broken:
        return command.broken ? write(it.text, it.columns, command.indent) : void();
      case Kind::line:
        return command.broken ? newline(command.indent) : write(" ", 1, command.indent);
      case Kind::soft_line:
        return command.broken ? newline(command.indent) : void();
      case Kind::hard_line:
        return fresh_line(command.indent), void(line_indent_ = command.indent);
      case Kind::blank_line:
        return blank_line(command.indent);
      case Kind::trailing_comment:
        trim();
        write("  ", 2, command.indent);
        write(it.text, it.columns, command.indent);
        line_is_full_ = true;
        return;
      case Kind::own_comment:
        return own_comment(it, command.indent);
      case Kind::group:
        return push_children(todo_, it, command.indent, it.breaks || !fits(command));
      case Kind::indent:
        return push_children(todo_, it, command.indent + it.columns, command.broken);
      case Kind::align:
        return push_children(todo_, it, column(), command.broken);
      case Kind::concat:
        return push_children(todo_, it, command.indent, command.broken);
    }
  }

  // Whether the group can be written on what is left of the line, with what follows it up to the
  // next place where a line may end.
  bool fits(const Command& group) const {
    std::size_t used = column();
    if (line_is_full_) used = group.indent;
    std::vector<Command> stack;
    push_children(stack, item(group.id), group.indent, false);
    auto rest = todo_.size();
    while (used <= width_) {
      if (stack.empty()) {
        if (rest == 0) return true;
        stack.push_back(todo_[--rest]);
      }
      const auto next = stack.back();
      stack.pop_back();
      const auto& it = item(next.id);
      used += width_of(it, next.broken);
      if (ends_line(it, next.broken)) return used <= width_;
      push_children(stack, it, next.indent, next.broken);
    }
    return false;
  }

  static bool ends_line(const Document::Item& it, bool broken) {
    switch (it.kind) {
      case Kind::line:
      case Kind::soft_line:
        return broken;
      case Kind::hard_line:
      case Kind::blank_line:
      case Kind::trailing_comment:
      case Kind::own_comment:
        return true;
      case Kind::text:
        return it.text.find('\n') != std::string_view::npos;
      default:
        return false;
    }
  }

  static std::size_t width_of(const Document::Item& it, bool broken) {
    switch (it.kind) {
      case Kind::text:
        return it.columns;
      case Kind::line:
        return broken ? 0 : 1;
      case Kind::if_broken:
        return broken ? it.columns : 0;
      default:
        return 0;
    }
  }

  const Document& document_;
  std::size_t width_;
  std::vector<Command> todo_;
  std::string out_;
  std::size_t column_ = 0;
  std::size_t line_indent_ = 0;
  bool line_is_full_ = false;  // a comment ends it
};

std::string Document::render(Id root, std::size_t width) const {
  return Renderer(*this, width).run(root);
}

}  // namespace garis::format
