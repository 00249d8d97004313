#include "checker/readers/xml/parser.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <xercesc/sax/InputSource.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/BinInputStream.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/SecurityManager.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "checker/readers/xml/adapter.hpp"
#include "checker/readers/xml/pipeline.hpp"
#include "checker/readers/xml/xerces_settings.hpp"

namespace garis::xml {
namespace {

// How often `="` or `='` stands there; the zero bytes of UTF-16 do not count.
std::uint64_t quoted_values(std::string_view bytes) {
  std::uint64_t count = 0;
  char previous = '\0';
  for (const char c : bytes) {
    if (c == '\0') continue;
    count += previous == '=' && (c == '"' || c == '\'') ? 1 : 0;
    previous = c;
  }
  return count;
}

// Hands Xerces the document as UTF-16 of this machine, whatever it was, so that one place decides
// on encodings.
class Stream : public xc::BinInputStream {
 public:
  Stream(Pipeline& pipeline, const Adapter& adapter, const Limits& limits)
      : pipeline_(pipeline), adapter_(adapter), limits_(limits) {}

  XMLFilePos curPos() const override { return given_; }
  const XMLCh* getContentType() const override { return nullptr; }

  XMLSize_t readBytes(XMLByte* to, XMLSize_t size) override {
    while (used_ == ready().size()) {
      used_ = 0;
      if (!pipeline_.next(piece_)) return 0;
      if (piece_.error) throw Stop{*piece_.error};
    }
    const auto count = ready().copy(reinterpret_cast<char*>(to), size, used_);
    watch_long_tag({reinterpret_cast<const char*>(to), count});
    used_ += count;
    given_ += count;
    return count;
  }

 private:
  // Xerces compares the attributes of an element with each other before it hands them over. A tag
  // that fills whole reads of Xerces is therefore watched here: no `<` can stand in it.
  void watch_long_tag(std::string_view bytes) {
    if (bytes.find('<') != std::string_view::npos) {
      attributes_ = 0;
      return;
    }
    attributes_ += quoted_values(bytes);
    if (attributes_ > limits_.attributes) adapter_.over_attributes();
  }

  std::string_view ready() const {
    if (pipeline_.is_raw()) return piece_.bytes;
    return {reinterpret_cast<const char*>(piece_.units.data()),
            piece_.units.size() * sizeof(char16_t)};
  }

  Pipeline& pipeline_;
  const Adapter& adapter_;
  const Limits& limits_;
  std::uint64_t attributes_ = 0;  // since the last read that held a `<`
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

void initialise() {
  static std::once_flag once;
  std::call_once(once, [] { xc::XMLPlatformUtils::Initialize(); });
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
          ":" + std::to_string(std::max<std::uint64_t>(line, 1)) + ": " +
              first_letter_lower(to_utf8(view(message))),
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
    if (!trouble.empty()) return base::Error{"E-READ", name + ": " + trouble, {}};
    return base::Error{"E-FORMAT", name + ": is empty", {}};
  }
  document.encoding = guess_encoding(head);

  Pipeline pipeline(source, std::move(head), document.encoding, limits.bytes);
  Adapter adapter(names, handler, limits);
  const std::unique_ptr<xc::SAX2XMLReader> reader(xc::XMLReaderFactory::createXMLReader());
  xc::SecurityManager security;
  apply_settings(*reader, security);
  reader->setContentHandler(&adapter);
  reader->setErrorHandler(&adapter);

  Source input(std::make_unique<Stream>(pipeline, adapter, limits));
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

}  // namespace garis::xml
