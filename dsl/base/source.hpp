// The texts that a run has read. Owns names and contents; spans and views stay valid as long as the
// map lives, because files are never removed or changed.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/span.hpp"

namespace garis::base {

struct Position {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in code points
};

class SourceFile {
 public:
  SourceFile(FileId id, std::string name, std::string text);

  FileId id() const { return id_; }
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::string_view text(Span span) const;
  Position position(std::uint32_t offset) const;
  // The whole line that holds `offset`, without its line end.
  std::string_view line_at(std::uint32_t offset) const;

 private:
  std::uint32_t line_start(std::uint32_t offset) const;

  FileId id_;
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

class SourceMap {
 public:
  const SourceFile& add(std::string name, std::string text);
  const SourceFile& file(FileId id) const { return files_[static_cast<std::size_t>(id)]; }
  std::string_view text(Span span) const { return file(span.file).text(span); }
  Position position(Span span) const { return file(span.file).position(span.begin); }
  std::size_t size() const { return files_.size(); }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace garis::base
