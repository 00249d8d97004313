// Reports made by hand, for the tests of everything that renders a report.
#pragma once

#include "checker/findings/finding.hpp"

namespace garis::testing {

// The example printed in the description of the report format: one building, two files, four rules.
findings::Report format_example();

// 47 rules on two files: a wall that fails, a chiller without COP, a question, a waiver.
findings::Report office();

// Every outcome, severities, grades of evidence, paths, assumed values, several missing items, a
// tool error, notices, an exporter's default.
findings::Report everything();

}  // namespace garis::testing
