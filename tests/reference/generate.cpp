#include "tests/reference/generate.hpp"

#include <sstream>

#include "tests/reference/random_text.hpp"

namespace garis::reference {

namespace {

// Writes one guideline from the top to the end.
class Writer {
 public:
  Writer(unsigned seed, const Wanted& wanted)
      : dice_(seed), wanted_(wanted), expressions_(dice_, wanted), seed_(seed) {}

  std::string write() {
    header();
    categories();
    if (wanted_.openness && dice_.one_in(3)) assumption();
    for (int i = dice_.below(3); i-- > 0;) table();
    if (dice_.one_in(2)) trajectory();
    if (dice_.one_in(3)) function();
    if (dice_.one_in(2)) group();
    for (int i = dice_.below(4); i-- > 0;) define();
    for (int i = 2 + dice_.below(4); i-- > 0;) rule();
    if (dice_.one_in(4)) yearly();
    for (int i = 0; i < wanted_.buildings; ++i) test(i);
    return text_.str();
  }

 private:
  // ---- declarations ----
  void header() {
    text_ << "guideline \"random " << seed_ << "\" edition \"1\" {\n  title \"Random\"\n";
    by_project_ = dice_.one_in(4);
    if (by_project_) text_ << "  effective from 2020-01-01 by project.permit_date\n";
    text_ << "}\n\n";
  }

  void categories() {
    for (const auto* category : {"building_use", "space_use", "orientation", "construction_type"}) {
      text_ << "category " << category << " {";
      for (const auto& value : values_of(category)) text_ << " " << value << ",";
      text_ << " }\n";
    }
    text_ << "define building_year = 2027\n\n";
  }

  void assumption() {
    text_ << "property wall.solar_absorptance : ratio\n";
    if (dice_.one_in(2)) text_ << "  asks designer \"How much does the wall absorb?\"\n";
    text_ << "  assume 50%";
    if (dice_.one_in(2)) text_ << " where " << expressions_.truth({"wall"}, 0);
    text_ << " cite clause \"1\"\n\n";
  }

  void numeric_key(const std::string& name, const std::string& kind, bool closed) {
    text_ << "  key " << name << " : " << kind;
    if (!unit_of(kind).empty()) text_ << " in " << (closed ? unit_of(kind) : unit_of(kind));
    text_ << "\n";
  }

  std::string cell(const std::string& kind) {
    return dice_.one_in(12) ? std::string("-") : in_vocabulary_unit(dice_, kind);
  }

  void table() {
    Expressions::Table table{"t" + std::to_string(expressions_.tables.size()),
                             dice_.of(Words{"length", "u_value", "ratio"}),
                             {}};
    text_ << "table " << table.name << " {\n  cite clause \"T\" table 1\n";
    const int shape = dice_.below(4);
    const auto value = [&](const std::string& last_key) {
      text_ << "  value v : " << table.kind;
      if (!unit_of(table.kind).empty()) text_ << " in " << unit_of(table.kind);
      if (table.kind == "ratio" && dice_.one_in(2)) text_ << " in %";
      text_ << "\n" << last_key;
    };
    const std::string kind = dice_.of(Words{"length", "area", "number"});
    if (shape == 0) {  // bands
      table.keys = {{"k", kind}};
      numeric_key("k", kind, false);
      value("");
      text_ << "  | < 2 | " << cell(table.kind) << " |\n  | 2 ..< 10 | " << cell(table.kind)
            << " |\n  | >= 10 | " << cell(table.kind) << " |\n";
    } else if (shape == 1) {  // category by yes or no
      const std::string category = dice_.of(Words{"building_use", "space_use", "orientation"});
      table.keys = {{"c", category}, {"y", "yes_no"}};
      text_ << "  key c : category[" << category << "]\n  key y : yes_no\n";
      value("");
      const auto& values = values_of(category);
      text_ << "  | " << values[0] << " / " << values[1] << " | yes | " << cell(table.kind)
            << " |\n  | " << values[0] << " | no | " << cell(table.kind) << " |\n  | " << values[1]
            << " | no | " << cell(table.kind) << " |\n  | otherwise | * | " << cell(table.kind)
            << " |\n";
    } else if (shape == 2) {  // a closed list
      table.keys = {{"n", "number"}};
      numeric_key("n", "number", true);
      value("");
      text_ << "  | 1 | " << cell(table.kind) << " |\n  | 2 | " << cell(table.kind) << " |\n";
      if (dice_.one_in(2)) text_ << "  | otherwise | " << cell(table.kind) << " |\n";
    } else {  // points
      table.keys = {{"x", kind}, {"c", "space_use"}};
      numeric_key("x", kind, true);
      text_ << "  key c : category[space_use]\n";
      value("  interpolate x\n");
      for (const auto* x : {"1", "3", "10"}) {
        text_ << "  | " << x << " | office | " << in_vocabulary_unit(dice_, table.kind) << " |\n"
              << "  | " << x << " | otherwise | " << in_vocabulary_unit(dice_, table.kind)
              << " |\n";
      }
    }
    text_ << "}\n\n";
    expressions_.tables.push_back(table);
  }

