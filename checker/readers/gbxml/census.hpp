// Elements and attributes of a file that no place of the mapping looks at, counted while the
// collector takes the others.
#pragma once

#include <string>
#include <vector>

#include "checker/readers/gbxml/collect.hpp"
#include "checker/readers/mapping/census.hpp"

namespace garis::gbxml {

class CensusTaker final : public xml::Handler {
 public:
  // Both must outlive it.
  CensusTaker(const Schema& schema, Collector& collector)
      : schema_(schema), collector_(collector) {}

  xml::Content start(const xml::Element& element) override;
  void end(std::u16string_view text) override;
  base::Error refusal() const override { return collector_.refusal(); }

  mapping::Census take() { return std::move(census_); }

 private:
  // An element of the tree; `path` from the nearest one that holds values: `Lighting`, `` for it.
  struct Place {
    std::string anchor, path;
  };

  void note(const Place& place, std::string name, std::u16string_view value);
  void note_attributes(const xml::Element& element, const Schema::Node& node, const Place& place);
  bool is_known(const Schema::Node& node, xml::NameId attribute) const;

  const Schema& schema_;
  Collector& collector_;
  mapping::Census census_;
  std::vector<Place> places_;
  std::size_t outside_ = 0;  // depth below an element that is not on the tree
  std::string outer_name_;   // of that element
  std::u16string outer_example_;
};

}  // namespace garis::gbxml
