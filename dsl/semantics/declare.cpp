#include "dsl/semantics/declare.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace garis::semantics {
namespace {

using diagnostics::Code;

class Declarer {
 public:
  Declarer(Guideline& guideline, diagnostics::Sink& sink) : g_(guideline), sink_(sink) {}

  void run() {
    each<ast::Category>([&](const auto& category, DeclId) { declare(category); });
    each<ast::Group>([&](const auto& group, DeclId id) { declare(group, id); });
    each<ast::Define>([&](const auto& define, DeclId id) { declare(define, id); });
    each<ast::Table>(
        [&](const auto& table, DeclId id) { g_.tables[table.name.text].push_back(id); });
    each<ast::Trajectory>([&](const auto& trajectory, DeclId id) {
      g_.trajectories[trajectory.name.text].push_back(id);
    });
    each<ast::Rule>([&](const auto& rule, DeclId id) { g_.rules[rule.id.text].push_back(id); });
    each<ast::Credit>(
        [&](const auto& credit, DeclId id) { add(g_.credits, credit.id, id, "credit"); });
    each<ast::Rating>(
        [&](const auto& rating, DeclId id) { add(g_.ratings, rating.id, id, "rating"); });
    each<ast::Measure>(
        [&](const auto& measure, DeclId id) { add(g_.measures, measure.id, id, "measure"); });
    series();
    languages();
  }

 private:
  template <class Declaration, class Visit>
  void each(const Visit& visit) {
    for (DeclId id = 0; id < g_.file.declarations.size(); ++id) {
      if (const auto* found = std::get_if<Declaration>(&g_.file.declarations[id]))
        visit(*found, id);
    }
  }

  void error(Code code, base::Span at, std::string message, std::string help = {}) {
    sink_.report(code, at, std::move(message), std::move(help));
  }

  void declare(const ast::Category& category) {
    if (!categories_.insert(category.name.text).second)
      return twice(category.name, fmt::format("the category `{}`", category.name.text));
    vocabulary::Category own{category.name.text, {}, {}};
    const auto known = g_.vocabulary.find_category(category.name.text);
    if (known) own.label = g_.vocabulary.category(*known).label;
    for (const auto& value : category.values) {
      if (own.find(value.name.text)) {
        error(Code::D003, value.name.span,
              fmt::format("`{}` stands twice in the category `{}`", value.name.text, own.name));
        continue;
      }
      base::Texts label;
      if (value.label) {
        label = value.label->in;
      } else if (known) {
        const auto& shared = g_.vocabulary.category(*known);
        if (const auto code = shared.find(value.name.text)) label = shared.values[*code].label;
      }
      own.values.push_back({value.name.text, std::move(label)});
    }
    g_.vocabulary.set_category(std::move(own));
  }

  std::optional<EntityId> find_entity(const ast::Name& name, bool plural_too) {
    if (const auto found = g_.vocabulary.find_entity(name.text)) return found;
    if (plural_too) {
      if (const auto found = g_.vocabulary.find_plural(name.text)) return found;
    }
    std::vector<std::string> names;
    for (const auto& entity : g_.vocabulary.entities()) {
      names.push_back(entity.name);
      if (plural_too) names.push_back(entity.plural);
    }
    error(Code::N001, name.span, fmt::format("unknown entity `{}`", name.text),
          base::did_you_mean(name.text, names));
    return std::nullopt;
  }

  void declare(const ast::Group& group, DeclId id) {
    if (g_.vocabulary.find_entity(group.name.text)) {
      error(Code::D003, group.name.span, fmt::format("`{}` is already an entity", group.name.text),
            "choose another name for the group");
      return;
    }
    if (group.members.entity.size() > 1) {
      error(Code::P006, group.members.span, "groups of IFC entities are not supported yet",
            "the raw IFC layer belongs to stage 3 of the language");
      return;
    }
    const auto member = find_entity(group.members.entity[0], true);
    if (!member) return;
    GroupInfo info{id, {}, *member, std::nullopt, {}};
    vocabulary::Entity entity{
        group.name.text, group.name.text + "s", {}, {{"en", group.name.text}}, "group", {}};
    if (group.members.of) {
      const auto& path = *group.members.of;
      info.parent = find_entity(path.parts[0], false);
      if (!info.parent) return;
      if (path.parts.size() > 1 || !g_.vocabulary.can_hang_under(*member, *info.parent)) {
        error(Code::N001, path.span,
              fmt::format("`{}` are not grouped under this", g_.vocabulary.entity(*member).plural),
              "name one entity above them, such as `building`");
        return;
      }
      entity.parents.push_back(*info.parent);
    }
    info.entity = g_.vocabulary.add_group(std::move(entity), *member);
    g_.group_sets[id] = {*member, std::nullopt, std::nullopt};
    g_.groups.push_back(std::move(info));
  }

