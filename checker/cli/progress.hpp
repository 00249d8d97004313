// One line on the terminal that says what a long run is at; removed at the end. Nothing is shown
// when stderr is no terminal, or in the first second. Private to the command line.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "checker/cli/environment.hpp"

namespace garis::cli {

class Progress {
 public:
  explicit Progress(const Display& display);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void stage(std::string what);  // "reading office.xml"

 private:
  void show();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string stage_;
  bool ended_ = false;
  std::thread thread_;  // not running where nothing is to be shown
};

}  // namespace garis::cli
