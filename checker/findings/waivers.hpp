// Waivers that an authority granted: a fail or an open finding that is covered on the day of the
// check becomes `waived`; the original outcome, basis, conditions and end stay visible.
#pragma once

#include <string>
#include <vector>

#include "checker/findings/finding.hpp"

namespace garis::findings {

struct GrantedWaiver {
  std::string id, pack, rule;  // pack: id, or id@edition
  std::set<Outcome> covers;    // fail, undetermined
  bool all = false;            // every subject; else one of the two below
  std::vector<std::string> fingerprints;
  std::map<std::string, std::string> where;  // kind, key, name, type, tag -> value
  std::string basis;
  std::vector<std::string> conditions;
  std::string from, until;  // ISO, both included; from may be empty
  std::string file;
  std::uint32_t line = 0;
};

// Fingerprints must be known; groups and verdict come afterwards. A waiver that matches nothing is
// told by a notice, one that is not valid on the day by the flag `waiver_expired`.
void apply_waivers(Report& report, const std::vector<GrantedWaiver>& waivers);

}  // namespace garis::findings
