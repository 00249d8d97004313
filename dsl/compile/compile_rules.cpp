#include <algorithm>
#include <functional>

#include "dsl/compile/compiler.hpp"
#include "dsl/compile/words.hpp"
#include "dsl/semantics/exclusive.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::compile {
namespace {

plan::Outcome outcome_of(std::string_view word) {
  using enum plan::Outcome;
  static const std::map<std::string_view, plan::Outcome> outcomes = {
      {"pass", pass},
      {"fail", fail},
      {"undetermined", undetermined},
      {"not_applicable", not_applicable},
      {"exempt", exempt},
      {"manual", manual},
      {"waived", waived},
      {"error", error}};
  return outcomes.at(word);
}

bool is_ratio(const vocabulary::Vocabulary& words, const semantics::Type& type) {
  return type.is_dimensionless() && type.kind && words.kind(*type.kind).name == "ratio";
}

}  // namespace

// The figures of a rule that stand outside its exceptions' own citations.
plan::Evidence Compiler::rule_evidence(const ast::Rule& rule) const {
  if (!rule.cites.empty()) return weakest(rule.cites, true);
  bool figures = rule.tolerance || rule.round_to;
  const auto look = [&](ast::ExprId id) { figures = figures || has_figures(id); };
  if (!rule.applies.empty() && rule.applies[0].where) look(*rule.applies[0].where);
  for (const auto& let : rule.lets) look(let.value);
  for (const auto& requirement : rule.requirements) semantics::for_each_root(requirement, look);
  return weakest(rule.cites, figures);
}

plan::Evidence Compiler::weakest(const std::vector<ast::Cite>& cites, bool figures) {
  if (cites.empty()) return figures ? plan::Evidence::unverified : plan::Evidence::primary;
  auto found = plan::Evidence::primary;
  for (const auto& cite : cites) found = plan::weaker(found, evidence_word(cite.evidence));
  return found;
}

std::vector<plan::NodeId> Compiler::lets(std::vector<const ast::Let*> declarations) {
  let_declarations_ = std::move(declarations);
  let_units_.assign(let_declarations_.size(), units::Unit());
  std::vector<plan::NodeId> compiled(let_declarations_.size());
  // A let may use another that stands below it: compile those first whose lets are done.
  std::vector<bool> done(let_declarations_.size());
  const auto ready = [&](const ast::Let& let) {
    bool all = true;
    semantics::for_each_root(let, [&](ast::ExprId root) {
      semantics::for_each_below(g_.file, root, [&](ast::ExprId id) {
        if (const auto* used = std::get_if<semantics::LetValue>(&g_.meaning(id)))
          all = all && done[used->slot];
      });
    });
    return all;
  };
  for (std::size_t round = 0; round < let_declarations_.size(); ++round) {
    for (std::size_t slot = 0; slot < let_declarations_.size(); ++slot) {
      const ast::Let& let = *let_declarations_[slot];
      if (done[slot] || !ready(let)) continue;
      const auto value = compile(let.value);
      let_units_[slot] = value.unit;
      compiled[slot] = with_exceptions(value.node, let.exceptions, value.unit);
      done[slot] = true;
    }
  }
  return compiled;
}

plan::EntityId Compiler::entity(const ast::Name& word) const {
  const auto plural = g_.vocabulary.find_plural(word.text);
  return static_cast<plan::EntityId>(plural ? *plural : *g_.vocabulary.find_entity(word.text));
}

// The operands of an `and`, each with its words.
std::vector<plan::Condition> Compiler::conditions(ast::ExprId all) {
  const auto* logic = std::get_if<ast::Logic>(&g_.file[all].node);
  const auto parts = logic != nullptr && logic->is_and ? logic->operands : std::vector{all};
  std::vector<plan::Condition> conditions;
  for (const auto part : parts)
    conditions.push_back({condition(part), text_of(g_.file[part].span)});
  return conditions;
}

