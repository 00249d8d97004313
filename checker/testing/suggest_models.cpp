#include "checker/testing/suggest_models.hpp"

#include <algorithm>
#include <cmath>

#include "checker/model/model.hpp"
#include "dsl/base/date.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::testing {
namespace {

using semantics::EntityId;
using semantics::PropertyId;
using vocabulary::Form;

// Three digits are enough for an example.
double readable(double value) {
  if (value == 0) return 0;
  const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::fabs(value))));
  return std::round(value * scale) / scale;
}

plan::Form form_of(Form form) {
  switch (form) {
    case Form::yes_no:
      return plan::Form::yes_no;
    case Form::category:
      return plan::Form::category;
    case Form::text:
      return plan::Form::text;
    case Form::date:
      return plan::Form::date;
    case Form::number:
      break;
  }
  return plan::Form::number;
}

template <class T>
const T& one_of(const std::vector<T>& all, std::mt19937& random) {
  return all[random() % all.size()];
}

}  // namespace

PartsMaker::PartsMaker(const semantics::Guideline& guideline, const std::set<DeclId>& declarations,
                       const ast::Rule& rule)
    : g_(guideline) {
  for (const auto id : declarations) {
    const auto& declaration = g_.file.declarations[id];
    semantics::for_each_root_of(declaration, [&](ast::ExprId root) { look_below(root); });
    if (const auto keys = g_.group_keys.find(id); keys != g_.group_keys.end()) {
      for (const auto key : keys->second) look_below(key);
    }
    if (const auto* table = std::get_if<ast::Table>(&declaration)) {
      for (const auto& row : table->rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          const auto& unit = table->columns[i].unit;
          const auto at = unit ? unit->unit : units::Unit();
          const auto& cell = row.cells[i];
          for (const double x : {cell.low, cell.high, cell.quantity.value}) add_numbers(x, at);
          if (!cell.string.empty()) texts_.push_back(cell.string);
        }
      }
    }
  }
  if (const auto entity = g_.vocabulary.find_entity(rule.applies[0].entity[0].text)) want(*entity);
  if (const auto entity = g_.vocabulary.find_plural(rule.applies[0].entity[0].text)) want(*entity);
  order_.assign(entities_.begin(), entities_.end());
  std::stable_sort(order_.begin(), order_.end(), [&](EntityId a, EntityId b) {
    const auto above = [&](EntityId one) {
      return std::count_if(entities_.begin(), entities_.end(), [&](EntityId other) {
        return other != one && g_.vocabulary.can_hang_under(one, other);
      });
    };
    return above(a) < above(b);
  });
}

void PartsMaker::want(EntityId entity) {
  if (const auto* group = g_.group_of(entity)) {
    entities_.insert(group->member);
    if (group->parent) want(*group->parent);
    return;
  }
  entities_.insert(entity);
}

void PartsMaker::want_row(const semantics::RowPath& row) {
  want(row.entity);
  for (const auto up : row.ups) want(up);
}

void PartsMaker::look(const semantics::Meaning& meaning) {
  if (const auto* property = std::get_if<semantics::PropertyOf>(&meaning)) {
    want_row(property->row);
    const auto& declared = g_.vocabulary.property(property->property);
    if (g_.group_of(declared.entity) == nullptr && declared.name != "name")
      properties_.insert(property->property);
  }
  if (const auto* define = std::get_if<semantics::DefineOf>(&meaning)) want_row(define->row);
  if (const auto* row = std::get_if<semantics::RowPath>(&meaning)) want_row(*row);
}

void PartsMaker::look_below(ast::ExprId root) {
  semantics::for_each_below(g_.file, root, [&](ast::ExprId id) {
    look(g_.meaning(id));
    if (const auto set = g_.sets.find(static_cast<std::uint32_t>(id)); set != g_.sets.end()) {
      want(set->second.member);
      if (set->second.expected_by) properties_.insert(*set->second.expected_by);
      if (set->second.root) want_row(*set->second.root);
    }
    if (const auto* quantity = std::get_if<ast::Quantity>(&g_.file[id].node))
      add_numbers(quantity->value, quantity->unit ? quantity->unit->unit : units::Unit());
    if (const auto* text = std::get_if<ast::StringLiteral>(&g_.file[id].node))
      texts_.push_back(text->value);
  });
}

