// Choices and names for the generator of guidelines.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/reference/generate.hpp"

namespace garis::reference {

using Words = std::vector<std::string>;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

 private:
  std::mt19937 engine_;
};

// What the generator knows of the vocabulary.
struct KnownEntity {
  std::string name, plural, parent;
  std::vector<std::pair<std::string, std::string>> numbers;  // property and kind
  Words truths;
  std::vector<std::pair<std::string, std::string>> words;  // property and category
};
const std::vector<KnownEntity>& entities();
const KnownEntity& entity(const std::string& name);
const Words& values_of(const std::string& category);
Words children_of(const std::string& entity);

// A number of a kind, as a rule writes it; and the grid that it comes from.
std::string literal(Dice& dice, const std::string& kind);
std::string in_vocabulary_unit(Dice& dice, const std::string& kind);
const std::string& unit_of(const std::string& kind);
extern const Words kKinds;

// Expressions over rows in scope.
class Expressions {
 public:
  Expressions(Dice& dice, const Wanted& wanted) : dice_(dice), wanted_(wanted) {}

  // `scope` holds the entities that can be named, innermost last.
  std::string number(const Words& scope, const std::string& kind, int depth);
  std::string truth(const Words& scope, int depth);
  // The set that may stand after `over`, and the entity of its members.
  std::string set(const Words& scope, std::string& member, int depth);

  std::vector<std::pair<std::string, std::string>> defines;  // "wall.a", kind
  Words truth_defines;                                       // "wall.t"
  // Tables by kind of value: name, then name and kind or category of each key.
  struct Table {
    std::string name, kind;
    std::vector<std::pair<std::string, std::string>> keys;
  };
  std::vector<Table> tables;
  std::vector<std::pair<std::string, std::string>> lets;  // name, kind
  Words trajectories, functions;
  bool has_facades = false;

 private:
  std::string property(const Words& scope, const std::string& kind);
  std::string word(const Words& scope, const std::string& category);
  std::string aggregate(const Words& scope, const std::string& kind, int depth);
  std::string look_up(const Table& table, const Words& scope, int depth);
  std::string ratio(const Words& scope, int depth);
  std::string count(const Words& scope, int depth);
  std::string relation();

  Dice& dice_;
  const Wanted& wanted_;
};

}  // namespace garis::reference