  void trajectory() {
    const bool dates = dice_.one_in(3);
    text_ << "trajectory path_0 : ratio " << (dice_.one_in(2) ? "step" : "linear")
          << " { cite clause \"P\"";
    for (const auto* year : {"2024", "2026", "2030"})
      text_ << " from " << year << (dates ? "-07-01" : "") << ": " << literal(dice_, "ratio");
    text_ << " }\n\n";
    expressions_.trajectories.push_back("path_0");
  }

  void function() {
    text_ << "define part_of(whole_of : area, part : ratio) : area = whole_of * part\n\n";
    expressions_.functions.push_back("part_of");
  }

  void group() {
    text_ << "group facade from walls of building";
    if (dice_.one_in(2)) text_ << " where " << expressions_.truth({"wall"}, dice_.below(2));
    text_ << " by wall.orientation\n\n";
    expressions_.has_facades = true;
  }

  std::string some_entity() {
    Words names{"building", "wall", "window", "space", "building"};
    if (expressions_.has_facades) names.insert(names.end(), {"facade", "facade"});
    return dice_.of(names);
  }

  void value_exceptions(const std::string& of, const std::string& kind) {
    if (!dice_.one_in(3)) return;
    text_ << "\n    except \"e1\" cite clause \"E\" where "
          << expressions_.truth({of}, dice_.one_in(4) ? 1 : 0) << " use "
          << expressions_.number({of}, kind, 1);
    if (!dice_.one_in(2)) return;
    text_ << "\n    except \"e2\" over \"e1\" cite clause \"E\" where "
          << expressions_.truth({of}, dice_.one_in(4) ? 1 : 0) << " use "
          << expressions_.number({of}, kind, 1);
    if (!dice_.one_in(2)) return;
    text_ << "\n    except \"e3\" over \"e2\" cite clause \"E\" where "
          << expressions_.truth({of}, 0) << " use " << expressions_.number({of}, kind, 0);
  }

  void define() {
    const std::string of = some_entity(), name = of + ".d" + std::to_string(++names_);
    if (dice_.one_in(4)) {
      text_ << "define " << name << " : yes_no = " << expressions_.truth({of}, 2) << "\n";
      expressions_.truth_defines.push_back(name);
      return;
    }
    const std::string kind = dice_.of(kKinds);
    text_ << "define " << name << " : " << kind << " = " << expressions_.number({of}, kind, 2);
    value_exceptions(of, kind);
    text_ << " cite clause \"D\"\n\n";
    expressions_.defines.emplace_back(name, kind);
  }

  // ---- rules ----
  std::string comparison(const std::string& of, const std::string& kind) {
    return expressions_.number({of}, kind, 2) + " " + dice_.of(Words{"<=", ">=", "<", ">"}) + " " +
           expressions_.number({of}, kind, 2);
  }

  void branch(const std::string& of, int number) {
    text_ << "    path \"p" << number << "\" { ";
    if (dice_.one_in(3))
      text_ << "applies to " << of << " where " << expressions_.truth({of}, 1) << " ";
    if (wanted_.questions && dice_.one_in(5)) {
      text_ << "asks reviewer \"Is it?\" }\n";
      asked_.push_back("\"r" + std::to_string(rules_) + "\" path \"p" + std::to_string(number) +
                       "\"");
      return;
    }
    text_ << "requires "
          << (dice_.one_in(2) ? expressions_.truth({of}, 2) : comparison(of, dice_.of(kKinds)))
          << " }\n";
  }

