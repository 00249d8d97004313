// The one pass over the file: walks the schema and keeps records.
#pragma once

#include <string>
#include <vector>

#include "checker/readers/gbxml/polygon.hpp"
#include "checker/readers/gbxml/records.hpp"
#include "checker/readers/gbxml/schema.hpp"
#include "checker/readers/xml/parser.hpp"

namespace garis::gbxml {

class Collector final : public xml::Handler {
 public:
  // All must outlive the collector.
  Collector(const Schema& schema, model::StringPool& strings, Records& records);

  xml::Content start(const xml::Element& element) override;
  void end(std::u16string_view text) override;
  base::Error refusal() const override { return refusal_; }

  // Of the element that `start` was called with last, unless it was skipped.
  NodeId node() const { return frames_.back().node; }

 private:
  struct Frame {
    NodeId node{};
    std::uint32_t item = kNone;
  };

  xml::Content refuse_root(const xml::Element& element);
  void open_item(const xml::Element& element, Anchor anchor, Frame& frame);
  void take_attributes(const xml::Element& element, const Schema::Node& node, std::uint32_t item);
  xml::Content take_texts(const xml::Element& element, const Schema::Node& node);
  void end_text(std::u16string_view text, std::uint32_t item);
  void end_loop(std::uint32_t item);
  void add_coordinate(std::u16string_view text);
  void keep(std::uint32_t item, FieldId field, StringId text, StringId unit, std::uint32_t line);
  StringId intern(std::u16string_view text);

  const Schema& schema_;
  model::StringPool& strings_;
  Records& records_;
  std::vector<Frame> frames_;
  std::vector<FieldId> fields_;  // that the text being read fills
  std::uint32_t line_ = 0;
  StringId unit_{};
  PolygonSum polygon_;
  double point_[3] = {};
  std::size_t coordinates_ = 0;
  bool point_is_readable_ = true;
  std::string buffer_;
  base::Error refusal_;
};

}  // namespace garis::gbxml
