// From the elements of an ifcXML document to instances. Private to the library.
//
// Elements take turns: an instance holds attributes, an attribute holds values or instances. An
// attribute element may also be the instance itself; then two places end with one element.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/readers/ifc/xml/notices.hpp"
#include "checker/readers/ifc/xml/shapes.hpp"
#include "checker/readers/ifc/xml/writer.hpp"
#include "checker/readers/xml/parser.hpp"

namespace garis::ifc {

class Converter final : public xml::Handler {
 public:
  xml::Content start(const xml::Element& element) override;
  void end(std::u16string_view text) override;
  base::Error refusal() const override { return refusal_; }

  // After the last element. E-FORMAT if there is nothing in the document; the message lacks its
  // name.
  std::optional<base::Error> finish();
  std::string dialect() const;

  StepWriter writer;
  XmlNotices notices;

 private:
  struct Place {
    enum class Kind : std::uint8_t { outside, header, field, instance, value } kind;
    bool is_shared = false;  // ends with the element of the place below
    std::uint32_t position = 0;
  };
  struct Instance {
    std::uint32_t number;
    const EntityShape* shape;
    std::vector<Argument> arguments;
  };
  struct Item {
    std::uint32_t position;
    std::size_t begin;  // in Value::body
  };
  // An attribute or an item of a list, while its element is open.
  struct Value {
    Type type;
    std::optional<EntityId> entity;
    std::uint8_t levels = 0;
    std::uint8_t width = 0;
    std::string_view keyword;  // of a type that has to be written: IfcLabel('x')
    std::size_t attribute = 0;
    bool is_inverse = false;
    std::uint32_t line = 0;
    std::string body;  // items with commas between them
    std::vector<Item> items;
  };

  xml::Content start_root(const xml::Element& element);
  xml::Content start_outside(const xml::Element& element);
  xml::Content start_field(const xml::Element& element);
  xml::Content start_attribute(const xml::Element& element);
  xml::Content start_item(const xml::Element& element);
  xml::Content start_instance(const xml::Element& element, EntityId entity);
  xml::Content start_value(const xml::Element& element, Value value);
  xml::Content skip_unknown(const xml::Element& element);
  xml::Content refuse(const xml::Element& element, base::Error error);

  bool choose_schema(const xml::Element& element);
  void collect_schema_names(const xml::Element& element);
  void begin_instance(const xml::Element& element, EntityId entity, bool is_shared);
  void read_attribute(const xml::Element& element, std::size_t index);
  bool is_instance_itself(const xml::Element& element, EntityId entity);
  static Value value_of(const AttributeShape& attribute, const EntityShape& shape);
  Value item_of(const Value& list, const Meaning& meaning) const;
  std::optional<std::u16string_view> control(const xml::Element& element, Control wanted) const;
  std::optional<std::string> reference(const xml::Element& element) const;
  std::uint32_t position(const xml::Element& element) const;

  void end_field(std::u16string_view text);
  void end_instance();
  void end_value(std::u16string_view text);
  void close_place();
  void deliver(std::uint32_t number, std::uint32_t position);
  void set_argument(const Value& value, std::string body);
  bool append_text(const Value& value, std::u16string_view text, std::string& out) const;
  static void append_item(Value& value, std::string_view text, std::uint32_t position);
  std::string first_item(const Value& value);
  static std::string ordered(const Value& value);

  std::u16string root_;
  std::vector<std::string> schema_names_;
  std::optional<Shapes> shapes_;
  XmlHeader header_;
  std::u16string* field_ = nullptr;
  std::vector<Place> places_;
  std::vector<Instance> instances_;
  std::vector<Value> values_;
  base::Error refusal_;
};

}  // namespace garis::ifc
