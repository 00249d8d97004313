// Credits and ratings in words, for every rendering. Everything that is returned is inert.
#pragma once

#include <string>
#include <vector>

#include "checker/findings/finding.hpp"

namespace garis::report {

// "1 to 3 of 3 points"
std::string points_words(const findings::CreditFinding& credit, const std::string& language);
// What keeps the points open, what does not count, why the credit does not apply.
std::vector<std::string> credit_lines(const findings::CreditFinding& credit,
                                      const std::vector<findings::InputFile>& files,
                                      const std::string& language);

// The level that is certain, or that there is none.
std::string level_words(const findings::RatingFinding& rating, const std::string& language);
// Score, levels that are possible, and those out of reach.
std::vector<std::string> rating_lines(const findings::RatingFinding& rating,
                                      const std::string& language);

// Title with what is to be said of the evidence: "Rainwater [figures from a copy]".
std::string points_title(const base::Texts& title, findings::Evidence evidence,
                         const std::string& language);
// Whether the credits of the report are about several subjects, so that each has to be named.
bool has_several_subjects(const findings::Report& report);

}  // namespace garis::report
