// The header, the vocabulary of a guideline, definitions, tables and trajectories.
#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {

using diagnostics::Code;

// ---- declarations ----

void Lowerer::header_part(const Node& node, ast::Header& header) {
  if (node.is(Kind::effective)) {
    header.effective = effective(node);
    return;
  }
  if (node.is(Kind::note)) {
    header.notes.push_back(text(*node.first(Kind::text)));
    return;
  }
  if (!node.is(Kind::guideline_part)) return;
  const auto word = node.children()[0].text();
  const auto strings = strings_of(node);
  const auto second = [&]() -> std::optional<std::string> {
    return strings.size() > 1 ? std::optional(strings.back().text) : std::nullopt;
  };
  if (word == "title") header.title = text(*node.first(Kind::text));
  if (word == "publisher") header.publisher = text(*node.first(Kind::text));
  if (word == "jurisdiction") header.jurisdiction = strings[0].text;
  if (word == "licence") header.licence = strings[0].text;
  if (word == "source") header.sources.push_back({strings[0].text, second()});
  if (word == "languages") {
    for (const auto& child : node.all(Kind::language)) header.languages.push_back(name(child));
  }
  if (word == "convention")
    header.conventions.push_back({name(*node.first(Kind::name)), expressions(node)[0]});
  if (word == "extends") {
    header.extends.push_back({strings[0].text, strings[1].text,
                              strings.size() > 2 ? std::optional(strings[2].text) : std::nullopt,
                              span(node)});
    later(node, "`extends`");
  }
}

void Lowerer::header(const Node& node) {
  if (out_.header) {
    sink_.report(Code::P001, span(node.children()[0]), "a second `guideline` header",
                 "keep one header for all files of a guideline");
    return;
  }
  ast::Header header;
  header.span = span(node);
  const auto strings = strings_of(node);
  header.id = strings[0].text;
  header.edition = strings[1].text;
  for (const auto& child : node.children()) header_part(child, header);
  out_.header = std::move(header);
}

ast::Category Lowerer::category(const Node& node) {
  ast::Category category{name(*node.first(Kind::name)), {}, span(node)};
  for (const auto& child : node.all(Kind::category_value)) {
    const auto label = child.first(Kind::text);
    category.values.push_back(
        {name(*child.first(Kind::name)), label ? std::optional(text(*label)) : std::nullopt});
  }
  return category;
}

ast::Property Lowerer::property(const Node& node) {
  const auto names = names_of(node);
  ast::Property property{names[0], names[1],  type(*node.first(Kind::type)), unit_of(node), {}, {},
                         {},       span(node)};
  for (const auto& child : node.children()) {
    if (child.is(Kind::asks)) property.asks = asks(child);
    if (!child.is(Kind::property_part)) continue;
    if (child.has_word("from")) {
      property.from.push_back({std::string(child.children()[1].text()),
                               string_name(*child.first(Kind::string)).text, span(child)});
      continue;
    }
    const auto values = expressions(child);
    const auto cited = child.first(Kind::cite);
    property.assumptions.push_back(
        {values[0], values.size() > 1 ? std::optional(values[1]) : std::nullopt,
         cited ? std::optional(cite(*cited)) : std::nullopt, span(child)});
  }
  return property;
}

ast::Group Lowerer::group(const Node& node) {
  ast::Group group{name(*node.first(Kind::name)), set(*node.first(Kind::set)), {}, span(node)};
  for (const auto& key : node.all(Kind::path)) group.keys.push_back(path(key));
  return group;
}

ast::Define Lowerer::define(const Node& node) {
  ast::Define define;
  define.span = span(node);
  const auto target = *node.first(Kind::target);
  const auto names = names_of(target);
  if (names.size() > 1) define.entity = names[0];
  define.name = names.back();
  define.is_function = target.has_word("(");
  for (const auto& child : target.all(Kind::parameter))
    define.parameters.push_back({name(*child.first(Kind::name)), type(*child.first(Kind::type))});
  if (const auto kind = node.first(Kind::type)) define.type = type(*kind);
  define.value = expressions(node)[0];
  for (const auto& child : node.all(Kind::value_except))
    define.exceptions.push_back(value_exception(child));
  if (const auto cited = node.first(Kind::cite)) define.cite = cite(*cited);
  return define;
}

