// Between the callbacks of Xerces and a Handler. Only for parser.cpp.
#pragma once

#include <array>
#include <string>
#include <type_traits>

#include <xercesc/sax/Locator.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/Attributes.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>

#include "checker/readers/xml/parser.hpp"

namespace garis::xml {

namespace xc = XERCES_CPP_NAMESPACE;
static_assert(std::is_same_v<XMLCh, char16_t>);

// Leaves the parser from inside a callback; caught in `parse`.
struct Stop {
  base::Error error;
};

inline std::u16string_view view(const XMLCh* text) {
  return text == nullptr ? std::u16string_view() : std::u16string_view(text);
}

// Xerces keeps one copy of each element name for the whole document, so the address tells the name.
class NameCache {
 public:
  explicit NameCache(const Names& names) : names_(names) {}
  NameId find(const XMLCh* name) {
    auto& entry = entries_[(reinterpret_cast<std::uintptr_t>(name) >> 4) % entries_.size()];
    if (entry.name != name) entry = {name, names_.find(view(name))};
    return entry.id;
  }

 private:
  struct Entry {
    const XMLCh* name = nullptr;
    NameId id{};
  };
  const Names& names_;
  std::array<Entry, 512> entries_{};
};

class StartTag final : public Element {
 public:
  NameId name() const override { return id; }
  std::u16string_view written_name() const override { return view(written); }
  std::size_t attributes() const override { return list->getLength(); }
  NameId attribute_name(std::size_t index) const override {
    return names->find(view(list->getQName(index)));
  }
  std::u16string_view written_attribute_name(std::size_t index) const override {
    return view(list->getQName(index));
  }
  std::u16string_view attribute_value(std::size_t index) const override {
    return view(list->getValue(index));
  }
  std::uint32_t line() const override {
    return static_cast<std::uint32_t>(locator->getLineNumber());
  }

  NameId id{};
  const XMLCh* written = nullptr;
  const xc::Attributes* list = nullptr;
  const Names* names = nullptr;
  const xc::Locator* locator = nullptr;
};

class Adapter final : public xc::DefaultHandler {
 public:
  Adapter(const Names& names, Handler& handler, const Limits& limits)
      : cache_(names), handler_(handler), limits_(limits) {
    tag_.names = &names;
  }

  std::uint64_t elements() const { return elements_; }
  std::uint32_t line() const {
    return tag_.locator == nullptr ? 1 : static_cast<std::uint32_t>(tag_.locator->getLineNumber());
  }

  void setDocumentLocator(const xc::Locator* locator) override { tag_.locator = locator; }

  void startElement(const XMLCh*, const XMLCh*, const XMLCh* name,
                    const xc::Attributes& attributes) override {
    ++elements_;
    if (++depth_ > limits_.depth) over("elements are nested deeper than", limits_.depth);
    if (elements_ > limits_.elements) over("there are more elements than", limits_.elements);
    if (attributes.getLength() > limits_.attributes) over_attributes();
    collecting_ = false;
    if (skipping_ > 0) {
      ++skipping_;
      return;
    }
    tag_.id = cache_.find(name);
    tag_.written = name;
    tag_.list = &attributes;
    take(handler_.start(tag_));
  }

  void characters(const XMLCh* text, XMLSize_t size) override {
    if (!collecting_) return;
    if (text_.size() + size > limits_.text) over("a text is longer than", limits_.text);
    text_.append(text, size);
  }

  void endElement(const XMLCh*, const XMLCh*, const XMLCh*) override {
    --depth_;
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    handler_.end(text_);
    text_.clear();
    collecting_ = false;
  }

  [[noreturn]] void over_attributes() const {
    over("an element has more attributes than", limits_.attributes);
  }

  void fatalError(const xc::SAXParseException& e) override { throw e; }
  void error(const xc::SAXParseException& e) override { throw e; }
  void warning(const xc::SAXParseException&) override {}

 private:
  void take(Content content) {
    switch (content) {
      case Content::skip:
        skipping_ = 1;
        break;
      case Content::children:
        break;
      case Content::text:
        collecting_ = true;
        text_.clear();
        break;
      case Content::refuse:
        throw Stop{handler_.refusal()};
    }
  }

  [[noreturn]] void over(const char* what, std::uint64_t limit) const {
    throw Stop{{"E-LIMIT",
                ":" + std::to_string(line()) + ": " + what + " " + std::to_string(limit),
                {"raise the limit if this is meant"}}};
  }

  NameCache cache_;
  Handler& handler_;
  const Limits& limits_;
  StartTag tag_;
  std::u16string text_;
  bool collecting_ = false;
  std::uint32_t depth_ = 0;
  std::uint32_t skipping_ = 0;
  std::uint64_t elements_ = 0;
};

}  // namespace garis::xml
