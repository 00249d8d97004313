// garis completions SHELL, garis man [COMMAND]: from the same options as --help.
#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "checker/cli/command.hpp"
#include "checker/cli/describe.hpp"
#include "checker/cli/run.hpp"

namespace garis::cli {
namespace {

std::string names_of(const CommandText& command) {
  std::string names;
  for (const auto& option : command.options) {
    for (const auto& name : option.names) names += (names.empty() ? "" : " ") + name;
  }
  return names;
}

std::string command_names(const std::vector<CommandText>& commands) {
  std::string names;
  for (const auto& command : commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

// A text between single quotes of a shell.
std::string quoted(std::string text) {
  for (auto at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 4))
    text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

std::string bash(const std::vector<CommandText>& commands) {
  std::string cases;
  for (const auto& command : commands)
    cases += fmt::format("    {}) words='{}' ;;\n", command.name, names_of(command));
  return fmt::format(
      "# bash completion for garis; put it where bash-completion looks, or `source` it\n"
      "_garis() {{\n"
      "  local current=\"${{COMP_WORDS[COMP_CWORD]}}\" words=''\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '{}' -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${{COMP_WORDS[1]}}\" in\n{}  esac\n"
      "  case \"$current\" in\n"
      "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;;\n"
      "    *) COMPREPLY=($(compgen -f -- \"$current\")) ;;\n"
      "  esac\n"
      "}}\n"
      "complete -o filenames -F _garis garis\n",
      command_names(commands), cases);
}

std::string zsh(const std::vector<CommandText>& commands) {
  std::string names, cases;
  for (const auto& command : commands) {
    names += fmt::format("    {}\n", quoted(command.name + ":" + command.summary));
    cases += fmt::format("    {}) compadd -- {} ;;\n", command.name, names_of(command));
  }
  return fmt::format(
      "#compdef garis\n"
      "_garis() {{\n"
      "  local -a commands\n"
      "  commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe 'command' commands\n"
      "    return\n"
      "  fi\n"
      "  if [[ $words[CURRENT] != -* ]]; then\n"
      "    _files\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n{}  esac\n"
      "}}\n"
      "compdef _garis garis\n",
      names, cases);
}

std::string fish(const std::vector<CommandText>& commands) {
  std::string text = "# fish completion for garis\n";
  for (const auto& command : commands) {
    text += fmt::format("complete -c garis -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quoted(command.summary));
    for (const auto& option : command.options) {
      std::string names;
      for (const auto& name : option.names)
        names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!names.empty())
        text += fmt::format("complete -c garis -n '__fish_seen_subcommand_from {}'{}{} -d {}\n",
                            command.name, names, option.value.empty() ? "" : " -r",
                            quoted(option.help));
    }
  }
  return text;
}

std::string powershell(const std::vector<CommandText>& commands) {
  std::string cases;
  for (const auto& command : commands)
    cases += fmt::format("    '{}' {{ '{}' -split ' ' }}\n", command.name, names_of(command));
  return fmt::format(
      "Register-ArgumentCompleter -Native -CommandName garis -ScriptBlock {{\n"
      "  param($word, $ast, $position)\n"
      "  $parts = $ast.CommandElements | ForEach-Object {{ $_.ToString() }}\n"
      "  $words = if ($parts.Count -lt 2 -or ($parts.Count -eq 2 -and $word)) {{\n"
      "    '{}' -split ' '\n"
      "  }} else {{ switch ($parts[1]) {{\n{}  }} }}\n"
      "  $words | Where-Object {{ $_ -like \"$word*\" }}\n"
      "}}\n",
      command_names(commands), cases);
}

// ---- manual pages ----

std::string roff(std::string text) {
  std::string safe;
  for (const char c : text) safe += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
  return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

std::string page(const CommandText& command) {
  std::string text =
      fmt::format(".SH {}\n{}\n", roff("GARIS " + command.name), roff(command.summary));
  for (const auto& option : command.options) {
    std::string names = option.operand;
    for (const auto& name : option.names) names += (names.empty() ? "" : ", ") + name;
    const auto value = option.names.empty() || option.value.empty() ? "" : " " + option.value;
    text += fmt::format(".TP\n.B {}\n{}\n", roff(names + value), roff(option.help));
  }
  return text + (command.footer.empty() ? "" : fmt::format(".PP\n{}\n", roff(command.footer)));
}

std::string manual(const std::vector<CommandText>& commands) {
  auto text = fmt::format(
      ".TH GARIS 1 \"\" \"garis {}\"\n.SH NAME\ngaris \\- checks buildings against guidelines "
      "written as rules\n.SH SYNOPSIS\n.B garis\nCOMMAND [options]\n",
      GARIS_VERSION);
  for (const auto& command : commands) text += page(command);
  return text +
         ".SH EXIT STATUS\n0 compliant or done, 1 not compliant or something found, 2 not "
         "decided, 3 error, 64 wrong usage\n";
}

}  // namespace

int completions(const Arguments& arguments) {
  CLI::App app("Prints a script with which a shell completes commands and options.", "completions");
  std::string shell;
  app.add_option("SHELL", shell, "bash, zsh, fish or powershell")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "powershell"}));
  app.footer("example: garis completions bash > garis.bash");
  if (auto code = parse(app, arguments)) return *code;
  const auto commands = command_texts();
  const auto script = shell == "bash"   ? bash(commands)
                      : shell == "zsh"  ? zsh(commands)
                      : shell == "fish" ? fish(commands)
                                        : powershell(commands);
  fmt::print("{}", script);
  return 0;
}

int man(const Arguments& arguments) {
  CLI::App app("Prints the manual page: text on a terminal, roff elsewhere.", "man");
  std::string name;
  app.add_option("COMMAND", name, "only this command");
  app.footer("example: garis man | man -l -");
  if (auto code = parse(app, arguments)) return *code;
  auto commands = command_texts();
  if (!name.empty()) std::erase_if(commands, [&](const auto& c) { return c.name != name; });
  if (commands.empty())
    return usage(fmt::format("no command '{}'", name), {"`garis help` lists the commands"});
  if (isatty(STDOUT_FILENO) == 0) {
    fmt::print("{}", manual(commands));
    return 0;
  }
  for (const auto& command : commands) {
    fmt::print("garis {}\n  {}\n", command.name, command.summary);
    for (const auto& option : command.options) {
      std::string names = option.operand;
      for (const auto& one : option.names) names += (names.empty() ? "" : ", ") + one;
      fmt::print("  {:<26} {}\n", names, option.help);
    }
  }
  return 0;
}

}  // namespace garis::cli
