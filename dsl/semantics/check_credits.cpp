// S001: awards that exceed the most that a credit gives, levels that cannot be reached or do not
// rise, credits that no rating counts.
#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "dsl/semantics/boxes.hpp"
#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

constexpr double kUnlimited = std::numeric_limits<double>::infinity();

std::string points(double value) {
  return fmt::format("{} {}", base::decimal(value), value == 1 ? "point" : "points");
}

// An amount that stands as a number; nothing for a formula.
std::optional<double> literal(const Guideline& g, ast::ExprId id) {
  const auto* quantity = std::get_if<ast::Quantity>(&g.file[id].node);
  return quantity == nullptr ? std::nullopt : std::optional(quantity->value);
}

// ---- credits ----

class CreditCheck {
 public:
  CreditCheck(const Guideline& guideline, const ast::Credit& credit, Sink& sink)
      : g_(guideline), credit_(credit), sink_(sink), lets_(lets_of(credit)) {}

  void run() {
    if (credit_.awards.empty()) {
      sink_.report(Code::S001, credit_.id.span,
                   fmt::format("credit \"{}\" awards nothing", credit_.id.text),
                   "add `award 2 points when …`");
    }
    if (credit_.max.empty()) return;
    const double max = credit_.max[0].value;
    for (const auto& award : credit_.awards) {
      const auto amount = literal(g_, award.points);
      if (!amount || *amount <= max) continue;
      sink_.report(
          Code::S001, award.span,
          fmt::format("this award gives {}, and `max` is {}", points(*amount), points(max)),
          "raise `max` or lower the award");
      return;
    }
    const double together = credit_.highest ? 0 : most_together();
    if (together <= max) return;
    sink_.report(
        Code::S001, credit_.max[0].span,
        fmt::format("the awards add up to {}, and `max` is {}", points(together), points(max)),
        "raise `max`, lower an award, or write `awards highest`");
  }

 private:
  // The most that awards with a fixed number of points give on one row; those whose conditions
  // exclude each other do not come together.
  double most_together() {
    struct Fixed {
      double amount;
      std::optional<Boxes> when;
    };
    std::vector<Fixed> fixed;
    double all = 0;
    for (const auto& award : credit_.awards) {
      const auto amount = literal(g_, award.points);
      if (!amount) continue;
      all += *amount;
      fixed.push_back(
          {*amount, award.when ? std::optional(boxes_of(g_, *award.when, lets_)) : std::nullopt});
    }
    constexpr std::size_t kMostAwards = 12;  // 2^12 selections
    if (fixed.size() > kMostAwards) return all;
    double most = 0;
    for (std::size_t chosen = 0; chosen < (std::size_t{1} << fixed.size()); ++chosen) {
      double sum = 0;
      std::optional<Boxes> both;
      for (std::size_t i = 0; i < fixed.size(); ++i) {
        if ((chosen >> i & 1U) == 0) continue;
        sum += fixed[i].amount;
        if (fixed[i].when) both = both ? intersection(*both, *fixed[i].when) : *fixed[i].when;
      }
      if (sum > most && !(both && both->never())) most = sum;
    }
    return most;
  }

  const Guideline& g_;
  const ast::Credit& credit_;
  Sink& sink_;
  std::vector<const ast::Let*> lets_;
};

// The most points that a credit can give.
double most_of(const Guideline& g, const ast::Credit& credit) {
  if (!credit.max.empty()) return credit.max[0].value;
  double sum = 0, highest = 0;
  for (const auto& award : credit.awards) {
    const auto amount = literal(g, award.points);
    if (!amount) return kUnlimited;
    sum += *amount;
    highest = std::max(highest, *amount);
  }
  return credit.highest ? highest : sum;
}

// ---- ratings ----

struct Threshold {
  double least = 0;
  base::Span span;
};

// `score >= 8 points`, on either side.
std::optional<std::pair<ast::ExprId, ast::ExprId>> at_least(const ast::Expr& expr) {
  const auto* compare = std::get_if<ast::Compare>(&expr.node);
  if (compare == nullptr) return std::nullopt;
  using enum ast::Comparison;
  if (compare->op == greater_equal || compare->op == greater)
    return std::pair(compare->left, compare->right);
  if (compare->op == less_equal || compare->op == less)
    return std::pair(compare->right, compare->left);
  return std::nullopt;
}

class RatingCheck {
 public:
  RatingCheck(const Guideline& guideline, const ast::Rating& rating, Sink& sink)
      : g_(guideline), rating_(rating), sink_(sink) {}

  void run() {
    if (rating_.levels.empty()) {
      sink_.report(Code::S001, rating_.id.span,
                   fmt::format("rating \"{}\" has no level", rating_.id.text),
                   "add `level \"…\" when score >= …`");
    }
    counted();
    names();
    std::optional<Threshold> before;
    const ast::Level* below = nullptr;
    for (const auto& level : rating_.levels) {
      const auto needed = score_of(level);
      reachable(level);
      if (needed && before) rising(level, *needed, *below, *before);
      if (!needed) continue;
      before = needed;
      below = &level;
    }
  }

