// What the commands and their options are, as data: for shell completion and manual pages. Private
// to the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace garis::cli {

struct OptionText {
  std::vector<std::string> names;  // "-f", "--format"; empty for an operand
  std::string operand;             // name of an operand
  std::string value;               // what it takes: "FORMAT[=FILE]"; empty for a switch
  std::string help;
};

struct CommandText {
  std::string name, summary, footer;
  std::vector<OptionText> options;
};

// Every command, each asked for its own options.
std::vector<CommandText> command_texts();

// Called by parse(): true if the program only wants to know the options, and has taken them.
bool takes_description(const CLI::App& app);

}  // namespace garis::cli
