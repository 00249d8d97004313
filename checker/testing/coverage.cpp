#include "checker/testing/coverage.hpp"

#include <array>

#include <fmt/format.h>

namespace garis::testing {
namespace {

using evaluate::Hits;
using plan::Outcome;

constexpr std::array kAspects = {Aspect::outcomes, Aspect::exceptions, Aspect::paths, Aspect::rows};

bool asks(const plan::Requirement& requirement) {
  if (requirement.shape == plan::Requirement::Shape::question) return true;
  for (const auto& path : requirement.paths) {
    for (const auto& part : path.parts) {
      if (asks(part)) return true;
    }
  }
  return false;
}

// Collects the items of one plan in the order of the text.
class Collector {
 public:
  explicit Collector(const plan::Plan& plan) : plan_(plan) {}

  std::vector<Item> collect() {
    for (const auto& rule : plan_.rules) add_rule(rule);
    for (const auto& define : plan_.defines)
      add_value_exceptions(define.value, nullptr, "definition `" + define.name + "`", {});
    for (const auto& table : plan_.tables) add_rows(table);
    return std::move(items_);
  }

 private:
  void add(Aspect aspect, std::string what, const plan::Place& at, const plan::Rule* rule,
           std::function<bool(const Hits&)> is_hit) {
    items_.push_back({aspect, std::move(what), at, rule, std::move(is_hit)});
  }

  void add_outcome(const plan::Rule& rule, Outcome outcome, const char* word) {
    add(Aspect::outcomes, fmt::format("rule \"{}\" {}", rule.id, word), rule.at, &rule,
        [&rule, outcome](const Hits& hits) {
          // An open question is what an open value is to other rules.
          const bool open = outcome == Outcome::undetermined;
          return hits.outcomes.contains({&rule, outcome}) ||
                 (open && hits.outcomes.contains({&rule, Outcome::manual}));
        });
  }

  void add_rule(const plan::Rule& rule) {
    add_outcome(rule, Outcome::pass, "pass");
    add_outcome(rule, Outcome::fail, "fail");
    if (rule.requirement.shape != plan::Requirement::Shape::known)
      add_outcome(rule, Outcome::undetermined,
                  asks(rule.requirement) ? "manual or undetermined" : "undetermined");
    for (const auto& exception : rule.exceptions) {
      add(Aspect::exceptions, fmt::format("rule \"{}\" except \"{}\"", rule.id, exception.label),
          rule.at, &rule,
          [&exception](const Hits& hits) { return hits.exceptions.contains(&exception); });
      if (exception.requirement) add_paths(rule, *exception.requirement);
    }
    for (const auto let : rule.lets)
      add_value_exceptions(let, &rule, fmt::format("rule \"{}\"", rule.id), rule.at);
    add_paths(rule, rule.requirement);
  }

  void add_paths(const plan::Rule& rule, const plan::Requirement& requirement) {
    for (const auto& path : requirement.paths) {
      if (!path.label.empty())
        add(Aspect::paths, fmt::format("rule \"{}\" path \"{}\"", rule.id, path.label), rule.at,
            &rule, [&path](const Hits& hits) { return hits.paths.contains(&path); });
      for (const auto& part : path.parts) add_paths(rule, part);
    }
  }

  void add_value_exceptions(plan::NodeId node, const plan::Rule* rule, const std::string& where,
                            const plan::Place& at) {
    const auto* exceptions = std::get_if<plan::WithExceptions>(&plan_[node]);
    if (exceptions == nullptr) return;
    for (const auto& branch : exceptions->branches)
      add(Aspect::exceptions, fmt::format("{} except \"{}\"", where, branch.label), at, rule,
          [&branch](const Hits& hits) { return hits.value_exceptions.contains(&branch); });
  }

  void add_rows(const plan::Table& table) {
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
      const auto index = static_cast<std::int32_t>(row);
      add(Aspect::rows, fmt::format("table `{}` row {}", table.name, row + 1), table.at, nullptr,
          [&table, index](const Hits& hits) {
            return hits.rows.contains({&table, index});
          });
    }
  }

  const plan::Plan& plan_;
  std::vector<Item> items_;
};

}  // namespace

std::string_view to_string(Aspect aspect) {
  static constexpr std::array<std::string_view, 4> words = {"outcomes", "exceptions", "paths",
                                                            "table rows"};
  return words[static_cast<std::size_t>(aspect)];
}

std::vector<Item> items(const plan::Plan& plan) { return Collector(plan).collect(); }

Share Coverage::total() const {
  Share total;
  for (const auto& [aspect, share] : shares) {
    total.covered += share.covered;
    total.all += share.all;
  }
  return total;
}

Coverage measure(const plan::Plan& plan, const Hits& hits) {
  Coverage coverage;
  for (const auto aspect : kAspects) coverage.shares.emplace_back(aspect, Share{});
  for (auto& item : items(plan)) {
    auto& share = coverage.shares[static_cast<std::size_t>(item.aspect)].second;
    ++share.all;
    if (item.is_hit(hits)) {
      ++share.covered;
    } else {
      coverage.missing.push_back(std::move(item));
    }
  }
  return coverage;
}

}  // namespace garis::testing
