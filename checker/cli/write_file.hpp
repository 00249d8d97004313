// How bytes reach a file, a pipe or a device. Private to the command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "dsl/base/result.hpp"

namespace garis::cli {

// Where writing to `path` ends: symbolic links are followed, also to a file that is not there yet.
// Links under /proc stay as they are, because they stand for open files and not for names.
std::filesystem::path destination(const std::filesystem::path& path);

// True for a file that can be replaced as a whole, or made; not for devices, pipes and folders.
bool is_ordinary(const std::filesystem::path& destination);

// An ordinary file is written whole under a temporary name that then takes its place, with the
// permissions that the file had; anything else is written to where it is. `path` is a destination.
std::optional<base::Error> write_file(const std::filesystem::path& path, std::string_view text);

// What is still buffered goes out. E-WRITE if anything sent to standard output was lost.
std::optional<base::Error> flush_stdout();

// A stream that the caller has closed gets a descriptor that cannot be written to, so that no file
// opened later is taken for it.
void occupy_standard_streams();

}  // namespace garis::cli
