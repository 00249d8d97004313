// Writes instances as ISO 10303-21 text. Private to the library.
//
// An instance has a number from its first mention on, be it a reference or its definition; it is
// written when all its arguments are known. What it has to hold because others say so (an inverse
// attribute) is added at once if it is still open, else in one pass at the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/readers/ifc/xml/notices.hpp"
#include "checker/readers/ifc/xml/shapes.hpp"

namespace garis::ifc {

struct XmlHeader {
  std::u16string description, name, time_stamp, preprocessor, originating_system;
};

// A value as it will stand in the text; of a list what is between its brackets.
struct Argument {
  std::string text;
  bool is_set = false;
};

class StepWriter {
 public:
  void begin(const XmlHeader& header, std::string_view schema);

  // For a reference. New or known.
  std::uint32_t number_of(const std::string& id, std::uint32_t line);
  // For a definition; `id` may be empty.
  std::uint32_t define(const std::string& id, std::uint32_t line, XmlNotices& notices);

  void write(std::uint32_t number, const EntityShape& shape, std::vector<Argument>& arguments);
  // `attribute` of `relation` is to hold `owner`.
  void relate(std::uint32_t relation, std::size_t attribute, std::uint32_t owner);

  // Closes the text; afterwards `text` and `lines` may be taken.
  void end(XmlNotices& notices);

  std::size_t size() const { return text.size(); }
  std::size_t written() const { return written_; }

  std::string text;
  std::vector<std::uint32_t> lines;  // by number - 1

 private:
  struct Owner {
    std::size_t attribute;
    std::uint32_t number;
  };
  struct Instance {
    std::size_t offset = 0;  // 0: not written
    const EntityShape* shape = nullptr;
    bool is_defined = false;
  };

  std::uint32_t add(std::uint32_t line);
  void add_owners(std::vector<Argument>& arguments, const EntityShape& shape,
                  const std::vector<Owner>& owners);
  void append_instance(std::string& to, std::uint32_t number, const EntityShape& shape,
                       const std::vector<Argument>& arguments);
  std::vector<Argument> read_back(std::uint32_t number) const;
  void rewrite_related();
  void note_dangling(XmlNotices& notices) const;

  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<Instance> instances_;  // by number - 1
  std::unordered_map<std::uint32_t, std::vector<Owner>> owners_;
  std::size_t written_ = 0;
};

}  // namespace garis::ifc
