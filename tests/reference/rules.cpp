// Rules: which outcomes are still possible, and what the set is called (language.md, section 4).
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "dsl/semantics/exclusive.hpp"
#include "tests/reference/evaluator.hpp"

namespace garis::reference {

// ---- dates (2, ruling 14) ----

std::string Evaluator::deciding_date(const std::optional<ast::Effective>& effective) {
  const auto& header = g_.file.header;
  const ast::Path* by = nullptr;
  if (header && header->effective && header->effective->by) by = &*header->effective->by;
  if (effective && effective->by) by = &*effective->by;
  if (by == nullptr) return as_of_;
  const auto entity = words_.find_entity(by->parts[0].text).value();
  const auto projects = rows_of(entity);
  if (projects.size() != 1) return as_of_;
  const Value date = property(projects[0], words_.find_property(entity, by->parts[1].text).value());
  if (!date.known()) return as_of_;
  const std::chrono::year_month_day day(
      std::chrono::sys_days(std::chrono::days(static_cast<int>(date.low))));
  char iso[16];
  std::snprintf(iso, sizeof iso, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return iso;
}

bool Evaluator::in_force(const ast::Rule& rule) {
  const auto holds = [&](const std::optional<ast::Effective>& effective) {
    if (!effective) return true;
    const auto date = deciding_date(effective);
    return date >= effective->from.iso && (!effective->until || date < effective->until->iso);
  };
  return holds(rule.effective) && (!g_.file.header || holds(g_.file.header->effective));
}

// ---- one comparison, with rounding and tolerance (10, ruling 2) ----

namespace {

double rounded(double value, double step) {
  if (std::isinf(value)) return value;
  return std::copysign(std::floor(std::fabs(value) / step + 0.5 + 1e-9) * step, value);
}

}  // namespace

Value Evaluator::direct(ast::ExprId id, Scope& scope, Checked& checked) {
  const auto& node = g_.file[id].node;
  const auto* compared = std::get_if<ast::Compare>(&node);
  const auto* range = std::get_if<ast::Between>(&node);
  const Value actual = evaluate(compared != nullptr ? compared->left : range->value, scope);
  const Value limit = evaluate(compared != nullptr ? compared->right : range->low, scope);
  checked.actual = actual;
  checked.limit = limit;
  const auto& rule = *scope.rule;
  Value seen = actual;
  if (rule.round_to) {
    const double step = quantity(rule.round_to->quantity);
    seen.low = rounded(seen.low, step);
    seen.high = rounded(seen.high, step);
    if (seen.low == seen.high && !seen.may_be_unstated) seen.causes.clear();
  }
  const auto shifted = [&](Value value, double direction) {
    if (!rule.tolerance) return value;
    const auto& q = rule.tolerance->quantity;
    const bool is_share = q.unit && q.unit->unit.text == "%";
    const auto move = [&](double& x) {
      if (!std::isinf(x)) x += direction * (is_share ? std::fabs(x) * q.value / 100 : quantity(q));
    };
    move(value.low);
    move(value.high);
    return value;
  };
  const auto at_most = [&](const Value& high) {
    return compare(Relation::less_equal, seen, shifted(high, 1));
  };
  const auto at_least = [&](const Value& low) {
    return compare(Relation::greater_equal, seen, shifted(low, -1));
  };
  if (range != nullptr) return all({at_least(limit), at_most(evaluate(range->high, scope))});
  if (!rule.tolerance) return compare(static_cast<Relation>(compared->op), seen, limit);
  switch (compared->op) {
    case ast::Comparison::less:
    case ast::Comparison::less_equal:
      return at_most(limit);
    case ast::Comparison::greater:
    case ast::Comparison::greater_equal:
      return at_least(limit);
    case ast::Comparison::equal:
      return all({at_least(limit), at_most(limit)});
    case ast::Comparison::not_equal:
      break;
  }
  return compare(Relation::not_equal, seen, limit);
}

Evaluator::Checked Evaluator::check_condition(ast::ExprId id, Scope& scope) {
  Checked checked;
  const auto& node = g_.file[id].node;
  const auto* compared = std::get_if<ast::Compare>(&node);
  const bool is_direct =
      std::holds_alternative<ast::Between>(node) ||
      (compared != nullptr && (g_.type(compared->left).is_number() ||
                               g_.type(compared->left).is(semantics::Type::Shape::date)));
  const Value holds = is_direct ? direct(id, scope, checked) : evaluate(id, scope);
  checked.hold = holds.may_be_yes && holds.may_be_stated;
  checked.fail = holds.may_be_no && holds.may_be_stated;
  checked.skip = holds.may_be_unstated;  // a requirement that needs a value that is not stated
  if (!checked.settled()) checked.causes = holds.causes;
  return checked;
}

// ---- the other requirements ----

Evaluator::Checked Evaluator::check_known(const ast::Requirement& requirement, Scope& scope) {
  Checked checked;
  for (const auto id : requirement.known) {
    const Value value = evaluate(id, scope);
    if (value.known()) continue;
    checked.fail = true;
    Causes real;
    for (const auto& cause : value.causes) {
      if (cause[0] != '!') real.insert(cause);
    }
    checked.causes = checked.causes + (real.empty() ? value.causes : real);
  }
  checked.hold = !checked.fail;
  return checked;
}

Evaluator::Checked Evaluator::check_question(const std::string& label, Scope& scope) {
  Checked checked;
  const auto& rule = scope.rule->id.text;
  const auto subject = id_of(scope.variables[0]);
  const ast::Recorded* answer = nullptr;
  for (const auto& recorded : test_.recorded) {
    const bool asked = !recorded.is_waiver && recorded.rule.text == rule &&
                       (recorded.path ? recorded.path->text : "") == label;
    if (!asked || (recorded.subject && recorded.subject->text != subject)) continue;
    if (answer == nullptr || recorded.subject) answer = &recorded;
  }
  if (answer == nullptr) {
    checked.hold = checked.fail = true;
    checked.causes = {"judgement " + rule + "/" + label};
    return checked;
  }
  checked.hold = answer->outcome == "pass";
  checked.fail = answer->outcome == "fail";
  checked.skip = answer->outcome == "not_applicable";
  return checked;
}

Evaluator::Checked Evaluator::check(const ast::Requirement& requirement, const std::string& label,
                                    Scope& scope) {
  switch (requirement.shape) {
    case ast::Requirement::Shape::condition:
      return check_condition(requirement.condition, scope);
    case ast::Requirement::Shape::known:
      return check_known(requirement, scope);
    case ast::Requirement::Shape::question:
      return check_question(label, scope);
    case ast::Requirement::Shape::combined:
      break;
  }
  std::vector<Checked> branches;
  for (const auto& branch : requirement.branches)
    branches.push_back(check_branch(branch, label, scope));
  return combine(requirement.combiner, requirement.at_least, branches);
}

Evaluator::Checked Evaluator::check_branch(const ast::Branch& branch, const std::string& outer,
                                           Scope& scope) {
  const Value applies = branch.applies ? condition(*branch.applies, scope) : truth(true);
  Checked checked;
  checked.skip = true;
  if (applies.no()) return checked;
  std::vector<Checked> parts;
  for (const auto& part : branch.requirements)
    parts.push_back(check(part, branch.label ? branch.label->text : outer, scope));
  checked = parts.size() == 1 ? parts[0] : combine(ast::Combiner::all, 0, parts);
  if (!applies.open_truth()) return checked;
  checked.skip = true;
  checked.causes = checked.causes + applies.causes;
  return checked;
}

// Every way in which the branches may turn out; one whose own applicability is false is out of the
// count.
Evaluator::Checked Evaluator::combine(ast::Combiner combiner, double at_least,
                                      const std::vector<Checked>& branches) {
  Checked result;
  std::size_t ways = 1;
  for (std::size_t i = 0; i < branches.size(); ++i) ways *= 3;
  for (std::size_t way = 0; way < ways; ++way) {
    std::size_t rest = way;
    int holding = 0, failing = 0;
    bool possible = true;
    for (const auto& branch : branches) {
      const auto turn = rest % 3;
      rest /= 3;
      possible = possible && (turn == 0 ? branch.hold : turn == 1 ? branch.fail : branch.skip);
      holding += turn == 0;
      failing += turn == 1;
    }
    if (!possible) continue;
    if (holding + failing == 0) {
      result.skip = true;
      continue;
    }
    const bool met = combiner == ast::Combiner::all           ? failing == 0
                     : combiner == ast::Combiner::any         ? holding > 0
                     : combiner == ast::Combiner::exactly_one ? holding == 1
                                                              : holding >= at_least;
    (met ? result.hold : result.fail) = true;
  }
  for (const auto& branch : branches) {
    // The causes of what is undecided; and of data that a clause asks for in vain.
    const bool counts =
        result.settled() ? result.fail && branch.settled() && branch.fail : !branch.settled();
    if (counts) result.causes = result.causes + branch.causes;
  }
  return result;
}

// ---- a rule on a row (4.2) ----

namespace {

bool is_over(const std::vector<ast::Exception>& all, std::size_t a, std::size_t b) {
  for (std::size_t next = 0; next < all.size(); ++next) {
    if (!all[a].over || !all[next].label || all[next].label->text != all[a].over->text) continue;
    if (next == b || (next != a && is_over(all, next, b))) return true;
  }
  return false;
}

bool differ(const ast::Exception& a, const ast::Exception& b) {
  using Effect = ast::Exception::Effect;
  if (a.effect != b.effect) return true;
  return a.effect == Effect::becomes ? a.severity != b.severity : a.effect != Effect::exempt;
}

}  // namespace

// Exceptions that may yet hold together, differ and are not ordered leave nothing decided.
Causes Evaluator::conflicts_to_come(const ast::Rule& rule, std::vector<std::size_t> certain,
                                    const std::vector<std::size_t>& perhaps,
                                    const std::vector<Value>& holds) const {
  const auto& all = rule.exceptions;
  const auto may_conflict = [&](std::size_t a, std::size_t b) {
    return a != b && differ(all[a], all[b]) && !is_over(all, a, b) && !is_over(all, b, a) &&
           !semantics::exclude_each_other(g_, rule, std::max(a, b), std::min(a, b));
  };
  certain.insert(certain.end(), perhaps.begin(), perhaps.end());
  Causes causes;
  for (const auto one : perhaps) {
    for (const auto other : certain) {
      if (may_conflict(one, other)) causes = causes + holds[one].causes + Causes{"!rule conflict"};
    }
  }
  return causes;
}

Finding Evaluator::check(const ast::Rule& rule, Row row) {
  using Effect = ast::Exception::Effect;
  Finding finding{rule.id.text, id_of(row), {}, 0, {}, {}, {}, {}};
  finding.severity = rule.severity ? rule.severity->text : "mandatory";
  Scope scope{{row}, &rule, nullptr};
  const Member self = member_of(row);
  const auto where = rule.applies[0].where;
  const Value stated = where ? condition(*where, scope) : truth(true);
  if (stated.no()) {
    finding.possible = kNotApplicable;
    name(finding);
    return finding;
  }
  const Value applies = all({maybe(true, !self.certain, self.causes), stated});

  const auto& exceptions = rule.exceptions;
  std::vector<Value> holds;
  for (const auto& exception : exceptions) holds.push_back(condition(exception.where, scope));
  std::vector<std::size_t> certain, perhaps;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    bool beaten = false;
    for (std::size_t other = 0; other < exceptions.size(); ++other)
      beaten = beaten || (holds[other].yes() && is_over(exceptions, other, i));
    if (beaten || holds[i].no()) continue;
    (holds[i].yes() ? certain : perhaps).push_back(i);
  }
  for (std::size_t i = 1; i < certain.size(); ++i) {
    if (differ(exceptions[certain[0]], exceptions[certain[i]])) throw Conflict("rule conflict");
  }

  const auto take = [&](const Checked& checked) {
    finding.possible |= (checked.hold ? kPass : 0U) | (checked.fail ? kFail : 0U) |
                        (checked.skip ? kNotApplicable : 0U);
    finding.causes = finding.causes + checked.causes;
    return checked;
  };
  const auto take_rule = [&](bool main) {
    const Checked checked = take(check(rule.requirements[0], "", scope));
    if (main) finding.actual = checked.actual, finding.limit = checked.limit;
  };
  const auto take_exception = [&](const ast::Exception& exception, bool main) {
    if (exception.effect == Effect::exempt) finding.possible |= kExempt;
    if (exception.effect == Effect::becomes) take_rule(main);
    if (exception.requirement)
      take(check(*exception.requirement, exception.label ? exception.label->text : "", scope));
  };
  const bool keeps_rule = certain.empty() || exceptions[certain[0]].effect == Effect::becomes;
  if (certain.empty()) {
    take_rule(true);
  } else {
    const auto& exception = exceptions[certain[0]];
    if (exception.effect == Effect::becomes) finding.severity = exception.severity;
    take_exception(exception, true);
  }
  Causes why;
  for (const auto i : perhaps) {
    // One that would change only the severity changes no outcome.
    if (keeps_rule && exceptions[i].effect == Effect::becomes) continue;
    take_exception(exceptions[i], false);
    why = why + holds[i].causes;
  }
  finding.causes = finding.causes + conflicts_to_come(rule, certain, perhaps, holds);
  const unsigned outcomes = finding.possible;
  if ((outcomes & (outcomes - 1)) != 0) finding.causes = finding.causes + why;
  if (applies.open_truth()) {
    finding.possible |= kNotApplicable;
    finding.causes = finding.causes + applies.causes;
  }
  name(finding);
  return finding;
}

bool Evaluator::is_waived(const Finding& finding) const {
  return std::any_of(test_.recorded.begin(), test_.recorded.end(), [&](const auto& recorded) {
    return recorded.is_waiver && recorded.rule.text == finding.rule &&
           (!recorded.subject || recorded.subject->text == finding.subject);
  });
}

// The one name of the set (4.2); a failure alone is an error, beside open items it decides nothing.
void Evaluator::name(Finding& finding) {
  Causes real;
  for (const auto& cause : finding.causes) {
    if (cause[0] != '!') real.insert(cause);
  }
  const bool failed = real.size() != finding.causes.size();
  finding.causes = real;
  if (failed && real.empty()) {
    finding.outcome = "error";
    finding.possible = 0;
    return;
  }
  if (failed) finding.possible |= kPass | kFail;
  const bool only_judgement =
      !real.empty() && std::all_of(real.begin(), real.end(), [](const auto& cause) {
        return cause.rfind("judgement", 0) == 0;
      });
  if (finding.possible == kFail) {
    finding.outcome = "fail";
  } else if ((finding.possible & kFail) != 0) {
    finding.outcome = only_judgement ? "manual" : "undetermined";
  } else {
    finding.outcome = (finding.possible & kPass) != 0     ? "pass"
                      : (finding.possible & kExempt) != 0 ? "exempt"
                                                          : "not_applicable";
  }
  const bool waivable = finding.outcome == "fail" || finding.outcome == "undetermined";
  if (waivable && is_waived(finding)) finding.outcome = "waived";
}

std::vector<Finding> Evaluator::findings() {
  std::vector<Finding> all;
  for (const auto& declaration : g_.file.declarations) {
    const auto* rule = std::get_if<ast::Rule>(&declaration);
    if (rule == nullptr || !in_force(*rule)) continue;
    date_ = deciding_date(rule->effective);
    groups_.clear();
    const auto kind = words_.find_entity(rule->applies[0].entity[0].text);
    for (const Row row :
         rows_of(kind ? *kind : words_.find_plural(rule->applies[0].entity[0].text).value())) {
      try {
        all.push_back(check(*rule, row));
      } catch (const Conflict&) {
        all.push_back({rule->id.text, id_of(row), "error", 0, "", {}, {}, {}});
      }
    }
  }
  return all;
}

}  // namespace garis::reference
