// E002: a mandatory rule that can only rest on unverified figures and therefore never decides.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

struct Evidence {
  int level = 3;       // 3 primary … 0 unverified
  std::string source;  // what is weak
};

Evidence weaker(const Evidence& a, const Evidence& b) { return b.level < a.level ? b : a; }
Evidence stronger(const Evidence& a, const Evidence& b) { return b.level > a.level ? b : a; }

Evidence of(const std::string& word, const std::string& source) {
  return {word == "unverified"    ? 0
          : word == "secondary"   ? 1
          : word == "transcribed" ? 2
                                  : 3,
          source};
}

Evidence of(const std::vector<ast::Cite>& cites, const std::string& source) {
  Evidence weakest;
  for (const auto& cite : cites) weakest = weaker(weakest, of(cite.evidence, source));
  return weakest;
}

// The best evidence with which something can be decided.
class Best {
 public:
  explicit Best(const Guideline& guideline) : g_(guideline) {}

  Evidence of_rule(const ast::Rule& rule) {
    lets_ = lets_of(rule);
    slots_.clear();
    auto best = of(rule.cites, "the rule itself");
    if (!rule.applies.empty() && rule.applies[0].where)
      best = weaker(best, of_expr(*rule.applies[0].where));
    for (const auto& requirement : rule.requirements)
      best = weaker(best, of_requirement(requirement));
    return best;
  }

 private:
  Evidence of_requirement(const ast::Requirement& r) {
    if (r.shape == ast::Requirement::Shape::condition) return of_expr(r.condition);
    if (r.shape != ast::Requirement::Shape::combined) return {};
    std::vector<Evidence> branches;
    for (const auto& branch : r.branches) branches.push_back(of_branch(branch));
    std::stable_sort(branches.begin(), branches.end(),
                     [](const auto& a, const auto& b) { return a.level > b.level; });
    if (branches.empty()) return {};
    using enum ast::Combiner;
    const auto needed = r.combiner == all ? branches.size()
                        : r.combiner == at_least
                            ? static_cast<std::size_t>(std::max(r.at_least, 1.0))
                            : 1;
    return branches[std::min(needed, branches.size()) - 1];
  }

  Evidence of_branch(const ast::Branch& branch) {
    auto best = of(branch.cites,
                   branch.label ? fmt::format("the path \"{}\"", branch.label->text) : "a path");
    for (const auto& requirement : branch.requirements)
      best = weaker(best, of_requirement(requirement));
    return best;
  }

  Evidence of_value(ast::ExprId value, const std::vector<ast::ValueException>& exceptions) {
    auto best = of_expr(value);
    for (const auto& e : exceptions) {
      if (best.level > 0) break;
      auto other = of_expr(e.use);
      if (e.cite) other = weaker(other, of(e.cite->evidence, "an exception"));
      best = stronger(best, other);
    }
    return best;
  }

  Evidence of_expr(ast::ExprId id) {
    const auto& node = g_.file[id].node;
    if (const auto* logic = std::get_if<ast::Logic>(&node); logic != nullptr && !logic->is_and)
      return best_of(logic->operands);
    if (const auto* choice = std::get_if<ast::Conditional>(&node))
      return weaker(of_expr(choice->condition), best_of({choice->then, choice->otherwise}));
    auto best =
        std::visit([&](const auto& meaning) { return of_meaning(meaning); }, g_.meaning(id));
    for_each_operand(g_.file, id,
                     [&](ast::ExprId operand) { best = weaker(best, of_expr(operand)); });
    return best;
  }

  Evidence best_of(const std::vector<ast::ExprId>& choices) {
    auto best = of_expr(choices[0]);
    for (const auto choice : choices) best = stronger(best, of_expr(choice));
    return best;
  }

  Evidence of_meaning(const DefineOf& m) { return of_define(m.define); }
  Evidence of_meaning(const ConstantValue& m) { return of_define(m.define); }
  Evidence of_meaning(const FunctionCall& m) { return of_define(m.define); }
  Evidence of_meaning(const TableCall& m) {
    return remembered(m.table, [&] { return of_table(declaration<ast::Table>(g_, m.table)); });
  }
  Evidence of_meaning(const TrajectoryCall& m) {
    return remembered(m.trajectory, [&] {
      return of_trajectory(declaration<ast::Trajectory>(g_, m.trajectory));
    });
  }
  Evidence of_meaning(const LetValue& m) {
    if (m.slot >= lets_.size()) return {};
    if (const auto it = slots_.find(m.slot); it != slots_.end()) return it->second;
    return slots_[m.slot] = of_value(lets_[m.slot]->value, lets_[m.slot]->exceptions);
  }
  template <class Other>
  Evidence of_meaning(const Other&) {
    return {};
  }

  template <class Find>
  Evidence remembered(DeclId id, const Find& find) {
    if (const auto it = known_.find(id); it != known_.end()) return it->second;
    const Evidence found = find();
    return known_[id] = found;
  }

  Evidence of_define(DeclId id) {
    return remembered(id, [&] {
      const auto& define = declaration<ast::Define>(g_, id);
      auto best = of_value(define.value, define.exceptions);
      if (define.cite)
        best = weaker(best, of(define.cite->evidence, fmt::format("`{}`", name_of(define))));
      return best;
    });
  }

  Evidence of_table(const ast::Table& table) {
    const auto source = fmt::format("table `{}`", table.name.text);
    const auto own = of(table.cites, source);
    Evidence best{table.rows.empty() ? 3 : -1, source};
    for (const auto& row : table.rows)
      best = stronger(best, row.cite ? of(row.cite->evidence, source) : own);
    return best;
  }

  Evidence of_trajectory(const ast::Trajectory& trajectory) {
    const auto source = fmt::format("trajectory `{}`", trajectory.name.text);
    const auto own = trajectory.cite ? of(trajectory.cite->evidence, source) : Evidence{};
    Evidence best{-1, source};
    for (const auto& point : trajectory.points)
      best = stronger(best, point.cite ? of(point.cite->evidence, source) : own);
    return best;
  }

  const Guideline& g_;
  std::vector<const ast::Let*> lets_;
  std::map<std::uint32_t, Evidence> slots_;
  std::map<DeclId, Evidence> known_;
};

}  // namespace

void check_evidence(const Guideline& guideline, Sink& sink) {
  Best best(guideline);
  for_each_declaration<ast::Rule>(guideline, [&](const ast::Rule& rule, DeclId) {
    if (rule.severity && rule.severity->text != "mandatory") return;
    const auto evidence = best.of_rule(rule);
    if (evidence.level > 0) return;
    sink.report(Code::E002, rule.id.span,
                fmt::format("rule \"{}\" is mandatory, and the figures of {} are unverified",
                            rule.id.text, evidence.source),
                "its findings will be reported and never decide; find the source, or make the rule "
                "informative");
  });
}

}  // namespace garis::semantics
