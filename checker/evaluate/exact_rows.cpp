// Values of rows: properties of the model, definitions, up-links.
#include <algorithm>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {
namespace {

model::EntityId entity_of(plan::EntityId id) { return static_cast<model::EntityId>(id); }

std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
  return (static_cast<std::uint64_t>(a) << 32U) | b;
}

}  // namespace

Form Exact::form_of(model::PropertyId id) const {
  switch (model_.vocabulary().kind(model_.vocabulary().property(id).kind).form) {
    case vocabulary::Form::yes_no:
      return Form::yes_no;
    case vocabulary::Form::category:
      return Form::category;
    case vocabulary::Form::text:
      return Form::text;
    case vocabulary::Form::date:
      return Form::date;
    case vocabulary::Form::number:
      break;
  }
  return Form::number;
}

Row Exact::resolve(const plan::RowPath& path, const Scope& scope) {
  Row row = scope.variables[path.variable];
  for (const auto up : path.ups) row = ancestor(row, up);
  return row;
}

Row Exact::ancestor(Row row, plan::EntityId kind) {
  const auto target = entity_of(kind);
  if (row.entity == target) return row;
  if (!row.exists() || row.index == kGhost) return {target, row.index};
  if (const auto* group = group_row(row))
    return group->parent.exists() ? ancestor(group->parent, kind) : Row{target, model::kNoRow};
  if (!is_group(kind)) return relations_.ancestor(row, target);
  // The group row that a member certainly belongs to.
  build_groups();
  const auto& rows = groups_[group_index_.at(kind)];
  const auto member_kind = plan_.groups[group_index_.at(kind)].member;
  const Row member = ancestor(row, member_kind);
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    for (const auto& m : rows[i].members) {
      if (m.row == member && m.belongs == Truth::yes) return {target, i};
    }
  }
  return {target, model::kNoRow};
}

std::string Exact::id_of(Row row) {
  if (const auto* group = group_row(row)) return group->id;
  if (!row.exists() || row.index == kGhost) return {};
  const auto& info = model_.info(row);
  for (const auto id : {info.id, info.global_id, info.name}) {
    if (id != model::StringId{}) return std::string(model_.strings[id]);
  }
  return model_.vocabulary().entity(row.entity).name + " " + std::to_string(row.index + 1);
}

std::string Exact::name_of(Row row) {
  if (const auto* group = group_row(row)) {
    const std::string parent = group->parent.exists() ? name_of(group->parent) + "/" : "";
    std::string keys;
    for (const auto slash = group->id.rfind('/'); keys.empty();)
      keys = slash == std::string::npos ? group->id : group->id.substr(slash + 1);
    return parent + keys;
  }
  if (!row.exists() || row.index == kGhost) return {};
  const auto name = model_.info(row).name;
  return name != model::StringId{} ? std::string(model_.strings[name]) : id_of(row);
}

// ---- properties ----

Value Exact::property(Row row, model::PropertyId id) {
  if (is_group(static_cast<plan::EntityId>(row.entity))) return group_property(row, id);
  const auto& declared = model_.vocabulary().property(id);
  if (row.exists() && row.index != kGhost && declared.name == "name") return text(name_of(row));
  if (reads_ != nullptr) reads_->push_back({row, id});
  if (const auto* other = row.exists() ? overlay_.find(row, id) : nullptr) return *other;
  const bool known = row.exists() && row.index != kGhost && model_.known(row, id);
  return known ? known_property(row, id) : open_property(row, id);
}

Value Exact::known_property(Row row, model::PropertyId id) {
  const auto& column = model_.column(id);
  Value value;
  value.form = form_of(id);
  switch (value.form) {
    case Form::number:
    case Form::date:
      value.low = value.high = column.number(row.index);
      break;
    case Form::yes_no:
      value.truth = truth_of(column.yes(row.index));
      break;
    case Form::text:
      value.text = model_.strings[column.text(row.index)];
      value.text_known = true;
      break;
    case Form::category: {
      const auto code = code_of(*model_.vocabulary().property(id).category, column.text(row.index));
      if (code) {
        value.codes = {*code};
      } else {
        value.causes = {cause({model::Cause::unreadable, row, id, true, {}})};
      }
      break;
    }
    case Form::row:
      break;
  }
  const auto& origin = column.origin(row.index);
  value.standing.default_value = origin.is_default;
  value.standing.by_person = origin.source == model::Source::answer;
  return value;
}

std::optional<std::uint16_t> Exact::code_of(vocabulary::CategoryId category, model::StringId word) {
  const auto key = key_of(static_cast<std::uint32_t>(category), static_cast<std::uint32_t>(word));
  if (const auto it = codes_.find(key); it != codes_.end()) return it->second;
  return codes_[key] = model_.vocabulary().category(category).find(model_.strings[word]);
}