  void requirement(const std::string& of) {
    adjusted_.clear();
    const std::string kind = dice_.of(kKinds);
    switch (dice_.below(8)) {
      case 0:
        text_ << "  requires "
              << dice_.of(Words{"any of", "all of", "exactly one of", "at least 2 of"}) << " {\n";
        for (int i = 0, n = 2 + dice_.below(2); i < n; ++i) branch(of, i);
        text_ << "  }\n";
        return;
      case 1:
        if (!wanted_.openness) break;
        text_ << "  requires known " << of << "." << known_property(of) << "\n";
        return;
      case 2:
        if (!wanted_.questions) break;
        text_ << "  asks reviewer \"Is it so?\"\n";
        asked_.push_back("\"r" + std::to_string(rules_) + "\"");
        return;
      case 3:
        text_ << "  requires " << expressions_.truth({of}, 3) << "\n";
        return;
      default:
        break;
    }
    text_ << "  requires " << comparison(of, kind) << "\n";
    if (!dice_.one_in(3)) return;
    adjusted_ = kind;
    if (dice_.one_in(2)) text_ << "  tolerance " << tolerance(kind) << "\n";
    if (dice_.one_in(2)) text_ << "  round to " << tolerance(kind, false) << "\n";
  }

  std::string known_property(const std::string& of) {
    if (of == "facade") return "orientation";
    return entity(of).numbers[0].first;
  }

  std::string tolerance(const std::string& kind, bool share = true) {
    if (share && dice_.one_in(2)) return "5%";
    if (kind == "ratio") return share ? "2 pp" : "10%";
    if (kind == "number") return "1";
    return "0.5 " + unit_of(kind);
  }

  void exceptions(const std::string& of) {
    const int count = dice_.below(3);
    for (int i = 0; i < count; ++i) {
      text_ << "  except \"x" << i << "\"";
      if (i > 0 && (!wanted_.overlapping || !dice_.one_in(12)))
        text_ << " over \"x" << i - 1 << "\"";
      text_ << " cite clause \"X\" where " << expressions_.truth({of}, dice_.one_in(4) ? 1 : 0)
            << " ";
      const int effect = dice_.below(4);
      if (effect == 0) {
        text_ << "exempt\n";
      } else if (effect == 1) {
        text_ << "becomes " << dice_.of(Words{"advisory", "informative"}) << "\n";
      } else if (effect == 2 && wanted_.questions) {
        text_ << "asks reviewer \"Is it?\"\n";
        asked_.push_back("\"r" + std::to_string(rules_) + "\" path \"x" + std::to_string(i) + "\"");
      } else {
        text_ << "requires " << comparison(of, adjusted_.empty() ? dice_.of(kKinds) : adjusted_)
              << "\n";
      }
    }
  }

  void rule() {
    const std::string of = some_entity();
    ++rules_;
    text_ << "rule \"r" << rules_ << "\" {\n  cite clause \"" << rules_ << "\"\n";
    if (dice_.one_in(6)) text_ << "  effective from 2024-01-01 until 2028-01-01\n";
    text_ << "  applies to each " << of;
    if (dice_.one_in(2)) text_ << " where " << expressions_.truth({of}, 2);
    text_ << "\n";
    if (dice_.one_in(3)) {
      const std::string kind = dice_.of(kKinds);
      text_ << "  let limit = " << expressions_.number({of}, kind, 1);
      value_exceptions(of, kind);
      text_ << "\n";
      expressions_.lets = {{"limit", kind}};
    }
    requirement(of);
    exceptions(of);
    expressions_.lets.clear();
    text_ << "}\n\n";
  }

  // Records of years, expected ones among them.
  void yearly() {
    text_ << "define building.used : energy = sum of record.energy over records of building\n"
             "    for each fiscal_year in 2020 .. 2022\n"
             "rule \"years\" {\n  cite clause \"Y\"\n  applies to each building\n"
             "  requires building.used <= "
          << dice_.of(Words{"20", "30", "60"}) << " MWh\n}\n\n";
    yearly_ = true;
  }

