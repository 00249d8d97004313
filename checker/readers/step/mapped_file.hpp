// The bytes of a file as one view.
//
// A regular file is mapped: its pages are shared with the cache of the system and cost no copy. All
// else (pipes, devices) is read into memory. A mapped file that another program cuts while it is
// read ends the process, as with every program that maps files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace garis::step {

// Owns the bytes; the view stays valid as long as the object, also when it is moved.
class MappedFile {
 public:
  // E-FORMAT if the file cannot be opened or read, E-LIMIT if it is larger than `max_bytes`.
  static base::Result<MappedFile> open(const std::filesystem::path& path, std::uint64_t max_bytes);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return mapped_ != nullptr ? view() : *read_; }

 private:
  MappedFile() = default;
  std::string_view view() const { return {static_cast<const char*>(mapped_), size_}; }

  void* mapped_ = nullptr;
  std::size_t size_ = 0;
  std::unique_ptr<std::string> read_;  // on the heap, so that a move leaves the bytes in place
};

}  // namespace garis::step
