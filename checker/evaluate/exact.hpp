// The exact lane: evaluates one row at a time, with bounds and causes. It is the definition of what
// is right and the source of every explanation.
//
// Not safe to share between threads. Plan and model must outlive it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

#include "checker/evaluate/dependencies.hpp"
#include "checker/evaluate/hits.hpp"
#include "checker/evaluate/overlay.hpp"
#include "checker/evaluate/value.hpp"
#include "checker/model/relations.hpp"

namespace garis::evaluate {

// A failure of the rule, not of the building, that leaves nothing to go on with: exceptions in
// conflict, a chain too deep. A single value that cannot be had is an open value instead, whose
// cause is the failure (Exact::failed): where it does not matter it does no harm, and where it only
// may turn out so nothing is decided by it.
struct RuleFailure : std::runtime_error {
  RuleFailure(std::string failure_code, const std::string& text)
      : std::runtime_error(text), code(std::move(failure_code)) {}
  std::string code;
};

// What people recorded about a project; the empty subject means every subject.
struct Answer {
  plan::Outcome outcome{};
};
struct Records {
  std::map<std::tuple<std::string, std::string, std::string>, Answer>
      answers;                                            // rule, path or exception, subject id
  std::set<std::pair<std::string, std::string>> waivers;  // rule, subject id
};

// The date that decides what is in force and the value of `check_year`.
struct DecidingDate {
  std::string iso;
  bool assumed = false;  // the project does not state its own, the as-of date stands in
  int year() const { return std::stoi(iso.substr(0, 4)); }
};

struct Member {  // of a set
  Row row;
  Truth belongs = Truth::yes;
  CauseSet causes;                // why that is unknown
  Standing standing;              // of the condition that decided it
  std::vector<Row> alternatives;  // rows with one key: the value is one of theirs
  CauseSet conflict;              // their cause
  std::uint32_t most = 1;         // rows that it may stand for: a group shown as `?`
};

struct GroupRow {
  Row parent;  // none: of the whole model
  std::vector<Value> keys;
  std::string id;  // "B1/east"
  Truth exists = Truth::yes;
  bool is_rest = false;  // shown as `?`: may turn out to be as many groups as it has members
  CauseSet causes;
  std::vector<Member> members;
};

// What the levels of a rating are compared with.
struct RatingPoints {
  Value score;
  std::map<std::uint32_t, Value> credits;  // by index into Plan::credits
};

// The variables in scope, the lets of the declaration at hand, the parameters of a function.
struct Scope {
  std::vector<Row> variables;
  const std::vector<plan::NodeId>* let_nodes = nullptr;  // by slot
  std::map<std::uint32_t, Value>* lets = nullptr;        // those that were computed
  const std::vector<Value>* parameters = nullptr;
  const RatingPoints* points = nullptr;
};

// One value that was read, in the order of reading.
struct Read {
  Row row;
  model::PropertyId property;
};

class Exact {
 public:
  Exact(const plan::Plan& plan, const model::Model& model, std::string as_of,
        const Records& records = {});

  const plan::Plan& plan() const { return plan_; }
  const model::Model& model() const { return model_; }
  const Records& records() const { return records_; }
  const std::string& as_of() const { return as_of_; }

  Value evaluate(plan::NodeId node, Scope& scope);
  Value truth_value(plan::NodeId node, Scope& scope);
  // Unknown, because of a failure, if the source states no value.
  Value as_condition(Value value);

  // Rows that a rule over `entity` looks at, groups included.
  std::vector<Row> rows_of(plan::EntityId entity);
  // For a group: whether the row certainly exists.
  Member existence(Row row);
  std::string id_of(Row row);
  std::string name_of(Row row);
  Row ancestor(Row row, plan::EntityId kind);
  const GroupRow* group_row(Row row);
  bool is_group(plan::EntityId entity) const { return group_index_.contains(entity); }

  DecidingDate deciding_date(const std::optional<plan::Effective>& effective);
  // What was computed for another date is forgotten.
  void use_date(DecidingDate date);
  const DecidingDate& date() const { return date_; }

  // Reads these cells instead of those of the model, until another overlay comes; an empty one
  // gives the model back. What depends on a changed cell is computed again.
  void use_overlay(Overlay overlay);
  const Overlay& overlay() const { return overlay_; }

  // The value of a cell at hand: of the overlay, the model, or an assumption.
  Value value_of(Row row, model::PropertyId property) { return this->property(row, property); }
  // Whether the rows of some group depend on the property.
  bool groups_read(model::PropertyId property);

  std::uint32_t cause(CauseInfo info);
  // A cause that is a failure of the guideline.
  std::uint32_t failure(const std::string& code, const std::string& text);
  const CauseInfo& cause_info(std::uint32_t id) const { return causes_[id]; }
  // The causes that are failures, and the others.
  CauseSet failures(const CauseSet& causes) const;
  CauseSet open_items(const CauseSet& causes) const;
  // The failure of a value that is open for nothing else.
  const CauseInfo* failure_of(const CauseSet& causes) const;

  // While a recorder is set nothing is remembered, so that every read is seen; the largest
  // contributions to a sum or average are read first.
  void record(std::vector<Read>* reads) {
    reads_ = reads;
    recorded_.clear();
  }

  // What takes effect is noted there; nullptr: nowhere.
  void note(Hits* hits) { hits_ = hits; }
  Hits* hits() const { return hits_; }

  // What would be if the actual value of a comparison were this?
  void pretend(plan::NodeId actual, const Value& value) { pretended_.emplace(actual, value); }
  Value actual(plan::NodeId node, Scope& scope) {
    return pretended_ && pretended_->first == node ? pretended_->second : evaluate(node, scope);
  }

