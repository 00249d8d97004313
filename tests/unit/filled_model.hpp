// A model that a reader has filled, and questions to it.
#pragma once

#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

#include "checker/model/model.hpp"
#include "tests/unit/catch.hpp"

namespace garis::test {

inline const vocabulary::Vocabulary& the_vocabulary() {
  static const auto loaded = vocabulary::load(GARIS_SOURCE_DIR "/rules/vocabulary");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

struct FilledModel {
  FilledModel() : model(the_vocabulary()) {}

  static model::EntityId entity(std::string_view name) {
    return *the_vocabulary().find_entity(name);
  }
  static model::PropertyId property(std::string_view entity_name, std::string_view name) {
    return *the_vocabulary().find_property(entity(entity_name), name);
  }

  std::uint32_t count(std::string_view name) const { return model.size(entity(name)); }

  // "wall.u_value" of a row as text: the number, word, yes or no; or the cause why it is open, in
  // brackets.
  std::string value(std::string_view qualified, std::uint32_t row = 0) const {
    const auto dot = qualified.find('.');
    const auto kind = entity(qualified.substr(0, dot));
    const auto id = *the_vocabulary().find_property(kind, qualified.substr(dot + 1));
    if (row >= model.size(kind)) return "(no row)";
    if (!model.known({kind, row}, id))
      return "(" + std::string(to_string(model.open({kind, row}, id).cause)) + ")";
    const auto& column = model.column(id);
    switch (the_vocabulary().kind(the_vocabulary().property(id).kind).form) {
      case vocabulary::Form::yes_no:
        return column.yes(row) ? "yes" : "no";
      case vocabulary::Form::number:
        return base::decimal(std::round(column.number(row) * 1e4) / 1e4);
      default:
        return std::string(model.strings[column.text(row)]);
    }
  }

  const model::Origin& origin(std::string_view entity_name, std::string_view name,
                              std::uint32_t row = 0) const {
    return model.column(property(entity_name, name)).origin(row);
  }
  model::Open open(std::string_view entity_name, std::string_view name,
                   std::uint32_t row = 0) const {
    return model.open({entity(entity_name), row}, property(entity_name, name));
  }
  std::string_view text(model::StringId id) const { return model.strings[id]; }

  // Text of the only notice with the code; empty if there is none.
  std::string notice(std::string_view code) const {
    for (const auto& notice : model.notices) {
      if (notice.code == code) return notice.text;
    }
    return "";
  }

  model::Model model;
};

}  // namespace garis::test
