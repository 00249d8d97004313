// The commands of the program. Each takes its arguments, without program and command name, and
// answers with the exit code (docs/cli.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"

namespace garis::cli {

using Arguments = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(const Arguments& arguments);
};

const std::vector<Command>& commands();

// Dispatches; never throws.
int run(int argc, char** argv);

int check(const Arguments& arguments);
int completions(const Arguments& arguments);
int doc(const Arguments& arguments);
int explain(const Arguments& arguments);
int format_files(const Arguments& arguments);
int inspect(const Arguments& arguments);
int language_server(const Arguments& arguments);
int lint(const Arguments& arguments);
int make_new(const Arguments& arguments);
int man(const Arguments& arguments);
int needs_command(const Arguments& arguments);
int packs(const Arguments& arguments);
int report(const Arguments& arguments);
int test(const Arguments& arguments);
int version(const Arguments& arguments);
int what_if(const Arguments& arguments);

inline constexpr int kUsage = 64;
inline constexpr int kError = 3;

// Where errors are lost there is nobody to tell; that stops nothing.
void to_stderr(const std::string& text);

// Prints `garis: error: … [CODE]` to stderr and answers with the exit code of the error.
int fail(const base::Error& error);
int usage(std::string message, std::vector<std::string> details = {});

}  // namespace garis::cli
