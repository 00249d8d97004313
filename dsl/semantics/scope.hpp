// What names can mean at a place: the rows at hand, lets, and parameters. Private to semantics.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "dsl/ast/ast.hpp"
#include "dsl/semantics/type.hpp"

namespace garis::semantics {

// The lets of one declaration, in slots. Their order in the text has no meaning: a type is found
// when somebody first asks for it.
struct LetSlot {
  const ast::Let* let = nullptr;
  enum class State : std::uint8_t { waiting, open, done } state = State::waiting;
  bool used = false;
  Type type;
};
using LetSlots = std::deque<LetSlot>;

struct Scope {
  std::vector<EntityId> variables;     // innermost last; [0] is the entity at hand
  LetSlots* slots = nullptr;           // of the declaration
  std::vector<std::uint32_t> visible;  // slots that can be named here
  std::vector<std::pair<std::string, Type>> parameters;
  const ast::Rating* rating = nullptr;  // in its levels `score` and `credit_points` can be named

  Scope with(EntityId variable) const {
    Scope inner = *this;
    inner.variables.push_back(variable);
    return inner;
  }
};

}  // namespace garis::semantics
