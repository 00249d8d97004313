#include "checker/report/blocks.hpp"

#include <algorithm>
#include <iterator>

#include "checker/report/block_list.hpp"
#include "checker/report/sentences.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

constexpr std::size_t kWidestClause = 24;
constexpr std::size_t kNarrowestTitle = 16;
constexpr std::size_t kMostInputs = 3;
constexpr std::size_t kMostMissing = 6;

std::size_t clause_width(const std::vector<Block>& blocks) {
  std::size_t widest = 0;
  for (const auto& block : blocks) {
    widest = std::max(widest, columns(inert(block.rule->clause.locator)));
  }
  return std::min(widest, kWidestClause);
}

// Severity and evidence when they are not the usual ones: "[advisory, figures from a copy]".
std::string reservations(const Block& block, const std::string& language) {
  auto evidence = f::Evidence::primary;
  for (const auto* finding : block.findings) evidence = std::max(evidence, finding->evidence);
  std::string words;
  if (block.rule->severity != f::Severity::mandatory) {
    words = severity_word(block.rule->severity, language);
  }
  if (evidence != f::Evidence::primary) {
    words += (words.empty() ? "" : ", ") + std::string(evidence_word(evidence, language));
  }
  return words.empty() ? words : "[" + words + "]";
}

// What is certain although the comparison is open: a known value, or bounds. "At least 0" alone is
// true of every quantity.
bool says_something(const f::Measure& measure) {
  const auto& actual = measure.actual;
  const bool bounded = actual.high ? true : actual.low.value_or(0) != 0;
  return actual.value || bounded || !measure.limit.value;
}

class BlockWriter {
 public:
  BlockWriter(Page& page, const f::Report& report, std::size_t clause_columns)
      : page_(page), report_(report), clause_columns_(clause_columns) {}

  void write(const Block& block) {
    heading(block);
    if (page_.options().verbose) rule_place(block);
    const auto groups = groups_of(block);
    const auto most = static_cast<std::size_t>(std::max(page_.options().groups, 1));
    for (std::size_t i = 0; i < groups.size() && i < most; ++i) {
      group(block, *groups[i], groups.size() == 1);
    }
    if (groups.size() <= most) return;
    std::uint64_t rest = 0;
    for (std::size_t i = most; i < groups.size(); ++i) rest += groups[i]->size;
    page_.add(indent(), page_.say(Phrase::more_groups, groups.size() - most, rest));
  }

 private:
  std::size_t indent() const { return page_.label_width(); }
  std::size_t deep() const { return indent() + 2; }
  const std::string& language() const { return page_.language(); }

  void heading(const Block& block) {
    const auto& rule = *block.rule;
    const std::string start =
        page_.label(block.outcome) +
        pad(fit(inert(rule.clause.locator), clause_columns_), clause_columns_ + 2);
    const std::string count =
        rule.subjects == 0 ? "" : count_words(rule, block.subjects, language());
    const std::size_t taken = indent() + clause_columns_ + 2 + columns(count) + 2;
    const std::size_t room =
        std::max(page_.width() > taken ? page_.width() - taken : 0, kNarrowestTitle);
    std::string title = in_language(rule.title, language());
    if (title.empty()) title = inert(rule.rule);
    const std::string reserved = reservations(block, language());
    const bool inside = !reserved.empty() && columns(title) + 1 + columns(reserved) <= room;
    title = inside ? title + " " + reserved : fit(title, room);
    page_.exact(count.empty() ? start + title : start + pad(title, room) + "  " + count);
    if (!reserved.empty() && !inside) page_.add(indent(), reserved);
  }

  // "clause 5.2.1, page 14 · mandatory · read in the document itself · envelope.garis:41"
  void rule_place(const Block& block) {
    const auto& clause = block.rule->clause;
    std::string line = inert(block.rule->rule);
    if (!clause.source.empty()) line += " · " + inert(clause.source);
    if (!clause.page.empty()) line += " · " + page_.say(Phrase::page, inert(clause.page));
    line += " · " + std::string(severity_word(block.rule->severity, language()));
    if (!block.findings.empty() && !block.findings[0]->at.file.empty()) {
      const auto& at = block.findings[0]->at;
      line += " · " + inert(at.file) + ":" + std::to_string(at.line);
    }
    page_.add(indent(), line);
  }

  std::vector<const f::Group*> groups_of(const Block& block) const {
    std::vector<const f::Group*> groups;
    for (const auto& group : block.rule->groups) {
      if (group.outcome == block.outcome) groups.push_back(&group);
    }
    return groups;
  }

  static Findings members(const Block& block, const f::Group& group) {
    Findings result;
    std::copy_if(block.findings.begin(), block.findings.end(), std::back_inserter(result),
                 [&](const f::Finding* finding) { return finding->group == group.id; });
    return result;
  }

  void group(const Block& block, const f::Group& group, bool only) {
    const auto findings = members(block, group);
    if (findings.empty()) return;  // cut from the record, counted in the heading
    const auto& first = *findings.front();
    say_what(first, group, type_words(block, first, group, only));
    if (!first.flags.empty()) {
      if (const auto note = flags_sentence(first.flags, language()); !note.empty()) {
        page_.add(deep(), note);
      }
    }
    examples(block, group, findings);
  }

  // Set behind the first line of a group: "type W-EXT-02 (24)".
  std::string type_words(const Block& block, const f::Finding& first, const f::Group& group,
                         bool only) const {
    if (!first.subject.type.empty()) {
      return page_.say(Phrase::of_type, fit(inert(first.subject.type), 40), group.size);
    }
    if (only) return {};
    return std::to_string(group.size) + " " + subjects_noun(*block.rule, group.size, language());
  }

