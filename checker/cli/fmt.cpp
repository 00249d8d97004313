// garis fmt [FILE|FOLDER...]
#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/rule_files.hpp"
#include "checker/cli/run.hpp"
#include "checker/cli/write_file.hpp"
#include "dsl/format/format.hpp"

namespace garis::cli {
namespace {

struct FmtOptions {
  std::vector<std::string> operands;
  bool check = false, diff = false;
  std::string symbols;
  Display display;
};

struct Outcome {
  std::size_t files = 0, changed = 0, unreadable = 0;
};

format::Options layout_of(const FmtOptions& options) {
  format::Options layout;
  if (options.symbols == "unicode") layout.symbols = format::Symbols::unicode;
  if (options.symbols == "ascii") layout.symbols = format::Symbols::ascii;
  return layout;
}

std::optional<base::Error> put(const FmtOptions& options, const RuleText& file,
                               const std::string& formatted) {
  const bool changed = formatted != file.text;
  if (options.diff) {
    fmt::print("{}", unified_diff(file.name, file.text, formatted));
  } else if (options.check) {
    if (changed && options.display.quiet == 0) fmt::print("{}\n", file.name);
  } else if (file.name == "-") {
    fmt::print("{}", formatted);
  } else if (changed) {
    return write_file(destination(file.name), formatted);
  }
  return std::nullopt;
}

// A file that does not parse is told about and left alone.
std::optional<base::Error> one_file(const FmtOptions& options, const std::string& name,
                                    Outcome& outcome) {
  const auto file = read_rule_file(name);
  if (!file) return file.error();
  ++outcome.files;
  base::SourceMap sources;
  diagnostics::Sink sink;
  const auto shown = name == "-" ? "standard input" : name;
  const auto formatted = format::format(sources.add(shown, file->text), sink, layout_of(options));
  if (!formatted) {
    to_stderr(diagnostics::render(sink, sources));
    ++outcome.unreadable;
    return std::nullopt;
  }
  if (*formatted != file->text) ++outcome.changed;
  return put(options, *file, *formatted);
}

void summary(const FmtOptions& options, const Outcome& outcome) {
  const bool only_looks = options.check || options.diff;
  if (options.display.quiet > 1 || (options.diff && outcome.changed == 0)) return;
  fmt::print("{} of {} file{} {}\n", outcome.changed, outcome.files, outcome.files == 1 ? "" : "s",
             only_looks ? "would change" : "changed");
}

}  // namespace

int format_files(const Arguments& arguments) {
  CLI::App app("Lays out rule files; meaning, comments and order stay.", "fmt");
  FmtOptions options;
  app.add_option("FILE", options.operands, ".garis files, folders or -; ./rules without any");
  app.add_flag("--check", options.check, "change nothing; name the files that would change");
  app.add_flag("--diff", options.diff, "change nothing; show what would change");
  app.add_option("--symbols", options.symbols, "<= and m2 (ascii) or ≤ and m² (unicode)")
      ->check(CLI::IsMember({"unicode", "ascii"}));
  add_display_options(app, options.display);
  app.footer("example: garis fmt --check rules");
  if (auto code = parse(app, arguments, &options.display)) return *code;
  const auto files = rule_files(options.operands);
  if (!files) return fail(files.error());
  Outcome outcome;
  for (const auto& name : *files) {
    if (auto error = one_file(options, name, outcome)) return fail(*error);
  }
  if (outcome.unreadable > 0)
    return fail(
        {"E-RULES",
         fmt::format("{} of {} file{} {} not parse", outcome.unreadable, outcome.files,
                     outcome.files == 1 ? "" : "s", outcome.unreadable == 1 ? "does" : "do"),
         {"what does not parse is left as it is"}});
  const bool to_stdout =
      !options.check && !options.diff && files->size() == 1 && files->at(0) == "-";
  if (!to_stdout) summary(options, outcome);
  return outcome.changed > 0 && (options.check || options.diff) ? 1 : 0;
}

}  // namespace garis::cli
