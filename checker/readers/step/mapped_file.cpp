#include "checker/readers/step/mapped_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace garis::step {
namespace {

class Descriptor {
 public:
  explicit Descriptor(const char* path) : number_(::open(path, O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

base::Error trouble(const std::filesystem::path& path, const char* what) {
  return {"E-FORMAT", path.string() + ": " + what + ": " + std::strerror(errno), {}};
}

base::Error too_large(const std::filesystem::path& path, std::uint64_t limit) {
  return {"E-LIMIT",
          path.string() + ":1: the file is larger than " + std::to_string(limit) + " bytes",
          {}};
}

// False on trouble and when there is more than `limit`.
bool read_all(int file, std::uint64_t limit, std::string& to) {
  std::array<char, 1 << 16> piece{};
  while (to.size() <= limit) {
    const auto got = ::read(file, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    to.append(piece.data(), static_cast<std::size_t>(got));
  }
  return false;
}

}  // namespace

base::Result<MappedFile> MappedFile::open(const std::filesystem::path& path,
                                          std::uint64_t max_bytes) {
  const Descriptor file(path.c_str());
  struct stat about {};
  if (file.number() < 0 || ::fstat(file.number(), &about) != 0)
    return trouble(path, "cannot open the file");
  const auto size = static_cast<std::uint64_t>(about.st_size);
  MappedFile mapped;
  if (S_ISREG(about.st_mode) && size > 0) {
    if (size > max_bytes) return too_large(path, max_bytes);
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (start != MAP_FAILED) {
      mapped.mapped_ = start;
      mapped.size_ = size;
      return mapped;
    }
  }
  mapped.read_ = std::make_unique<std::string>();
  if (read_all(file.number(), max_bytes, *mapped.read_)) return mapped;
  if (mapped.read_->size() > max_bytes) return too_large(path, max_bytes);
  return trouble(path, "cannot read the file");
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : mapped_(std::exchange(other.mapped_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      read_(std::move(other.read_)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(mapped_, other.mapped_);
  std::swap(size_, other.size_);
  std::swap(read_, other.read_);
  return *this;
}

MappedFile::~MappedFile() {
  if (mapped_ != nullptr) ::munmap(mapped_, size_);
}

}  // namespace garis::step