plan::Rule Compiler::rule(const ast::Rule& rule) {
  plan::Rule out;
  out.id = rule.id.text;
  if (rule.title) out.title = rule.title->in;
  for (const auto& cite : rule.cites) out.clauses.push_back(clause(cite));
  if (!rule.quotes.empty() && !out.clauses.empty())
    out.clauses[0].quote = std::string(base::in_language(rule.quotes[0].in, "en"));
  out.evidence = rule_evidence(rule);
  if (rule.severity) out.severity = severity_word(rule.severity->text);
  out.effective = effective(rule.effective);
  out.entity = entity(rule.applies[0].entity[0]);
  out.at = place(rule.id.span);
  out.lets = lets(semantics::lets_of(rule));
  if (const auto where = rule.applies[0].where) out.where = conditions(*where);
  out.requirement = requirement(rule.requirements[0]);
  for (const auto& each : rule.exceptions) out.exceptions.push_back(exception(each));
  for (std::size_t i = 0; i < rule.exceptions.size(); ++i)
    out.exceptions[i].beats = beaten_by(rule.exceptions, i);
  for (std::uint32_t a = 0; a < rule.exceptions.size(); ++a) {
    for (std::uint32_t b = 0; b < a; ++b) {
      if (semantics::exclude_each_other(g_, rule, a, b)) out.exceptions[a].excludes.push_back(b);
    }
  }
  out.messages = messages(rule.messages);
  tolerance(rule, out);
  for (const auto& stage : rule.stages) out.stages.push_back(stage.text);
  for (const auto& tag : rule.tags) out.tags.push_back(tag.text);
  for (const auto& measure : rule.suggests) out.suggests.push_back(measure.text);
  return out;
}

void Compiler::tolerance(const ast::Rule& rule, plan::Rule& out) const {
  // In the unit of the comparison that it belongs to; all direct comparisons of a rule have one
  // dimension.
  units::Unit unit;
  const std::function<void(const plan::Requirement&)> find =
      [&](const plan::Requirement& requirement) {
        if (requirement.comparison) unit = requirement.comparison->unit;
        for (const auto& path : requirement.paths) {
          for (const auto& part : path.parts) find(part);
        }
      };
  // Exceptions may bring the only comparison; the requirement itself comes last and decides.
  for (const auto& exception : out.exceptions) {
    if (exception.requirement) find(*exception.requirement);
  }
  find(out.requirement);
  out.adjusted_in = unit;
  const auto amount = [&](const ast::Quantity& quantity) {
    return quantity.unit ? units::convert(quantity.value, quantity.unit->unit, unit)
                         : quantity.value;
  };
  if (rule.round_to) out.rounding = amount(rule.round_to->quantity);
  if (!rule.tolerance) return;
  const auto& quantity = rule.tolerance->quantity;
  out.has_tolerance = true;
  out.tolerance_is_share = quantity.unit && quantity.unit->unit.text == "%";
  out.tolerance = out.tolerance_is_share ? quantity.value / 100 : amount(quantity);
}

// ---- requirements ----

plan::Requirement Compiler::requirement(const ast::Requirement& requirement) {
  plan::Requirement out;
  using Shape = plan::Requirement::Shape;
  switch (requirement.shape) {
    case ast::Requirement::Shape::question:
      out.shape = Shape::question;
      out.question = plan::Question{requirement.asks->role, requirement.asks->question.in};
      return out;
    case ast::Requirement::Shape::known:
      out.shape = Shape::known;
      for (const auto known : requirement.known)
        out.known.push_back({condition(known), text_of(g_.file[known].span)});
      return out;
    case ast::Requirement::Shape::combined:
      out.shape = Shape::combined;
      out.combiner = static_cast<plan::Requirement::Combiner>(requirement.combiner);
      out.at_least = static_cast<std::uint32_t>(requirement.at_least);
      for (const auto& branch : requirement.branches) out.paths.push_back(path(branch));
      return out;
    case ast::Requirement::Shape::condition:
      break;
  }
  const auto& node = g_.file[requirement.condition].node;
  const auto* compare = std::get_if<ast::Compare>(&node);
  const auto* between = std::get_if<ast::Between>(&node);
  if (compare != nullptr && (g_.type(compare->left).is_number() ||
                             g_.type(compare->left).is(semantics::Type::Shape::date))) {
    out.shape = Shape::comparison;
    out.comparison = comparison(static_cast<plan::Comparison>(compare->op), compare->left,
                                compare->right, std::nullopt);
  } else if (between != nullptr) {
    out.shape = Shape::comparison;
    out.comparison =
        comparison(plan::Comparison::less_equal, between->value, between->low, between->high);
  } else {
    out.condition = condition(requirement.condition);
  }
  return out;
}

