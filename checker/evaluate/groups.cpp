// Groups: one row per parent and key value. A member whose condition or key is open belongs maybe:
// to every group that it could join, and to a group shown as `?` (language.md 3.11).
#include <algorithm>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {
namespace {

struct Candidate {
  Member member;
  std::vector<Value> keys;
  Row parent;
  bool keys_known = true;
};

std::string key_text(const Value& key, const vocabulary::Vocabulary& words,
                     std::optional<vocabulary::CategoryId> category) {
  if (!key.is_known()) return "?";
  switch (key.form) {
    case Form::category:
      return words.category(*category).values[key.codes[0]].name;
    case Form::yes_no:
      return key.truth == Truth::yes ? "yes" : "no";
    default:
      return key.text;
  }
}

// Could a member with key `a` belong to the group with the known key `b`?
bool could_be(const Value& a, const Value& b) {
  return compare(plan::Comparison::equal, a, b).truth != Truth::no;
}

}  // namespace

void Exact::build_groups() {
  for (std::size_t i = 0; i < groups_.size(); ++i) build_group(i);
}

void Exact::build_group(std::size_t index) {
  if (group_built_[index]) return;
  group_built_[index] = true;
  auto* const recorder = reads_;
  reads_ = nullptr;
  const auto& group = plan_.groups[index];
  const auto& words = model_.vocabulary();

  std::vector<Candidate> candidates;
  for (const Row row : rows_of(group.member)) {
    Candidate candidate;
    candidate.member = existence(row);
    candidate.parent = group.parent ? ancestor(row, *group.parent) : Row{};
    if (group.parent && !candidate.parent.exists()) continue;
    Scope scope;
    scope.variables = {row};
    if (group.where) {
      const Value where = truth_value(*group.where, scope);
      if (where.truth == Truth::no) continue;
      candidate.member.standing = where.standing;
      if (where.truth == Truth::unknown) {
        candidate.member.belongs = Truth::unknown;
        candidate.member.causes = united(candidate.member.causes, where.causes);
      }
    }
    for (const auto key : group.keys) {
      candidate.keys.push_back(evaluate(key, scope));
      if (candidate.keys.back().is_known()) continue;
      candidate.keys_known = false;
      candidate.member.belongs = Truth::unknown;
      candidate.member.causes = united(candidate.member.causes, candidate.keys.back().causes);
    }
    candidates.push_back(std::move(candidate));
  }

  auto& rows = groups_[index];
  const auto find = [&](const Candidate& candidate) {
    return std::find_if(rows.begin(), rows.end(), [&](const GroupRow& row) {
      if (!(row.parent == candidate.parent)) return false;
      for (std::size_t i = 0; i < row.keys.size(); ++i) {
        const bool same = candidate.keys_known
                              ? row.keys[i].is_known() && could_be(candidate.keys[i], row.keys[i])
                              : !row.keys[i].is_known();
        if (!same) return false;
      }
      return true;
    });
  };
  const auto make_row = [&](const Candidate& candidate) {
    GroupRow row;
    row.parent = candidate.parent;
    row.keys = candidate.keys;
    row.exists = candidate.member.belongs;
    row.is_rest = !candidate.keys_known;
    if (row.exists == Truth::unknown) row.causes = candidate.member.causes;
    row.id = candidate.parent.exists() ? id_of(candidate.parent) : std::string();
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
      if (!candidate.keys_known) row.keys[i] = open(row.keys[i].form, candidate.member.causes);
      const auto category =
          words.property(static_cast<model::PropertyId>(group.key_properties[i])).category;
      row.id += (row.id.empty() ? "" : "/") + key_text(row.keys[i], words, category);
    }
    rows.push_back(std::move(row));
    return std::prev(rows.end());
  };

  // Certain members first, so that a maybe-member finds every group that it could join.
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.keys_known > b.keys_known; });
  for (const auto& candidate : candidates) {
    if (!candidate.keys_known) continue;
    auto row = find(candidate);
    if (row == rows.end()) row = make_row(candidate);
    if (candidate.member.belongs == Truth::yes) {
      row->exists = Truth::yes;
      row->causes.clear();
    } else if (row->exists == Truth::unknown) {
      row->causes = united(row->causes, candidate.member.causes);
    }
    row->members.push_back(candidate.member);
  }
  const std::size_t known_rows = rows.size();
  for (const auto& candidate : candidates) {
    if (candidate.keys_known) continue;
    for (std::size_t i = 0; i < known_rows; ++i) {
      bool possible = rows[i].parent == candidate.parent;
      for (std::size_t k = 0; possible && k < candidate.keys.size(); ++k)
        possible = could_be(candidate.keys[k], rows[i].keys[k]);
      if (possible) rows[i].members.push_back(candidate.member);
    }
    auto row = find(candidate);
    if (row == rows.end()) row = make_row(candidate);
    row->causes = united(row->causes, candidate.member.causes);
    row->members.push_back(candidate.member);
  }
  reads_ = recorder;
}

}  // namespace garis::evaluate