void PartsMaker::add_numbers(double value, const units::Unit& unit) {
  numbers_.emplace_back(value * unit.factor + unit.offset, unit.dimension);
}

// Around the figures of the guideline, and some that are far away.
std::vector<double> PartsMaker::numbers_for(const vocabulary::Property& property) const {
  std::vector<double> found;
  const auto add = [&](double value) {
    value = readable(value);
    if (property.range.contains(value)) found.push_back(value);
  };
  for (const auto& [value, dimension] : numbers_) {
    if (dimension != property.unit.dimension) continue;
    const double here = (value - property.unit.offset) / property.unit.factor;
    for (const double share : {1.0, 0.8, 1.25}) add(here * share);
  }
  for (const double value : {0.0, 0.3, 1.0, 2.0, 10.0, 100.0, 1'000.0}) add(value);
  if (found.empty()) add(property.range.low.value_or(property.range.high.value_or(1)));
  if (found.empty()) found.push_back(property.range.low.value_or(1));
  return found;
}

Stated PartsMaker::value_of(PropertyId id, std::mt19937& random) const {
  const auto& property = g_.vocabulary.property(id);
  Stated stated{id, form_of(g_.vocabulary.kind(property.kind).form), 0, {}};
  switch (stated.form) {
    case plan::Form::yes_no:
      stated.number = random() % 2 == 0 ? 0 : 1;
      break;
    case plan::Form::category:
      stated.word = one_of(g_.vocabulary.category(*property.category).values, random).name;
      break;
    case plan::Form::text:
      stated.word = texts_.empty() || random() % 4 == 0 ? "other" : one_of(texts_, random);
      break;
    case plan::Form::date:
      stated.number =
          base::day_number("2020-01-01").value_or(0) + static_cast<double>(random() % 4'000);
      break;
    default:
      stated.number = one_of(numbers_for(property), random);
  }
  return stated;
}

Parts PartsMaker::make(std::mt19937& random) const {
  Parts parts;
  for (const auto entity : order_) {
    const auto& name = g_.vocabulary.entity(entity).name;
    const bool on_top = parts.empty();
    for (unsigned i = 1, rows = on_top ? 1 : 1 + random() % 2; i <= rows; ++i) {
      Part part{entity, name + " " + std::to_string(i), "", {}};
      // As deep as the vocabulary allows.
      for (auto it = parts.rbegin(); it != parts.rend() && part.parent.empty(); ++it) {
        if (it->entity != entity && g_.vocabulary.can_hang_under(entity, it->entity))
          part.parent = it->id;
      }
      for (const auto id : properties_) {
        const bool missing = random() % 8 == 0;
        if (g_.vocabulary.property(id).entity == entity && !missing)
          part.values.push_back(value_of(id, random));
      }
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

// ---- text ----

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

namespace {

std::string value_text(const Stated& stated, const vocabulary::Vocabulary& words) {
  const auto& property = words.property(stated.property);
  switch (stated.form) {
    case plan::Form::yes_no:
      return stated.number != 0 ? "yes" : "no";
    case plan::Form::category:
      return stated.word;
    case plan::Form::text:
      return in_quotes(stated.word);
    case plan::Form::date:
      return model::iso_date(stated.number);
    default:
      break;
  }
  const bool has_unit = !property.unit.dimension.is_none();
  return base::decimal(stated.number) + (has_unit ? " " + property.unit.text : "");
}

}  // namespace

std::string written(const Part& part, const vocabulary::Vocabulary& words) {
  std::string text = "  given " + words.entity(part.entity).name + " \"" + part.id + "\"";
  if (!part.parent.empty()) text += " in \"" + part.parent + "\"";
  text += " {";
  for (const auto& stated : part.values)
    text += " " + words.property(stated.property).name + ": " + value_text(stated, words);
  return text + " }\n";
}

}  // namespace garis::testing
