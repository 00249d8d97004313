// Days of the calendar.
#pragma once

#include <optional>
#include <string_view>

namespace garis::base {

// Days from 1970-01-01 to `iso` ("2026-07-01"); nothing where the calendar has no such day.
std::optional<double> day_number(std::string_view iso);

}  // namespace garis::base
