// Credits, ratings and measures.
#include "dsl/compile/compiler.hpp"
#include "dsl/compile/words.hpp"
#include "dsl/semantics/measure.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::compile {
namespace {

units::Unit points() { return *units::parse_unit("points"); }

// The unit that people read an amount of this dimension in.
units::Unit amount_unit(const units::Dimension& dimension) {
  using units::Base;
  const auto* name = dimension.power(Base::ringgit) != 0 ? "RM"
                     : dimension.power(Base::yen) != 0   ? "JPY"
                     : dimension.power(Base::co2e) != 0  ? "kgCO2e"
                                                         : "yr";
  return *units::parse_unit(name);
}

}  // namespace

plan::Credit Compiler::credit(const ast::Credit& credit) {
  plan::Credit out;
  out.id = credit.id.text;
  if (credit.category) out.category = credit.category->text;
  if (credit.title) out.title = credit.title->in;
  for (const auto& cite : credit.cites) out.clauses.push_back(clause(cite));
  if (!credit.quotes.empty() && !out.clauses.empty())
    out.clauses[0].quote = std::string(base::in_language(credit.quotes[0].in, "en"));
  bool figures = !credit.max.empty();
  semantics::for_each_root(credit, [&](ast::ExprId id) { figures = figures || has_figures(id); });
  out.evidence = weakest(credit.cites, figures);
  out.entity = entity(credit.applies[0].entity[0]);
  out.at = place(credit.id.span);
  out.lets = lets(semantics::lets_of(credit));
  if (const auto where = credit.applies[0].where) out.where = conditions(*where);
  out.highest = credit.highest;
  for (const auto& award : credit.awards) {
    plan::Award compiled{compile_to(award.points, points()).node, std::nullopt, {}};
    if (award.when) {
      compiled.when = condition(*award.when);
      compiled.text = text_of(g_.file[*award.when].span);
    }
    out.awards.push_back(std::move(compiled));
  }
  if (!credit.max.empty()) out.max = credit.max[0].value;
  out.messages = messages(credit.messages);
  return out;
}

plan::Rating Compiler::rating(const ast::Rating& rating, DeclId id) {
  plan::Rating out;
  out.id = rating.id.text;
  if (rating.title) out.title = rating.title->in;
  for (const auto& cite : rating.cites) out.clauses.push_back(clause(cite));
  bool figures = false;
  for (const auto& level : rating.levels) figures = figures || has_figures(level.when);
  out.evidence = weakest(rating.cites, figures);
  out.entity = static_cast<plan::EntityId>(g_.credit_entities.at(id));
  out.at = place(rating.id.span);
  for (const auto& credit : rating.counts)
    out.counts.push_back(credits_.at(g_.credits.at(credit.text)));
  for (const auto& rule : rating.prerequisites) out.prerequisites.push_back(rule.text);
  for (const auto& level : rating.levels) {
    out.levels.push_back(
        {level.name.text, level.title ? level.title->in : base::Texts(), conditions(level.when)});
  }
  return out;
}

// ---- measures ----

plan::Change Compiler::change(const ast::Change& change) {
  plan::Change out;
  const auto about = *semantics::entity_of(g_.vocabulary, change);
  out.entity = static_cast<plan::EntityId>(about);
  if (change.where) out.where = condition(*change.where);
  for (const auto& setting : change.settings) {
    const auto property = *g_.vocabulary.find_property(about, setting.path.parts[1].text);
    out.settings.push_back({static_cast<plan::PropertyId>(property),
                            compile_to(setting.value, g_.vocabulary.property(property).unit).node});
  }
  return out;
}

std::optional<plan::MeasureAmount> Compiler::amount(const ast::Measure& measure,
                                                    const std::vector<ast::ExprId>& amounts) {
  if (amounts.empty()) return std::nullopt;
  const auto unit = amount_unit(g_.type(amounts[0]).dimension);
  return plan::MeasureAmount{
      compile_to(amounts[0], unit).node,
      static_cast<std::uint32_t>(semantics::change_of(g_, measure, amounts[0])), unit};
}

plan::Measure Compiler::measure(const ast::Measure& measure) {
  plan::Measure out;
  out.id = measure.id.text;
  if (measure.title) out.title = measure.title->in;
  for (const auto& cite : measure.cites) out.clauses.push_back(clause(cite));
  bool figures = false;
  semantics::for_each_root(measure, [&](ast::ExprId id) { figures = figures || has_figures(id); });
  out.evidence = weakest(measure.cites, figures);
  out.at = place(measure.id.span);
  out.lets = lets(semantics::lets_of(measure));
  for (const auto& each : measure.changes) out.changes.push_back(change(each));
  out.cost = amount(measure, measure.costs);
  out.carbon = amount(measure, measure.carbons);
  out.life = amount(measure, measure.lives);
  return out;
}

// ---- tests ----

plan::ExpectCredit Compiler::expect_credit(const ast::ExpectCredit& expect) {
  const auto from = compile_to(expect.from, points()).node;
  return {expect.credit.text, expect.subject.text, from,
          expect.to ? compile_to(*expect.to, points()).node : from};
}

}  // namespace garis::compile
