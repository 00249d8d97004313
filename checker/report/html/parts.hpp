// The parts of the page, from top to bottom. Private to the library.
#pragma once

#include "checker/report/block_list.hpp"
#include "checker/report/html/html.hpp"
#include "checker/report/html/markup.hpp"
#include "checker/report/words.hpp"

namespace garis::html {

namespace f = garis::findings;
using report::Block;
using report::Phrase;

struct View {
  const f::Report& report;
  const HtmlOptions& options;
  const std::string& language;
  std::vector<Block> blocks;  // what is wrong or open, in the order of the guideline

  template <class... Args>
  Html say(Phrase phrase, const Args&... args) const {
    return text(report::say(language, phrase, args...));
  }
};

Html opening(const View& view);   // verdict, facts, the answer in three columns
Html contents(const View& view);  // the clauses, as navigation
Html findings(const View& view);  // a section per rule and outcome
Html points(const View& view);    // credits and ratings
Html closing(const View& view);   // what deserves a look, what was trusted, what was run

// --- shared by them ------------------------------------------------------------------------------

std::string token(f::Outcome outcome);                        // "fail", for classes
std::string anchor(const f::RuleSummary& rule);               // "rule-12": nothing of the model
Html badge(f::Outcome outcome, const std::string& language);  // mark and word
std::string title_of(const f::RuleSummary& rule, const std::string& language);
const f::Finding* worst_of(const Block& block);  // the largest share over its limit; may be null

// A heading of level 2 or 3 with what it heads.
enum class Level { part, block };
Html section(Level level, std::string_view kind, std::string_view id, const Html& heading,
             const Html& inside);

}  // namespace garis::html
