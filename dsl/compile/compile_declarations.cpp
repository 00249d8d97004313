#include <algorithm>
#include <charconv>

#include "dsl/compile/compile.hpp"
#include "dsl/compile/compiler.hpp"
#include "dsl/compile/words.hpp"
#include "dsl/semantics/partition.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::compile {
namespace {

// Names of units as people write them: no unit for ratios and plain numbers.
units::Unit shown_unit(const std::optional<ast::UnitText>& unit) {
  return unit && !unit->unit.dimension.is_none() ? unit->unit : units::Unit();
}

}  // namespace

plan::Plan compile(const semantics::Guideline& guideline, const base::SourceMap& sources) {
  return Compiler(guideline, sources).run();
}

plan::Plan Compiler::run() {
  if (const auto& header = g_.file.header) {
    plan_.id = header->id;
    plan_.edition = header->edition;
    if (header->title) plan_.title = header->title->in;
    plan_.effective = effective(header->effective);
  }
  plan_.languages = g_.languages;
  number_declarations();
  for (const auto& [id, index] : trajectories_) plan_.trajectories[index] = trajectory(id);
  for (const auto& [id, index] : tables_) plan_.tables[index] = table(id);
  for (const auto& info : g_.groups) plan_.groups.push_back(group(info));
  for (const auto& [id, index] : defines_) compile_define(id, index);
  properties();
  for (const auto& declaration : g_.file.declarations) {
    if (const auto* found = std::get_if<ast::Rule>(&declaration))
      plan_.rules.push_back(rule(*found));
    if (const auto* found = std::get_if<ast::Credit>(&declaration))
      plan_.credits.push_back(credit(*found));
    if (const auto* found = std::get_if<ast::Measure>(&declaration))
      plan_.measures.push_back(measure(*found));
  }
  for (DeclId id = 0; id < g_.file.declarations.size(); ++id) {
    if (const auto* found = std::get_if<ast::Rating>(&g_.file.declarations[id]))
      plan_.ratings.push_back(rating(*found, id));
  }
  let_units_.clear();
  for (const auto& declaration : g_.file.declarations) {
    if (const auto* found = std::get_if<ast::Test>(&declaration))
      plan_.tests.push_back(test(*found));
  }
  return std::move(plan_);
}

// Indices and units first, because definitions refer to each other in any order.
void Compiler::number_declarations() {
  for (DeclId id = 0; id < g_.file.declarations.size(); ++id) {
    const auto& declaration = g_.file.declarations[id];
    if (const auto* define = std::get_if<ast::Define>(&declaration)) {
      defines_[id] = static_cast<std::uint32_t>(plan_.defines.size());
      auto& out = plan_.defines.emplace_back();
      out.name = define->name.text;
      if (const auto it = g_.define_entities.find(id); it != g_.define_entities.end())
        out.entity = static_cast<plan::EntityId>(it->second);
      const auto& type = define->type ? g_.declared_types.at(id) : g_.type(define->value);
      out.form = form_of(type);
      out.unit = unit_of_type(type);
    }
    if (std::holds_alternative<ast::Table>(declaration)) {
      tables_[id] = static_cast<std::uint32_t>(tables_.size());
      plan_.tables.emplace_back();
    }
    if (std::holds_alternative<ast::Credit>(declaration))
      credits_[id] = static_cast<std::uint32_t>(credits_.size());
    if (const auto* trajectory = std::get_if<ast::Trajectory>(&declaration)) {
      trajectories_[id] = static_cast<std::uint32_t>(trajectories_.size());
      auto& out = plan_.trajectories.emplace_back();
      if (const auto kind = g_.vocabulary.find_kind(trajectory->type.name.text))
        out.unit = g_.vocabulary.kind(*kind).unit;
    }
  }
}

// ---- evidence and places ----

// Figures other than 0, 1 and 100 % need a source.
bool Compiler::has_figures(ast::ExprId id) const {
  bool found = false;
  semantics::for_each_below(g_.file, id, [&](ast::ExprId below) {
    const auto* quantity = std::get_if<ast::Quantity>(&g_.file[below].node);
    if (quantity == nullptr) return;
    const bool whole = quantity->unit && quantity->unit->unit.text == "%" && quantity->value == 100;
    found = found || (quantity->value != 0 && quantity->value != 1 && !whole);
  });
  return found;
}

plan::Evidence Compiler::evidence_of(const std::optional<ast::Cite>& cite, bool figures) const {
  if (cite) return evidence_word(cite->evidence);
  return figures ? plan::Evidence::unverified : plan::Evidence::primary;
}

