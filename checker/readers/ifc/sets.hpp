// What stands in a set of properties or quantities, those of complex properties included.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checker/readers/ifc/source.hpp"

namespace garis::ifc {

// Places of its name and its list in a set; a set of another kind (IfcWindowPanelProperties) has
// attributes only.
struct SetShape {
  std::size_t name = 0, list = 0;
};
std::optional<SetShape> shape_of(const Source& source, Row set);

// Of the class of a member. Of a table the defined values are its value.
bool is_complex(std::string_view keyword);
std::size_t value_position(std::string_view keyword);

// Names are compared as they are read; nearly all are plain.
class NameText {
 public:
  explicit NameText(const step::Value& value);
  NameText(const NameText&) = delete;
  NameText& operator=(const NameText&) = delete;
  std::string_view view() const { return view_; }

 private:
  std::string_view view_;
  std::string decoded_;
};

// A property or quantity; texts live as long as the visit.
struct Member {
  std::string_view set;
  std::string_view name;  // `Colour.Red` of a property of a complex one
  std::string_view keyword;
  Row row{};
  std::size_t position = 0;  // of its value
};

// Visits the members of sets. What complex properties hold may be shared without end, so there is a
// most of it that one walk visits.
template <class Visit>
class SetWalk {
 public:
  SetWalk(const Source& source, Visit visit) : source_(source), visit_(std::move(visit)) {}

  void walk(Row set, const SetShape& shape) {
    const NameText name(source_.argument(set, shape.name));
    auto items = source_.argument(set, shape.list).items();
    while (const auto item = items.next()) {
      if (const auto member = source_.row(item)) look_at(*member, name.view());
    }
  }

  // One member, with what is inside it.
  void look_at(Row row, std::string_view set, const std::string& outer = {}, int depth = 0) {
    const NameText own(source_.argument(row, at::property_name));
    const auto keyword = source_.index().keyword_name(source_.index().keyword(row));
    if (is_complex(keyword)) {
      if (depth < kComplexDepth) look_inside(row, set, outer + std::string(own.view()), depth);
      return;
    }
    const std::string inner = outer.empty() ? std::string() : outer + std::string(own.view());
    visit_(Member{set, outer.empty() ? own.view() : std::string_view(inner), keyword, row,
                  value_position(keyword)});
  }

 private:
  static constexpr std::size_t kComplexParts = 3;  // IfcComplexProperty.HasProperties
  static constexpr int kComplexDepth = 4;
  static constexpr std::size_t kMostParts = 10'000;

  void look_inside(Row complex, std::string_view set, const std::string& name, int depth) {
    // IfcPhysicalComplexQuantity(Name, Description, HasQuantities, …)
    const auto place = source_.is_a(complex, "IfcPhysicalQuantity") ? 2 : kComplexParts;
    for (const auto part : source_.rows(source_.argument(complex, place))) {
      if (++parts_ > kMostParts) return;
      look_at(part, set, name + ".", depth + 1);
    }
  }

  const Source& source_;
  Visit visit_;
  std::size_t parts_ = 0;
};

}  // namespace garis::ifc