ast::Cell Lowerer::cell(const Node& node) const {
  ast::Cell cell;
  cell.span = span(node);
  const auto children = node.children();
  const auto numbers = node.all(Kind::number);
  using enum ast::Cell::Shape;
  // The sign of each number: a `-` directly in front of it.
  const auto signed_number = [&](std::size_t index) {
    const Node& number = numbers[index];
    for (std::size_t i = 1; i < children.size(); ++i) {
      if (children[i].begin() == number.begin())
        return children[i - 1].is_word("-") ? -this->number(number) : this->number(number);
    }
    return this->number(number);
  };
  if (const auto amount = node.first(Kind::quantity)) {
    cell.shape = quantity;
    cell.quantity = this->quantity(*amount);
    if (node.has_word("-")) cell.quantity.value = -cell.quantity.value;
  } else if (numbers.size() == 2) {
    cell.shape = range;
    cell.low = signed_number(0);
    cell.high = signed_number(1);
    cell.includes_high = node.has_word("..");
  } else if (numbers.size() == 1) {
    cell.shape = bound;
    cell.low = signed_number(0);
    const auto sign = children[0].text();
    using enum ast::Comparison;
    cell.op = sign == "<"                     ? less
              : sign == ">"                   ? greater
              : (sign == ">=" || sign == "≥") ? greater_equal
                                              : less_equal;
  } else if (node.has_word("*")) {
    cell.shape = any;
  } else if (node.has_word("otherwise")) {
    cell.shape = otherwise;
  } else if (node.has_word("-")) {
    cell.shape = none;
  } else if (const auto quoted = node.first(Kind::string)) {
    cell.shape = string;
    cell.string = string_name(*quoted).text;
  } else {
    cell.shape = names;
    for (const auto& child : children) {
      if (!child.is(Kind::symbol)) cell.names.push_back(name(child));
    }
  }
  return cell;
}

ast::TableRow Lowerer::row(const Node& node) {
  ast::TableRow row;
  row.span = span(node);
  for (const auto& child : node.all(Kind::cell)) row.cells.push_back(cell(child));
  if (const auto cited = node.first(Kind::cite)) row.cite = cite(*cited);
  return row;
}

ast::Table Lowerer::table(const Node& node) {
  ast::Table table;
  table.span = span(node);
  table.name = name(*node.first(Kind::name));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text:
        table.title = text(child);
        break;
      case Kind::cite:
        table.cites.push_back(cite(child));
        break;
      case Kind::effective:
        table.effective = effective(child);
        break;
      case Kind::column:
        table.columns.push_back({child.has_word("key"), name(*child.first(Kind::name)),
                                 type(*child.first(Kind::type)), unit_of(child), span(child)});
        break;
      case Kind::policy:
        if (child.has_word("first")) {
          table.first_match = true;
        } else {
          table.interpolate = name(*child.first(Kind::name));
        }
        break;
      case Kind::row:
        table.rows.push_back(row(child));
        break;
      default:
        break;
    }
  }
  return table;
}

ast::Trajectory Lowerer::trajectory(const Node& node) {
  ast::Trajectory trajectory;
  trajectory.span = span(node);
  trajectory.name = name(*node.first(Kind::name));
  trajectory.type = type(*node.first(Kind::type));
  trajectory.linear = node.has_word("linear");
  if (const auto cited = node.first(Kind::cite)) trajectory.cite = cite(*cited);
  for (const auto& child : node.all(Kind::point)) {
    const auto when = child.children()[1];
    auto when_text = when.is(Kind::year) ? std::string(when.text()) : date(when).iso;
    if (when_text.starts_with("FY")) when_text.erase(0, 2);
    const auto cited = child.first(Kind::cite);
    trajectory.points.push_back({when_text, when.is(Kind::year), expression(child.children()[3]),
                                 cited ? std::optional(cite(*cited)) : std::nullopt, span(child)});
  }
  return trajectory;
}

}  // namespace garis::syntax