plan::DirectComparison Compiler::comparison(plan::Comparison op, ast::ExprId actual,
                                            ast::ExprId limit, std::optional<ast::ExprId> high) {
  plan::DirectComparison out;
  out.op = op;
  out.is_between = high.has_value();
  auto right = compile(limit);
  const auto left = compile(actual);
  // Shown in the unit of the limit; where that has no name, in the unit of the actual value.
  out.unit = !right.unit.text.empty() || left.unit.text.empty() ? right.unit : left.unit;
  if (out.unit.text.empty()) out.unit = unit_of_type(g_.type(actual));
  out.limit = converted(right, out.unit).node;
  out.actual = converted(left, out.unit).node;
  if (high) out.high = compile_to(*high, out.unit).node;
  out.what = text_of(g_.file[actual].span);
  out.percent = is_ratio(g_.vocabulary, g_.type(actual)) || is_ratio(g_.vocabulary, g_.type(limit));
  limit_source(limit, out);
  return out;
}

// Where the limit comes from, seen through lets.
void Compiler::limit_source(ast::ExprId limit, plan::DirectComparison& out) const {
  if (const auto* let = std::get_if<semantics::LetValue>(&g_.meaning(limit)))
    return limit_source(let_declarations_[let->slot]->value, out);
  if (const auto* quantity = std::get_if<ast::Quantity>(&g_.file[limit].node)) {
    out.limit_is_literal = true;
    out.limit_decimals = quantity->decimals;
    if (out.percent && (!quantity->unit || !quantity->unit->unit.is_percent()))
      out.limit_decimals = std::max(0, quantity->decimals - 2);
    return;
  }
  if (const auto* table = std::get_if<semantics::TableCall>(&g_.meaning(limit)))
    out.limit_table = std::get<ast::Table>(g_.file.declarations[table->table]).name.text;
  if (const auto* trajectory = std::get_if<semantics::TrajectoryCall>(&g_.meaning(limit)))
    out.limit_trajectory =
        std::get<ast::Trajectory>(g_.file.declarations[trajectory->trajectory]).name.text;
  if (std::holds_alternative<semantics::DefineOf>(g_.meaning(limit)))
    out.limit_define = text_of(g_.file[limit].span);
}

plan::Path Compiler::path(const ast::Branch& branch) {
  plan::Path out;
  if (branch.label) out.label = branch.label->text;
  for (const auto& cite : branch.cites) {
    if (!out.clause) out.clause = clause(cite);
    out.evidence = plan::weaker(out.evidence, evidence_word(cite.evidence));
  }
  if (branch.applies) out.applies = condition(*branch.applies);
  for (const auto& part : branch.requirements) out.parts.push_back(requirement(part));
  return out;
}

plan::Exception Compiler::exception(const ast::Exception& exception) {
  plan::Exception out;
  out.effect = static_cast<plan::Exception::Effect>(exception.effect);
  if (exception.label) out.label = exception.label->text;
  if (exception.cite) {
    out.clause = clause(*exception.cite);
    out.evidence = evidence_word(exception.cite->evidence);
  }
  out.where = condition(exception.where);
  out.severity = severity_word(exception.severity);
  if (exception.requirement) out.requirement = requirement(*exception.requirement);
  return out;
}

// ---- messages ----

plan::MessagePart Compiler::message_part(const ast::MessagePart& part) {
  plan::MessagePart out;
  out.literal = part.literal;
  out.special = part.special;
  out.decimals = part.decimals;
  if (!part.value) return out;
  const auto& type = g_.type(*part.value);
  const auto value = compile(*part.value);
  out.form = form_of(type);
  // A product has no unit of its own to be shown in.
  const auto unit = value.unit.text.empty() ? unit_of_type(type) : value.unit;
  out.value = type.is_number() ? converted(value, unit).node : value.node;
  out.unit = unit;
  out.percent = is_ratio(g_.vocabulary, type);
  if (type.category) out.category = static_cast<plan::CategoryId>(*type.category);
  return out;
}

plan::Messages Compiler::messages(const std::vector<ast::Message>& all) {
  plan::Messages out;
  for (const auto& message : all) {
    auto& languages = out[outcome_of(message.outcome)];
    for (const auto& [language, parts] : message.parts) {
      for (const auto& part : parts)
        languages[message.text.plain ? g_.languages[0] : language].push_back(message_part(part));
    }
  }
  return out;
}

