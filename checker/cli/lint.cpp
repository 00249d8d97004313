// garis lint [PACK|FILE|FOLDER...]
#include "checker/cli/lint.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/rule_files.hpp"
#include "checker/cli/run.hpp"
#include "checker/cli/write_file.hpp"
#include "dsl/base/text.hpp"
#include "dsl/diagnostics/fixes.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Code;
using diagnostics::Level;

struct LintOptions {
  std::vector<std::string> operands, formats, enable, disable;
  std::string explain, level = "error";
  bool fix = false, diff = false, force = false;
  Display display;
};

// ---- pages ----

std::vector<std::string> code_names() {
  std::vector<std::string> names;
  for (const auto& code : diagnostics::all_codes()) names.emplace_back(code.name);
  return names;
}

base::Error no_check(const std::string& name) {
  const auto help = base::did_you_mean(name, code_names());
  return {"E-USAGE",
          fmt::format("no check '{}'", name),
          {help.empty() ? "docs/diagnostics.md lists them" : help}};
}

int explain_code(const std::string& name) {
  const auto code = diagnostics::find_code(name);
  if (!code) return fail(no_check(name));
  const auto& info = diagnostics::info(*code);
  fmt::print("{} ({}): {}\n\n{}\n", info.name, diagnostics::to_string(info.level), info.title,
             diagnostics::page_of(*code));
  return 0;
}

// ---- which checks ----

// The codes that are looked at. What stops a text from being read is never left out.
base::Result<std::set<Code>> chosen(const LintOptions& options) {
  std::set<Code> codes;
  const auto each = [](const std::vector<std::string>& lists, auto visit) {
    for (const auto& list : lists) {
      for (const auto name : base::split(list, ',')) {
        const std::string word(base::trim(name));
        const auto code = diagnostics::find_code(word);
        if (!code) return std::optional(no_check(word));
        visit(*code);
      }
    }
    return std::optional<base::Error>();
  };
  for (const auto& code : diagnostics::all_codes()) {
    if (options.enable.empty() || diagnostics::is_parse_error(code.code)) codes.insert(code.code);
  }
  if (auto error = each(options.enable, [&](Code code) { codes.insert(code); })) return *error;
  const auto drop = [&](Code code) {
    if (!diagnostics::is_parse_error(code)) codes.erase(code);
  };
  if (auto error = each(options.disable, drop)) return *error;
  return codes;
}

// ---- reading ----

base::Result<std::vector<fs::path>> packs_of(const LintOptions& options) {
  std::vector<fs::path> packs;
  for (const auto& operand :
       options.operands.empty() ? std::vector<std::string>{"rules"} : options.operands) {
    const auto found = find_pack(operand, today());
    if (!found) return found.error();
    collect_packs(*found, packs);
  }
  return packs;
}

base::Result<LintResult> read_packs(const LintOptions& options, const std::set<Code>& codes) {
  const auto words = load_vocabulary();
  if (!words) return words.error();
  const auto packs = packs_of(options);
  if (!packs) return packs.error();
  LintResult result;
  for (const auto& path : *packs) {
    auto pack = compile::load_pack(path, *words);
    if (!pack) return pack.error();
    result.files += (*pack)->info.files.size();
    for (const auto& d : (*pack)->diagnostics.all()) {
      if (codes.contains(d.code)) result.findings.push_back({pack->get(), &d});
    }
    result.packs.push_back(std::move(*pack));
  }
  for (const auto code : codes) result.checks += diagnostics::is_parse_error(code) ? 0 : 1;
  return result;
}

// ---- fixing ----

// Safe fixes only; the files are read again afterwards by the caller.
std::optional<base::Error> fix(const LintOptions& options, const LintResult& result) {
  std::map<const base::SourceFile*, std::vector<diagnostics::Edit>> edits;
  for (const auto& finding : result.findings) {
    for (const auto& fix : finding.diagnostic->fixes) {
      if (!fix.safe) continue;
      for (auto& edit : diagnostics::edits_of(fix, finding.pack->sources))
        edits[&finding.pack->sources.file(edit.span.file)].push_back(edit);
      break;
    }
  }
  for (const auto& [file, changes] : edits) {
    const auto text = diagnostics::apply(file->text(), changes);
    if (options.diff)
      fmt::print("{}", unified_diff(file->name(), std::string(file->text()), text));
    else if (auto error = write_file(destination(file->name()), text))
      return error;
  }
  return std::nullopt;
}

// ---- results ----

Level lowest(const std::string& name) {
  return name == "note" ? Level::note : name == "warning" ? Level::warning : Level::error;
}

int exit_code(const LintOptions& options, const LintResult& result) {
  std::size_t unreadable = 0;
  for (const auto& pack : result.packs) unreadable += pack->diagnostics.has_parse_errors() ? 1 : 0;
  if (unreadable > 0) return kError;
  for (const auto level : {Level::error, Level::warning, Level::note}) {
    if (level >= lowest(options.level) && result.count(level) > 0) return 1;
  }
  return 0;
}

std::string rendered(const LintOptions& options, const std::string& format,
                     const LintResult& result) {
  if (format == "json") return lint_json(result);
  if (format == "sarif") return lint_sarif(result);
  if (format == "github") return lint_github(result);
  const auto found =
      options.display.quiet > 0 ? std::string() : lint_text(result, options.display.verbose > 0);
  return options.display.quiet > 1 ? std::string() : found + summary_of(result) + "\n";
}

int run_lint(const LintOptions& options) {
  const auto outputs = parse_outputs(options.formats, {"text", "json", "sarif", "github"});
  if (!outputs) return fail(outputs.error());
  const auto codes = chosen(options);
  if (!codes) return fail(codes.error());
  auto result = read_packs(options, *codes);
  if (!result) return fail(result.error());
  if (options.fix || options.diff) {
    if (auto error = fix(options, *result)) return fail(*error);
    if (options.diff) return exit_code(options, *result);
    result = read_packs(options, *codes);
    if (!result) return fail(result.error());
  }
  for (const auto& output : *outputs) {
    const auto text = rendered(options, output.format, *result);
    if (auto error = write(output, text, options.force)) return fail(*error);
  }
  const int code = exit_code(options, *result);
  if (code == kError) to_stderr("garis: error: a rule file does not parse [E-RULES]\n");
  return code;
}

}  // namespace

int lint(const Arguments& arguments) {
  CLI::App app("Checks rule files without a model.", "lint");
  LintOptions options;
  app.add_option("PACK", options.operands, "packs, folders or .garis files; ./rules without any");
  app.add_option("--explain", options.explain, "what a check means, and what to do")
      ->type_name("CODE");
  app.add_option("--enable", options.enable, "only these checks, as T001,T002; repeatable")
      ->type_name("CODES");
  app.add_option("--disable", options.disable, "not these checks; repeatable")->type_name("CODES");
  app.add_option("--level", options.level, "lowest level with exit code 1; error without it")
      ->check(CLI::IsMember({"error", "warning", "note"}))
      ->type_name("LEVEL");
  app.add_flag("--fix", options.fix, "carry out what changes no outcome");
  app.add_flag("--diff", options.diff, "show what --fix would change; change nothing");
  app.add_option("-f,--format", options.formats, "text, json, sarif, github")
      ->type_name("FORMAT[=FILE]");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  add_display_options(app, options.display);
  app.footer("example: garis lint --explain T002");
  if (auto code = parse(app, arguments, &options.display)) return *code;
  return options.explain.empty() ? run_lint(options) : explain_code(options.explain);
}

}  // namespace garis::cli
