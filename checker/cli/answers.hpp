// The file of answers: what people answered to the questions of clauses, and values that the model
// does not hold. Private to the command line.
//
//   format: garis-answers/1
//   answers:
//     site-character: yes
//     cool-roof: { value: yes, path: "equivalent study", for: R-01, reason: "report 7" }
//     roof.mass_per_area: { value: 60 kg/m², for: R-02, reason: "drawing A-12" }
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/exact.hpp"
#include "dsl/base/result.hpp"

namespace garis::cli {

struct GivenAnswer {
  std::string about;    // a rule, or a property such as `roof.mass_per_area`
  std::string value;    // yes, no, does not apply; or the value of the property
  std::string path;     // the path or exception that asks
  std::string subject;  // empty: every one
  int line = 0;
};

struct Answers {
  std::filesystem::path file;
  std::string sha256;
  std::vector<GivenAnswer> given;
};

base::Result<Answers> read_answers(const std::filesystem::path& file);

// Puts values of properties into cells of the model that have none, and answers to clauses into the
// records. An answer that nothing takes up is an error with file, line and a suggestion.
struct TakenAnswers {
  evaluate::Records records;
  std::vector<std::string> unused;  // the model states a value of its own
};
base::Result<TakenAnswers> take_answers(const Answers& answers, const plan::Plan& plan,
                                        model::Model& model, const std::string& as_of);

}  // namespace garis::cli
