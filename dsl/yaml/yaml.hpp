// YAML files of the program and of packs, as a flat tree that is read and never changed.
//
// A file whose bytes are those of a file under rules/ when the program was built is not parsed
// again: its tree was made then (prepare.cpp). Any other file goes through yaml-cpp. Both give the
// same tree.
//
// Mistakes are thrown as Problem; the loader that asked turns them into its own error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace garis::yaml {

struct Problem {
  std::string message;
  int line = 0;  // from 1; 0: the file as a whole
};

enum class Kind : std::uint8_t { null, scalar, list, map };

// One node; its children follow it, each up to its own `end`. A map holds keys and values in turn.
struct Record {
  std::uint32_t text;  // where its characters begin
  std::uint32_t size;  // how many there are
  std::uint32_t end;   // the record after this node and all that is in it
  std::uint32_t line;  // from 1
  Kind kind;
};

class Iterator;

// A place in a document, valid as long as that is. The node of a key that is not there is false,
// has no text and no children.
class Node {
 public:
  Node() = default;
  Node(const Record* record, const Record* first, const char* text)
      : record_(record), first_(first), text_(text) {}

  explicit operator bool() const { return record_ != nullptr; }
  bool is_null() const { return is(Kind::null); }
  bool is_scalar() const { return is(Kind::scalar); }
  bool is_list() const { return is(Kind::list); }
  bool is_map() const { return is(Kind::map); }
  int line() const { return record_ ? static_cast<int>(record_->line) : 0; }

  std::string text() const;  // of a scalar, empty otherwise
  double number() const;     // throws Problem if it is none
  int integer() const;
  bool yes() const;

  Node operator[](std::string_view key) const;
  Node operator[](std::size_t index) const;
  std::size_t size() const;
  Iterator begin() const;
  Iterator end() const;

 private:
  friend class Iterator;

  bool is(Kind kind) const { return record_ != nullptr && record_->kind == kind; }
  Node at(std::uint32_t index) const { return {first_ + index, first_, text_}; }

  const Record* record_ = nullptr;
  const Record* first_ = nullptr;
  const char* text_ = nullptr;
};

// An item of a list is the entry itself; an entry of a map has `first` and `second`.
struct Entry : Node {
  Node first;
  Node second;
};

class Iterator {
 public:
  Iterator(Node parent, std::uint32_t index) : parent_(parent), index_(index) {}
  Entry operator*() const;
  Iterator& operator++();
  bool operator==(const Iterator& other) const { return index_ == other.index_; }

 private:
  Node parent_;
  std::uint32_t index_;
};

class Document {
 public:
  Document(std::span<const Record> records, std::string_view text,
           std::shared_ptr<const void> owner = nullptr)
      : records_(records), text_(text), owner_(std::move(owner)) {}

  Node root() const { return {records_.data(), records_.data(), text_.data()}; }
  std::span<const Record> records() const { return records_; }
  std::string_view text() const { return text_; }

 private:
  std::span<const Record> records_;
  std::string_view text_;
  std::shared_ptr<const void> owner_;  // of both; empty for a prepared document
};

// Throws Problem if the file cannot be read or is not YAML. References (`*name`) are resolved.
Document load(const std::filesystem::path& file);
Document parse(std::string_view yaml);

// The tree that was made at build time for a file of these bytes.
const Document* find_prepared(std::string_view sha256);

[[noreturn]] inline void refuse(const Node& node, std::string message) {
  throw Problem{std::move(message), node.line()};
}

}  // namespace garis::yaml
