// Texts of a report that come out of building models and answers: cleaned and cut in place, so that
// every rendering sees the same.
#include "checker/findings/clean_text.hpp"
#include "checker/findings/finalize.hpp"

namespace garis::findings {
namespace {

void tidy(std::string& text) { text = clean_model_text(text); }
void tidy(base::Texts& texts) {
  for (auto& [language, text] : texts) tidy(text);
}

template <class... Texts>
void tidy_all(Texts&... texts) {
  (tidy(texts), ...);
}

void tidy_subject(Subject& subject) {
  tidy_all(subject.kind, subject.class_name, subject.predefined, subject.type, subject.id,
           subject.name, subject.tag, subject.global_id, subject.doc_id, subject.file, subject.ref,
           subject.group_key);
  for (auto& name : subject.where) tidy(name);
}

void tidy_input(Input& input) {
  tidy_all(input.subject_name, input.subject_id, input.value, input.file, input.ref, input.path,
           input.original.value, input.original.unit);
}

void tidy_open(OpenItem& item) {
  tidy_all(item.subject_name, item.subject_id, item.text);
  for (auto& place : item.tried) tidy_all(place.file, place.path);
}

void tidy_finding(Finding& finding) {
  tidy_subject(finding.subject);
  for (auto& input : finding.inputs) tidy_input(input);
  for (auto& item : finding.open) tidy_open(item);
  for (auto& assumed : finding.assumed) tidy(assumed.value);
  if (finding.deciding) tidy_all(finding.deciding->subject_name, finding.deciding->subject_id);
  tidy_all(finding.message, finding.condition);
  if (finding.error) tidy(finding.error->text);
}

void tidy_credit(CreditFinding& credit) {
  tidy_subject(credit.subject);
  for (auto& input : credit.inputs) tidy_input(input);
  for (auto& item : credit.open) tidy_open(item);
  tidy_all(credit.message, credit.condition);
  if (credit.error) tidy(credit.error->text);
}

}  // namespace

void clean_model_texts(Report& report) {
  for (auto& finding : report.findings) tidy_finding(finding);
  for (auto& credit : report.credits) tidy_credit(credit);
  for (auto& rating : report.ratings) tidy_subject(rating.subject);
  for (auto& input : report.run.inputs) tidy_all(input.name, input.version, input.exporter);
  for (auto& notice : report.notices) {
    tidy(notice.text);
    tidy(notice.file);
  }
}

}  // namespace garis::findings