 private:
  void counted() {
    std::set<std::string> seen;
    for (const auto& name : rating_.counts) {
      if (!seen.insert(name.text).second)
        sink_.report(Code::S001, name.span,
                     fmt::format("credit \"{}\" is counted twice", name.text),
                     "name each credit once");
      const auto it = g_.credits.find(name.text);
      if (it != g_.credits.end()) most_ += most_of(g_, declaration<ast::Credit>(g_, it->second));
    }
  }

  void names() {
    std::set<std::string> seen{"none"};
    for (const auto& level : rating_.levels) {
      if (seen.insert(level.name.text).second) continue;
      const bool none = level.name.text == "none";
      sink_.report(Code::S001, level.name.span,
                   none ? std::string("a level cannot be called \"none\"")
                        : fmt::format("level \"{}\" stands twice", level.name.text),
                   none ? "the word stands for no level" : "give each level its own name");
    }
  }

  std::vector<ast::ExprId> parts_of(const ast::Level& level) const {
    const auto* logic = std::get_if<ast::Logic>(&g_.file[level.when].node);
    return logic != nullptr && logic->is_and ? logic->operands : std::vector{level.when};
  }

  std::optional<Threshold> score_of(const ast::Level& level) const {
    for (const auto part : parts_of(level)) {
      const auto sides = at_least(g_.file[part]);
      const auto least = sides ? literal(g_, sides->second) : std::nullopt;
      if (least && std::holds_alternative<ScoreValue>(g_.meaning(sides->first)))
        return Threshold{*least, g_.file[part].span};
    }
    return std::nullopt;
  }

  void reachable(const ast::Level& level) {
    if (const auto needed = score_of(level); needed && needed->least > most_) {
      sink_.report(Code::S001, needed->span,
                   fmt::format("level \"{}\" needs {}, and the credits that count give at most {}",
                               level.name.text, points(needed->least), points(most_)),
                   "lower the level, or count more credits");
    }
    for (const auto part : parts_of(level)) {
      const auto sides = at_least(g_.file[part]);
      const auto least = sides ? literal(g_, sides->second) : std::nullopt;
      const auto* of = sides ? std::get_if<CreditPoints>(&g_.meaning(sides->first)) : nullptr;
      if (!least || of == nullptr) continue;
      const auto& credit = declaration<ast::Credit>(g_, of->credit);
      if (*least <= most_of(g_, credit)) continue;
      sink_.report(
          Code::S001, g_.file[part].span,
          fmt::format("level \"{}\" needs {} of credit \"{}\", which gives at most {}",
                      level.name.text, points(*least), credit.id.text, points(most_of(g_, credit))),
          "lower what the level asks for");
    }
  }

  void rising(const ast::Level& level, const Threshold& needed, const ast::Level& below,
              const Threshold& before) {
    const bool asks_more = parts_of(level).size() > 1;
    if (needed.least > before.least || (needed.least == before.least && asks_more)) return;
    sink_.report(
        Code::S001, needed.span,
        fmt::format("level \"{}\" needs {}, not more than \"{}\" before it with {}",
                    level.name.text, points(needed.least), below.name.text, points(before.least)),
        "write the levels in rising order");
  }

  const Guideline& g_;
  const ast::Rating& rating_;
  Sink& sink_;
  double most_ = 0;
};

// Only where there is a rating at all: credits may also stand alone.
void uncounted(const Guideline& g, Sink& sink) {
  if (g.ratings.empty()) return;
  std::set<std::string> used;
  for_each_declaration<ast::Rating>(g, [&](const ast::Rating& rating, DeclId) {
    for (const auto& name : rating.counts) used.insert(name.text);
  });
  for (const auto& meaning : g.meanings) {
    if (const auto* read = std::get_if<CreditPoints>(&meaning))
      used.insert(declaration<ast::Credit>(g, read->credit).id.text);
  }
  for_each_declaration<ast::Credit>(g, [&](const ast::Credit& credit, DeclId) {
    if (used.contains(credit.id.text)) return;
    sink.report(
        Code::S001, credit.id.span, fmt::format("no rating counts credit \"{}\"", credit.id.text),
        fmt::format("add it to `counts` of \"{}\", or take it out", g.ratings.begin()->first));
  });
}

}  // namespace

void check_credits(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Credit>(guideline, [&](const ast::Credit& credit, DeclId) {
    CreditCheck(guideline, credit, sink).run();
  });
  for_each_declaration<ast::Rating>(guideline, [&](const ast::Rating& rating, DeclId) {
    RatingCheck(guideline, rating, sink).run();
  });
  uncounted(guideline, sink);
}

}  // namespace garis::semantics
