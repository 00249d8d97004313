// Members of sets and rows of groups.
#include <algorithm>
#include <cmath>

#include "tests/reference/evaluator.hpp"

namespace garis::reference {

// ---- groups: one row per parent and key (9); open membership (3.11) ----

const std::vector<GroupRow>& Evaluator::group_rows(const semantics::GroupInfo& info) {
  const auto it = groups_.find(info.declaration);
  if (it != groups_.end()) return it->second;
  return groups_[info.declaration] = build(info);
}

const GroupRow* Evaluator::group_row(Row row) {
  const auto* info = g_.group_of(row.entity);
  if (info == nullptr || !row.exists()) return nullptr;
  return &group_rows(*info)[static_cast<std::size_t>(row.index)];
}

namespace {

std::string shown(const Value& key) {
  if (key.kind == Value::Kind::truth) return key.yes() ? "yes" : "no";
  return key.kind == Value::Kind::text ? *key.text : *key.words->begin();
}

bool may_be_same(const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (compare(Relation::equal, a[i], b[i]).no()) return false;
  }
  return true;
}

}  // namespace

std::vector<GroupRow> Evaluator::build(const semantics::GroupInfo& info) {
  const auto& declaration = std::get<ast::Group>(g_.file.declarations[info.declaration]);
  struct Candidate {
    Member member;
    Row parent;
    std::vector<Value> keys;
    bool keys_known = true;
  };
  std::vector<Candidate> candidates;
  for (const Row row : rows_of(info.member)) {
    Candidate candidate{member_of(row), info.parent ? ancestor(row, *info.parent) : Row{}, {}};
    if (info.parent && !candidate.parent.exists()) continue;
    Scope scope{{row}, nullptr, nullptr};
    const Value belongs =
        declaration.members.where ? condition(*declaration.members.where, scope) : truth(true);
    if (belongs.no()) continue;
    Causes why = belongs.causes;
    for (const auto key : g_.group_keys.at(info.declaration)) {
      candidate.keys.push_back(evaluate(key, scope));
      candidate.keys_known = candidate.keys_known && candidate.keys.back().known();
      why = why + candidate.keys.back().causes;
    }
    candidate.member.certain = candidate.member.certain && belongs.yes() && candidate.keys_known;
    candidate.member.causes = candidate.member.causes + why;
    candidates.push_back(std::move(candidate));
  }

  std::vector<GroupRow> rows;
  const auto row_for = [&](const Candidate& candidate) -> GroupRow& {
    for (auto& row : rows) {
      if (row.parent == candidate.parent && row.rest != candidate.keys_known &&
          (row.rest || may_be_same(row.keys, candidate.keys)))
        return row;
    }
    GroupRow row{candidate.parent, candidate.keys, {}, false, !candidate.keys_known, {}, {}};
    row.id = candidate.parent.exists() ? id_of(candidate.parent) : "";
    for (const auto& key : candidate.keys)
      row.id += (row.id.empty() ? "" : "/") + (row.rest ? std::string("?") : shown(key));
    rows.push_back(row);
    return rows.back();
  };
  const auto join = [](GroupRow& row, const Candidate& candidate) {
    row.certain = row.certain || candidate.member.certain;
    row.causes = row.causes + candidate.member.causes;
    row.members.push_back(candidate.member);
  };
  for (const auto& candidate : candidates) {
    if (candidate.keys_known) join(row_for(candidate), candidate);
  }
  for (const auto& candidate : candidates) {
    if (candidate.keys_known) continue;
    // A possible member of every group that it could join, and of the one shown as `?`.
    for (auto& row : rows) {
      if (!row.rest && row.parent == candidate.parent && may_be_same(row.keys, candidate.keys))
        row.members.push_back(candidate.member);
    }
    join(row_for(candidate), candidate);
  }
  for (auto& row : rows) {
    if (row.certain) row.causes.clear();
    for (auto& key : row.keys) {
      if (row.rest) key = open(key.kind, row.causes);
    }
  }
  return rows;
}

Member Evaluator::member_of(Row row) {
  Member member;
  member.row = row;
  if (const auto* group = group_row(row)) {
    member.certain = group->certain;
    member.causes = group->causes;
    if (group->rest) member.most = static_cast<int>(group->members.size());
  }
  return member;
}

