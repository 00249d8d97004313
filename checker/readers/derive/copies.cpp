#include "checker/readers/derive/copies.hpp"

#include <string>

namespace garis::derive {
namespace {

bool copy_open(model::Model& model, const Target& target, model::Row from,
               model::PropertyId property) {
  const auto* open = model.column(property).open(from.index);
  if (open == nullptr) return false;
  model.set_open(target.row, target.property, model::Open(*open));
  return true;
}

}  // namespace

bool copy_number(model::Model& model, const Target& target, model::Row from,
                 model::PropertyId property) {
  const auto& column = model.column(property);
  if (!column.known(from.index)) return copy_open(model, target, from, property);
  model.set_number(target.row, target.property, column.number(from.index),
                   model::Origin(column.origin(from.index)));
  return true;
}

bool copy_category(model::Model& model, const Target& target, model::Row from,
                   model::PropertyId property) {
  const auto& column = model.column(property);
  if (!column.known(from.index)) return copy_open(model, target, from, property);
  const std::string word(model.strings[column.text(from.index)]);
  model.set_category(target.row, target.property, word, model::Origin(column.origin(from.index)));
  return true;
}

bool copy_yes_no(model::Model& model, const Target& target, model::Row from,
                 model::PropertyId property) {
  const auto& column = model.column(property);
  if (!column.known(from.index)) return copy_open(model, target, from, property);
  model.set_yes_no(target.row, target.property, column.yes(from.index),
                   model::Origin(column.origin(from.index)));
  return true;
}

}  // namespace garis::derive
