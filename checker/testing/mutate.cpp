#include "checker/testing/mutate.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include "checker/evaluate/test_runner.hpp"
#include "checker/testing/mutants.hpp"
#include "dsl/compile/compile.hpp"

namespace garis::testing {
namespace {

enum class Fate : std::uint8_t { killed, survived, untested };

// One thread's copy of the guideline, in which mutants are tried one after the other.
class Laboratory {
 public:
  Laboratory(std::unique_ptr<compile::Pack> pack, std::string today)
      : pack_(std::move(pack)), today_(std::move(today)), mutants_(mutants(pack_->guideline)) {
    const semantics::Dependencies dependencies(pack_->guideline);
    for (const auto& declaration : pack_->guideline.file.declarations) {
      if (const auto* test = std::get_if<ast::Test>(&declaration))
        stands_on_.push_back(dependencies.closure(*test));
    }
  }

  const std::vector<Mutant>& all() const { return mutants_; }

  Fate try_out(const Mutant& mutant) {
    bool tested = false;
    for (const auto& closure : stands_on_) tested = tested || closure.contains(mutant.declaration);
    if (!tested) return Fate::untested;
    mutant.apply(pack_->guideline.file);
    const bool noticed = is_noticed(mutant);
    mutant.undo(pack_->guideline.file);
    return noticed ? Fate::killed : Fate::survived;
  }

 private:
  bool is_noticed(const Mutant& mutant) const {
    const auto& words = pack_->guideline.vocabulary;
    const auto plan = compile::compile(pack_->guideline, pack_->sources);
    for (std::size_t i = 0; i < plan.tests.size(); ++i) {
      if (stands_on_[i].contains(mutant.declaration) &&
          !evaluate::run_test(plan, plan.tests[i], words, today_).passed())
        return true;
    }
    return false;
  }

  std::unique_ptr<compile::Pack> pack_;
  std::string today_;
  std::vector<Mutant> mutants_;
  std::vector<std::set<DeclId>> stands_on_;  // by test
};

void add_survivor(const Mutant& mutant, Fate fate, std::vector<Survivor>& survivors) {
  const auto same_place = [&](const Survivor& s) {
    return s.span.file == mutant.span.file && s.span.begin == mutant.span.begin &&
           s.span.end == mutant.span.end && s.before == mutant.before;
  };
  if (survivors.empty() || !same_place(survivors.back()))
    survivors.push_back({mutant.span, mutant.before, {}, fate == Fate::untested});
  survivors.back().after.push_back(mutant.after);
}

}  // namespace

Mutation mutate(const LoadPack& load, const std::string& today, unsigned threads,
                const ReportProgress& report_progress) {
  Laboratory first(load(), today);
  const auto all = first.all().size();
  std::vector<Fate> fates(all);
  std::atomic<std::size_t> next = 0, done = 0;
  std::mutex progress;
  const auto work = [&](Laboratory& laboratory) {
    for (std::size_t i = next++; i < all; i = next++) {
      fates[i] = laboratory.try_out(laboratory.all()[i]);
      const std::lock_guard lock(progress);
      report_progress(++done, all);
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) {
    others.emplace_back([&] {
      Laboratory own(load(), today);
      work(own);
    });
  }
  work(first);
  for (auto& other : others) other.join();

  Mutation result;
  result.mutants = all;
  for (std::size_t i = 0; i < all; ++i) {
    if (fates[i] == Fate::killed) {
      ++result.killed;
    } else {
      add_survivor(first.all()[i], fates[i], result.survivors);
    }
  }
  return result;
}

}  // namespace garis::testing