  // ---- the building ----
  void value(const std::string& of, const std::string& id, const std::string& property,
             const std::string& stated, const std::string& kind) {
    const int turn = dice_.below(12);
    if (turn < 8) {
      text_ << " " << property << ": " << stated;
    } else if (turn == 8) {
      text_ << " " << property << ": missing";
    } else if (turn == 9) {
      static const Words causes{"absent",   "unmapped",    "unreadable",
                                "conflict", "implausible", "unanswered"};
      open_ << "# open " << of << " \"" << id << "\" " << property << " " << dice_.of(causes);
      if (kind == "length" || kind == "area" || kind == "u_value")
        open_ << (dice_.one_in(2) ? " 1 .. 3" : " 0.5 .. 10");
      const auto other = kind == "word" ? dice_.of(values_of(category_)) : stated;
      if (other != stated) open_ << " " << stated << " " << other;
      open_ << "\n";
    }
  }

  void row(const std::string& of, const std::string& id, const std::string& parent) {
    text_ << "  given " << of << " \"" << id << "\"";
    if (!parent.empty()) text_ << " in \"" << parent << "\"";
    text_ << " {";
    for (const auto& [property, kind] : entity(of).numbers) {
      const std::string unit = unit_of(kind).empty() ? "" : " " + unit_of(kind);
      value(of, id, property, in_vocabulary_unit(dice_, kind) + unit, kind);
    }
    for (const auto& property : entity(of).truths)
      value(of, id, property, dice_.one_in(2) ? "yes" : "no", "truth");
    for (const auto& [property, category] : entity(of).words) {
      category_ = category;
      value(of, id, property, dice_.of(values_of(category)), "word");
    }
    text_ << " }\n";
  }

  // Its rows are called B0-3w1: open values find them in every test of the file.
  void test(int number) {
    text_ << "test \"building " << number << "\" {\n  as of "
          << dice_.of(Words{"2025", "2026-07-01", "2029"}) << "\n";
    if (by_project_ && !dice_.one_in(4)) {
      text_ << "  given project \"P\" {"
            << (dice_.one_in(3) ? " permit_date: missing" : " permit_date: 2027-03-01") << " }\n";
    }
    for (int b = 0, buildings = 1 + dice_.below(2); b < buildings; ++b) {
      const std::string building = "B" + std::to_string(b) + "-" + std::to_string(number);
      row("building", building, "");
      for (int w = dice_.below(4); w-- > 0;) {
        const std::string wall = building + "w" + std::to_string(w);
        row("wall", wall, building);
        for (int i = dice_.below(3); i-- > 0;) row("window", wall + "g" + std::to_string(i), wall);
      }
      for (int s = dice_.below(3); s-- > 0;)
        row("space", building + "s" + std::to_string(s), building);
      for (int y = yearly_ ? dice_.below(5) : 0; y-- > 0;) {
        text_ << "  given record \"" << building << "y" << y << "\" in \"" << building << "\" {";
        if (!dice_.one_in(5))
          text_ << " fiscal_year: " << dice_.of(Words{"2019", "2020", "2021", "2022"});
        if (!dice_.one_in(4)) text_ << " energy: " << dice_.of(Words{"10", "20"}) << " MWh";
        text_ << " }\n";
      }
    }
    for (const auto& question : asked_) {
      if (dice_.one_in(3))
        text_ << "  answer rule " << question << " "
              << dice_.of(Words{"pass", "fail", "not applicable"}) << "\n";
    }
    if (dice_.one_in(5)) text_ << "  waive rule \"r1\"\n";
    text_ << "  expect rule \"r1\" skipped\n}\n" << open_.str() << "\n";
    open_.str("");
  }

  Dice dice_;
  const Wanted& wanted_;
  Expressions expressions_;
  unsigned seed_;
  std::ostringstream text_, open_;
  std::vector<std::string> asked_;
  std::string category_;
  std::string adjusted_;  // the kind that tolerance and rounding of the rule fit
  int names_ = 0, rules_ = 0;
  bool by_project_ = false, yearly_ = false;
};

}  // namespace

std::string random_guideline(unsigned seed, const Wanted& wanted) {
  return Writer(seed, wanted).write();
}

}  // namespace garis::reference