  void say_what(const f::Finding& finding, const f::Group& group, const std::string& type) {
    switch (finding.outcome) {
      case Outcome::fail:
      case Outcome::pass:
        return say_decided(finding, type);
      case Outcome::undetermined:
        return say_open(finding, group);
      case Outcome::manual:
        return say_question(finding);
      case Outcome::waived:
        return say_waived(finding);
      case Outcome::exempt:
        return say_exempt(finding);
      case Outcome::error:
        return say_error(finding);
      case Outcome::not_applicable:
        if (!finding.condition.empty()) {
          page_.add(indent(), page_.say(Phrase::condition, inert(finding.condition)));
        }
        return;
    }
  }

  void say_decided(const f::Finding& finding, const std::string& type) {
    const std::string what = finding.measure
                                 ? measure_sentence(*finding.measure, finding.outcome, language())
                                 : in_language(finding.message, language());
    const bool fits = indent() + columns(what) + 3 + columns(type) <= page_.width();
    const std::string beside = glued("   " + type);
    page_.add(indent(), fits && !type.empty() ? what + beside : what);
    if (!fits && !type.empty()) page_.add(deep(), type);
    if (finding.path) {
      const bool passed = finding.outcome == Outcome::pass;
      named(passed ? Phrase::path_passed : Phrase::path_nearest, *finding.path, deep());
    }
    for (const auto& assumed : finding.assumed)
      page_.add(deep(), assumed_line(assumed, language()));
    for (const auto& remedy : finding.remedies)
      page_.add(deep(), remedy_sentence(remedy, language()));
  }

  void say_open(const f::Finding& finding, const f::Group& group) {
    if (finding.measure && says_something(*finding.measure)) {
      page_.add(indent(), measure_sentence(*finding.measure, finding.outcome, language()));
    }
    const auto missing = missing_sentences(finding, group.size, report_.run.inputs, language());
    for (std::size_t i = 0; i < missing.size() && i < kMostMissing; ++i) {
      page_.add(indent(), missing[i].what);
      if (!missing[i].looked_for.empty()) page_.add(deep(), missing[i].looked_for);
      if (!missing[i].ask.empty()) page_.add(deep(), missing[i].ask);
    }
    if (missing.size() > kMostMissing) {
      page_.add(indent(), page_.say(Phrase::more_values, missing.size() - kMostMissing));
    }
    if (finding.question) say_question(finding);
    if (finding.deciding) page_.add(deep(), deciding_sentence(*finding.deciding, language()));
  }

  void say_question(const f::Finding& finding) {
    if (!finding.question) return page_.add(indent(), in_language(finding.message, language()));
    const auto& question = *finding.question;
    page_.add(indent(), page_.say(Phrase::asked, inert(role_word(question.asked_of, language())),
                                  in_language(question.text, language())));
  }

  void say_waived(const f::Finding& finding) {
    if (finding.waiver) page_.add(indent(), waiver_sentence(finding, language()));
    if (finding.measure) {
      const auto from = finding.outcome_from.value_or(Outcome::fail);
      page_.add(deep(), measure_sentence(*finding.measure, from, language()));
    }
  }

  void say_exempt(const f::Finding& finding) {
    if (finding.exception) named(Phrase::exempt_by, *finding.exception, indent());
  }

  void say_error(const f::Finding& finding) {
    if (!finding.error) return page_.add(indent(), in_language(finding.message, language()));
    const auto& error = *finding.error;
    std::string line = inert(error.text) + " [" + inert(error.code) + "]";
    if (!error.file.empty()) line += " " + inert(error.file) + ":" + std::to_string(error.line);
    page_.add(indent(), line);
  }

  void named(Phrase phrase, const f::NamedClause& named, std::size_t at) {
    std::string line = page_.say(phrase, inert(named.name));
    if (named.clause) line += " " + page_.say(Phrase::clause_ref, inert(named.clause->locator));
    page_.add(at, line);
  }

  // Subjects that need no pointing at: one building, or an item that names what is missing already.
  bool wants_examples(const Block& block) const {
    if (page_.options().verbose || page_.options().examples > 1) return true;
    return block.outcome == Outcome::fail || block.outcome == Outcome::pass ||
           block.outcome == Outcome::error;
  }

  void examples(const Block& block, const f::Group& group, const Findings& findings) {
    if (!wants_examples(block)) return;
    const auto most = static_cast<std::size_t>(std::max(page_.options().examples, 0));
    const std::size_t shown = std::min(most, findings.size());
    for (std::size_t i = 0; i < shown; ++i) example(*findings[i]);
    if (group.size > shown) page_.add(deep(), page_.say(Phrase::more, group.size - shown));
  }

  void example(const f::Finding& finding) {
    page_.add(deep(), subject_line(finding.subject));
    const std::size_t shown = std::min(finding.inputs.size(), kMostInputs);
    for (std::size_t i = 0; i < shown; ++i) {
      page_.add(deep(), input_line(finding.inputs[i], finding, language()));
    }
    const std::uint64_t rest = finding.inputs.size() - shown + finding.inputs_more;
    if (rest > 0) page_.add(deep(), page_.say(Phrase::more_values, rest));
  }

  Page& page_;
  const f::Report& report_;
  std::size_t clause_columns_;
};

}  // namespace

void add_blocks(Page& page, const f::Report& report) {
  const auto blocks = blocks_of(report, page.options());
  BlockWriter writer(page, report, clause_width(blocks));
  const std::string* pack = nullptr;
  for (const auto& block : blocks) {
    if (report.run.packs.size() > 1 && (!pack || *pack != block.rule->pack)) {
      page.blank();
      page.exact(inert(block.rule->pack));
    }
    pack = &block.rule->pack;
    writer.write(block);
  }
  if (!blocks.empty()) page.blank();
}

}  // namespace garis::report