Value Exact::open_property(Row row, model::PropertyId id) {
  if (auto value = assumed(row, id)) return *value;
  const auto& declared = model_.vocabulary().property(id);
  Value value;
  value.form = form_of(id);
  value.low = declared.range.low.value_or(-kInfinity);
  value.high = declared.range.high.value_or(kInfinity);
  CauseInfo info{model::Cause::absent, row, id, true, {}};
  if (row.index == kGhost) {
    info.cause = model::Cause::row_absent;
  } else if (row.exists()) {
    const auto open = model_.open(row, id);
    info.cause = open.cause;
    value.low = std::max(value.low, open.low);
    value.high = std::min(value.high, open.high);
    if (value.low > value.high) value.low = -kInfinity, value.high = kInfinity;
    for (const auto word : open.alternatives) {
      if (const auto code = declared.category ? code_of(*declared.category, word) : std::nullopt)
        value.codes.push_back(*code);
    }
    std::sort(value.codes.begin(), value.codes.end());
    value.standing.conflict = open.cause == model::Cause::conflict;
  }
  const auto question = plan_.properties.find(static_cast<plan::PropertyId>(id));
  const bool asked = question != plan_.properties.end() && question->second.asks;
  if (asked && (info.cause == model::Cause::absent || info.cause == model::Cause::unmapped))
    info.cause = model::Cause::unanswered;
  if (!value.is_known()) value.causes = {cause(std::move(info))};
  return value;
}

// `assume v where …`: the first assumption whose condition certainly holds.
std::optional<Value> Exact::assumed(Row row, model::PropertyId id) {
  const auto it = plan_.properties.find(static_cast<plan::PropertyId>(id));
  if (it == plan_.properties.end() || !row.exists() || row.index == kGhost) return std::nullopt;
  for (const auto& assumption : it->second.assumptions) {
    Scope scope;
    scope.variables = {row};
    if (assumption.where && truth_value(*assumption.where, scope).truth != Truth::yes) continue;
    Value value = evaluate(assumption.value, scope);
    value.standing.assumed = true;
    value.standing.evidence = plan::weaker(value.standing.evidence, assumption.evidence);
    return value;
  }
  return std::nullopt;
}

Value Exact::group_property(Row row, model::PropertyId id) {
  const auto* group = group_row(row);
  const auto& declared = plan_.groups[group_index_.at(static_cast<plan::EntityId>(row.entity))];
  if (group == nullptr)
    return open(form_of(id), {cause({model::Cause::absent, row, id, true, {}})});
  for (std::size_t i = 0; i < declared.key_properties.size(); ++i) {
    if (declared.key_properties[i] == static_cast<plan::PropertyId>(id)) return group->keys[i];
  }
  return text(name_of(row));
}

// ---- definitions ----

Value Exact::defined(Row row, std::uint32_t index) {
  const auto& define = plan_.defines[index];
  auto& memory = defined_[index];
  // While reads are recorded every definition is computed once more, so that what it reads is seen.
  constexpr std::uint32_t kAfterLets = 1U << 31U;
  const bool seen =
      reads_ == nullptr || !recorded_.insert(key_of(kAfterLets | index, row.index)).second;
  if (const auto it = memory.find(row.index); seen && it != memory.end()) return it->second;
  Scope scope;
  scope.variables = {row};
  Value value;
  if (row.exists()) {
    value = evaluate(define.value, scope);
  } else {
    value = open(
        define.form,
        {cause(
            {model::Cause::absent, row, {}, false, model_.vocabulary().entity(row.entity).name})});
  }
  if (row.index != kGhost) memory[row.index] = value;
  return value;
}

// ---- rows of a rule ----

const GroupRow* Exact::group_row(Row row) {
  const auto it = group_index_.find(static_cast<plan::EntityId>(row.entity));
  if (it == group_index_.end()) return nullptr;
  build_group(it->second);
  const auto& rows = groups_[it->second];
  return row.index < rows.size() ? &rows[row.index] : nullptr;
}

std::vector<Row> Exact::rows_of(plan::EntityId entity) {
  std::uint32_t size = 0;
  if (const auto it = group_index_.find(entity); it != group_index_.end()) {
    build_group(it->second);
    size = static_cast<std::uint32_t>(groups_[it->second].size());
  } else {
    size = model_.size(entity_of(entity));
  }
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < size; ++i) rows.push_back({entity_of(entity), i});
  return rows;
}

Member Exact::existence(Row row) {
  Member member;
  member.row = row;
  if (const auto* group = group_row(row)) {
    member.belongs = group->exists;
    member.causes = group->causes;
    if (group->is_rest) member.most = static_cast<std::uint32_t>(group->members.size());
  }
  return member;
}

}  // namespace garis::evaluate
