// Parts of a finding as sentences in the language of the reader. Everything they return is inert.
#pragma once

#include <string>
#include <vector>

#include "checker/findings/finding.hpp"

namespace garis::report {

// "U-value = 0.41, at most 0.35 W/(m²·K): over by 0.06 (17.1 %)"
std::string measure_sentence(const findings::Measure& measure, findings::Outcome outcome,
                             const std::string& language);

// "U-value at most 0.35 W/(m²·K)"
std::string requirement_words(const findings::Measure& measure, const std::string& language);

// What is missing, merged over items that differ only in their subject.
struct MissingLines {
  std::string what;        // "missing COP (2): absent in office.ifc, cannot be in office.xml"
  std::string looked_for;  // "looked for Pset_ChillerTypeCommon.NominalEfficiency", or nothing
  std::string ask;         // "ask the designer: rated COP at full load", or nothing
};
std::vector<MissingLines> missing_sentences(const findings::Finding& finding,
                                            std::uint64_t group_size,
                                            const std::vector<findings::InputFile>& files,
                                            const std::string& language);

// "complies if chiller.cop is at least 5.5"
std::string deciding_sentence(const findings::Deciding& deciding, const std::string& language);

// "measure "low-e-glazing" would give 37.2 W/m² (complies), cost 34000 RM"
std::string remedy_sentence(const findings::Remedy& remedy, const std::string& language);
// "34000 RM", "30000 to 34000 RM"
std::string expense_words(const findings::Expense& expense, const std::string& language);

std::string subject_line(
    const findings::Subject& subject);  // "W-EXT-02  2F  2O2Fr$t4X7Zf8NOew3FNr2"
std::string input_line(const findings::Input& input, const findings::Finding& finding,
                       const std::string& language);
std::string assumed_line(const findings::Assumed& assumed, const std::string& language);
std::string waiver_sentence(const findings::Finding& finding, const std::string& language);
std::string flags_sentence(const findings::Flags& flags, const std::string& language);

// "24 of 118 walls", "1 building"
std::string count_words(const findings::RuleSummary& rule, std::uint64_t n,
                        const std::string& language);
// Name of `n` subjects: "walls", "dinding", "壁".
std::string subjects_noun(const findings::RuleSummary& rule, std::uint64_t n,
                          const std::string& language);

}  // namespace garis::report