 private:
  friend struct NodeEvaluator;

  struct Silence {  // no recording while it lives
    explicit Silence(Exact& owner) : exact(owner), reads(owner.reads_) { exact.reads_ = nullptr; }
    ~Silence() { exact.reads_ = reads; }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    Exact& exact;
    std::vector<Read>* reads;
  };

  Value failed(Form form, const std::string& code, const std::string& text);
  Value computable(Value value);
  CauseSet inputs_that_cancel(plan::NodeId divisor, Scope& scope);

  // ---- values of rows (exact_rows.cpp) ----
  Row resolve(const plan::RowPath& path, const Scope& scope);
  Value property(Row row, model::PropertyId property);
  Value known_property(Row row, model::PropertyId id);
  Value open_property(Row row, model::PropertyId id);
  std::optional<Value> assumed(Row row, model::PropertyId id);
  Value group_property(Row row, model::PropertyId property);
  Value defined(Row row, std::uint32_t define);
  std::optional<std::uint16_t> code_of(vocabulary::CategoryId category, model::StringId text);
  Form form_of(model::PropertyId property) const;

  // ---- sets (exact_sets.cpp) ----
  std::vector<Member> candidates(const plan::Set& set, Scope& scope);
  std::vector<Member> members(const plan::Set& set, Scope& scope);
  void expect_rows(const plan::Set& set, Scope& scope, std::vector<Member>& members);
  std::vector<Member> below(Row root, plan::EntityId entity);
  Value member_value(plan::NodeId node, const Member& member, Scope& scope);
  Value aggregate(const plan::Aggregate& aggregate, Scope& scope);
  Value sum(const plan::Aggregate& aggregate, std::vector<Member>& members, Scope& scope);
  Value average(const plan::Aggregate& aggregate, std::vector<Member>& members, Scope& scope);
  Value extreme(const plan::Aggregate& aggregate, const std::vector<Member>& members, Scope& scope);
  Value count(const std::vector<Member>& members);
  Value share(const std::vector<Member>& members, plan::NodeId condition,
              std::optional<plan::NodeId> weight, Scope& scope);
  Value empty_set(const plan::Aggregate& aggregate, Scope& scope);
  Value weightless(const plan::Aggregate& aggregate, Scope& scope);
  const std::string& plural_of(const plan::Set& set) const;
  Value quantified(const plan::Quantified& quantified, Scope& scope);
  std::optional<Value> perhaps_none(const plan::Set& set, const std::vector<Member>& found);
  Value at_least(const plan::Quantified& quantified, const std::vector<Member>& members,
                 Scope& scope);
  void largest_first(const plan::Aggregate& aggregate, std::vector<Member>& members, Scope& scope);

  // ---- groups (groups.cpp) ----
  void build_groups();
  void build_group(std::size_t index);

  // ---- tables, trajectories, exceptions on values (exact_lookup.cpp) ----
  Value lookup(const plan::Lookup& lookup, Scope& scope);
  Value cells(const plan::Table& table, std::uint32_t column, const std::vector<std::int32_t>& rows,
              const CauseSet& causes) const;
  std::vector<std::size_t> atoms_of(const plan::Axis& axis, const Value& key) const;
  const plan::Table* table_in_force(const plan::Lookup& lookup, bool& date_assumed);
  Value looked_up(const plan::Table& table, std::uint32_t column, const std::vector<Value>& keys);
  Value interpolated(const plan::Table& table, std::uint32_t column, const std::vector<Value>& keys,
                     const std::vector<std::vector<std::size_t>>& atoms, const CauseSet& causes);
  Value no_row(const plan::Table& table, std::uint32_t column, const std::vector<Value>& keys,
               const CauseSet& causes);
  Value trajectory(const plan::TrajectoryAt& at, Scope& scope);
  Value with_exceptions(const plan::WithExceptions& node, Scope& scope);

  const plan::Plan& plan_;
  const model::Model& model_;
  model::Relations relations_;
  Records records_;
  std::string as_of_;
  DecidingDate date_;
  Overlay overlay_;
  std::optional<Dependencies> dependencies_;  // once an overlay was used
  std::vector<CauseInfo> causes_;
  std::unordered_map<std::string, std::uint32_t> cause_ids_;
  std::map<plan::EntityId, std::size_t> group_index_;  // into Plan::groups
  std::vector<std::vector<GroupRow>> groups_;
  std::vector<bool> group_built_;
  std::vector<std::unordered_map<std::uint32_t, Value>> defined_;  // per definition, by row
  std::map<std::uint32_t, Value> constants_;
  std::unordered_map<std::uint64_t, std::optional<std::uint16_t>> codes_;
  std::vector<Read>* reads_ = nullptr;
  Hits* hits_ = nullptr;
  std::optional<std::pair<plan::NodeId, Value>> pretended_;
  std::set<std::uint64_t> recorded_;  // definitions of rows and lets whose reads have been seen
  std::uint32_t depth_ = 0;
};

// ---- pure pieces, shared with the tests ----

Value arithmetic(plan::Operator op, const Value& a, const Value& b);
// Values within max(1e-9 × |limit|, 1e-12) of each other count as equal.
double guard_of(double limit);
Value compare(plan::Comparison op, const Value& a, const Value& b);
Value all_of(const std::vector<Value>& operands);
Value any_of(const std::vector<Value>& operands);
Value not_of(const Value& operand);

}  // namespace garis::evaluate
