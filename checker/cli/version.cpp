// garis version [-f json]
#include <boost/version.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checker/cli/command.hpp"
#include "checker/cli/environment.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"
#include "checker/findings/finding.hpp"

namespace garis::cli {

int version(const Arguments& arguments) {
  CLI::App app("Prints versions.", "version");
  std::vector<std::string> formats;
  app.add_option("-f,--format", formats, "text or json")->type_name("FORMAT");
  app.footer("example: garis version -f json");
  if (auto code = parse(app, arguments)) return *code;
  const auto outputs = parse_outputs(formats, {"text", "json"});
  if (!outputs) return fail(outputs.error());
  const auto words = load_vocabulary();
  const std::string vocabulary = words ? std::to_string(words->version()) : "not found";
  const int semantics = findings::Tool().semantics;
  for (const auto& output : *outputs) {
    std::string text = fmt::format("garis {} (semantics {}, vocabulary {}, garis-report/1)\n",
                                   GARIS_VERSION, semantics, vocabulary);
    if (output.format == "json") {
      const nlohmann::json json = {
          {"name", "garis"},
          {"version", GARIS_VERSION},
          {"semantics", semantics},
          {"vocabulary", vocabulary},
          {"report_formats", {"garis-report/1"}},
          {"libraries",
           {{"Boost", BOOST_LIB_VERSION},
            {"CLI11", CLI11_VERSION},
            {"fmt", std::to_string(FMT_VERSION)},
            {"nlohmann-json",
             fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                         NLOHMANN_JSON_VERSION_PATCH)}}}};
      text = json.dump(2) + "\n";
    }
    if (auto error = write(output, text, false)) return fail(*error);
  }
  return 0;
}

}  // namespace garis::cli
