#include <algorithm>
#include <cmath>

#include "dsl/base/date.hpp"
#include "tests/reference/evaluator.hpp"

namespace garis::reference {

Evaluator::Evaluator(const semantics::Guideline& guideline, const ast::Test& test,
                     const std::vector<OpenLine>& open)
    : g_(guideline), words_(guideline.vocabulary), test_(test) {
  as_of_ = date_ = test.as_of ? test.as_of->iso : "2026-01-01";
  read_building(test, open);
}

namespace {

EntityId entity_called(const vocabulary::Vocabulary& words, const std::string& name) {
  const auto singular = words.find_entity(name);
  return singular ? *singular : words.find_plural(name).value();
}

}  // namespace

void Evaluator::read_building(const ast::Test& test, const std::vector<OpenLine>& open) {
  for (const auto& given : test.given) {
    BuildingRow row;
    row.entity = entity_called(words_, given.entity[0].text);
    row.id = given.id.text;
    for (int i = static_cast<int>(building_.rows.size()); given.parent && i-- > 0;) {
      const auto& other = building_.rows[static_cast<std::size_t>(i)];
      if (row.parent < 0 && other.id == given.parent->text &&
          words_.can_hang_under(row.entity, other.entity))
        row.parent = i;
    }
    for (const auto& stated : given.properties) {
      if (!stated.value) continue;
      const auto id = words_.find_property(row.entity, stated.name.text).value();
      Scope nowhere;
      const Value value = evaluate(*stated.value, nowhere);
      const auto& range = words_.property(id).range;
      const double in_unit =
          (value.low - words_.property(id).unit.offset) / factor_of(words_.property(id).unit);
      if (value.kind == Value::Kind::number &&
          ((range.low && in_unit < *range.low * (1 - 1e-12)) ||
           (range.high && in_unit > *range.high * (1 + 1e-12)))) {
        row.cells[id] = OpenCell{"implausible", {}, {}, {}};
      } else if (value.kind == Value::Kind::number) {
        row.cells[id] = value.low;
      } else if (value.kind == Value::Kind::truth) {
        row.cells[id] = value.yes();
      } else {
        row.cells[id] = value.text ? *value.text : *value.words->begin();
      }
    }
    building_.rows.push_back(std::move(row));
  }
  for (const auto& line : open) {
    for (auto& row : building_.rows) {
      if (row.entity == line.entity && row.id == line.id) row.cells[line.property] = line.cell;
    }
  }
}

// ---- rows ----

std::vector<Row> Evaluator::rows_of(EntityId entity) {
  std::vector<Row> rows;
  if (const auto* info = g_.group_of(entity)) {
    for (std::size_t i = 0; i < group_rows(*info).size(); ++i)
      rows.push_back({entity, static_cast<int>(i)});
    return rows;
  }
  for (std::size_t i = 0; i < building_.rows.size(); ++i) {
    if (building_.rows[i].entity == entity) rows.push_back({entity, static_cast<int>(i)});
  }
  return rows;
}

std::string Evaluator::id_of(Row row) {
  if (!row.exists()) return {};
  if (const auto* group = group_row(row)) return group->id;
  return building_.rows[static_cast<std::size_t>(row.index)].id;
}

Row Evaluator::resolve(const semantics::RowPath& path, const Scope& scope) {
  Row row = scope.variables[path.variable];
  for (const auto up : path.ups) row = ancestor(row, up);
  return row;
}

Row Evaluator::ancestor(Row row, EntityId kind) {
  if (row.entity == kind) return row;
  if (!row.exists()) return {kind, row.index};
  if (const auto* group = group_row(row)) return ancestor(group->parent, kind);
  for (int i = building_.rows[static_cast<std::size_t>(row.index)].parent; i >= 0;
       i = building_.rows[static_cast<std::size_t>(i)].parent) {
    if (building_.rows[static_cast<std::size_t>(i)].entity == kind) return {kind, i};
  }
  return {kind, kNone};
}

// ---- properties ----

std::string Evaluator::input_name(Row row, PropertyId id) {
  return words_.entity(row.entity).name + " " + id_of(row) + "." + words_.property(id).name;
}

namespace {

Value::Kind kind_of(vocabulary::Form form) {
  switch (form) {
    case vocabulary::Form::yes_no:
      return Value::Kind::truth;
    case vocabulary::Form::category:
      return Value::Kind::word;
    case vocabulary::Form::text:
      return Value::Kind::text;
    default:
      return Value::Kind::number;
  }
}

}  // namespace

Value Evaluator::open_value(PropertyId id, const std::string& input, const std::string& cause,
                            const OpenCell* cell) const {
  const auto& declared = words_.property(id);
  const double factor = factor_of(declared.unit);
  Value value = open(kind_of(words_.kind(declared.kind).form), {cause + " " + input});
  const auto base = [&](double x) { return std::isinf(x) ? x : x * factor + declared.unit.offset; };
  double low = declared.range.low.value_or(-kInfinity);
  double high = declared.range.high.value_or(kInfinity);
  if (cell != nullptr && cell->low) low = std::max(low, *cell->low);
  if (cell != nullptr && cell->high) high = std::min(high, *cell->high);
  if (value.kind == Value::Kind::number &&
      words_.kind(declared.kind).form != vocabulary::Form::date)
    value = between(base(low), base(high), value.causes);
  if (cell != nullptr && !cell->alternatives.empty())
    value.words = {cell->alternatives.begin(), cell->alternatives.end()};
  return value;
}

Value Evaluator::property(Row row, PropertyId id) {
  const auto& declared = words_.property(id);
  if (const auto* info = g_.group_of(row.entity)) {
    const auto* group = group_row(row);
    if (group == nullptr)
      return open(kind_of(words_.kind(declared.kind).form), {"absent " + input_name(row, id)});
    for (std::size_t i = 0; i < info->keys.size(); ++i) {
      if (info->keys[i] == id) return group->keys[i];
    }
    return text(group->id);
  }
  const std::string input = input_name(row, id);
  if (!row.exists())
    return open_value(id, input, row.index == kAbsent ? "row_absent" : "absent", nullptr);
  const auto& cells = building_.rows[static_cast<std::size_t>(row.index)].cells;
  const auto it = cells.find(id);
  if (it == cells.end() && declared.name == "name") return text(id_of(row));
  const auto* open_cell = it == cells.end() ? nullptr : std::get_if<OpenCell>(&it->second);
  if (it != cells.end() && open_cell == nullptr) {
    Value value;
    if (const auto* x = std::get_if<double>(&it->second)) value = number(*x);
    if (const auto* yes = std::get_if<bool>(&it->second)) value = truth(*yes);
    if (const auto* named = std::get_if<std::string>(&it->second))
      value = declared.category ? word(*named) : text(*named);
    value.inputs.insert(input);
    return value;
  }
  const ast::Property* added = nullptr;  // what the guideline adds to the property
  for (const auto& [decl, property] : g_.properties) {
    if (property == id) added = &std::get<ast::Property>(g_.file.declarations[decl]);
  }
  if (added != nullptr) {
    for (const auto& assumption : added->assumptions) {
      Scope scope{{row}, nullptr, nullptr};
      if (!assumption.where || condition(*assumption.where, scope).yes())
        return evaluate(assumption.value, scope);
    }
  }
  std::string cause = open_cell != nullptr ? open_cell->cause : "absent";
  if (added != nullptr && added->asks && (cause == "absent" || cause == "unmapped"))
    cause = "unanswered";
  Value value = open_value(id, input, cause, open_cell);
  value.inputs.insert(input);
  return value;
}

Value Evaluator::defined(Row row, DeclId id) {
  const auto& define = std::get<ast::Define>(g_.file.declarations[id]);
  Scope scope{{row}, nullptr, nullptr};
  if (row.index != kNone) return with_exceptions(define.value, define.exceptions, scope);
  const auto& type = define.type ? g_.declared_types.at(id) : g_.type(define.value);
  const auto kind = type.is(semantics::Type::Shape::yes_no)     ? Value::Kind::truth
                    : type.is(semantics::Type::Shape::category) ? Value::Kind::word
                    : type.is(semantics::Type::Shape::text)     ? Value::Kind::text
                                                                : Value::Kind::number;
  return open(kind, {"absent " + words_.entity(row.entity).name});
}

std::map<std::string, Value> Evaluator::definitions() {
  std::map<std::string, Value> values;
  date_ = deciding_date(std::nullopt);
  for (const auto& [decl, entity] : g_.define_entities) {
    const auto& define = std::get<ast::Define>(g_.file.declarations[decl]);
    for (const Row row : rows_of(entity))
      values[words_.entity(entity).name + " " + id_of(row) + "." + define.name.text] =
          defined(row, decl);
  }
  return values;
}

}  // namespace garis::reference
