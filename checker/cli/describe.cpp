#include "checker/cli/describe.hpp"

#include <CLI/CLI.hpp>

#include "checker/cli/command.hpp"

namespace garis::cli {
namespace {

CommandText* described = nullptr;  // where parse() puts what it sees, while commands are asked

OptionText text_of(const CLI::Option& option) {
  OptionText text;
  for (const auto& name : option.get_snames()) text.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) text.names.push_back("--" + name);
  if (text.names.empty()) text.operand = option.get_name();
  if (option.get_items_expected_max() > 0) text.value = option.get_type_name();
  text.help = option.get_description();
  return text;
}

}  // namespace

bool takes_description(const CLI::App& app) {
  if (described == nullptr) return false;
  described->summary = app.get_description();
  described->footer = app.get_footer();
  for (const auto* option : app.get_options()) described->options.push_back(text_of(*option));
  return true;
}

std::vector<CommandText> command_texts() {
  std::vector<CommandText> texts;
  for (const auto& command : commands()) {
    CommandText text;
    text.name = command.name;
    described = &text;
    command.run({});
    described = nullptr;
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace garis::cli
