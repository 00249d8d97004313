#include "checker/readers/gbxml/reading.hpp"

#include <algorithm>

#include "checker/readers/gbxml/number.hpp"

namespace garis::gbxml {

Reading::Reading(const mapping::Mapping& m, const Plan& p, model::Model& target,
                 std::uint16_t input_index)
    : mapping(m),
      plan(p),
      model(target),
      input(input_index),
      unit_choices(p.places),
      subjects(target.vocabulary().entities().size()) {}

void Reading::prepare() {
  std::vector<bool> seen(model.strings.size());
  openings.resize(records.items.size());
  for (std::uint32_t i = 0; i < records.items.size(); ++i) {
    const auto& item = records.items[i];
    if (item.anchor == Anchor::opening && item.outer != kNone) openings[item.outer].push_back(i);
    if (item.id == StringId{}) continue;
    ids_[static_cast<std::size_t>(item.anchor)].emplace(item.id, i);
    if (seen[static_cast<std::size_t>(item.id)]) duplicates.add(item.line, text(item.id));
    seen[static_cast<std::size_t>(item.id)] = true;
  }
}

std::optional<std::uint32_t> Reading::find(Anchor anchor, StringId id) const {
  const auto& ids = ids_[static_cast<std::size_t>(anchor)];
  const auto it = ids.find(id);
  return it == ids.end() ? std::nullopt : std::optional(it->second);
}

std::vector<const Value*> Reading::all(std::uint32_t item, FieldId field) const {
  std::vector<const Value*> values;
  for (const auto* v = records.find(item, field); v != nullptr; v = records.find_next(*v))
    values.push_back(v);
  return values;
}

std::vector<std::uint32_t> Reading::items_of(Anchor anchor) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < records.items.size(); ++i) {
    if (records.items[i].anchor == anchor) found.push_back(i);
  }
  return found;
}

void Reading::note_word(const Value& value, std::string_view place, std::string read_as) {
  noted_words_.resize(records.values.size());
  const auto index = static_cast<std::size_t>(&value - records.values.data());
  if (noted_words_[index]) return;
  noted_words_[index] = true;
  const auto what = std::string(place) + " `" + std::string(text(value.text)) + "`";
  odd_words[{what, std::move(read_as)}].add(value.line);
}

void Reading::notice(std::string code, model::Notice::Level level, std::string text,
                     std::uint32_t line) {
  model.notices.push_back({std::move(code), level, std::move(text), line, input});
}

std::uint32_t Reading::first_row(model::EntityId entity) const {
  return model.size(entity) -
         static_cast<std::uint32_t>(subjects[static_cast<std::size_t>(entity)].size());
}

const std::vector<const Subject*>& Reading::subjects_in(model::EntityId entity, Anchor anchor,
                                                        std::uint32_t item) {
  static const std::vector<const Subject*> none;
  const auto [it, is_new] = groups_.try_emplace({entity, anchor});
  if (is_new) {
    for (const auto& subject : subjects[static_cast<std::size_t>(entity)])
      it->second[subject.item(anchor)].push_back(&subject);
  }
  const auto found = it->second.find(item);
  return found == it->second.end() ? none : found->second;
}

const std::vector<double>& Reading::levels_of(std::uint32_t building) {
  const auto [it, is_new] = levels_.try_emplace(building);
  if (!is_new) return it->second;
  const auto& column = model.column(plan.property.storey_elevation);
  for (const auto* storey : subjects_in(plan.entity.storey, Anchor::building, building)) {
    if (column.known(storey->row.index)) it->second.push_back(column.number(storey->row.index));
  }
  std::sort(it->second.begin(), it->second.end());
  return it->second;
}

}  // namespace garis::gbxml
