// Names where they are declared, and those of tests.
#include "checker/lsp/indexer.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::lsp {

using namespace semantics;

void Indexer::declaration(const ast::Category& category, DeclId) {
  add(category.name, Kind::category, category.name.text, true);
  for (const auto& value : category.values)
    add(value.name, Kind::category_value, category.name.text + "." + value.name.text, true);
}

void Indexer::declaration(const ast::Property& property, DeclId) {
  add(property.entity, Kind::entity, property.entity.text);
  add(property.name, Kind::property, property.entity.text + "." + property.name.text, true);
  for (const auto& argument : property.type.arguments) add(argument, Kind::category, argument.text);
}

void Indexer::declaration(const ast::Group& group, DeclId id) {
  add(group.name, Kind::group, group.name.text, true);
  if (const auto it = g_.group_sets.find(id); it != g_.group_sets.end())
    set(group.members, it->second.member);
  for (const auto& key : group.keys) qualified(key);
}

void Indexer::declaration(const ast::Define& define, DeclId id) {
  if (!define.entity.text.empty()) {
    if (const auto owner = g_.define_entities.find(id); owner != g_.define_entities.end())
      entity(define.entity, owner->second);
  }
  add(define.name, Kind::define, define_key(id), true);
}

void Indexer::declaration(const ast::Table& table, DeclId) {
  add(table.name, Kind::table, table.name.text, true);
  for (const auto& column : table.columns) {
    add(column.name, Kind::column, table.name.text + "." + column.name.text, true);
    for (const auto& argument : column.type.arguments) add(argument, Kind::category, argument.text);
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
      const auto& arguments = table.columns[i].type.arguments;
      for (const auto& name : row.cells[i].names) {
        if (!arguments.empty())
          add(name, Kind::category_value, arguments[0].text + "." + name.text);
      }
    }
  }
}

void Indexer::declaration(const ast::Trajectory& trajectory, DeclId) {
  add(trajectory.name, Kind::trajectory, trajectory.name.text, true);
}

void Indexer::declaration(const ast::Rule& rule, DeclId) {
  add(rule.id, Kind::rule, rule.id.text, true);
  for (const auto& applies : rule.applies) {
    if (applies.entity.size() != 1) continue;
    if (const auto id = g_.vocabulary.find_entity(applies.entity[0].text))
      entity(applies.entity[0], *id);
  }
  std::uint32_t slot = 0;
  for (const auto* let : lets_of(rule))
    add(let->name, Kind::let, let_key(let->name.span, slot++), true);
  for (const auto& exception : rule.exceptions) {
    if (exception.label)
      add(*exception.label, Kind::exception, rule.id.text + "\n" + exception.label->text, true);
    if (exception.over)
      add(*exception.over, Kind::exception, rule.id.text + "\n" + exception.over->text);
  }
  for (const auto& requirement : rule.requirements) {
    for_each_requirement(requirement, [&](const ast::Requirement& part) {
      for (const auto& branch : part.branches) {
        if (branch.label)
          add(*branch.label, Kind::exception, rule.id.text + "\n" + branch.label->text, true);
      }
    });
  }
}

void Indexer::declaration(const ast::Test& test, DeclId id) {
  const auto fixture = [&](const ast::Name& name, bool declares) {
    add(name, Kind::fixture, std::to_string(id) + "\n" + name.text, declares);
  };
  for (const auto& given : test.given) {
    fixture(given.id, true);
    if (given.parent) fixture(*given.parent, false);
    const auto owner =
        given.entity.size() == 1 ? g_.vocabulary.find_entity(given.entity[0].text) : std::nullopt;
    if (!owner) continue;
    entity(given.entity[0], *owner);
    for (const auto& property : given.properties)
      add(property.name, Kind::property, given.entity[0].text + "." + property.name.text);
  }
  for (const auto& recorded : test.recorded) {
    add(recorded.rule, Kind::rule, recorded.rule.text);
    if (recorded.path)
      add(*recorded.path, Kind::exception, recorded.rule.text + "\n" + recorded.path->text);
    if (recorded.subject) fixture(*recorded.subject, false);
  }
  for (const auto& expect : test.expects) {
    if (const auto* rule = std::get_if<ast::ExpectRule>(&expect.what)) {
      add(rule->rule, Kind::rule, rule->rule.text);
      if (rule->subject) fixture(*rule->subject, false);
      for (const auto& label : rule->because)
        add(label, Kind::exception, rule->rule.text + "\n" + label.text);
      for (const auto& label : rule->via)
        add(label, Kind::exception, rule->rule.text + "\n" + label.text);
      for (const auto& missing : rule->missing) qualified(missing);
    }
    if (const auto* value = std::get_if<ast::ExpectValue>(&expect.what)) {
      qualified(value->path);
      fixture(value->subject, false);
    }
  }
}

}  // namespace garis::lsp