  void declare(const ast::Define& define, DeclId id) {
    if (define.entity.text.empty()) {
      auto& names = define.is_function ? g_.functions : g_.constants;
      if (!names.emplace(define.name.text, id).second)
        twice(define.name, "`" + define.name.text + "`");
      return;
    }
    const auto entity = find_entity(define.entity, false);
    if (!entity) return;
    g_.define_entities[id] = *entity;
    auto& versions = g_.defines[{*entity, define.name.text}];
    versions.push_back(id);
    if (versions.size() > 1)
      twice(define.name, fmt::format("`{}.{}`", define.entity.text, define.name.text));
    const auto property = g_.vocabulary.find_property(*entity, define.name.text);
    const bool is_link = g_.vocabulary.find_entity(define.name.text).has_value();
    if (property && !g_.vocabulary.property(*property).definable) {
      error(Code::D003, define.name.span,
            fmt::format("`{}.{}` hides the property of that name", define.entity.text,
                        define.name.text),
            fmt::format("choose another name, or read the property `{}.{}`", define.entity.text,
                        define.name.text));
    } else if (is_link) {
      error(Code::D003, define.name.span,
            fmt::format("`{}` is an entity; a definition cannot have its name", define.name.text));
    }
  }

  void add(std::map<std::string, DeclId>& all, const ast::Name& name, DeclId id,
           std::string_view what) {
    if (all.emplace(name.text, id).second) return;
    error(Code::R007, name.span, fmt::format("{} \"{}\" is declared twice", what, name.text),
          "remove one of them or rename it");
  }

  void twice(const ast::Name& name, const std::string& what) {
    error(Code::D003, name.span, what + " is declared twice", "remove one of them or rename it");
  }

  // ---- dated series ----

  struct Version {
    std::string from, until;
    base::Span at;
    bool dated = false;
  };

  static Version version(const std::optional<ast::Effective>& effective, const ast::Name& name) {
    if (!effective) return {"", "", name.span, false};
    return {effective->from.iso, effective->until ? effective->until->iso : "", name.span, true};
  }

  void series() {
    if (g_.file.header && g_.file.header->effective) {
      const auto& effective = *g_.file.header->effective;
      check_order(version(effective, {"", effective.span}), "the guideline");
    }
    for (const auto& [name, ids] : g_.rules)
      check_series(versions_of<ast::Rule>(
                       ids, [](const auto& rule) -> const auto& { return rule.id; }),
                   "rule \"" + name + "\"", Code::R007);
    for (const auto& [name, ids] : g_.tables)
      check_series(versions_of<ast::Table>(
                       ids, [](const auto& table) -> const auto& { return table.name; }),
                   "table `" + name + "`", Code::D003);
    for (const auto& [name, ids] : g_.trajectories) {
      if (ids.size() > 1)
        twice(std::get<ast::Trajectory>(g_.file.declarations[ids[1]]).name,
              "trajectory `" + name + "`");
    }
  }

  template <class Declaration, class NameOf>
  std::vector<Version> versions_of(const std::vector<DeclId>& ids, const NameOf& name_of) {
    std::vector<Version> versions;
    for (const auto id : ids) {
      const auto& declaration = std::get<Declaration>(g_.file.declarations[id]);
      versions.push_back(version(declaration.effective, name_of(declaration)));
    }
    return versions;
  }

  void check_order(const Version& version, const std::string& what) {
    if (version.until.empty() || version.until > version.from) return;
    error(Code::O003, version.at,
          fmt::format("{} ends on {}, which is not after its first day {}", what, version.until,
                      version.from),
          "`until` is the first day on which it no longer holds");
  }

  void check_series(std::vector<Version> versions, const std::string& what, Code duplicate) {
    for (const auto& version : versions) check_order(version, what);
    if (versions.size() < 2) return;
    std::stable_sort(versions.begin(), versions.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < versions.size(); ++i) {
      const auto& earlier = versions[i - 1];
      const auto& later = versions[i];
      if (!earlier.dated || !later.dated) {
        error(duplicate, later.at, what + " is declared twice",
              "remove one of them, or give both an `effective from … until …` so that they form a "
              "series");
      } else if (earlier.until.empty() || earlier.until > later.from) {
        error(Code::O003, later.at,
              fmt::format("two versions of {} are in force on {}", what, later.from),
              fmt::format("let the earlier one end with `until {}`", later.from));
      } else if (earlier.until < later.from) {
        sink_.report(Code::O003, diagnostics::Level::warning, later.at,
                     fmt::format("no version of {} is in force from {} until {}", what,
                                 earlier.until, later.from),
                     "is the gap meant?");
      }
    }
  }

  void languages() {
    if (g_.file.header) {
      for (const auto& language : g_.file.header->languages) g_.languages.push_back(language.text);
    }
    if (g_.languages.empty()) g_.languages.emplace_back("en");
  }

  Guideline& g_;
  diagnostics::Sink& sink_;
  std::set<std::string> categories_;
};

}  // namespace

void declare(Guideline& guideline, diagnostics::Sink& sink) { Declarer(guideline, sink).run(); }

const GroupInfo* Guideline::group_of(EntityId entity) const {
  const auto it = std::find_if(groups.begin(), groups.end(),
                               [&](const GroupInfo& group) { return group.entity == entity; });
  return it == groups.end() ? nullptr : &*it;
}

}  // namespace garis::semantics
