// The file of waivers, garis-waivers/1. Private to the command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "checker/findings/waivers.hpp"
#include "dsl/base/result.hpp"
#include "dsl/plan/plan.hpp"

namespace garis::cli {

struct Waivers {
  std::filesystem::path file;
  std::string sha256;
  std::vector<findings::GrantedWaiver> granted;
};

base::Result<Waivers> read_waivers(const std::filesystem::path& file);

// A waiver of this pack for a rule that it does not have.
std::optional<base::Error> unknown_rule(const Waivers& waivers, const std::string& pack,
                                        const plan::Plan& plan);

}  // namespace garis::cli
