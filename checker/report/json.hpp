// The report as a file: garis-report/1, the form from which every other one can be made again.
//
// A file has three parts: `record`, everything that decides the result; `digest`, its SHA-256 over
// the canonical form; `meta`, the clock and the machine. The record holds nothing of `meta`.
#pragma once

#include <string>
#include <string_view>

#include "checker/findings/finding.hpp"
#include "dsl/base/result.hpp"

namespace garis::report {

// The whole file. `report` has been through findings::finalize().
std::string to_json(const findings::Report& report);

// SHA-256 over the canonical record: what `digest` holds.
std::string record_digest(const findings::Report& report);

// SHA-256 over the canonical record of the run: what was checked, with what, as of when.
std::string run_id(const findings::Report& report);
std::string short_run_id(std::string_view run_id);  // "7f3a-91c2"

enum class DigestCheck { demanded, ignored };

// Reads a file that to_json() has written, also by a later 1.x version. E-REPORT when it is not
// one, E-DIGEST when the record was altered.
base::Result<findings::Report> read_json(std::string_view text,
                                         DigestCheck digest = DigestCheck::demanded);

}  // namespace garis::report
