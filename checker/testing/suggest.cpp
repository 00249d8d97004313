#include "checker/testing/suggest.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "checker/evaluate/test_runner.hpp"
#include "checker/testing/suggest_models.hpp"
#include "dsl/compile/compile.hpp"
#include "dsl/semantics/check.hpp"
#include "dsl/syntax/parse.hpp"

namespace garis::testing {
namespace {

using evaluate::Hits;
using plan::Outcome;

// More buildings than this are not tried for one item.
constexpr int kTries = 600;

std::string_view word(Outcome outcome) {
  static constexpr std::array<std::string_view, 8> words = {
      "pass", "fail", "undetermined", "not applicable", "exempt", "manual", "waived", "error"};
  return words[static_cast<std::size_t>(outcome)];
}

struct Found {
  Parts parts;
  const plan::Rule* rule = nullptr;
  std::string subject, as_of;
  Outcome outcome{};
};

// Looks for buildings in which items of one plan are hit. The plan is a copy, because the values of
// a building are nodes of it.
class Search {
 public:
  Search(const compile::Pack& pack, const std::string& today)
      : pack_(pack), g_(pack.guideline), plan_(pack.plan), dependencies_(g_) {
    for (const auto& test : plan_.tests) {
      if (!test.as_of.empty()) dates_.insert(test.as_of);
    }
    if (dates_.empty()) dates_.insert(today);
    nodes_ = plan_.nodes.size();
    plan_.nodes.reserve(nodes_ + 100'000);  // items point at nodes
    items_ = items(plan_);
  }

  std::optional<Found> find(const Item& wanted) {
    const auto& item = *std::find_if(items_.begin(), items_.end(),
                                     [&](const Item& i) { return i.what == wanted.what; });
    std::mt19937 random(1525);
    for (const auto& rule : plan_.rules) {
      if (item.rule != nullptr && item.rule != &rule) continue;
      const auto declaration = declaration_of(rule);
      const PartsMaker maker(g_, dependencies_.closure(declaration),
                             std::get<ast::Rule>(g_.file.declarations[declaration]));
      for (int i = 0; i < kTries; ++i) {
        Found found{maker.make(random), &rule, {}, date(random), {}};
        if (hits(found, item)) return smaller(std::move(found), item);
      }
    }
    return std::nullopt;
  }

 private:
  DeclId declaration_of(const plan::Rule& rule) const {
    const auto& series = g_.rules.at(rule.id);
    const auto nth = std::count_if(plan_.rules.data(), &rule,
                                   [&](const plan::Rule& other) { return other.id == rule.id; });
    return series[static_cast<std::size_t>(nth)];
  }

  const std::string& date(std::mt19937& random) const {
    auto it = dates_.begin();
    std::advance(it, random() % dates_.size());
    return *it;
  }

  plan::NodeId node_of(const Stated& stated) {
    const auto& property = g_.vocabulary.property(stated.property);
    plan::Node node = plan::Number{stated.number};
    if (stated.form == plan::Form::yes_no) node = plan::YesNo{stated.number != 0};
    if (stated.form == plan::Form::text) node = plan::Text{stated.word};
    if (stated.form == plan::Form::category)
      node = plan::CategoryValue{
          static_cast<plan::CategoryId>(*property.category),
          g_.vocabulary.category(*property.category).find(stated.word).value_or(0)};
    plan_.nodes.push_back(std::move(node));
    return static_cast<plan::NodeId>(plan_.nodes.size() - 1);
  }

  plan::Test test_of(const Found& found) {
    plan::Test test;
    test.as_of = found.as_of;
    for (const auto& part : found.parts) {
      plan::Fixture fixture{static_cast<plan::EntityId>(part.entity), part.id, part.parent, {}};
      for (const auto& stated : part.values)
        fixture.values.emplace_back(static_cast<plan::PropertyId>(stated.property),
                                    node_of(stated));
      test.fixtures.push_back(std::move(fixture));
    }
    return test;
  }

  // Whether the rule hits the item in the building, and for which row.
  bool hits(Found& found, const Item& item) {
    plan_.nodes.resize(nodes_, plan::Number{});
    const auto test = test_of(found);
    const auto model = evaluate::model_of(plan_, test, g_.vocabulary);
    for (const auto& run_row : rows(model, found)) {
      Hits hits;
      evaluate::Exact exact(plan_, model, found.as_of);
      exact.use_date(exact.deciding_date(found.rule->effective));
      exact.note(&hits);
      const auto result = evaluate::check_row(exact, *found.rule, run_row);
      if (result.outcome == Outcome::error) continue;
      hits.outcomes.emplace(found.rule, result.outcome);
      found.subject = exact.id_of(run_row);
      found.outcome = result.outcome;
      if (item.is_hit(hits) && !found.subject.empty()) return true;
    }
    return false;
  }

  std::vector<evaluate::Row> rows(const model::Model& model, const Found& found) const {
    evaluate::Exact exact(plan_, model, found.as_of);
    if (!evaluate::in_force(exact, *found.rule)) return {};
    return exact.rows_of(found.rule->entity);
  }

  // Without the rows and values that it can do without. What a missing value does is shown best
  // beside values that are there.
  Found smaller(Found found, const Item& item) {
    const bool keeps_values = found.outcome == Outcome::undetermined;
    for (std::size_t i = found.parts.size(); i-- > 0;) {
      Found without = found;
      without.parts.erase(without.parts.begin() + static_cast<std::ptrdiff_t>(i));
      const auto& id = found.parts[i].id;
      const bool has_children = std::any_of(found.parts.begin(), found.parts.end(),
                                            [&](const Part& part) { return part.parent == id; });
      if (!has_children && is_same(without, found, item)) found = std::move(without);
    }
    for (std::size_t i = 0; i < found.parts.size() && !keeps_values; ++i) {
      for (std::size_t v = found.parts[i].values.size(); v-- > 0;) {
        Found without = found;
        auto& values = without.parts[i].values;
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(v));
        if (is_same(without, found, item)) found = std::move(without);
      }
    }
    return found;
  }

