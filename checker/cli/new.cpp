// garis new KIND NAME: something to begin with, which lints clean and passes its own tests.
#include <algorithm>
#include <cctype>
#include <filesystem>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/run.hpp"
#include "checker/cli/write_file.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

struct NewOptions {
  std::string kind, name, edition = "2026", to;
};

struct NewFile {
  fs::path path;
  std::string text;
};

constexpr const char* kHeader = R"(guideline "{id}" edition "{edition}" {{
  title        {{ en "Title of the guideline" }}
  publisher    "Who publishes it"
  jurisdiction "MY"
  languages    en
  effective    from {year}-01-01
}}
)";

// The figures are made up, and the evidence says so where it can: replace both.
constexpr const char* kRule = R"(# What the clause asks, in one sentence
rule "{id}" {{ en "Thermal transmittance of external walls" }} {{
  cite "Name of the document" clause "1.1" page 1 evidence secondary
  mandatory
  applies to each wall where wall.is_external
  let limit = 0.40 W/(m²·K)
  requires wall.u_value <= limit
  except "houses" cite "Name of the document" clause "1.2" evidence secondary where wall.building.use is house exempt
  message fail {{ en "Wall {{wall.name}}: the U-value is {{actual:.2}}; the limit is {{limit}}." }}
}}
)";

constexpr const char* kRuleTests = R"(test "{id}: at the limit, above it, exempt, and unknown" {{
  as of {year}-07-01
  given building "B" {{ use: office }}
  given wall "at" in "B" {{ is_external: yes u_value: 0.40 W/(m²·K) }}
  given wall "above" in "B" {{ is_external: yes u_value: 0.41 W/(m²·K) }}
  given wall "unknown" in "B" {{ is_external: yes u_value: missing }}
  given wall "inner" in "B" {{ is_external: no u_value: 2.0 W/(m²·K) }}
  given building "H" {{ use: house }}
  given wall "old" in "H" {{ is_external: yes u_value: 1.5 W/(m²·K) }}
  expect rule "{id}" for "at" pass
  expect rule "{id}" for "above" fail
  expect rule "{id}" for "unknown" undetermined missing wall.u_value
  expect rule "{id}" for "inner" not applicable
  expect rule "{id}" for "old" exempt because "houses"
}}
)";

constexpr const char* kTable = R"(table {id} {{ en "Largest U-value of a roof" }} {{
  cite "Name of the document" clause "1.1" table 1 evidence secondary
  key   mass : mass_per_area in kg/m²
  value u_max : u_value in W/(m²·K)
  | < 50  | 0.4 |
  | >= 50 | 0.6 |
}}

rule "{id}-rule" {{ en "Thermal transmittance of roofs" }} {{
  cite "Name of the document" clause "1.1" evidence secondary
  mandatory
  applies to each roof
  requires roof.u_value <= {id}(mass: roof.mass_per_area)
}}

test "{id}: each row, its edge, and a roof of unknown mass" {{
  given building "B"
  given roof "light" in "B" {{ u_value: 0.4 W/(m²·K) mass_per_area: 49.9 kg/m² }}
  given roof "heavy" in "B" {{ u_value: 0.6 W/(m²·K) mass_per_area: 50 kg/m² }}
  given roof "over" in "B" {{ u_value: 0.5 W/(m²·K) mass_per_area: 30 kg/m² }}
  given roof "unknown" in "B" {{ u_value: 0.5 W/(m²·K) mass_per_area: missing }}
  expect rule "{id}-rule" for "light" pass
  expect rule "{id}-rule" for "heavy" pass
  expect rule "{id}-rule" for "over" fail
  expect rule "{id}-rule" for "unknown" undetermined missing roof.mass_per_area
}}
)";

constexpr const char* kQuestion = R"(rule "{id}" {{ en "Fits the character of the place" }} {{
  cite "Name of the document" clause "1.1" evidence secondary
  mandatory
  applies to building
  asks reviewer {{ en "Do scale and material follow the statement of the area?" }}
}}

test "{id}: a question until a person has answered" {{
  given building "B"
  given building "C"
  answer rule "{id}" for "C" pass
  expect rule "{id}" for "B" manual
  expect rule "{id}" for "C" pass
}}
)";

constexpr const char* kPack = R"(id: {id}
edition: "{edition}"
status: draft
title: {{ en: Title of the guideline }}
files: [guideline.garis, rules.garis, rules-tests.garis]
clauses: clauses.yaml
)";

