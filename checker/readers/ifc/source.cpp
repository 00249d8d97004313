#include "checker/readers/ifc/source.hpp"

#include <algorithm>

#include "checker/readers/step/references.hpp"
#include "checker/readers/step/string.hpp"

namespace garis::ifc {
namespace {

constexpr std::size_t kBlock = 4096;

// Property sets are reached from their objects, geometry from its products: these are not listed.
constexpr std::string_view kStarts[] = {
    "IfcObject",      "IfcRelationship",       "IfcUnitAssignment",  "IfcRepresentationContext",
    "IfcApplication", "IfcMaterialProperties", "IfcMaterialProperty"};

std::uint32_t count(std::string_view text, char wanted) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), wanted));
}

std::vector<std::optional<EntityId>> entities_of(const step::Index& index, const Schema& schema) {
  std::vector<std::optional<EntityId>> entities;
  for (std::size_t i = 0; i < index.keyword_count(); ++i)
    entities.push_back(schema.entity(index.keyword_name(static_cast<step::KeywordId>(i))));
  return entities;
}

step::RowLists rows_to_start_from(const step::Index& index, const Schema& schema,
                                  const std::vector<std::optional<EntityId>>& entities) {
  std::vector<step::KeywordId> wanted;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const bool is_start = std::any_of(std::begin(kStarts), std::end(kStarts), [&](auto name) {
      const auto start = schema.entity(name);
      return start && entities[i] && schema.is_a(*entities[i], *start);
    });
    if (is_start) wanted.push_back(static_cast<step::KeywordId>(i));
  }
  return {index, wanted};
}

}  // namespace

Source::Source(const step::Index& index, const Schema& schema, std::vector<std::uint32_t> lines)
    : index_(&index),
      schema_(&schema),
      entities_(entities_of(index, schema)),
      lines_(std::move(lines)),
      rows_(rows_to_start_from(index, schema, entities_)) {
  if (lines_.empty()) count_lines();
}

std::optional<EntityId> Source::entity_named(std::string_view name) const {
  const auto [it, is_new] = names_.try_emplace(name);
  if (is_new) it->second = schema_->entity(name);
  return it->second;
}

void Source::count_lines() {
  const auto text = index_->text();
  if (text.find('\n') == std::string_view::npos) line_end_ = '\r';
  std::uint32_t before = 1;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    lines_before_.push_back(before);
    before += count(text.substr(at, kBlock), line_end_);
  }
}

bool Source::is_a(Row row, std::string_view ancestor) const {
  const auto own = entity(row);
  const auto other = entity_named(ancestor);
  return own && other && schema_->is_a(*own, *other);
}

std::string_view Source::class_name(Row row) const {
  const auto own = entity(row);
  return own ? schema_->name(*own) : std::string_view();
}

std::vector<Row> Source::rows_of(std::string_view ancestor) const {
  const auto wanted = entity_named(ancestor);
  std::vector<Row> rows;
  for (std::size_t i = 0; wanted && i < entities_.size(); ++i) {
    if (!entities_[i] || !schema_->is_a(*entities_[i], *wanted)) continue;
    const auto listed = rows_.of(static_cast<step::KeywordId>(i));
    rows.insert(rows.end(), listed.begin(), listed.end());
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

step::Value Source::argument(Row row, std::size_t position) const {
  return step::arguments(index_->instance(row)).nth(position);
}

std::optional<std::size_t> Source::position(EntityId entity, std::string_view name) const {
  const auto [it, is_new] = positions_.try_emplace({entity, name});
  if (is_new) it->second = schema_->attribute_index(entity, name);
  return it->second;
}

step::Value Source::attribute(Row row, std::string_view name) const {
  const auto own = entity(row);
  const auto place = own ? position(*own, name) : std::nullopt;
  return place ? argument(row, *place) : step::Value();
}

std::optional<Row> Source::row(const step::Value& reference) const {
  const auto number = reference.reference();
  return number ? index_->find(*number) : std::nullopt;
}

std::vector<Row> Source::rows(const step::Value& value) const {
  std::vector<Row> rows;
  add_rows(value, rows);
  return rows;
}

void Source::add_rows(const step::Value& value, std::vector<Row>& rows) const {
  if (const auto one = row(value)) rows.push_back(*one);
  if (value.kind != step::Kind::list && value.kind != step::Kind::typed) return;
  std::vector<std::uint64_t> names;
  if (step::read_references(value.text, names)) {
    for (const auto name : names) {
      if (const auto found = index_->find(name)) rows.push_back(*found);
    }
    return;
  }
  auto items = value.items();
  while (const auto item = items.next()) add_rows(item, rows);
}

std::string Source::text(const step::Value& value) const {
  if (value.kind == step::Kind::string) return step::decode_string(value.text);
  return value.kind == step::Kind::enumeration ? std::string(value.text) : std::string();
}

std::uint32_t Source::line(Row row) const {
  if (!lines_.empty()) {
    const auto number = index_->name(row);
    return number >= 1 && number <= lines_.size() ? lines_[number - 1] : 0;
  }
  const auto offset = index_->offset(row);
  const auto block = offset / kBlock;
  const auto rest = index_->text().substr(block * kBlock, offset - block * kBlock);
  return lines_before_[block] + count(rest, line_end_);
}

}  // namespace garis::ifc
