// A mistake in a YAML file of the program's data, with its line. Thrown while a file is read and
// turned into an error by the loader of that file; shared by the loaders, not for embedders.
#pragma once

#include <string>

#include <yaml-cpp/yaml.h>

namespace garis::vocabulary {

struct YamlProblem {
  std::string message;
  int line = 0;
};

[[noreturn]] inline void refuse(const YAML::Node& node, std::string message) {
  throw YamlProblem{std::move(message), node.Mark().line + 1};
}

}  // namespace garis::vocabulary
