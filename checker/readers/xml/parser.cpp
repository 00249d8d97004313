#include "checker/readers/xml/parser.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include <xercesc/framework/XMLFormatter.hpp>
#include <xercesc/sax/InputSource.hpp>
#include <xercesc/sax/Locator.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/Attributes.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/BinInputStream.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/SecurityManager.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "checker/readers/xml/pipeline.hpp"
#include "checker/readers/xml/xerces_settings.hpp"

namespace garis::xml {
namespace {

namespace xc = XERCES_CPP_NAMESPACE;
static_assert(std::is_same_v<XMLCh, char16_t>);

// Leaves the parser from inside a callback; caught in `parse`.
struct Stop {
  base::Error error;
};

std::u16string_view view(const XMLCh* text) {
  return text == nullptr ? std::u16string_view() : std::u16string_view(text);
}

// Hands Xerces the document as UTF-16 of this machine, whatever it was, so that one place decides
// on encodings.
class Stream : public xc::BinInputStream {
 public:
  explicit Stream(Pipeline& pipeline) : pipeline_(pipeline) {}

  XMLFilePos curPos() const override { return given_; }
  const XMLCh* getContentType() const override { return nullptr; }

  XMLSize_t readBytes(XMLByte* to, XMLSize_t size) override {
    while (used_ == ready().size()) {
      used_ = 0;
      if (!pipeline_.next(piece_)) return 0;
      if (piece_.error) throw Stop{*piece_.error};
    }
    const auto count = ready().copy(reinterpret_cast<char*>(to), size, used_);
    used_ += count;
    given_ += count;
    return count;
  }

 private:
  std::string_view ready() const {
    if (pipeline_.is_raw()) return piece_.bytes;
    return {reinterpret_cast<const char*>(piece_.units.data()),
            piece_.units.size() * sizeof(char16_t)};
  }

  Pipeline& pipeline_;
  Piece piece_;
  std::size_t used_ = 0;
  XMLFilePos given_ = 0;
};

class Source : public xc::InputSource {
 public:
  explicit Source(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}
  xc::BinInputStream* makeStream() const override {
    return stream_.release();
  }  // Xerces deletes it

 private:
  mutable std::unique_ptr<Stream> stream_;
};

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

void initialise() {
  static std::once_flag once;
  std::call_once(once, [] { xc::XMLPlatformUtils::Initialize(); });
}

constexpr std::size_t kHead = 4096;

std::string read_head(ByteSource& source) {
  std::string head(kHead, '\0');
  std::size_t size = 0;
  while (size < head.size()) {
    const auto got = source.read(head.data() + size, head.size() - size);
    if (got == 0) break;
    size += got;
  }
  head.resize(size);
  return head;
}

std::u16string encoding_for_xerces(const EncodingGuess& guess) {
  if (guess.encoding == Encoding::other) return {guess.declared.begin(), guess.declared.end()};
  return std::endian::native == std::endian::little ? u"UTF-16LE" : u"UTF-16BE";
}

std::string first_letter_lower(std::string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z')) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

base::Error not_xml(std::uint64_t line, const XMLCh* message) {
  return {"E-FORMAT",
          ":" + std::to_string(line) + ": " + first_letter_lower(to_utf8(view(message))),
          {"the file is damaged or not XML; export it again"}};
}

// Runs Xerces; what it throws comes back as an error whose message lacks the name of the file.
std::optional<base::Error> run(xc::SAX2XMLReader& reader, Adapter& adapter, Source& source) {
  try {
    reader.parse(source);
    return std::nullopt;
  } catch (const Stop& stop) {
    return stop.error;
  } catch (const xc::SAXParseException& e) {
    return not_xml(e.getLineNumber(), e.getMessage());
  } catch (const xc::SAXException& e) {
    return not_xml(adapter.line(), e.getMessage());
  } catch (const xc::XMLException& e) {
    return not_xml(adapter.line(), e.getMessage());
  } catch (const xc::OutOfMemoryException&) {
    return base::Error{"E-LIMIT", ": not enough memory", {}};
  } catch (const std::bad_alloc&) {
    return base::Error{"E-LIMIT", ": not enough memory", {}};
  }
}

base::Error with_name(const std::string& name, base::Error error) {
  if (error.message.starts_with(':')) error.message = name + error.message;
  return error;
}

}  // namespace

base::Result<Document> parse(ByteSource& source, const std::string& name, const Names& names,
                             Handler& handler, const Limits& limits) try {
  initialise();
  Document document;
  auto head = read_head(source);
  if (head.empty()) {
    const auto trouble = source.trouble();
    return base::Error{"E-FORMAT", name + ": " + (trouble.empty() ? "is empty" : trouble), {}};
  }
  document.encoding = guess_encoding(head);

  Pipeline pipeline(source, std::move(head), document.encoding, limits.bytes);
  Adapter adapter(names, handler, limits);
  const std::unique_ptr<xc::SAX2XMLReader> reader(xc::XMLReaderFactory::createXMLReader());
  xc::SecurityManager security;
  apply_settings(*reader, security);
  reader->setContentHandler(&adapter);
  reader->setErrorHandler(&adapter);

  Source input(std::make_unique<Stream>(pipeline));
  const auto encoding = encoding_for_xerces(document.encoding);
  input.setEncoding(encoding.c_str());
  if (auto error = run(*reader, adapter, input)) return with_name(name, std::move(*error));
  if (!pipeline.finish())
    return base::Error{"E-FORMAT", name + ": the end of the file cannot be read", {}};
  document.elements = adapter.elements();
  document.bytes = pipeline.bytes();
  document.sha256 = pipeline.sha256();
  document.bad_bytes = pipeline.decoder().bad_bytes();
  document.first_bad_line = pipeline.decoder().first_bad_line();
  return document;
} catch (const Stop& stop) {
  return with_name(name, stop.error);
} catch (...) {
  return base::Error{"E-FORMAT", name + ": the XML library failed", {}};
}

void append_utf8(std::u16string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
      continue;
    }
    const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 &&
                      text[i + 1] < 0xE000;
    if (pair)
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
    else if (c >= 0xD800 && c < 0xE000)
      c = 0xFFFD;
    const int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static constexpr unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    out.push_back(static_cast<char>(lead[tail] | (c >> (6 * tail))));
    for (int k = tail - 1; k >= 0; --k)
      out.push_back(static_cast<char>(0x80 | ((c >> (6 * k)) & 0x3F)));
  }
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  append_utf8(text, out);
  return out;
}

}  // namespace garis::xml