// ---- sets ----

std::vector<Member> Evaluator::below(Row root, EntityId kind) {
  std::vector<Member> found;
  if (!root.exists()) return found;
  if (g_.group_of(kind) != nullptr) {
    for (const Row row : rows_of(kind)) {
      const Row parent = group_row(row)->parent;
      if (parent.exists() && ancestor(parent, root.entity) == root) found.push_back(member_of(row));
    }
    return found;
  }
  if (const auto* group = group_row(root)) {
    for (const auto& member : group->members) {
      if (member.row.entity == kind) {
        found.push_back(member);
        continue;
      }
      for (auto inner : below(member.row, kind)) {
        inner.certain = inner.certain && member.certain;
        if (!member.certain) inner.causes = inner.causes + member.causes;
        found.push_back(std::move(inner));
      }
    }
    return found;
  }
  for (const Row row : rows_of(kind)) {
    if (row != root && ancestor(row, root.entity) == root) found.push_back(member_of(row));
  }
  return found;
}

std::vector<Member> Evaluator::members(const ast::Set& set, ast::ExprId id, Scope& scope) {
  const auto& meaning = g_.sets.at(static_cast<std::uint32_t>(id));
  std::vector<Member> found;
  if (meaning.root) {
    found = below(resolve(*meaning.root, scope), meaning.member);
  } else {
    for (const Row row : rows_of(meaning.member)) found.push_back(member_of(row));
  }
  if (set.where) {
    std::vector<Member> kept;
    for (auto& member : found) {
      scope.variables.push_back(member.row);
      const Value where = condition(*set.where, scope);
      scope.variables.pop_back();
      if (where.no()) continue;
      member.certain = member.certain && where.yes();
      member.causes = member.causes + where.causes;
      kept.push_back(std::move(member));
    }
    found = std::move(kept);
  }
  for (auto& member : found) {
    if (member.certain) member.causes.clear();
  }
  return meaning.expected_by ? expected(set, *meaning.expected_by, std::move(found), scope) : found;
}

// Expected rows (3.9, ruling 9): one member per key of the range.
std::vector<Member> Evaluator::expected(const ast::Set& set, PropertyId key,
                                        std::vector<Member> found, Scope& scope) {
  const double from = evaluate(*set.from, scope).low, to = evaluate(*set.to, scope).low;
  std::vector<Member> members;
  for (double at = from; at <= to; ++at) {
    std::vector<Member> stated, perhaps;
    for (const auto& member : found) {
      const Value value = property(member.row, key);
      if (value.known() && value.low == at) stated.push_back(member);
      if (value.known() || at < value.low || at > value.high) continue;
      perhaps.push_back(member);
      perhaps.back().certain = false;
      perhaps.back().causes = perhaps.back().causes + value.causes;
    }
    const bool in_conflict = stated.size() > 1;
    const std::string where = stated.empty() ? "" : input_name(stated[0].row, key);
    stated.insert(stated.end(), perhaps.begin(), perhaps.end());
    bool any_certain = false;
    Member one;
    one.row = {found.empty() ? g_.vocabulary.property(key).entity : found[0].row.entity, kAbsent};
    for (const auto& member : stated) {
      any_certain = any_certain || member.certain;
      one.alternatives.push_back(member.row);
      one.causes = one.causes + member.causes;
    }
    if (stated.size() == 1 && any_certain) {
      members.push_back(stated[0]);
      continue;
    }
    if (!any_certain && !stated.empty()) one.alternatives.push_back(one.row);
    if (in_conflict) one.conflict = {"conflict " + where};
    members.push_back(std::move(one));
  }
  return members;
}

Value Evaluator::of_member(ast::ExprId value, const Member& member, Scope& scope) {
  const auto at = [&](Row row) {
    scope.variables.push_back(row);
    Value result = evaluate(value, scope);
    scope.variables.pop_back();
    return result;
  };
  if (member.alternatives.empty()) return at(member.row);
  Value result = at(member.alternatives[0]);
  for (const Row row : member.alternatives)
    result = hull(result, at(row), member.causes + member.conflict);
  return result;
}

}  // namespace garis::reference