plan::Place Compiler::place(base::Span span) const {
  const auto& file = sources_.file(span.file);
  const auto& name = file.name();
  return {name.substr(name.find_last_of('/') + 1), file.position(span.begin).line};
}

std::string Compiler::text_of(base::Span span) const {
  std::string text;
  bool blank = false;
  for (const char c : sources_.text(span)) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_blank && !blank) text += ' ';
    if (!is_blank) text += c;
    blank = is_blank;
  }
  return text;
}

plan::Clause Compiler::clause(const ast::Cite& cite) const {
  plan::Clause clause;
  for (const auto& citation : cite.citations) {
    if (citation.document && clause.source.empty()) clause.source = *citation.document;
    for (const auto& [kind, value] : citation.locators) {
      if (kind == "clause" && clause.locator.empty()) clause.locator = value;
      if (kind == "section") clause.section = value;
      if (kind == "page") clause.page = value;
      if (kind == "table") clause.table = value;
      if (kind == "formula") clause.formula = value;
      if (kind == "annex") clause.annex = value;
      if (kind == "figure") clause.figure = value;
    }
  }
  // A clause is found by its number; where the source has none, by what it has.
  for (const auto* other : {&clause.section, &clause.annex, &clause.table, &clause.formula,
                            &clause.page, &clause.figure}) {
    if (clause.locator.empty()) clause.locator = *other;
  }
  return clause;
}

std::optional<plan::Effective> Compiler::effective(
    const std::optional<ast::Effective>& effective) const {
  if (!effective) return std::nullopt;
  plan::Effective out{effective->from.iso, effective->until ? effective->until->iso : "",
                      std::nullopt};
  if (effective->by && effective->by->parts.size() == 2) {
    const auto entity = g_.vocabulary.find_entity(effective->by->parts[0].text);
    const auto property =
        entity ? g_.vocabulary.find_property(*entity, effective->by->parts[1].text) : std::nullopt;
    if (property) out.by = static_cast<plan::PropertyId>(*property);
  }
  return out;
}

// ---- definitions, groups, properties ----

void Compiler::compile_define(DeclId id, std::uint32_t index) {
  const auto& define = std::get<ast::Define>(g_.file.declarations[id]);
  const auto unit = plan_.defines[index].unit;
  const auto value = compile_to(define.value, unit).node;
  const auto evidence = evidence_of(define.cite, has_figures(define.value));
  // The nearest citation counts: an exception with its own does not stand on that of the
  // definition.
  const auto base = evidence == plan::Evidence::primary ? value : add(plan::Cited{value, evidence});
  const auto all = with_exceptions(base, define.exceptions, unit);
  if (auto* exceptions =
          std::get_if<plan::WithExceptions>(&plan_.nodes[static_cast<std::size_t>(all)]);
      exceptions != nullptr && all != base) {
    for (std::size_t i = 0; i < define.exceptions.size(); ++i) {
      if (!define.exceptions[i].cite)
        exceptions->branches[i].evidence =
            evidence_of(define.cite, has_figures(define.exceptions[i].use));
    }
  }
  plan_.defines[index].evidence = evidence;
  plan_.defines[index].value = all;
  bool converts = false;
  semantics::for_each_root(define, [&](ast::ExprId root) {
    semantics::for_each_below(g_.file, root, [&](ast::ExprId below) {
      converts = converts || std::holds_alternative<ast::Cast>(g_.file[below].node);
    });
  });
  if (!converts) return;
  const auto& owner = define.entity.text;
  plan_.conversions.push_back(
      {owner.empty() ? define.name.text : owner + "." + define.name.text, place(define.name.span)});
}

plan::Group Compiler::group(const semantics::GroupInfo& info) {
  const auto& declaration = std::get<ast::Group>(g_.file.declarations[info.declaration]);
  plan::Group group;
  group.entity = static_cast<plan::EntityId>(info.entity);
  group.member = static_cast<plan::EntityId>(info.member);
  if (info.parent) group.parent = static_cast<plan::EntityId>(*info.parent);
  if (declaration.members.where) group.where = condition(*declaration.members.where);
  for (const auto key : g_.group_keys.at(info.declaration)) group.keys.push_back(condition(key));
  for (const auto property : info.keys)
    group.key_properties.push_back(static_cast<plan::PropertyId>(property));
  group.name = declaration.name.text;
  return group;
}

