#include "checker/model/model.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "dsl/base/date.hpp"

namespace garis::model {

std::string_view to_string(Cause cause) {
  static constexpr std::array<std::string_view, 8> names = {
      "absent",   "unmapped",   "unreadable", "implausible",
      "conflict", "unanswered", "judgement",  "row_absent"};
  return names[static_cast<std::size_t>(cause)];
}

const Open* Column::open(std::uint32_t row) const {
  const auto it = open_.find(row);
  return it == open_.end() ? nullptr : &it->second;
}

void Column::reserve_row(std::uint32_t row, bool is_number) {
  if (row < known_.size()) return;
  known_.resize(row + 1);
  origins_.resize(row + 1);
  if (is_number) {
    numbers_.resize(row + 1);
  } else {
    codes_.resize(row + 1);
  }
}

const Link* Table::link(EntityId parent) const {
  const auto it =
      std::find_if(links.begin(), links.end(), [&](const Link& l) { return l.parent == parent; });
  return it == links.end() ? nullptr : &*it;
}

Model::Model(const vocabulary::Vocabulary& vocabulary)
    : vocabulary_(&vocabulary),
      tables_(vocabulary.entities().size()),
      columns_(vocabulary.properties().size()),
      places_(vocabulary.properties().size()) {}

Row Model::add_row(EntityId entity, RowInfo info) {
  auto& table = tables_[static_cast<std::size_t>(entity)];
  table.rows.push_back(info);
  for (auto& link : table.links) link.rows.push_back(kNoRow);
  return {entity, static_cast<std::uint32_t>(table.rows.size() - 1)};
}

bool Model::link(Row child, Row parent) {
  auto& table = tables_[static_cast<std::size_t>(child.entity)];
  auto it = std::find_if(table.links.begin(), table.links.end(),
                         [&](const Link& l) { return l.parent == parent.entity; });
  if (it == table.links.end()) {
    table.links.push_back({parent.entity, std::vector<std::uint32_t>(table.rows.size(), kNoRow)});
    it = std::prev(table.links.end());
  }
  auto& slot = it->rows[child.index];
  if (slot != kNoRow) return false;
  slot = parent.index;
  return true;
}

Column& Model::prepare(Row row, PropertyId property, bool is_number) {
  auto& column = columns_[static_cast<std::size_t>(property)];
  // Room for all rows there are: readers fill column by column after the rows are made.
  column.reserve_row(std::max(row.index, size(row.entity) - 1), is_number);
  return column;
}

void Model::remember(Column& column, Row row, const Origin& origin) {
  if (!column.known_[row.index]) ++column.known_count_;
  column.known_[row.index] = true;
  column.origins_[row.index] = origin;
  column.open_.erase(row.index);
}

void Model::set_number(Row row, PropertyId property, double value, const Origin& origin) {
  const auto& range = vocabulary_->property(property).range;
  // The comparison is false for NaN, which is not a value either.
  if (!(value >= -std::numeric_limits<double>::max() &&
        value <= std::numeric_limits<double>::max()) ||
      !range.contains(value)) {
    set_open(row, property, {.cause = Cause::implausible, .alternatives = {}, .origin = origin});
    return;
  }
  auto& column = prepare(row, property, true);
  column.numbers_[row.index] = value;
  remember(column, row, origin);
}

void Model::set_yes_no(Row row, PropertyId property, bool value, const Origin& origin) {
  auto& column = prepare(row, property, false);
  column.codes_[row.index] = value ? 1 : 0;
  remember(column, row, origin);
}

void Model::set_category(Row row, PropertyId property, std::string_view value,
                         const Origin& origin) {
  const auto category = vocabulary_->property(property).category;
  if (!category || !vocabulary_->category(*category).find(value)) {
    set_open(row, property, {.cause = Cause::unreadable, .alternatives = {}, .origin = origin});
    return;
  }
  set_text(row, property, value, origin);
}

void Model::set_text(Row row, PropertyId property, std::string_view value, const Origin& origin) {
  auto& column = prepare(row, property, false);
  column.codes_[row.index] = static_cast<std::uint32_t>(strings.add(value));
  remember(column, row, origin);
}

Row Model::parent(Row child, EntityId kind) const {
  const auto* link = table(child.entity).link(kind);
  if (link == nullptr || child.index >= link->rows.size()) return {};
  return {kind, link->rows[child.index]};
}

void Model::set_open(Row row, PropertyId property, Open open) {
  auto& column = columns_[static_cast<std::size_t>(property)];
  if (column.known(row.index)) {
    column.known_[row.index] = false;
    --column.known_count_;
  }
  column.open_[row.index] = std::move(open);
}

Open Model::open(Row row, PropertyId property) const {
  if (const Open* stored = column(property).open(row.index)) return *stored;
  Open open;
  // Fixtures of tests and rows without an input can carry everything.
  const bool mapped = inputs.empty() || !places(property).empty();
  open.cause = mapped ? Cause::absent : Cause::unmapped;
  return open;
}

void Model::set_places(PropertyId property, std::vector<std::string> places) {
  places_[static_cast<std::size_t>(property)] = std::move(places);
}

std::optional<double> days_of(std::string_view text) {
  return base::day_number(text.substr(0, 10));
}

std::string iso_date(double days) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

}  // namespace garis::model
