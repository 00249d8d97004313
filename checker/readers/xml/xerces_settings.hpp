// How Xerces is set up; shared with the bare counter in tests/bench so that both do the same work.
#pragma once

#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/util/SecurityManager.hpp>
#include <xercesc/util/XMLUni.hpp>

namespace garis::xml {

// Well-formedness only: this scanner reads no DTD and knows no entities but the five of XML.
// `security` must outlive the reader.
inline void apply_settings(XERCES_CPP_NAMESPACE::SAX2XMLReader& reader,
                           XERCES_CPP_NAMESPACE::SecurityManager& security) {
  using Uni = XERCES_CPP_NAMESPACE::XMLUni;
  reader.setFeature(Uni::fgSAX2CoreValidation, false);
  reader.setFeature(Uni::fgXercesSchema, false);
  reader.setFeature(Uni::fgXercesLoadExternalDTD, false);
  reader.setFeature(Uni::fgXercesLoadSchema, false);
  reader.setFeature(Uni::fgXercesDisableDefaultEntityResolution, true);
  reader.setProperty(Uni::fgXercesScannerName, const_cast<XMLCh*>(Uni::fgWFXMLScanner));
  reader.setFeature(Uni::fgSAX2CoreNameSpaces, false);
  reader.setFeature(Uni::fgXercesCalculateSrcOfs, false);
  security.setEntityExpansionLimit(1000);
  reader.setProperty(Uni::fgXercesSecurityManager, &security);
}

}  // namespace garis::xml
