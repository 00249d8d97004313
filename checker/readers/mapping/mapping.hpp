// What `rules/mappings/<format>.yaml` says: where each property of the vocabulary stands in a
// format, in which unit, and which words mean what. Data only; the reader of the format does the
// rest. The head of rules/mappings/gbxml.yaml explains the keys.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/mapping/path.hpp"
#include "dsl/base/result.hpp"
#include "dsl/units/unit.hpp"
#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::mapping {

// "5.678263337 W/(m²·K)": a number in a unit; a plain number has the unit without text.
struct Quantity {
  double value = 0;
  units::Unit unit;
};
std::optional<Quantity> parse_quantity(std::string_view text);

using Words = std::map<std::string, std::string,
                       std::less<>>;  // word of the format → ours; empty: says nothing
// The word as written, else one that differs from it in case only; end() if there is none.
Words::const_iterator find_word(const Words& words, std::string_view word);
using UnitNames = std::map<std::string, Quantity, std::less<>>;

struct Place {
  std::string text;                 // the path, as reports show it
  std::optional<Path> path;         // of XML formats; nothing when derived
  std::optional<SetPath> set_path;  // of IFC; nothing when derived
  std::string classification;       // IFC: the system whose codes are looked at, instead of a path
  std::string derive;               // name of a computation of the reader
  std::string unit;                 // unit name if the value states none; may be a path to one
  UnitNames units;                  // before those of the mapping
  std::optional<Words> words;
  bool zero_is_absent = false;
  bool complement = false;  // one minus what is stated
  std::string divide_by;    // name of a constant
  int line = 0;             // in the mapping file, 0: given by a guideline
};

// Reads `place.text` as a path of the format; false if it is none.
bool set_path(Place& place, std::string_view format);

struct Constant {
  Quantity quantity;
  std::string source;
};

// A value that a program writes when nobody has entered any.
struct ExporterDefault {
  Path when;
  std::string is;                    // the text, or
  std::optional<Quantity> quantity;  // the number
  std::string exporter;              // part of the program's name; empty: any
  std::string covers;  // all values held by elements of this name; empty: only `when` itself
  std::string why;
};

struct Mapping {
  std::string format;
  std::string file;
  UnitNames units;
  Words surfaces;  // word → entity, or empty for `none`
  Words openings;
  Words classes;                     // IFC: class, or class.PREDEFINEDTYPE → entity
  std::vector<std::string> no_text;  // texts that stand for "no value"
  std::map<std::string, Words, std::less<>> enumerations;
  std::map<std::string, Constant, std::less<>> constants;
  std::map<std::string, Quantity, std::less<>> tolerances;
  std::vector<ExporterDefault> defaults;
  std::vector<std::string> annual_totals;  // codes of results that are the year's total
  std::map<model::PropertyId, std::vector<Place>> places;

  // Where a guideline says that a property stands; looked at before the places of the file.
  // E-MAPPING if the text is not a path.
  std::optional<base::Error> add_place(model::PropertyId property, std::string_view path);
};

// E-MAPPING with file and line for keys, words or units that are not known. Every derivation,
// constant and tolerance is looked up by the reader, which refuses names that it does not know.
base::Result<Mapping> load(const std::filesystem::path& file,
                           const vocabulary::Vocabulary& vocabulary);

}  // namespace garis::mapping
