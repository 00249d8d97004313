#include "checker/readers/xml/input.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace garis::xml {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(std::FILE* file, bool owned) : file_(file), owned_(owned) {
    std::setvbuf(file, nullptr, _IONBF, 0);
  }
  ~FileSource() override {
    if (owned_) std::fclose(file_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* to, std::size_t size) override { return std::fread(to, 1, size, file_); }
  std::string trouble() const override { return std::ferror(file_) != 0 ? "reading failed" : ""; }

 private:
  std::FILE* file_;
  bool owned_;
};

class TextSource : public ByteSource {
 public:
  explicit TextSource(std::string_view text) : text_(text) {}
  std::size_t read(char* to, std::size_t size) override {
    const auto count = text_.copy(to, size);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
};

class PrependedSource : public ByteSource {
 public:
  PrependedSource(std::string head, std::unique_ptr<ByteSource> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}
  std::size_t read(char* to, std::size_t size) override {
    if (used_ == head_.size()) return rest_->read(to, size);
    const auto count = head_.copy(to, size, used_);
    used_ += count;
    return count;
  }
  std::string trouble() const override { return rest_->trouble(); }

 private:
  std::string head_;
  std::size_t used_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

}  // namespace

base::Result<std::unique_ptr<ByteSource>> open_file(const std::filesystem::path& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(stdin, false));
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return base::Error{"E-FORMAT", path.string() + ": is a folder", {"give the model files in it"}};
  }
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr)
    return base::Error{"E-READ", path.string() + ": " + std::strerror(errno), {}};
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(file, true));
}

std::unique_ptr<ByteSource> open_text(std::string_view text) {
  return std::make_unique<TextSource>(text);
}

std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<PrependedSource>(std::move(head), std::move(rest));
}

std::string read_head(ByteSource& source) {
  constexpr std::size_t kHead = 4096;
  std::string head(kHead, '\0');
  std::size_t size = 0;
  while (size < head.size()) {
    const auto got = source.read(head.data() + size, head.size() - size);
    if (got == 0) break;
    size += got;
  }
  head.resize(size);
  return head;
}

}  // namespace garis::xml
