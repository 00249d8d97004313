#include "checker/cli/command.hpp"

#include <clocale>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "checker/cli/write_file.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"check", "check models against the rules of a guideline", check},
      {"completions", "print a script for the completion of a shell", completions},
      {"doc", "write a guideline as a small web site", doc},
      {"explain", "say why one finding is as it is", explain},
      {"fmt", "lay out rule files", format_files},
      {"inspect", "say what a model holds and what could not be mapped", inspect},
      {"lint", "check rule files without a model", lint},
      {"lsp", "serve an editor", language_server},
      {"man", "print the manual page", man},
      {"needs", "say which data the rules of a guideline need", needs_command},
      {"new", "begin a guideline, a rule or a table", make_new},
      {"packs", "list the guidelines that are found, and where", packs},
      {"report", "render a saved run to other formats", report},
      {"test", "run the tests in rule files", test},
      {"version", "print versions", version},
      {"what-if", "say what measures would change, and what they cost", what_if},
  };
  return all;
}

void to_stderr(const std::string& text) { std::fputs(text.c_str(), stderr); }

int fail(const base::Error& error) {
  if (isatty(STDERR_FILENO) == 1) to_stderr("\r\x1b[K");  // over a progress line
  to_stderr(fmt::format("garis: error: {} [{}]\n", error.message, error.code));
  for (const auto& detail : error.details) to_stderr(fmt::format("  {}\n", detail));
  const bool wrong_call = error.code == "E-USAGE" || error.code == "E-NO-PACK" ||
                          error.code == "E-NO-FILE" || error.code == "E-CONFIG";
  return wrong_call ? kUsage : kError;
}

int usage(std::string message, std::vector<std::string> details) {
  return fail({"E-USAGE", std::move(message), std::move(details)});
}

namespace {

void print_help() {
  fmt::print(
      "Checks buildings against guidelines written as rules.\n\nusage: garis COMMAND "
      "[options]\n\n");
  for (const auto& command : commands()) fmt::print("  {:<11} {}\n", command.name, command.summary);
  fmt::print(
      "\nexample: garis check office.xml --rules my-ms1525@2019\n`garis COMMAND --help` shows the "
      "options of a command.\n");
}

int unknown_command(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& command : commands()) names.emplace_back(command.name);
  const auto help = base::did_you_mean(name, names);
  return usage(fmt::format("no command '{}'", name),
               {help.empty() ? "`garis help` lists the commands" : help});
}

int dispatch(const Arguments& arguments) {
  if (arguments.empty()) {
    print_help();
    return kUsage;
  }
  const std::string& name = arguments[0];
  if (name == "--version") return version({});
  if (name == "help" && arguments.size() > 1) return dispatch({arguments[1], "--help"});
  if (name == "help" || name == "--help" || name == "-h") {
    print_help();
    return 0;
  }
  for (const auto& command : commands()) {
    if (command.name == name) return command.run({arguments.begin() + 1, arguments.end()});
  }
  return unknown_command(name);
}

// Never throws.
int guarded(const Arguments& arguments) {
  try {
    return dispatch(arguments);
  } catch (const std::bad_alloc&) {
    return fail({"E-LIMIT", "not enough memory", {"check fewer or smaller models at a time"}});
  } catch (const std::filesystem::filesystem_error& error) {
    return fail({"E-READ", error.path1().string() + ": " + error.code().message(), {}});
  } catch (const std::exception&) {
    if (const auto lost = flush_stdout()) return fail(*lost);  // what printing throws
    to_stderr(
        fmt::format("garis: internal error E-INTERNAL (garis {})\n  please report the command and, "
                    "if you may, the input\n",
                    GARIS_VERSION));
    return kError;
  }
}

}  // namespace

int run(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");    // numbers look the same everywhere
  std::signal(SIGPIPE, SIG_DFL);  // a closed pipe ends the program quietly
  occupy_standard_streams();
  const int code = guarded({argv + 1, argv + argc});
  if (code == kError || code == kUsage) return code;  // has been told
  const auto lost = flush_stdout();
  return lost ? fail(*lost) : code;
}

}  // namespace garis::cli
