#include "tests/report/reports.hpp"

#include <fmt/format.h>

#include "checker/findings/finalize.hpp"

namespace garis::testing {
namespace {

using namespace garis::findings;

const std::string kPack = "lcb@2026.1";

Run run() {
  Run run;
  run.tool = {"garis", "0.1.0", "1", 1};
  Pack pack;
  pack.id = "lcb";
  pack.edition = "2026.1";
  pack.sha256 = "ca798f056a5c2bc47b8e173d79bf9c7409e38e4782da434536b2e3334e10f289";
  pack.status = "published";
  pack.effective_from = "2026-01-01";
  pack.clauses = {
      {"clauses", 87}, {"encoded", 52}, {"partly", 9}, {"person", 18}, {"out_of_scope", 8}};
  run.packs = {pack};
  InputFile ifc{"office.ifc",
                "ifc",
                "IFC4",
                "",
                "bb5e70a5d99b99bd2cc5183cd1aa58d747f86d002742944173344fd4e96edded",
                48211034,
                {}};
  InputFile xml{"office.xml",
                "gbxml",
                "6.01",
                "",
                "bda52f5841b37b2167e7402593553c2322eafc8aec19ecd7c70bd30c76e9afba",
                913220,
                {}};
  run.inputs = {ifc, xml};
  run.as_of = "2026-02-11";
  run.as_of_from = "option";
  run.submission = "P-2026-0147";
  run.round = 2;
  return run;
}

RuleSummary rule(std::uint32_t order, std::string name, std::string locator, std::string title,
                 Counts counts) {
  RuleSummary rule;
  rule.pack = kPack;
  rule.rule = std::move(name);
  rule.clause.locator = std::move(locator);
  rule.title["en"] = std::move(title);
  rule.order = order;
  rule.counts = std::move(counts);
  return rule;
}

RuleSummary about(RuleSummary rule, std::string entity, std::string plural, base::Texts label) {
  rule.entity = std::move(entity);
  rule.entity_plural = std::move(plural);
  rule.entity_label = std::move(label);
  return rule;
}

Finding finding(const RuleSummary& rule, Outcome outcome, std::string kind, std::string name,
                std::string global_id) {
  Finding finding;
  finding.pack = rule.pack;
  finding.rule = rule.rule;
  finding.clause = rule.clause;
  finding.outcome = outcome;
  finding.severity = rule.severity;
  finding.possible = {outcome};
  if (outcome == Outcome::undetermined || outcome == Outcome::manual) {
    finding.possible = {Outcome::pass, Outcome::fail};
  }
  finding.subject.kind = std::move(kind);
  finding.subject.name = std::move(name);
  finding.subject.global_id = std::move(global_id);
  finding.subject.file = "office.ifc";
  finding.message["en"] = "A sentence about " + finding.subject.name + ".";
  return finding;
}

void place(Finding& finding, std::string class_name, std::uint32_t line,
           std::vector<std::string> where) {
  finding.subject.class_name = std::move(class_name);
  finding.subject.line = line;
  finding.subject.ref = fmt::format("#{}", line);
  finding.subject.where = std::move(where);
}

Measure measure(std::string what, std::string op, double actual, double limit, std::string unit) {
  Measure measure;
  measure.what = std::move(what);
  measure.op = std::move(op);
  measure.actual.value = actual;
  measure.limit.value = limit;
  measure.limit_source.literal = true;
  measure.unit = std::move(unit);
  const bool at_most = measure.op == "<=" || measure.op == "<";
  measure.margin = at_most ? limit - actual : actual - limit;
  measure.margin_percent = 100 * *measure.margin / limit;
  return measure;
}

Input wall_input() {
  Input input;
  input.property = "wall.u_value";
  input.value = "0.41";
  input.unit = "W/(m²·K)";
  input.file = "office.ifc";
  input.line = 18260;
  input.ref = "#18260";
  input.path = "Pset_WallCommon.ThermalTransmittance";
  input.original = {"0.41", "W/(m²·K)"};
  input.mapping = "ifc/wall.u_value";
  input.source = "model";
  return input;
}

Finding wall_finding(const RuleSummary& rule, std::string global_id) {
  Finding wall = finding(rule, Outcome::fail, "wall", "W-EXT-02", std::move(global_id));
  place(wall, "IfcWall", 18234, {"Ward office", "2F"});
  wall.subject.type = "W-EXT-02";
  wall.measure = measure("wall.u_value", "<=", 0.41, 0.35, "W/(m²·K)");
  wall.measure->limit_source = {};
  wall.measure->limit_source.table = "wall_u_max";
  wall.measure->limit_source.row = 7;
  wall.inputs = {wall_input()};
  wall.message = {{"en", "U-value 0.41 exceeds 0.35 W/(m²·K) (clause 5.2.3)."},
                  {"ja", "熱貫流率 0.41 が上限 0.35 W/(m²·K) を超えています(5.2.3)。"}};
  wall.at = {"envelope.garis", 41};
  return wall;
}

OpenItem missing_cop() {
  OpenItem item;
  item.property = "chiller.cop";
  item.cause = "absent";
  item.supplier = "designer";
  item.tried = {{"office.ifc", "Pset_ChillerTypeCommon.NominalEfficiency"}};
  return item;
}

Finding chiller_finding(const RuleSummary& rule, std::string name, std::string global_id) {
  Finding chiller =
      finding(rule, Outcome::undetermined, "chiller", std::move(name), std::move(global_id));
  place(chiller, "IfcChiller", 40211, {"Ward office", "Roof"});
  chiller.evidence = Evidence::transcribed;
  Measure cop;
  cop.what = "chiller.cop";
  cop.actual.low = 0;
  cop.op = ">=";
  cop.limit.value = 5.5;
  cop.limit_source.literal = true;
  cop.unit = "1";
  chiller.measure = cop;
  chiller.open = {missing_cop()};
  Deciding deciding;
  deciding.property = "chiller.cop";
  deciding.op = ">=";
  deciding.value = 5.5;
  deciding.unit = "1";
  deciding.gives = Outcome::pass;
  chiller.deciding = deciding;
  chiller.message = {
      {"en", "The COP of CH-1 is not in the model; clause 6.1.1 asks for at least 5.5."}};
  chiller.at = {"hvac.garis", 12};
  return chiller;
}

Finding street_finding(const RuleSummary& rule) {
  Finding street =
      finding(rule, Outcome::manual, "building", "Ward office", "0yf_M5JZv9QQXly4dq_zvI");
  place(street, "IfcBuilding", 52, {});
  street.question =
      Question{"assessor", {{"en", "Is the façade in keeping with the street?"}}, "", ""};
  OpenItem judgement;
  judgement.cause = "judgement";
  judgement.supplier = "assessor";
  street.open = {judgement};
  street.message = {{"en", "A person has to answer clause 5.2.9."}};
  street.at = {"envelope.garis", 88};
  return street;
}

// The format example leaves out the weaker fingerprints.
void keep_strong_fingerprints(Report& report) {
  for (auto& finding : report.findings) {
    std::erase_if(finding.fingerprints,
                  [](const auto& entry) { return entry.first == 'p' || entry.first == 'o'; });
  }
}

Notice unused_rule() {
  Notice notice;
  notice.code = "N-UNUSED-RULE";
  notice.level = "note";
  notice.text["en"] =
      "7.4.1-pv-share applied to nothing: building.floor_area is 1460 m², the clause starts at "
      "2000 m².";
  return notice;
}

}  // namespace

Report format_example() {
  using enum Outcome;
  Report report;
  report.run = run();
  RuleSummary wall = rule(1, "5.2.3-wall-u", "5.2.3", "External wall U-value",
                          {{fail, 1}, {not_applicable, 3}, {pass, 1}});
  wall.clause.page = "21";
  wall.title["ja"] = "外壁の熱貫流率";
  const auto street =
      rule(2, "5.2.9-street", "5.2.9", "Façade in keeping with the street", {{manual, 1}});
  const auto chiller = rule(3, "6.1.1-chiller-cop", "6.1.1", "Chiller COP", {{undetermined, 1}});
  const auto pv = rule(4, "7.4.1-pv-share", "7.4.1", "Photovoltaic share", {{not_applicable, 1}});
  report.rules = {wall, street, chiller, pv};
  Finding wall_found = wall_finding(wall, "2O2Fr$t4X7Zf8NOew3FNr2");
  wall_found.subject.tag = "418227";
  report.findings = {chiller_finding(chiller, "CH-1", "1Kx9aBcD5E7fGhIjKlMnOp"),
                     street_finding(street), wall_found};
  report.notices = {unused_rule()};
  finalize(report);
  keep_strong_fingerprints(report);
  report.meta = {"2026-03-01T09:12:44+09:00",
                 "2026-03-01T09:12:45+09:00",
                 "linux",
                 "",
                 {"garis", "check", "office.ifc", "office.xml"},
                 8};
  return report;
}

Report office() {
  using enum Outcome;
  Report report;
  report.run = run();
  report.run.inputs[0].elements = {{"walls", 203}, {"windows", 1081}};
  report.run.inputs[1].elements = {{"spaces", 96}};
  const auto wall = about(rule(1, "5.2.3-wall-u", "5.2.3", "External wall U-value",
                               {{fail, 24}, {pass, 90}, {not_applicable, 4}}),
                          "wall", "walls", {{"en", "Wall"}, {"ms", "Dinding"}, {"ja", "壁"}});
  const auto chiller =
      about(rule(2, "6.1.1-chiller-cop", "6.1.1", "Chiller COP", {{undetermined, 2}}), "chiller",
            "chillers", {{"en", "Chiller"}, {"ms", "Penyejuk"}, {"ja", "チラー"}});
  const auto street =
      about(rule(3, "5.2.9-street", "5.2.9", "Façade in keeping with the street", {{manual, 1}}),
            "building", "buildings", {{"en", "Building"}, {"ms", "Bangunan"}, {"ja", "建物"}});
  const auto shading =
      about(rule(4, "7.1.4-shading", "7.1.4", "Shading", {{waived, 1}, {pass, 3}}), "façade",
            "façades", {{"en", "Façade"}, {"ms", "Fasad"}, {"ja", "外皮面"}});
  report.rules = {wall, chiller, street, shading};
  for (std::uint32_t i = 0; i < 43; ++i) {
    report.rules.push_back(rule(5 + i, fmt::format("8.{}-other", i), fmt::format("8.{}", i),
                                "Other", {{i < 31 ? pass : not_applicable, 1}}));
  }
  for (int i = 0; i < 24; ++i) {
    report.findings.push_back(wall_finding(wall, fmt::format("2O2Fr$t4X7Zf8NOew3FN{:02}", i)));
    report.findings.back().measure->label = {{"en", "U"}, {"ja", "熱貫流率"}};
  }
  for (const auto* name : {"CH-1", "CH-2"}) {
    report.findings.push_back(
        chiller_finding(chiller, name, std::string("1Kx9aBcD5E7fGhIjKl") + name));
    report.findings.back().open[0].ask = {{"en", "rated COP at full load"},
                                          {"ms", "COP terkadar pada beban penuh"},
                                          {"ja", "定格負荷での COP"}};
  }
  report.findings.push_back(street_finding(street));
  Finding waived_one = finding(shading, waived, "facade", "West", "0yf_M5JZv9QQXly4dq_zvI");
  waived_one.subject.group_key = "west";
  waived_one.outcome_from = fail;
  waived_one.possible = {fail};
  waived_one.waiver = Waiver{"W-12", "2027-03-31", "Building ordinance art. 12(3)", {"External blinds fitted by 2026-12-31"}};
  report.findings.push_back(waived_one);
  finalize(report);
  return report;
}

namespace {

void add_glazing(Report& report) {
  using enum Outcome;
  RuleSummary glazing =
      about(rule(2, "5.5-glazing", "5.5", "Share of glass in the façade", {{fail, 1}, {pass, 2}}),
            "façade", "façades", {{"ms", "Fasad"}, {"ja", "外皮面"}});
  glazing.severity = Severity::advisory;
  Finding east = finding(glazing, fail, "facade", "East façade", "");
  east.subject.file = "office.xml";
  east.subject.group_key = "east";
  east.subject.members = 3;
  east.subject.ordinal = 1;
  east.evidence = Evidence::secondary;
  east.measure = measure("facade.wwr", "<=", 0.455, 0.40, "1");
  east.measure->percent = true;
  east.measure->label = {{"en", "Glass"}, {"ms", "Kaca"}, {"ja", "窓面積率"}};
  east.path = NamedClause{"with shading", Clause{}};
  east.path->clause->locator = "5.5.2";
  east.assumed = {{"window.frame", "0.1", "1", Clause{}}};
  east.assumed[0].clause->locator = "A.2";
  east.flags = {"assumed", "via_path"};
  Input area;
  area.property = "window.area";
  area.subject_kind = "window";
  area.subject_name = "E1";
  area.value = "12";
  area.unit = "m²";
  area.file = "office.xml";
  area.line = 210;
  area.path = "Opening/RectangularGeometry";
  area.original = {"129.17", "ft²"};
  area.source = "model";
  Input frame = area;
  frame.property = "window.frame";
  frame.path = "Opening/FrameShare";
  frame.value = "0.1";
  frame.unit = "1";
  frame.original = {};
  frame.is_default = true;
  east.inputs = {area, frame};
  east.inputs_more = 4;
  report.rules.push_back(glazing);
  report.findings.push_back(east);
}

void add_roof(Report& report) {
  using enum Outcome;
  const auto roof = about(rule(3, "5.6-roof-u", "5.6", "Roof U-value", {{undetermined, 1}}), "roof",
                          "roofs", {{"ms", "Bumbung"}, {"ja", "屋根"}});
  Finding open = finding(roof, undetermined, "roof", "R-03", "3vB2YO$MX4xv5uCqZZG05x");
  open.measure = measure("roof.u_value", "<=", 0.5, 0, "W/(m²·K)");
  open.measure->label = {{"en", "U-value"}, {"ms", "Nilai U"}, {"ja", "熱貫流率"}};
  open.measure->limit = {};
  open.measure->limit.low = 0.4;
  open.measure->limit.high = 0.6;
  open.measure->margin = open.measure->margin_percent = std::nullopt;
  open.measure->margin_low = -0.1;
  open.measure->margin_high = 0.1;
  OpenItem mass;
  mass.property = "roof.mass_per_area";
  mass.label = {{"en", "mass per m²"}, {"ms", "jisim setiap m²"}, {"ja", "面密度"}};
  mass.cause = "unreadable";
  mass.text = "heavy";
  mass.supplier = "designer";
  OpenItem layers = mass;
  layers.property = "layer.density";
  layers.label = {};
  layers.cause = "unmapped";
  layers.text = "";
  layers.subject_kind = "layer";
  for (const auto* name : {"L1", "L2", "L3", "L4", "L5"}) {
    layers.subject_name = name;
    open.open.push_back(layers);
  }
  open.open.push_back(mass);
  Deciding deciding;
  deciding.property = "roof.mass_per_area";
  deciding.label = mass.label;
  deciding.op = ">=";
  deciding.value = 50;
  deciding.unit = "kg/m²";
  open.deciding = deciding;
  open.flags = {"conflict"};
  report.rules.push_back(roof);
  report.findings.push_back(open);
}

void add_error(Report& report) {
  using enum Outcome;
  const auto lights =
      about(rule(4, "8.2-lights", "8.2", "Lighting power", {{error, 1}, {pass, 11}}), "space",
            "spaces", {{"ms", "Ruang"}, {"ja", "室"}});
  Finding broken = finding(lights, error, "space", "Hall", "1hOSvn6df7F8_7GcBWlRGQ");
  broken.possible = {};
  broken.error = RuleError{"E-RULE-CONFLICT", "two exceptions hold and contradict each other",
                           "lights.garis", 14, 3};
  broken.at = {"lights.garis", 9};
  report.rules.push_back(lights);
  report.findings.push_back(broken);
}

void add_settled(Report& report) {
  using enum Outcome;
  const auto heritage = about(rule(5, "5.7-insulation", "5.7", "Insulation", {{exempt, 1}}),
                              "building", "buildings", {{"ja", "建物"}});
  Finding exempted = finding(heritage, exempt, "building", "Ward office", "0yf_M5JZv9QQXly4dq_zvI");
  exempted.exception = NamedClause{"heritage fabric", Clause{}};
  exempted.exception->clause->locator = "5.7 note 2";
  exempted.flags = {"by_exception"};
  const auto pv = about(rule(6, "7.4-pv", "7.4", "Photovoltaic share", {{not_applicable, 1}}),
                        "building", "buildings", {{"ja", "建物"}});
  Finding outside =
      finding(pv, not_applicable, "building", "Ward office", "0yf_M5JZv9QQXly4dq_zvI");
  outside.condition = "building.floor_area >= 2000 m²";
  const auto fresh =
      about(rule(7, "9.1-air", "9.1", "Fresh air", {{pass, 2}}), "space", "spaces", {{"ja", "室"}});
  Finding near = finding(fresh, pass, "space", "Office 1", "2gRXFgjRn2HPE$YoDLX3FV");
  near.measure = measure("space.fresh_air", ">=", 10.04, 10, "L/s");
  near.measure->rounding = 0.1;
  near.flags = {"near_limit"};
  report.rules.insert(report.rules.end(), {heritage, pv, fresh});
  report.findings.insert(report.findings.end(), {exempted, outside, near});
}

}  // namespace

namespace {

// A credit whose points are open, and a rating that two levels are left of.
void add_points(Report& report) {
  CreditFinding credit;
  credit.pack = report.findings[0].pack;
  credit.credit = "WE1";
  credit.category = "water";
  credit.clause.locator = "WE1";
  credit.title = {{"en", "Rainwater"}, {"ja", "雨水利用"}};
  credit.subject = report.findings[0].subject;
  credit.points = {1, 3};
  credit.max = 3;
  credit.unverified = {0, 2};
  credit.evidence = Evidence::secondary;
  credit.flags = {"assumed"};
  credit.awards = {
      {{0, 2}, Earned::open, "building.has_rainwater_harvesting", Evidence::primary, false},
      {{1, 1}, Earned::yes, "", Evidence::secondary, false},
      {{2, 2}, Earned::yes, "building.storeys <= 3", Evidence::unverified, true}};
  OpenItem item;
  item.property = "building.has_rainwater_harvesting";
  item.cause = "absent";
  item.supplier = "designer";
  credit.open = {item};
  credit.message = {{"en", "1 to 3 points"}};
  credit.at = {"green.garis", 12};
  report.credits = {credit};
  RatingFinding rating;
  rating.pack = credit.pack;
  rating.rating = "green";
  rating.clause.locator = "1.4";
  rating.title = {{"en", "Green rating"}};
  rating.subject = credit.subject;
  rating.score = {8, 12};
  rating.certain = "Silver";
  rating.possible = {"Gold"};
  rating.levels = {{"Silver", {{"en", "Silver"}, {"ja", "銀"}}, Reach::certain, ""},
                   {"Gold", {}, Reach::possible, "score >= 12 points"},
                   {"Platinum", {}, Reach::out_of_reach, "score >= 20 points"}};
  rating.prerequisites = {{"plan", Outcome::manual}};
  rating.credits = {{"WE1", {1, 3}}};
  rating.at = {"green.garis", 40};
  report.ratings = {rating};
}

void add_remedies(Report& report) {
  for (auto& finding : report.findings) {
    if (finding.outcome != Outcome::fail) continue;
    Remedy remedy;
    remedy.measure = "low-e";
    remedy.title = {{"en", "Low-e glazing"}};
    remedy.outcome = Outcome::pass;
    remedy.value.value = 37.182;
    remedy.unit = "W/m²";
    remedy.cost = Expense{34000, 34000, "RM"};
    remedy.carbon = Expense{100, std::nullopt, "kgCO2e"};
    remedy.rows = 3;
    remedy.open_rows = 1;
    finding.remedies = {remedy};
  }
}

}  // namespace

Report everything() {
  Report report = office();
  add_points(report);
  add_remedies(report);
  report.notices = {unused_rule()};
  std::erase_if(report.rules, [](const RuleSummary& one) { return one.order > 4; });
  for (auto& one : report.rules) one.order += 10;
  add_glazing(report);
  add_roof(report);
  add_error(report);
  add_settled(report);
  Notice unreadable;
  unreadable.code = "E-FORMAT";
  unreadable.level = "error";
  unreadable.text = {{"en", "the file ends in the middle of an entity"},
                     {"ms", "fail tamat di tengah-tengah entiti"},
                     {"ja", "ファイルが要素の途中で終わっています"}};
  unreadable.file = "office.xml";
  unreadable.line = 4410;
  report.notices.push_back(unreadable);
  report.verdict = {};
  report.verdict.incomplete = true;
  report.verdict.skipped = 2;
  report.run.as_of_from = "clock";
  finalize(report);
  return report;
}

}  // namespace garis::testing
