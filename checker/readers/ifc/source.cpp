#include "checker/readers/ifc/source.hpp"

#include <algorithm>

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

}  // namespace

Source::Source(const step::Index& index, const Schema& schema, std::vector<std::uint32_t> lines)
    : index_(&index), schema_(&schema), lines_(std::move(lines)) {
  for (std::size_t i = 0; i < index.keyword_count(); ++i)
    entities_.push_back(schema.entity(index.keyword_name(static_cast<step::KeywordId>(i))));
  list_rows();
  if (lines_.empty()) count_lines();
}

void Source::list_rows() {
  rows_.resize(entities_.size());
  std::vector<bool> is_start(entities_.size());
  for (const auto name : kStarts) {
    const auto start = schema_->entity(name);
    for (std::size_t i = 0; start && i < entities_.size(); ++i)
      is_start[i] = is_start[i] || (entities_[i] && schema_->is_a(*entities_[i], *start));
  }
  const auto keywords = index_->keywords();
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    const auto keyword = static_cast<std::size_t>(keywords[i]);
    if (is_start[keyword]) rows_[keyword].push_back(static_cast<Row>(i));
  }
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
    if (entities_[i] && schema_->is_a(*entities_[i], *wanted))
      rows.insert(rows.end(), rows_[i].begin(), rows_[i].end());
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
  if (const auto one = row(value)) rows.push_back(*one);
  auto items = value.items();
  while (const auto item = items.next()) {
    const auto inside = this->rows(item);
    rows.insert(rows.end(), inside.begin(), inside.end());
  }
  return rows;
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
