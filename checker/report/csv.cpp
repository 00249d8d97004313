#include "checker/report/csv.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "checker/report/json.hpp"
#include "checker/report/page.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

struct Row {
  const f::Report& report;
  const f::Finding& finding;
  const std::string& run;
};

std::string number(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? base::decimal(*value) : std::string();
}

template <class List, class Text>
std::string joined(const List& list, Text text) {
  std::string all;
  for (const auto& one : list) all += (all.empty() ? "" : "; ") + text(one);
  return all;
}

std::string nth(const std::vector<std::string>& list, std::size_t i) {
  return i < list.size() ? list[i] : std::string();
}

// The value that was compared, else the first that was read.
const f::Input* source_of(const f::Finding& finding) {
  for (const auto& input : finding.inputs) {
    if (finding.measure && input.property == finding.measure->what) return &input;
  }
  return finding.inputs.empty() ? nullptr : &finding.inputs.front();
}

std::string of_source(const Row& row, std::string (*text)(const f::Input&)) {
  const auto* input = source_of(row.finding);
  return input == nullptr ? std::string() : text(*input);
}

template <class T>
std::string of_measure(const Row& row, T text) {
  return row.finding.measure ? text(*row.finding.measure) : std::string();
}

std::string open_text(const f::OpenItem& item) {
  const auto& subject = item.subject_name.empty() ? item.subject_id : item.subject_name;
  return item.property + ":" + item.cause + (subject.empty() ? "" : " (" + subject + ")");
}

struct Column {
  const char* name;
  bool is_number;
  std::string (*text)(const Row&);
};

const Column kColumns[] = {
    {"submission", false, [](const Row& r) { return r.report.run.submission; }},
    {"round", true, [](const Row& r) { return std::to_string(r.report.run.round); }},
    {"run", false, [](const Row& r) { return r.run; }},
    {"pack", false, [](const Row& r) { return r.finding.pack; }},
    {"rule", false, [](const Row& r) { return r.finding.rule; }},
    {"clause", false, [](const Row& r) { return r.finding.clause.locator; }},
    {"outcome", false, [](const Row& r) { return std::string(f::to_string(r.finding.outcome)); }},
    {"severity", false, [](const Row& r) { return std::string(f::to_string(r.finding.severity)); }},
    {"flags", false,
     [](const Row& r) { return joined(r.finding.flags, [](const auto& flag) { return flag; }); }},
    {"kind", false, [](const Row& r) { return r.finding.subject.kind; }},
    {"class", false, [](const Row& r) { return r.finding.subject.class_name; }},
    {"type", false, [](const Row& r) { return r.finding.subject.type; }},
    {"name", false, [](const Row& r) { return r.finding.subject.name; }},
    {"global_id", false, [](const Row& r) { return r.finding.subject.global_id; }},
    {"doc_id", false, [](const Row& r) { return r.finding.subject.doc_id; }},
    {"tag", false, [](const Row& r) { return r.finding.subject.tag; }},
    {"building", false, [](const Row& r) { return nth(r.finding.subject.where, 0); }},
    {"storey", false, [](const Row& r) { return nth(r.finding.subject.where, 1); }},
    {"what", false, [](const Row& r) { return of_measure(r, [](auto& m) { return m.what; }); }},
    {"actual", true,
     [](const Row& r) { return of_measure(r, [](auto& m) { return number(m.actual.value); }); }},
    {"op", false, [](const Row& r) { return of_measure(r, [](auto& m) { return m.op; }); }},
    {"limit", true,
     [](const Row& r) { return of_measure(r, [](auto& m) { return number(m.limit.value); }); }},
    {"unit", false, [](const Row& r) { return of_measure(r, [](auto& m) { return m.unit; }); }},
    {"margin", true,
     [](const Row& r) { return of_measure(r, [](auto& m) { return number(m.margin); }); }},
    {"margin_percent", true,
     [](const Row& r) { return of_measure(r, [](auto& m) { return number(m.margin_percent); }); }},
    {"tolerance", true,
     [](const Row& r) { return of_measure(r, [](auto& m) { return number(m.tolerance); }); }},
    {"evidence", false, [](const Row& r) { return std::string(f::to_string(r.finding.evidence)); }},
    {"open", false, [](const Row& r) { return joined(r.finding.open, open_text); }},
    {"path", false,
     [](const Row& r) { return r.finding.path ? r.finding.path->name : std::string(); }},
    {"exception", false,
     [](const Row& r) { return r.finding.exception ? r.finding.exception->name : std::string(); }},
    {"file", false, [](const Row& r) { return r.finding.subject.file; }},
    {"line", true,
     [](const Row& r) {
       const auto line = r.finding.subject.line;
       return line == 0 ? std::string() : std::to_string(line);
     }},
    {"source_path", false,
     [](const Row& r) { return of_source(r, [](const f::Input& i) { return i.path; }); }},
    {"original_value", false,
     [](const Row& r) { return of_source(r, [](const f::Input& i) { return i.original.value; }); }},
    {"original_unit", false,
     [](const Row& r) { return of_source(r, [](const f::Input& i) { return i.original.unit; }); }},
    // Filled when decisions are recorded for the run.
    {"decision", false, [](const Row&) { return std::string(); }},
    {"by_role", false, [](const Row&) { return std::string(); }},
    {"decided_on", false, [](const Row&) { return std::string(); }},
    {"reason", false, [](const Row&) { return std::string(); }},
    {"waiver", false,
     [](const Row& r) { return r.finding.waiver ? r.finding.waiver->id : std::string(); }},
    {"fingerprint", false, [](const Row& r) { return r.finding.id; }},
    {"message", false, [](const Row& r) { return in_language(r.finding.message, "en"); }},
};

bool looks_like_a_formula(std::string_view cell) {
  const auto first = cell.find_first_not_of(' ');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
}

void add_cell(std::string cell, bool is_number, char separator, std::string& to) {
  if (!is_number && looks_like_a_formula(cell)) cell.insert(0, "'");
  const bool is_plain = cell.find_first_of(std::string("\"\r\n") + separator) == std::string::npos;
  if (is_plain) {
    to += cell;
    return;
  }
  to += '"';
  for (const char c : cell) to += c == '"' ? std::string("\"\"") : std::string(1, c);
  to += '"';
}

}  // namespace

std::string to_csv(const f::Report& report, const CsvOptions& options) {
  std::string text = options.byte_order_mark ? "\xEF\xBB\xBF" : "";
  const auto end = [&](std::size_t column) {
    text += column + 1 < std::size(kColumns) ? std::string(1, options.separator) : "\r\n";
  };
  for (std::size_t i = 0; i < std::size(kColumns); ++i) {
    text += kColumns[i].name;
    end(i);
  }
  const auto run = run_id(report);
  for (const auto& finding : report.findings) {
    const Row row{report, finding, run};
    for (std::size_t i = 0; i < std::size(kColumns); ++i) {
      const auto& column = kColumns[i];
      add_cell(column.is_number ? column.text(row) : inert(column.text(row)), column.is_number,
               options.separator, text);
      end(i);
    }
  }
  return text;
}

}  // namespace garis::report
