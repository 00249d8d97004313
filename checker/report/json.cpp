#include "checker/report/json.hpp"

#include "checker/findings/canonical.hpp"
#include "checker/report/fields_points.hpp"
#include "checker/report/record.hpp"
#include "checker/report/words.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::report {
namespace {

constexpr const char* kFormat = "garis-report/1";
constexpr std::string_view kEnd = "\n}\n";  // of a file

std::string pack_name(const f::Pack& pack) { return pack.id + "@" + pack.edition; }

Json coverage_json(const f::Report& report) {
  Json coverage = Json::array();
  for (const auto& pack : report.run.packs) {
    if (pack.clauses.empty()) continue;
    Json entry = pack.clauses;
    entry["pack"] = pack_name(pack);
    coverage.push_back(std::move(entry));
  }
  return coverage;
}

template <class T>
void write_list(findings::HashedObject& record, const char* key, const std::vector<T>& parts) {
  record.list(key, parts.size(), [&](std::size_t i) { return written(parts[i]); });
}

findings::HashedObject::Finished write_record(const f::Report& report) {
  findings::HashedObject record(1);
  if (const Json coverage = coverage_json(report); !coverage.empty())
    record.member("coverage", coverage);
  if (!report.credits.empty()) write_list(record, "credits", report.credits);
  write_list(record, "findings", report.findings);
  if (!report.notices.empty()) write_list(record, "notices", report.notices);
  if (!report.ratings.empty()) write_list(record, "ratings", report.ratings);
  write_list(record, "rules", report.rules);
  record.member("run", run_json(report));
  record.member("verdict", verdict_json(report));
  return record.finish();
}

template <class T>
void read_list(const Json& record, const char* key, std::vector<T>& list) {
  if (!record.contains(key)) return;
  for (const auto& item : record.at(key)) {
    Reader reader(item);
    fields(reader, list.emplace_back());
  }
}

void read_verdict(const Json& json, f::Report& report) {
  Reader reader(json);
  reader("word", report.verdict.word);
  reader("incomplete", report.verdict.incomplete);
  reader.counts("rules", report.verdict.rules, "total", report.verdict.total);
  reader("skipped", report.verdict.skipped);
  reader("per_pack", report.pack_verdicts);
  report.verdict.applied_to_nothing = report.verdict.rules[f::Outcome::not_applicable];
}

void read_coverage(const Json& record, f::Report& report) {
  if (!record.contains("coverage")) return;
  for (const auto& entry : record.at("coverage")) {
    for (auto& pack : report.run.packs) {
      if (entry.value("pack", "") != pack_name(pack)) continue;
      for (const auto& [key, value] : entry.items()) {
        if (value.is_number_unsigned()) pack.clauses[key] = value.get<std::uint64_t>();
      }
    }
  }
}

f::Report read_file(const Json& file) {
  const Json& record = file.at("record");
  f::Report report;
  Reader run(record.at("run"));
  fields(run, report.run);
  read_verdict(record.at("verdict"), report);
  read_list(record, "rules", report.rules);
  read_list(record, "findings", report.findings);
  read_list(record, "credits", report.credits);
  read_list(record, "ratings", report.ratings);
  read_list(record, "notices", report.notices);
  read_coverage(record, report);
  if (file.contains("meta")) {
    Reader meta(file.at("meta"));
    fields(meta, report.meta);
  }
  return report;
}

bool has_format(const Json& file) {
  if (!file.is_object() || !file.contains("format") || !file.at("format").is_string()) return false;
  const auto& format = file.at("format").get_ref<const std::string&>();
  return format == kFormat || format.starts_with(std::string(kFormat) + ".");
}

// Stands above everything else in every rendering.
f::Notice altered_notice() {
  f::Notice notice{"N-ALTERED", "error", {}, {}, 0};
  for (const auto* language : {"en", "ms", "ja"})
    notice.text[language] = say(language, Phrase::altered);
  return notice;
}

base::Error not_a_report(std::string_view why) {
  return {"E-REPORT", "this is not a report in the format garis-report/1", {std::string(why)}};
}

}  // namespace

std::string to_json(const f::Report& report) {
  const auto record = write_record(report);
  const Json head = {{"format", kFormat},
                     {"digest", {{"alg", "sha-256"}, {"record", record.sha256}}},
                     {"meta", written(report.meta)}};
  std::string text = findings::indented(head);
  text.resize(text.size() - kEnd.size());
  text += ",\n  \"record\": ";
  text += record.text;
  text += kEnd;
  return text;
}

std::string record_digest(const f::Report& report) { return write_record(report).sha256; }

std::string run_id(const f::Report& report) { return run_json(report)["id"].get<std::string>(); }

std::string short_run_id(std::string_view run_id) {
  if (run_id.size() < 8) return std::string(run_id);
  return std::string(run_id.substr(0, 4)) + "-" + std::string(run_id.substr(4, 4));
}

base::Result<f::Report> read_json(std::string_view text, DigestCheck digest) {
  try {
    const Json file = Json::parse(text);
    if (!has_format(file)) return not_a_report("the field `format` is missing or another one");
    const auto computed = base::sha256(findings::canonical(file.at("record")));
    const bool is_altered = file.at("digest").at("record") != computed;
    if (is_altered && digest == DigestCheck::demanded) {
      return base::Error{"E-DIGEST",
                         "the report was altered after it was written",
                         {"the digest of its record does not match"}};
    }
    auto report = read_file(file);
    if (is_altered) report.notices.insert(report.notices.begin(), altered_notice());
    return report;
  } catch (const Json::exception& error) {
    return not_a_report("a field is missing or has another type");
  } catch (const std::invalid_argument&) {
    return not_a_report("it holds a number that no report holds");
  }
}

}  // namespace garis::report
