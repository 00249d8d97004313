// garis lsp
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "checker/cli/command.hpp"
#include "checker/cli/environment.hpp"
#include "checker/cli/run.hpp"
#include "checker/lsp/server.hpp"

namespace garis::cli {
namespace {

struct LspOptions {
  std::string log;
  std::vector<std::string> rules_path;
  bool stdio = false;
};

// Folders given here are looked through first, as if they stood in GARIS_RULES.
void add_rules_path(const std::vector<std::string>& folders) {
  std::string all;
  for (const auto& folder : folders) all += (all.empty() ? "" : ":") + folder;
  if (all.empty()) return;
  const char* before = std::getenv("GARIS_RULES");
  if (before != nullptr && *before != '\0') all += std::string(":") + before;
  ::setenv("GARIS_RULES", all.c_str(), 1);
}

}  // namespace

int language_server(const Arguments& arguments) {
  CLI::App app("Serves an editor over standard input and output.", "lsp");
  LspOptions options;
  app.add_option("--log", options.log, "file for the log; stderr without it")->type_name("FILE");
  app.add_option("--rules-path", options.rules_path,
                 "folder that holds packs and vocabulary; repeatable")
      ->type_name("FOLDER")
      ->allow_extra_args(false);
  app.add_flag("--stdio", options.stdio, "accepted, because many editors pass it");
  app.footer("example: garis lsp --log lsp.log");
  if (auto code = parse(app, arguments)) return *code;
  add_rules_path(options.rules_path);
  auto words = load_vocabulary();
  if (!words) return fail(words.error());
  std::ofstream file;
  if (!options.log.empty()) {
    file.open(options.log, std::ios::app);
    if (!file) return fail({"E-WRITE", fmt::format("cannot write {}", options.log), {}});
  }
  lsp::ServerOptions server;
  server.words = std::move(*words);
  server.today = today();
  server.version = GARIS_VERSION;
  server.log = [&](const std::string& line) {
    if (file.is_open())
      file << line << std::endl;
    else
      to_stderr("garis lsp: " + line + "\n");
  };
  const int code = lsp::serve(stdin, stdout, std::move(server));
  std::fflush(stdout);
  ::_exit(code);  // a thread may still wait for input
}

}  // namespace garis::cli
