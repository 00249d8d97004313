// The identity of a finding over rounds, tools and machines, and of a group of like findings.
//
// A fingerprint hashes guideline, rule and one key of the subject. There are up to five keys, from
// strong to weak: g (GlobalId), t (tag), n (id in the document), p (place), o (ordinal). Edition,
// outcome and values are left out, so that a decision can follow a finding while these change.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "checker/findings/finding.hpp"

namespace garis::findings {

constexpr std::string_view kLevels = "gtnpo";  // strongest first

// "lcb@2026.1" -> "lcb"
std::string_view without_edition(std::string_view pack);

// The keys that `subject` has, by level.
std::map<char, std::string> subject_keys(const Subject& subject);

// "fp1g-…" for one key.
std::string fingerprint(std::string_view guideline, std::string_view rule, char level,
                        std::string_view key);

// What findings of one group have in common besides rule and outcome: `<= 0.35 W/(m²·K)  0.41`.
std::string cause_key(const Finding& finding);

// Type of the subject, else its kind.
std::string type_key(const Subject& subject);

std::string group_id(const Finding& finding);
std::string group_id(std::string_view guideline, std::string_view rule, Outcome outcome,
                     std::string_view cause, std::string_view type);

}  // namespace garis::findings