void Compiler::properties() {
  for (const auto& [id, property] : g_.properties) {
    const auto& declaration = std::get<ast::Property>(g_.file.declarations[id]);
    auto& info = plan_.properties[static_cast<plan::PropertyId>(property)];
    if (declaration.asks)
      info.asks = plan::Question{declaration.asks->role, declaration.asks->question.in};
    for (const auto& assumption : declaration.assumptions) {
      plan::Assumption out;
      out.value = compile_to(assumption.value, g_.vocabulary.property(property).unit).node;
      if (assumption.where) out.where = condition(*assumption.where);
      out.evidence = evidence_of(assumption.cite, has_figures(assumption.value));
      if (assumption.cite) out.clause = clause(*assumption.cite);
      info.assumptions.push_back(std::move(out));
    }
  }
}

// ---- tables and trajectories ----

plan::Cell Compiler::cell(const ast::Cell& cell, const ast::Column& column) const {
  plan::Cell out;
  using Shape = ast::Cell::Shape;
  if (cell.shape == Shape::quantity) {
    const auto& quantity = cell.quantity;
    const auto to = shown_unit(column.unit);
    out.number =
        quantity.unit ? units::convert(quantity.value, quantity.unit->unit, to) : quantity.value;
    const bool percent = quantity.unit && quantity.unit->unit.is_percent();
    out.decimals = quantity.decimals + (percent ? 2 : 0);
  }
  if (cell.shape == Shape::string) out.text = cell.string;
  if (cell.shape == Shape::names && !cell.names.empty()) {
    const auto& word = cell.names[0].text;
    if (word == "yes" || word == "no") {
      out.yes_no = word == "yes";
    } else if (!column.type.arguments.empty()) {
      const auto category = g_.vocabulary.find_category(column.type.arguments[0].text);
      if (category) out.code = g_.vocabulary.category(*category).find(word);
    }
  }
  return out;
}

plan::Table Compiler::table(DeclId id) {
  const auto& declaration = std::get<ast::Table>(g_.file.declarations[id]);
  plan::Table table;
  table.name = declaration.name.text;
  if (declaration.title) table.title = declaration.title->in;
  table.effective = effective(declaration.effective);
  table.at = place(declaration.name.span);
  auto cut = semantics::partition(g_, declaration);
  table.rows = std::move(cut.rows);
  if (cut.too_large) {
    table.fits = std::move(cut.fits);
    table.otherwise = std::move(cut.otherwise);
  }
  std::size_t axis = 0;
  for (const auto& column : declaration.columns) {
    if (column.is_key) {
      auto& from = cut.axes[axis++];
      table.axes.push_back({static_cast<plan::Axis::Kind>(from.kind), std::move(from.edges),
                            from.codes, std::move(from.texts), from.interpolated, column.name.text,
                            shown_unit(column.unit)});
    } else {
      const auto kind = g_.vocabulary.find_kind(column.type.name.text);
      table.columns.push_back({column.name.text,
                               kind ? form_of(g_.vocabulary.kind(*kind).form) : plan::Form::number,
                               shown_unit(column.unit)});
    }
  }
  const auto own = declaration.cites.empty() ? plan::Evidence::unverified
                                             : evidence_word(declaration.cites[0].evidence);
  for (const auto& row : declaration.rows) {
    auto& cells = table.cells.emplace_back();
    for (std::size_t i = 0; i < declaration.columns.size(); ++i) {
      if (!declaration.columns[i].is_key)
        cells.push_back(cell(row.cells[i], declaration.columns[i]));
    }
    table.evidence.push_back(row.cite ? evidence_word(row.cite->evidence) : own);
  }
  return table;
}

plan::Trajectory Compiler::trajectory(DeclId id) {
  const auto& declaration = std::get<ast::Trajectory>(g_.file.declarations[id]);
  plan::Trajectory trajectory;
  trajectory.name = declaration.name.text;
  trajectory.linear = declaration.linear;
  trajectory.unit = plan_.trajectories[trajectories_.at(id)].unit;
  trajectory.at = place(declaration.name.span);
  trajectory.by_year = declaration.points.empty() || declaration.points[0].is_year;
  for (const auto& point : declaration.points) {
    double when = 0;
    if (point.is_year) {
      std::from_chars(point.date.data(), point.date.data() + point.date.size(), when);
    } else {
      when = std::get<plan::Number>(plan_[expr(ast::DateLiteral{point.date}, {}).node]).value;
    }
    const auto evidence =
        evidence_of(point.cite ? point.cite : declaration.cite, has_figures(point.value));
    trajectory.points.push_back({when, compile_to(point.value, trajectory.unit).node, evidence});
  }
  return trajectory;
}

}  // namespace garis::compile
