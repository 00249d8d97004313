// Streaming XML: start tags, texts and ends, in document order, with constant memory.
//
//   xml::Names names;
//   const auto wall = names.add("Wall");
//   auto document = xml::parse(**source, "office.xml", names, handler);
//
// Prefixes and namespaces are not looked at; no DTD is read, no entity beyond the five of XML is
// expanded, nothing outside the document is opened. Exceptions do not leave `parse`; it may be
// called from several threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "checker/readers/xml/encoding.hpp"
#include "checker/readers/xml/input.hpp"
#include "checker/readers/xml/limits.hpp"
#include "checker/readers/xml/names.hpp"
#include "checker/readers/xml/utf8.hpp"
#include "dsl/base/result.hpp"

namespace garis::xml {

// A start tag; valid during the call that hands it over, like all views it gives.
class Element {
 public:
  virtual NameId name() const = 0;
  virtual std::u16string_view written_name() const = 0;
  virtual std::size_t attributes() const = 0;
  virtual NameId attribute_name(std::size_t index) const = 0;
  virtual std::u16string_view written_attribute_name(std::size_t index) const = 0;
  virtual std::u16string_view attribute_value(std::size_t index) const = 0;
  virtual std::uint32_t line() const = 0;  // on which the tag ends

 protected:
  ~Element() = default;
};

// What the handler wants of an element.
enum class Content : std::uint8_t {
  skip,      // nothing: no call for what is inside, nor for its end
  children,  // calls for the elements inside, then `end` without text
  text,      // the same, and `end` with the text up to the first child
  refuse,    // stop; `Handler::refusal` says why
};

class Handler {
 public:
  virtual ~Handler() = default;
  virtual Content start(const Element& element) = 0;
  virtual void end(std::u16string_view text) = 0;
  virtual base::Error refusal() const { return {}; }
};

struct Document {
  std::string sha256;
  std::uint64_t bytes = 0;
  std::uint64_t elements = 0;
  EncodingGuess encoding;
  std::uint64_t bad_bytes = 0;  // read as Windows-1252
  std::uint32_t first_bad_line = 0;
};

// `name` is for messages. E-FORMAT, E-LIMIT, or what the handler refused with; the message of each
// is `name:line: what was seen`.
base::Result<Document> parse(ByteSource& source, const std::string& name, const Names& names,
                             Handler& handler, const Limits& limits = {});

}  // namespace garis::xml