  bool is_same(Found& candidate, const Found& found, const Item& item) {
    return hits(candidate, item) && candidate.outcome == found.outcome;
  }

  const compile::Pack& pack_;
  const semantics::Guideline& g_;
  plan::Plan plan_;
  semantics::Dependencies dependencies_;
  std::set<std::string> dates_;
  std::size_t nodes_ = 0;
  std::vector<Item> items_;
};

std::string test_text(const Found& found, const Item& item, const vocabulary::Vocabulary& words) {
  std::string text =
      fmt::format("test {} {{\n  as of {}\n", in_quotes("suggested: " + item.what), found.as_of);
  for (const auto& part : found.parts) text += written(part, words);
  return text + fmt::format("  expect rule {} for {} {}\n}}\n", in_quotes(found.rule->id),
                            in_quotes(found.subject), word(found.outcome));
}

// Whether the guideline with the test in it is sound and the test passes.
bool holds(const compile::Pack& pack, const vocabulary::Vocabulary& vocabulary,
           const std::string& test, const std::string& today) {
  base::SourceMap sources;
  diagnostics::Sink sink;
  ast::File file;
  for (std::size_t i = 0; i < pack.sources.size(); ++i) {
    const auto& source = pack.sources.file(static_cast<base::FileId>(i));
    syntax::parse(sources.add(source.name(), std::string(source.text())), file, sink);
  }
  syntax::parse(sources.add("suggested.garis", test), file, sink);
  if (sink.has_parse_errors()) return false;
  const auto guideline = semantics::check(std::move(file), vocabulary, sink);
  if (sink.has_errors()) return false;
  const auto plan = compile::compile(guideline, sources);
  return evaluate::run_test(plan, plan.tests.back(), guideline.vocabulary, today).passed();
}

}  // namespace

Suggestions suggest(const compile::Pack& pack, const vocabulary::Vocabulary& vocabulary,
                    const std::vector<Item>& missing, const std::string& today) {
  Suggestions all;
  Search search(pack, today);
  for (const auto& item : missing) {
    const auto found = search.find(item);
    const auto text = found ? test_text(*found, item, pack.guideline.vocabulary) : std::string();
    if (text.empty() || !holds(pack, vocabulary, text, today)) {
      all.not_found.push_back(item.what);
      continue;
    }
    all.text += (all.text.empty() ? "" : "\n") + text;
    ++all.tests;
  }
  return all;
}

}  // namespace garis::testing
