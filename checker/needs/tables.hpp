// Needs as text, CSV, JSON and a page.
#pragma once

#include <string>
#include <vector>

#include "checker/needs/needs.hpp"

namespace garis::needs {

enum class By : std::uint8_t { entity, clause, supplier };

struct View {
  By by = By::entity;
  std::vector<std::string> formats;  // columns, by name
  bool with_models = false;          // only what is missing, and how often
  std::string language = "en";
};

std::string to_text(const std::vector<Need>& needs, const View& view);
std::string to_csv(const std::vector<Need>& needs, const View& view);
std::string to_json(const compile::Pack& pack, const std::vector<Need>& needs, const View& view);
// One page without scripts and without anything from elsewhere.
std::string to_html(const compile::Pack& pack, const std::vector<Need>& needs, const View& view);

}  // namespace garis::needs
