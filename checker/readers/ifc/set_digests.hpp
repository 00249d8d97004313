// What the sets of a file hold that the mapping asks for. Types and materials lend their sets to
// thousands of elements, and several plans look into them: each set is read once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/readers/ifc/property_names.hpp"
#include "checker/readers/ifc/sets.hpp"

namespace garis::ifc {

struct DigestItem {
  Row row{};
  NameId name{};
  std::uint8_t position = 0;  // of its value
  bool is_complex = false;    // its parts are looked at by their full names; `name` says nothing
};

struct SetDigest {
  std::optional<SetShape> shape;  // none: a set that has attributes only
  std::string name;
  std::vector<DigestItem> items;  // in the order of the set
};

class SetDigests {
 public:
  // Both must outlive this.
  SetDigests(const Source& source, const PropertyNames& names);

  // Valid as long as this.
  const SetDigest& of(Row set);

 private:
  SetDigest read(Row set) const;
  void add(Row member, SetDigest& to) const;

  // Of the instances of one keyword.
  struct Form {
    std::size_t keyword_size = 0;
    std::uint8_t position = 0;
    bool is_complex = false, is_reference = false;
  };
  static Form form_of(std::string_view keyword);

  const Source& source_;
  const PropertyNames& names_;
  std::vector<Form> forms_;  // by keyword
  std::unordered_map<std::uint32_t, SetDigest> digests_;
};

}  // namespace garis::ifc
