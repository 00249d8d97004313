#include "tests/reference/random_text.hpp"

#include <algorithm>
#include <map>

namespace garis::reference {

const Words kKinds{"length", "area", "u_value", "ratio", "number"};

const std::vector<KnownEntity>& entities() {
  static const std::vector<KnownEntity> all{
      {"building",
       "buildings",
       "",
       {{"height", "length"},
        {"footprint_area", "area"},
        {"storeys", "number"},
        {"basements", "number"},
        {"vacancy_share", "ratio"}},
       {"is_heritage", "is_air_conditioned", "is_small_operator", "is_in_conservation_area"},
       {{"use", "building_use"}}},
      {"wall",
       "walls",
       "building",
       {{"u_value", "u_value"},
        {"gross_area", "area"},
        {"opaque_area", "area"},
        {"solar_absorptance", "ratio"}},
       {"is_external", "is_green", "encloses_conditioned_space"},
       {{"orientation", "orientation"}, {"construction", "construction_type"}}},
      {"window",
       "windows",
       "wall",
       {{"u_value", "u_value"},
        {"area", "area"},
        {"height", "length"},
        {"shading_coefficient", "ratio"},
        {"panes", "number"}},
       {"is_external", "has_dynamic_shading", "is_operable"},
       {}},
      {"space",
       "spaces",
       "building",
       {{"floor_area", "area"}, {"height", "length"}},
       {"is_conditioned", "is_interior"},
       {{"use", "space_use"}}},
      {"facade", "facades", "building", {}, {}, {{"orientation", "orientation"}}},
  };
  return all;
}

const KnownEntity& entity(const std::string& name) {
  return *std::find_if(entities().begin(), entities().end(),
                       [&](const auto& each) { return each.name == name; });
}

const Words& values_of(const std::string& category) {
  static const std::map<std::string, Words> values{
      {"building_use", {"office", "hotel", "school"}},
      {"space_use", {"office", "corridor", "retail"}},
      {"orientation", {"north", "east", "south", "west"}},
      {"construction_type", {"concrete", "timber", "steel"}}};
  return values.at(category);
}

Words children_of(const std::string& name) {
  if (name == "building") return {"wall", "window", "space"};
  if (name == "wall") return {"window"};
  if (name == "facade") return {"wall", "window"};
  return {};
}

const std::string& unit_of(const std::string& kind) {
  static const std::map<std::string, std::string> units{
      {"length", "m"}, {"area", "m²"}, {"u_value", "W/(m²·K)"}, {"ratio", ""}, {"number", ""}};
  return units.at(kind);
}

namespace {

const std::map<std::string, Words> kGrid{{"length", {"1", "2", "3", "5", "10"}},
                                         {"area", {"0", "5", "10", "20", "50"}},
                                         {"u_value", {"0.4", "0.6", "1", "2", "4"}},
                                         {"ratio", {"0", "0.1", "0.25", "0.5", "1"}},
                                         {"number", {"1", "2", "3", "5"}}};

}  // namespace

std::string in_vocabulary_unit(Dice& dice, const std::string& kind) {
  return dice.of(kGrid.at(kind));
}

std::string literal(Dice& dice, const std::string& kind) {
  const std::string value = in_vocabulary_unit(dice, kind);
  if (kind == "number") return value;
  if (kind == "ratio") {
    static const std::map<std::string, std::string> percent{
        {"0", "0%"}, {"0.1", "10%"}, {"0.25", "25%"}, {"0.5", "50%"}, {"1", "100%"}};
    return dice.one_in(2) ? percent.at(value) : value;
  }
  if (kind == "length" && dice.one_in(3)) return value + "000 mm";
  return value + " " + unit_of(kind);
}

std::string Expressions::relation() {
  return dice_.of(Words{"<=", ">=", "<", ">", "<=", ">=", "=", "!="});
}

// ---- names ----

namespace {

// The entity and those above it, as paths.
std::vector<std::pair<std::string, std::string>> upwards(const std::string& name) {
  std::vector<std::pair<std::string, std::string>> paths{{name, name}};
  while (!entity(paths.back().second).parent.empty()) {
    const auto& parent = entity(paths.back().second).parent;
    paths.emplace_back(paths.back().first + "." + parent, parent);
  }
  return paths;
}

}  // namespace

std::string Expressions::property(const Words& scope, const std::string& kind) {
  Words found;
  for (const auto& start : scope) {
    for (const auto& [path, name] : upwards(start)) {
      for (const auto& [property, of] : entity(name).numbers) {
        if (of == kind) found.push_back(path + "." + property);
      }
      for (const auto& [define, of] : defines) {
        if (of == kind && define.rfind(name + ".", 0) == 0)
          found.push_back(path + define.substr(name.size()));
      }
    }
  }
  return found.empty() ? literal(dice_, kind) : dice_.of(found);
}

std::string Expressions::word(const Words& scope, const std::string& category) {
  Words found;
  for (const auto& start : scope) {
    for (const auto& [path, name] : upwards(start)) {
      for (const auto& [property, of] : entity(name).words) {
        if (of == category) found.push_back(path + "." + property);
      }
    }
  }
  return found.empty() ? "" : dice_.of(found);
}

// ---- sets ----

std::string Expressions::set(const Words& scope, std::string& member, int depth) {
  std::vector<std::pair<std::string, std::string>> possible;  // set, member
  for (const auto& root : scope) {
    auto children = children_of(root);
    if (root == "building" && has_facades) children.emplace_back("facade");
    for (const auto& child : children) {
      if (std::find(scope.begin(), scope.end(), child) == scope.end())
        possible.emplace_back(entity(child).plural + " of " + root, child);
    }
  }
  if (possible.empty()) return {};
  const auto& [text, child] = dice_.of(possible);
  member = child;
  if (depth <= 0 || dice_.one_in(2)) return text;
  Words inner = scope;
  inner.push_back(child);
  return text + " where (" + truth(inner, depth - 1) + ")";
}

std::string Expressions::aggregate(const Words& scope, const std::string& kind, int depth) {
  std::string member;
  const std::string over = set(scope, member, depth);
  if (over.empty()) return property(scope, kind);
  Words inner = scope;
  inner.push_back(member);
  const std::string value = number(inner, kind, depth - 1);
  const std::string none = dice_.one_in(2) ? "if none missing" : "if none " + literal(dice_, kind);
  switch (dice_.below(5)) {
    case 0:
      return "(min of " + value + " over " + over + " " + none + ")";
    case 1:
      return "(max of " + value + " over " + over + " " + none + ")";
    case 2:
      return "(average of " + value + " over " + over + " " + none + ")";
    case 3:
      return "(average of " + value + " weighted by " + number(inner, "area", 0) + " over " + over +
             " " + none + ")";
    default:
      return "(sum of " + value + " over " + over + ")";
  }
}

std::string Expressions::count(const Words& scope, int depth) {
  std::string member;
  const std::string over = set(scope, member, depth);
  return over.empty() ? property(scope, "number") : "(count of " + over + ")";
}

std::string Expressions::ratio(const Words& scope, int depth) {
  if (dice_.one_in(3))
    return "(" + number(scope, "area", depth - 1) + " / " + number(scope, "area", depth - 1) + ")";
  std::string member;
  const std::string over = set(scope, member, 0);
  if (over.empty()) return property(scope, "ratio");
  Words inner = scope;
  inner.push_back(member);
  const std::string weight = dice_.one_in(2) ? "" : " weighted by " + number(inner, "area", 0);
  return "(share of " + over + " satisfying " + truth(inner, depth - 1) + weight + ")";
}

// ---- tables ----

std::string Expressions::look_up(const Table& table, const Words& scope, int depth) {
  std::string arguments;
  for (const auto& [name, of] : table.keys) {
    std::string value;
    if (of == "yes_no") {
      value = truth(scope, 0);
    } else if (std::find(kKinds.begin(), kKinds.end(), of) != kKinds.end()) {
      value = number(scope, of, std::min(depth, 1));
    } else {
      value = word(scope, of);
      if (value.empty()) value = dice_.of(values_of(of));
    }
    arguments += (arguments.empty() ? "" : ", ") + name + ": " + value;
  }
  return table.name + "(" + arguments + ")";
}

// ---- numbers and conditions ----

std::string Expressions::number(const Words& scope, const std::string& kind, int depth) {
  if (depth <= 0) return dice_.one_in(3) ? literal(dice_, kind) : property(scope, kind);
  std::vector<const Table*> fitting;
  for (const auto& table : tables) {
    if (table.kind == kind) fitting.push_back(&table);
  }
  switch (dice_.below(12)) {
    case 0:
      return "(" + number(scope, kind, depth - 1) + " + " + number(scope, kind, depth - 1) + ")";
    case 1:
      return "(" + number(scope, kind, depth - 1) + " - " + number(scope, kind, depth - 1) + ")";
    case 2:
      return "(" + number(scope, "ratio", depth - 1) + " * " + number(scope, kind, depth - 1) + ")";
    case 3:
      return "(if " + truth(scope, depth - 1) + " then " + number(scope, kind, depth - 1) +
             " else " + number(scope, kind, depth - 1) + ")";
    case 4:
    case 5:
      return aggregate(scope, kind, depth);
    case 6:
      if (!fitting.empty()) return look_up(*dice_.of(fitting), scope, depth - 1);
      break;
    case 7:
      if (kind == "ratio" && !trajectories.empty())
        return dice_.of(trajectories) + (dice_.one_in(2) ? "(check_year)" : "(building_year)");
      if (kind == "area" && !functions.empty())
        return dice_.of(functions) + "(" + number(scope, "area", depth - 1) + ", " +
               number(scope, "ratio", depth - 1) + ")";
      break;
    case 8:
      if (kind == "ratio") return ratio(scope, depth);
      if (kind == "number") return count(scope, depth);
      if (kind == "area")
        return "(" + number(scope, "length", 0) + " * " + number(scope, "length", 0) + ")";
      break;
    case 9:
      for (const auto& [name, of] : lets) {
        if (of == kind) return name;
      }
      break;
    default:
      break;
  }
  return property(scope, kind);
}

std::string Expressions::truth(const Words& scope, int depth) {
  Words simple;
  for (const auto& start : scope) {
    for (const auto& [path, name] : upwards(start)) {
      for (const auto& property : entity(name).truths) simple.push_back(path + "." + property);
      for (const auto& define : truth_defines) {
        if (define.rfind(name + ".", 0) == 0) simple.push_back(path + define.substr(name.size()));
      }
    }
  }
  if (depth <= 0) return dice_.of(simple);
  const std::string kind = dice_.of(kKinds);
  switch (dice_.below(10)) {
    case 0:
      return "(" + truth(scope, depth - 1) + " and " + truth(scope, depth - 1) + ")";
    case 1:
      return "(" + truth(scope, depth - 1) + " or " + truth(scope, depth - 1) + ")";
    case 2:
      return "not " + truth(scope, 0);
    case 3:
    case 4:
      return "(" + number(scope, kind, depth - 1) + " " + relation() + " " +
             number(scope, kind, depth - 1) + ")";
    case 5:
    case 6: {
      std::string member;
      const std::string over = set(scope, member, depth - 1);
      if (over.empty()) break;
      Words inner = scope;
      inner.push_back(member);
      const std::string condition = truth(inner, depth - 1);
      switch (dice_.below(5)) {
        case 0:
          return "(every " + over + " satisfies " + condition + ")";
        case 1:
          return "(some " + over + " satisfies " + condition + ")";
        case 2:
          return "(no " + over + " satisfies " + condition + ")";
        case 3:
          return "(at least 2 of " + over + " satisfy " + condition + ")";
        default:
          return "(at least 50% of " + over + " satisfy " + condition + ")";
      }
    }
    case 7: {
      const std::string category =
          dice_.of(Words{"building_use", "orientation", "construction_type", "space_use"});
      const std::string tested = word(scope, category);
      if (tested.empty()) break;
      const auto& values = values_of(category);
      if (dice_.one_in(2)) return "(" + tested + " is " + dice_.of(values) + ")";
      return "(" + tested + (dice_.one_in(2) ? " not in { " : " in { ") + values[0] + ", " +
             values[1] + " })";
    }
    case 8:
      if (wanted_.openness && dice_.one_in(2))
        return "(" + property(scope, kind) + (dice_.one_in(2) ? " is known)" : " is missing)");
      return "(" + number(scope, kind, 0) + " between " + literal(dice_, kind) + " and " +
             literal(dice_, kind) + ")";
    default:
      break;
  }
  return dice_.of(simple);
}

}  // namespace garis::reference
