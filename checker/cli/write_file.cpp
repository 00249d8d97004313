#include "checker/cli/write_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as the kernel

base::Error cannot_write(const fs::path& path, int reason) {
  return {"E-WRITE", fmt::format("cannot write {}", path.string()), {std::strerror(reason)}};
}

bool is_open_file(const fs::path& path) { return path.string().starts_with("/proc/"); }

fs::path with_real_folder(const fs::path& path) {
  std::error_code error;
  const auto folder = fs::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
  return error ? path : folder / path.filename();
}

// 0, or the number of the error.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_and_close(int descriptor, std::string_view text) {
  if (descriptor < 0) return errno;
  const int problem = write_all(descriptor, text);
  return ::close(descriptor) != 0 && problem == 0 ? errno : problem;
}

// Appending matters where an open file is named by its descriptor: it may hold something already.
std::optional<base::Error> write_in_place(const fs::path& path, std::string_view text) {
  const int problem =
      write_and_close(::open(path.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC), text);
  return problem == 0 ? std::nullopt : std::optional(cannot_write(path, problem));
}

int write_new(const fs::path& path, const fs::path& model, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  struct stat former {};
  if (file >= 0 && ::stat(model.c_str(), &former) == 0) ::fchmod(file, former.st_mode & 07777U);
  return write_and_close(file, text);
}

}  // namespace

fs::path destination(const fs::path& path) {
  auto at = with_real_folder(path);
  std::error_code error;
  for (int links = 0; links < kMostLinks && !is_open_file(at) && fs::is_symlink(at, error); ++links)
    at = with_real_folder(at.parent_path() / fs::read_symlink(at, error));
  return at;
}

bool is_ordinary(const fs::path& destination) {
  std::error_code error;
  const auto type = fs::status(destination, error).type();
  return !is_open_file(destination) &&
         (type == fs::file_type::regular || type == fs::file_type::not_found);
}

std::optional<base::Error> write_file(const fs::path& path, std::string_view text) {
  if (!is_ordinary(path)) return write_in_place(path, text);
  const fs::path temporary = path.string() + fmt::format(".{}.tmp", ::getpid());
  int problem = write_new(temporary, path, text);
  if (problem == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return std::nullopt;
  if (problem != EEXIST) ::unlink(temporary.c_str());
  return cannot_write(path, problem);
}

std::optional<base::Error> flush_stdout() {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return std::nullopt;
  return base::Error{"E-WRITE",
                     "cannot write to standard output",
                     {errno == 0 ? "a part of the output is lost" : std::strerror(errno)}};
}

void occupy_standard_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
      ::open("/dev/null", stream == STDOUT_FILENO ? O_RDONLY : O_RDWR);
  }
}

}  // namespace garis::cli
