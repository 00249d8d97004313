// D002: definitions, lets and groups that need themselves. The message prints the cycle.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "dsl/semantics/binder.hpp"
#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

struct Node {
  std::string name;
  base::Span span;
  std::vector<std::size_t> needs;
  std::size_t height = 0;  // of the longest chain of definitions below
  enum class State : std::uint8_t { unseen, open, done } state = State::unseen;
};

class Cycles {
 public:
  Cycles(const Guideline& guideline, Sink& sink) : g_(guideline), sink_(sink) {}

  bool run() {
    for (DeclId id = 0; id < g_.file.declarations.size(); ++id) declare(id);
    for_each_declaration<ast::Define>(
        g_, [&](const ast::Define& define, DeclId id) { edges(define, id); });
    for_each_declaration<ast::Trajectory>(g_, [&](const ast::Trajectory& trajectory, DeclId id) {
      for (const auto& point : trajectory.points) needs(node_of_.at(id), point.value);
    });
    for_each_declaration<ast::Group>(g_,
                                     [&](const ast::Group& group, DeclId id) { edges(group, id); });
    for_each_declaration<ast::Rule>(g_, [&](const auto& rule, DeclId) { lets(lets_of(rule)); });
    for_each_declaration<ast::Credit>(g_, [&](const auto& c, DeclId) { lets(lets_of(c)); });
    for_each_declaration<ast::Measure>(g_, [&](const auto& m, DeclId) { lets(lets_of(m)); });
    for (std::size_t i = 0; i < nodes_.size(); ++i) visit(i);
    return free_;
  }

 private:
  void declare(DeclId id) {
    const auto& any = g_.file.declarations[id];
    if (const auto* define = std::get_if<ast::Define>(&any))
      add(id, name_of(*define), define->name.span);
    if (const auto* group = std::get_if<ast::Group>(&any))
      add(id, group->name.text, group->name.span);
    if (const auto* trajectory = std::get_if<ast::Trajectory>(&any))
      add(id, trajectory->name.text, trajectory->name.span);
  }

  void add(DeclId id, std::string name, base::Span span) {
    node_of_[id] = nodes_.size();
    nodes_.push_back({std::move(name), span, {}, {}});
  }

  // ---- edges ----

  void edge(std::size_t from, DeclId to) {
    if (const auto it = node_of_.find(to); it != node_of_.end())
      nodes_[from].needs.push_back(it->second);
  }

  void group_edge(std::size_t from, EntityId entity) {
    if (const auto* group = g_.group_of(entity)) edge(from, group->declaration);
  }

  void row(std::size_t from, const RowPath& path) {
    for (const auto up : path.ups) group_edge(from, up);
  }

  void needs(std::size_t from, ast::ExprId root) {
    for_each_below(g_.file, root, [&](ast::ExprId id) {
      const auto& meaning = g_.meaning(id);
      if (const auto* define = std::get_if<DefineOf>(&meaning))
        edge(from, define->define), row(from, define->row);
      if (const auto* property = std::get_if<PropertyOf>(&meaning)) row(from, property->row);
      if (const auto* constant = std::get_if<ConstantValue>(&meaning)) edge(from, constant->define);
      if (const auto* call = std::get_if<FunctionCall>(&meaning)) edge(from, call->define);
      if (const auto* call = std::get_if<TrajectoryCall>(&meaning)) edge(from, call->trajectory);
      if (const auto* let = std::get_if<LetValue>(&meaning); let != nullptr && first_let_)
        nodes_[from].needs.push_back(*first_let_ + let->slot);
      const auto set = g_.sets.find(static_cast<std::uint32_t>(id));
      if (set != g_.sets.end()) group_edge(from, set->second.member);
    });
  }

  void edges(const ast::Define& define, DeclId id) {
    const auto node = node_of_.at(id);
    for_each_root(define, [&](ast::ExprId root) { needs(node, root); });
    if (const auto entity = g_.define_entities.find(id); entity != g_.define_entities.end())
      group_edge(node, entity->second);
  }

  void edges(const ast::Group& group, DeclId id) {
    const auto node = node_of_.at(id);
    if (group.members.where) needs(node, *group.members.where);
    if (const auto keys = g_.group_keys.find(id); keys != g_.group_keys.end()) {
      for (const auto key : keys->second) needs(node, key);
    }
  }

  void lets(const std::vector<const ast::Let*>& all) {
    first_let_ = nodes_.size();
    for (const auto* let : all) nodes_.push_back({let->name.text, let->name.span, {}, {}});
    for (std::size_t i = 0; i < all.size(); ++i) {
      for_each_root(*all[i], [&](ast::ExprId root) { needs(*first_let_ + i, root); });
    }
    first_let_.reset();
  }

  // ---- search ----

  void visit(std::size_t index) {
    if (nodes_[index].state != Node::State::unseen) return;
    if (path_.size() >= kLongestChain) return too_long(index);
    nodes_[index].state = Node::State::open;
    path_.push_back(index);
    for (const auto next : nodes_[index].needs) {
      if (nodes_[next].state == Node::State::open) {
        report(next);
      } else {
        visit(next);
        nodes_[index].height = std::max(nodes_[index].height, nodes_[next].height + 1);
      }
    }
    if (nodes_[index].height >= kLongestChain) too_long(index);
    path_.pop_back();
    nodes_[index].state = Node::State::done;
  }

  void too_long(std::size_t index) {
    if (free_)
      sink_.report(Code::P007, nodes_[index].span,
                   fmt::format("`{}` stands at the end of a chain of {} definitions",
                               nodes_[index].name, kLongestChain),
                   "compute it from fewer steps");
    free_ = false;
  }

  void report(std::size_t start) {
    free_ = false;
    const auto begin = std::find(path_.begin(), path_.end(), start);
    std::vector<std::size_t> cycle(begin, path_.end());
    if (!known_.insert(start).second) return;  // one way back to it is enough
    std::string text;
    for (const auto node : cycle) text += fmt::format("`{}` -> ", nodes_[node].name);
    text += fmt::format("`{}`", nodes_[start].name);
    sink_.report(Code::D002, nodes_[start].span,
                 cycle.size() == 1
                     ? fmt::format("`{}` is defined by itself: {}", nodes_[start].name, text)
                     : "definitions need each other: " + text,
                 "let one of them be a property, or compute it from something else");
  }

  const Guideline& g_;
  Sink& sink_;
  std::vector<Node> nodes_;
  std::map<DeclId, std::size_t> node_of_;
  std::optional<std::size_t> first_let_;  // node of slot 0 of the rule at hand
  std::vector<std::size_t> path_;
  std::set<std::size_t> known_;
  bool free_ = true;
};

}  // namespace

bool check_cycles(const Guideline& guideline, Sink& sink) { return Cycles(guideline, sink).run(); }

std::string name_of(const ast::Define& define) {
  return define.entity.text.empty() ? define.name.text
                                    : define.entity.text + "." + define.name.text;
}

}  // namespace garis::semantics