// ---- tests ----

plan::Fixture Compiler::fixture(const ast::Given& given) {
  const auto name = given.entity[0].text;
  const auto entity = g_.vocabulary.find_entity(name) ? *g_.vocabulary.find_entity(name)
                                                      : *g_.vocabulary.find_plural(name);
  plan::Fixture out{static_cast<plan::EntityId>(entity),
                    given.id.text,
                    given.parent ? given.parent->text : "",
                    {}};
  for (const auto& property : given.properties) {
    const auto id = *g_.vocabulary.find_property(entity, property.name.text);
    std::optional<plan::NodeId> value;
    if (property.value) value = compile_to(*property.value, g_.vocabulary.property(id).unit).node;
    out.values.emplace_back(static_cast<plan::PropertyId>(id), value);
  }
  return out;
}

plan::Expect Compiler::expect(const ast::Expect& expect) {
  plan::Expect out{{}, place(expect.span), text_of(expect.span)};
  if (const auto* on_rule = std::get_if<ast::ExpectRule>(&expect.what)) {
    plan::ExpectRule rule;
    rule.rule = on_rule->rule.text;
    if (on_rule->subject) rule.subject = on_rule->subject->text;
    rule.skipped = on_rule->skipped;
    if (!on_rule->outcome.empty()) rule.outcome = outcome_of(on_rule->outcome);
    for (const auto* labels : {&on_rule->because, &on_rule->via}) {
      for (const auto& label : *labels) rule.via.push_back(label.text);
    }
    for (const auto& path : on_rule->missing) {
      const auto entity = *g_.vocabulary.find_entity(path.parts[0].text);
      rule.missing.push_back(
          static_cast<plan::PropertyId>(*g_.vocabulary.find_property(entity, path.parts[1].text)));
    }
    if (on_rule->severity) rule.severity = severity_word(*on_rule->severity);
    if (on_rule->evidence) rule.evidence = evidence_word(*on_rule->evidence);
    out.what = std::move(rule);
    return out;
  }
  if (const auto* on_credit = std::get_if<ast::ExpectCredit>(&expect.what)) {
    out.what = expect_credit(*on_credit);
    return out;
  }
  if (const auto* on_rating = std::get_if<ast::ExpectRating>(&expect.what)) {
    const auto& from = on_rating->from.text;
    out.what = plan::ExpectRating{on_rating->rating.text, on_rating->subject.text, from,
                                  on_rating->to ? on_rating->to->text : from};
    return out;
  }
  const auto& on_value = std::get<ast::ExpectValue>(expect.what);
  const auto actual = g_.expected_values.at(&expect);
  plan::ExpectValue value;
  value.entity =
      static_cast<plan::EntityId>(*g_.vocabulary.find_entity(on_value.path.parts[0].text));
  value.subject = on_value.subject.text;
  value.what = text_of(on_value.path.span);
  value.form = form_of(g_.type(actual));
  const auto expected = compile(on_value.value);
  value.expected = expected.node;
  value.unit = expected.unit;
  value.actual = compile_to(actual, expected.unit).node;
  if (on_value.tolerance) value.tolerance = compile_to(*on_value.tolerance, expected.unit).node;
  out.what = std::move(value);
  return out;
}

plan::Test Compiler::test(const ast::Test& test) {
  plan::Test out;
  out.name = test.name.text;
  out.at = place(test.name.span);
  if (test.as_of) out.as_of = test.as_of->iso;
  for (const auto& measure : test.measures) out.measures.push_back(measure.text);
  for (const auto& given : test.given) out.fixtures.push_back(fixture(given));
  for (const auto& recorded : test.recorded) {
    plan::Recorded record{recorded.is_waiver, recorded.rule.text,
                          recorded.path ? recorded.path->text : "",
                          recorded.subject ? recorded.subject->text : "", plan::Outcome::waived};
    if (!recorded.is_waiver) record.outcome = outcome_of(recorded.outcome);
    out.recorded.push_back(std::move(record));
  }
  for (const auto& each : test.expects) out.expects.push_back(expect(each));
  return out;
}

}  // namespace garis::compile
