#include <algorithm>

#include "checker/report/summary.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

std::string pack_line(const Page& page, const f::Report& report, const f::Pack& pack) {
  const std::string name = pack.id + "@" + pack.edition;
  const auto rules = static_cast<std::uint64_t>(
      std::count_if(report.rules.begin(), report.rules.end(),
                    [&](const f::RuleSummary& rule) { return rule.pack == name; }));
  std::string line = glued(inert(name));
  const auto add = [&](const std::string& part) { line += " " + glued("· " + part); };
  const std::string from = inert(pack.effective_from), until = inert(pack.effective_until);
  if (!from.empty()) {
    add(until.empty() ? page.say(Phrase::in_force_from, from)
                      : page.say(Phrase::in_force_until, from, until));
  }
  const bool today = report.run.as_of_from == "clock";
  add(page.say(today ? Phrase::as_of_today : Phrase::as_of, inert(report.run.as_of)));
  add(say_count(page.language(), rules, Phrase::rules_one, Phrase::rules_many));
  return line;
}

// "IFC4", "gbXML 6.01", "BuildingSync 2.4"
std::string format_words(const f::InputFile& input) {
  if (input.format == "ifc") return inert(input.version.empty() ? "IFC" : input.version);
  std::string name = input.format;
  if (name == "gbxml") name = "gbXML";
  if (name == "buildingsync") name = "BuildingSync";
  return inert(input.version.empty() ? name : name + " " + input.version);
}

struct FileRow {
  std::string name, format, number, noun, hash;
};

// One kind of element is named; several are told as a sum.
FileRow file_row(const Page& page, const f::InputFile& input) {
  FileRow row{fit(inert(input.name), 36), fit(format_words(input), 20), "", "", ""};
  std::uint64_t sum = 0;
  for (const auto& [kind, count] : input.elements) sum += count;
  if (!input.elements.empty()) {
    row.number = std::to_string(sum);
    row.noun = input.elements.size() == 1 ? inert(input.elements.begin()->first)
                                          : page.say(Phrase::elements);
  }
  if (!input.sha256.empty()) row.hash = "sha256 " + inert(input.sha256.substr(0, 8)) + "…";
  return row;
}

std::size_t widest(const std::vector<FileRow>& rows, std::string FileRow::*field) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, columns(row.*field));
  return width;
}

void add_files(Page& page, const f::Report& report) {
  std::vector<FileRow> rows;
  for (const auto& input : report.run.inputs) rows.push_back(file_row(page, input));
  std::sort(rows.begin(), rows.end(),
            [](const FileRow& a, const FileRow& b) { return a.name < b.name; });
  const auto number = widest(rows, &FileRow::number), noun = widest(rows, &FileRow::noun);
  for (const auto& row : rows) {
    std::string line = pad(row.name, widest(rows, &FileRow::name) + 3);
    line += pad(row.format, widest(rows, &FileRow::format) + 4);
    if (number > 0) line += pad_left(row.number, number) + " " + pad(row.noun, noun + 2);
    page.add(0, glued(line) + " " + row.hash);
  }
}

}  // namespace

void add_heading(Page& page, const f::Report& report) {
  for (const auto& pack : report.run.packs) page.add(0, pack_line(page, report, pack));
  add_files(page, report);
  page.blank();
}

}  // namespace garis::report