constexpr const char* kClauses =
    R"(# Every clause of the document, and what has become of it: encoded, partly, person, out_of_scope
clauses:
  - clause: "1.1"
    title: { en: Thermal transmittance of external walls }
    state: encoded
  - clause: "1.2"
    title: { en: Houses }
    state: encoded
)";

bool is_plain(const std::string& name, std::string_view more) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           more.find(c) != std::string_view::npos;
  });
}

// Editions that are no year begin with the year of the first one that is.
std::string year_of(const std::string& edition) {
  const bool is_year =
      edition.size() == 4 && is_plain(edition, "") &&
      std::all_of(edition.begin(), edition.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_year ? edition : "2026";
}

std::string filled(const char* text, const std::string& id, const std::string& edition) {
  return fmt::format(fmt::runtime(text), fmt::arg("id", id), fmt::arg("edition", edition),
                     fmt::arg("year", year_of(edition)));
}

std::vector<NewFile> files_of(const NewOptions& options) {
  const auto& id = options.name;
  if (options.kind == "pack") {
    const fs::path folder =
        options.to.empty() ? fs::path("rules") / id / options.edition : fs::path(options.to);
    return {{folder / "pack.yaml", filled(kPack, id, options.edition)},
            {folder / "guideline.garis", filled(kHeader, id, options.edition)},
            {folder / "rules.garis", filled(kRule, "1.1-wall-u", options.edition)},
            {folder / "rules-tests.garis", filled(kRuleTests, "1.1-wall-u", options.edition)},
            {folder / "clauses.yaml", kClauses}};
  }
  const auto text =
      options.kind == "table" ? filled(kTable, id, options.edition)
      : options.kind == "test"
          ? filled(kRule, id, options.edition) + "\n" + filled(kRuleTests, id, options.edition)
      : options.kind == "question"
          ? filled(kQuestion, id, options.edition)
          : filled(kRule, id, options.edition) + "\n" + filled(kRuleTests, id, options.edition);
  return {{options.to, text}};
}

std::optional<base::Error> check_name(const NewOptions& options) {
  const bool good = options.kind == "table"
                        ? is_plain(options.name, "_") &&
                              std::isdigit(static_cast<unsigned char>(options.name[0])) == 0
                    : options.kind == "pack" ? is_plain(options.name, "-_")
                                             : is_plain(options.name, "-_.");
  if (good && is_plain(options.edition, "-._")) return std::nullopt;
  return base::Error{
      "E-USAGE",
      fmt::format("'{}' cannot be a name here", good ? options.edition : options.name),
      {"letters, digits and - _ . in ids; letters, digits and _ in names of tables"}};
}

std::optional<base::Error> put(const std::vector<NewFile>& files) {
  std::error_code ignored;
  for (const auto& file : files) {
    if (fs::exists(file.path, ignored))
      return base::Error{"E-USAGE",
                         fmt::format("{} exists and stays as it is", file.path.generic_string()),
                         {"choose another place with -o"}};
  }
  for (const auto& file : files) {
    std::error_code error;
    if (file.path.has_parent_path()) fs::create_directories(file.path.parent_path(), error);
    if (error)
      return base::Error{"E-WRITE",
                         fmt::format("cannot make {}", file.path.parent_path().generic_string()),
                         {error.message()}};
    if (auto problem = write_file(destination(file.path), file.text)) return problem;
    fmt::print("{}\n", file.path.generic_string());
  }
  return std::nullopt;
}

}  // namespace

int make_new(const Arguments& arguments) {
  CLI::App app("Writes something to begin with: it lints clean and passes its own tests.", "new");
  NewOptions options;
  app.add_option("KIND", options.kind, "pack, rule, table, question or test")
      ->required()
      ->check(CLI::IsMember({"pack", "rule", "table", "question", "test"}));
  app.add_option("NAME", options.name, "id of the pack or rule, name of the table")->required();
  app.add_option("--edition", options.edition, "edition of a pack: a year")->type_name("EDITION");
  app.add_option("-o,--output", options.to, "file, for a pack a folder; else to stdout")
      ->type_name("PATH");
  app.footer("example: garis new pack my-guideline --edition 2026");
  if (auto code = parse(app, arguments)) return *code;
  if (auto error = check_name(options)) return fail(*error);
  const auto files = files_of(options);
  if (options.kind != "pack" && options.to.empty()) {
    fmt::print("{}", files[0].text);
    return 0;
  }
  if (auto error = put(files)) return fail(*error);
  return 0;
}

}  // namespace garis::cli
