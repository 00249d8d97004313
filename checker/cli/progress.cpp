#include "checker/cli/progress.hpp"

#include <chrono>

#include <fmt/format.h>
#include <unistd.h>

#include "checker/cli/command.hpp"
#include "checker/report/columns.hpp"

namespace garis::cli {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kStep = std::chrono::milliseconds(250);
constexpr std::size_t kWidth = 60;

void rewrite(const std::string& line) {
  to_stderr("\r\x1b[K" + line);
  std::fflush(stderr);
}

}  // namespace

Progress::Progress(const Display& display) {
  const bool wanted = !display.no_progress && display.quiet == 0 && isatty(STDERR_FILENO) == 1;
  if (wanted) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Progress::stage(std::string what) {
  const std::lock_guard lock(mutex_);
  stage_ = std::move(what);
}

void Progress::show() {
  const auto started = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  if (changed_.wait_for(lock, kPatience, [this] { return ended_; })) return;
  do {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
    rewrite(
        fmt::format("{} ({:.0f} s)", report::fit(report::inert(stage_), kWidth), taken.count()));
  } while (!changed_.wait_for(lock, kStep, [this] { return ended_; }));
  rewrite("");
}

}  // namespace garis::cli
