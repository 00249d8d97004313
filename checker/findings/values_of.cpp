#include "checker/findings/values_of.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "checker/findings/subject_of.hpp"

namespace garis::findings {
namespace {

std::string_view op_text(const plan::DirectComparison& c) {
  if (c.is_between) return "between";
  static constexpr std::array<std::string_view, 6> ops = {"<", "<=", ">", ">=", "=", "!="};
  return ops[static_cast<std::size_t>(c.op)];
}

std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

Amount amount_of(const evaluate::Value& value) {
  Amount amount;
  if (value.is_known() && std::isfinite(value.low)) {
    amount.value = value.low;
    return amount;
  }
  amount.low = finite(value.low);
  amount.high = finite(value.high);
  return amount;
}

// What people call the value: the label of the property that it is.
base::Texts measure_label(const evaluate::Exact& exact, const plan::DirectComparison& c) {
  const auto* node = &exact.plan()[c.actual];
  if (const auto* convert = std::get_if<plan::Convert>(node))
    node = &exact.plan()[convert->operand];
  const auto* property = std::get_if<plan::Property>(node);
  return property == nullptr
             ? base::Texts()
             : label_of(exact.model(), static_cast<model::PropertyId>(property->property));
}

LimitSource limit_source(const plan::DirectComparison& c, const evaluate::Measured& m,
                         const std::string& date) {
  LimitSource source;
  source.literal = c.limit_is_literal;
  source.table = c.limit_table;
  if (!c.limit_table.empty() && m.limit.table_row >= 0)
    source.row = static_cast<std::uint32_t>(m.limit.table_row + 1);
  source.trajectory = c.limit_trajectory;
  if (!c.limit_trajectory.empty()) source.date = date;
  source.define = c.limit_define;
  return source;
}

}  // namespace

Measure measure_of(evaluate::Exact& exact, const plan::Rule& rule, const evaluate::Measured& m) {
  const auto& c = *m.comparison;
  Measure measure;
  measure.what = c.what;
  measure.label = measure_label(exact, c);
  measure.actual = amount_of(m.actual);
  measure.actual.rounded = m.rounded;
  measure.op = op_text(c);
  measure.limit = amount_of(m.limit);
  if (c.is_between) {
    measure.limit = {};
    measure.limit.low = finite(m.limit.low);
    measure.limit.high = finite(m.high.high);
  }
  measure.limit_source = limit_source(c, m, exact.date().iso);
  measure.unit = c.unit.text.empty() ? "1" : c.unit.text;
  measure.percent = c.percent;
  measure.limit_decimals = m.limit.decimals >= 0
                               ? (c.percent ? std::max(0, m.limit.decimals - 2) : m.limit.decimals)
                               : c.limit_decimals;
  measure.margin = finite(m.margin);
  measure.margin_low = finite(m.margin_low);
  measure.margin_high = finite(m.margin_high);
  if (measure.margin && m.limit.is_known() && m.limit.low != 0)
    measure.margin_percent = 100 * *measure.margin / std::fabs(m.limit.low);
  measure.tolerance = m.tolerance;
  measure.rounding = rule.rounding;
  return measure;
}

// ---- values that were read ----

std::string known_text(const model::Model& model, model::Row row, model::PropertyId property) {
  const auto& column = model.column(property);
  switch (model.vocabulary().kind(model.vocabulary().property(property).kind).form) {
    case vocabulary::Form::number:
      return base::decimal(column.number(row.index));
    case vocabulary::Form::date:
      return model::iso_date(column.number(row.index));
    case vocabulary::Form::yes_no:
      return column.yes(row.index) ? "yes" : "no";
    default:
      return text_of(model, column.text(row.index));
  }
}

namespace {

std::string_view source_word(model::Source source) {
  static constexpr std::array<std::string_view, 4> words = {"model", "computed", "answer",
                                                            "assumed"};
  return words[static_cast<std::size_t>(source)];
}

void fill_origin(const model::Model& model, const model::Origin& origin, Input& input) {
  if (origin.input < model.inputs.size()) {
    input.file = model.inputs[origin.input].name;
    input.mapping = model.inputs[origin.input].format + "/" + input.property;
  }
  input.line = origin.line;
  input.ref = text_of(model, origin.element);
  input.path = text_of(model, origin.path);
  input.original = {text_of(model, origin.text), text_of(model, origin.unit)};
  input.source = source_word(origin.source);
  input.is_default = origin.is_default;
}

}  // namespace

Input input_of(evaluate::Exact& exact, const evaluate::Read& read, model::Row subject) {
  const auto& model = exact.model();
  Input input;
  input.property = model.vocabulary().qualified_name(read.property);
  if (!(read.row == subject)) {
    input.subject_kind = model.vocabulary().entity(read.row.entity).name;
    input.subject_name = exact.name_of(read.row);
    input.subject_id = exact.id_of(read.row);
  }
  input.value = known_text(model, read.row, read.property);
  input.unit = model.vocabulary().property(read.property).unit.text;
  fill_origin(model, model.column(read.property).origin(read.row.index), input);
  return input;
}

void add_inputs_of(evaluate::Exact& exact, const plan::Rule& rule, const evaluate::RowResult& row,
                   Finding& finding) {
  std::vector<evaluate::Read> reads;
  exact.record(&reads);
  evaluate::check_row(exact, rule, row.row);
  exact.record(nullptr);
  finding.inputs = inputs_of(exact, reads, row.row, finding.inputs_more);
}

std::vector<Input> inputs_of(evaluate::Exact& exact, const std::vector<evaluate::Read>& reads,
                             model::Row subject, std::uint32_t& more) {
  std::vector<Input> inputs;
  constexpr std::uint32_t kMostPerProperty = 5;
  std::map<model::PropertyId, std::uint32_t> seen;
  std::set<std::pair<std::pair<std::uint32_t, std::uint32_t>, model::PropertyId>> listed;
  const auto& model = exact.model();
  for (const auto& read : reads) {
    if (!read.row.exists() || read.row.index == evaluate::kGhost ||
        !model.known(read.row, read.property))
      continue;
    if (!listed
             .insert({{static_cast<std::uint32_t>(read.row.entity), read.row.index}, read.property})
             .second)
      continue;
    if (++seen[read.property] > kMostPerProperty) {
      ++more;
    } else {
      inputs.push_back(input_of(exact, read, subject));
    }
  }
  return inputs;
}

// ---- what is missing ----

namespace {

std::vector<Place> places_of(const model::Model& model, model::PropertyId property) {
  std::vector<Place> places;
  for (const auto& input : model.inputs) {
    for (const auto& path : model.places(property)) places.push_back({input.name, path});
  }
  return places;
}

const plan::Question* question_of(const plan::Plan& plan, model::PropertyId property) {
  const auto it = plan.properties.find(static_cast<plan::PropertyId>(property));
  return it == plan.properties.end() || !it->second.asks ? nullptr : &*it->second.asks;
}

OpenItem open_item(evaluate::Exact& exact, const evaluate::CauseInfo& cause, model::Row subject) {
  const auto& model = exact.model();
  OpenItem item;
  item.cause = model::to_string(cause.cause);
  if (cause.row.exists() && cause.row.index != evaluate::kGhost && !(cause.row == subject)) {
    item.subject_kind = model.vocabulary().entity(cause.row.entity).name;
    item.subject_name = exact.name_of(cause.row);
    item.subject_id = exact.id_of(cause.row);
  }
  if (!cause.has_property) {
    item.text = cause.what;
    // Nobody can supply a result of a computation that has none.
    if (cause.cause != model::Cause::implausible) item.supplier = "designer";
    return item;
  }
  item.supplier = "designer";
  item.property = model.vocabulary().qualified_name(cause.property);
  item.label = label_of(model, cause.property);
  item.tried = places_of(model, cause.property);
  if (const auto* question = question_of(exact.plan(), cause.property)) {
    item.supplier = question->role;
    item.ask = question->text;
  }
  if (!cause.row.exists() || cause.row.index == evaluate::kGhost) return item;
  const auto open = model.open(cause.row, cause.property);
  item.text = text_of(model, open.origin.text);
  return item;
}

// Where a property was looked for, and how it is asked for, is the same for every subject: the
// first item says it for those that follow.
void say_once(std::vector<OpenItem>& items) {
  const OpenItem* first = nullptr;
  for (auto& item : items) {
    const bool again = first != nullptr && !item.property.empty() &&
                       item.property == first->property && item.cause == first->cause &&
                       item.subject_kind == first->subject_kind;
    if (again) {
      item.tried.clear();
      item.label.clear();
      item.ask.clear();
    } else {
      first = &item;
    }
  }
}

}  // namespace

namespace {

std::vector<OpenItem> items_of(evaluate::Exact& exact, const evaluate::CauseSet& causes,
                               model::Row subject) {
  std::vector<OpenItem> items;
  for (const auto id : causes) {
    const auto& cause = exact.cause_info(id);
    if (cause.cause == model::Cause::judgement) continue;
    items.push_back(open_item(exact, cause, subject));
  }
  return items;
}

void sort_items(std::vector<OpenItem>& items) {
  std::stable_sort(items.begin(), items.end(), [](const OpenItem& a, const OpenItem& b) {
    return std::tie(a.property, a.cause, a.subject_kind, a.subject_name) <
           std::tie(b.property, b.cause, b.subject_kind, b.subject_name);
  });
  say_once(items);
}

}  // namespace

std::vector<OpenItem> open_items(evaluate::Exact& exact, const evaluate::CauseSet& causes,
                                 model::Row subject) {
  auto items = items_of(exact, causes, subject);
  sort_items(items);
  return items;
}

std::vector<OpenItem> open_items(evaluate::Exact& exact, const evaluate::RowResult& row) {
  auto items = items_of(exact, row.causes, row.row);
  for (const auto& asked : row.questions) {
    OpenItem item;
    item.cause = "judgement";
    item.supplier = asked.question->role;
    item.ask = asked.question->text;
    items.push_back(std::move(item));
  }
  sort_items(items);
  return items;
}

Deciding deciding_of(evaluate::Exact& exact, const evaluate::DecidingValue& found,
                     model::Row subject) {
  const auto& words = exact.model().vocabulary();
  Deciding deciding;
  deciding.property = words.qualified_name(found.property);
  deciding.label = label_of(exact.model(), found.property);
  if (!(found.row == subject)) {
    deciding.subject_kind = words.entity(found.row.entity).name;
    deciding.subject_name = exact.name_of(found.row);
    deciding.subject_id = exact.id_of(found.row);
  }
  deciding.values = found.words;
  if (found.words.empty()) {
    static constexpr std::array<std::string_view, 6> ops = {"<", "<=", ">", ">=", "=", "!="};
    deciding.op = ops[static_cast<std::size_t>(found.op)];
    deciding.value = found.value;
    const auto& unit = words.property(found.property).unit.text;
    deciding.unit = unit.empty() ? "1" : unit;
  } else {
    deciding.op = found.words.size() == 1 ? "is" : "in";
  }
  deciding.gives = static_cast<Outcome>(found.gives);
  return deciding;
}

// ---- clauses ----

Clause clause_of(const plan::Clause& clause) {
  return {clause.locator, clause.source, clause.page,   clause.table, clause.formula,
          clause.section, clause.annex,  clause.figure, {},           clause.quote};
}

Clause clause_of(const plan::Rule& rule) {
  Clause clause;
  if (!rule.clauses.empty()) clause = clause_of(rule.clauses[0]);
  if (clause.locator.empty()) clause.locator = rule.id;
  return clause;
}

}  // namespace garis::findings
