#include "checker/readers/xml/pipeline.hpp"

#include <new>
#include <utility>

namespace garis::xml {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 17;
constexpr std::size_t kAhead = 4;                         // pieces
constexpr std::uint64_t kAlone = std::uint64_t{1} << 20;  // bytes before a thread pays

}  // namespace

Pipeline::Pipeline(ByteSource& source, std::string head, const EncodingGuess& encoding,
                   std::uint64_t limit)
    : source_(source),
      head_(std::move(head)),
      limit_(limit),
      decoder_(encoding.encoding),
      raw_(encoding.encoding == Encoding::other),
      is_wide_(encoding.encoding == Encoding::utf16_le || encoding.encoding == Encoding::utf16_be),
      chunk_(kChunk) {
  hash_.update(std::string_view(head_).substr(0, encoding.mark));
  bytes_ = encoding.mark;
  head_.erase(0, encoding.mark);
}

Pipeline::~Pipeline() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Pipeline::take(char* bytes, std::size_t size, Piece& piece) {
  bytes_ += size;
  if (bytes_ > limit_) {
    piece.error = {"E-LIMIT",
                   ": is larger than " + std::to_string(limit_) + " bytes",
                   {"raise the limit if this is meant"}};
    ended_ = true;
    return;
  }
  hash_.update({bytes, size});
  if (raw_) {
    piece.bytes.assign(bytes, size);
  } else if (is_wide_) {
    decode({bytes, size}, piece);
    piece.units.resize(drop_indentation(piece.units.data(), piece.units.size()));
  } else {
    decode({bytes, drop_indentation(bytes, size)}, piece);
  }
}

void Pipeline::decode(std::string_view bytes, Piece& piece) {
  if (rest_.empty()) {
    rest_.assign(bytes.substr(decoder_.decode(bytes, ended_, piece.units)));
  } else {
    rest_.append(bytes);
    rest_.erase(0, decoder_.decode(rest_, ended_, piece.units));
  }
}

bool Pipeline::produce(Piece& piece) try {
  piece.units.clear();
  piece.bytes.clear();
  piece.error.reset();
  if (ended_) return false;
  if (!head_.empty()) {
    take(head_.data(), head_.size(), piece);
    head_.clear();
    return true;
  }
  const auto got = source_.read(chunk_.data(), chunk_.size());
  ended_ = got == 0;
  if (auto trouble = source_.trouble(); !trouble.empty()) {
    piece.error = {"E-FORMAT", ": " + trouble, {}};
    ended_ = true;
  } else {
    take(chunk_.data(), got, piece);
  }
  return true;
} catch (const std::bad_alloc&) {
  ended_ = true;
  piece.error = {"E-LIMIT", ": not enough memory", {}};
  return true;
}

void Pipeline::work() {
  Piece piece;
  while (true) {
    const bool more = produce(piece);
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stop_ || ready_.size() < kAhead; });
    done_ = !more || stop_;
    if (more) ready_.push_back(std::move(piece));
    if (!used_.empty()) {
      piece = std::move(used_.back());
      used_.pop_back();
    } else {
      piece = {};
    }
    changed_.notify_all();
    if (done_) return;
  }
}

bool Pipeline::next(Piece& piece) {
  if (!thread_.joinable()) {
    if (bytes_ < kAlone) return produce(piece);
    thread_ = std::thread([this] { work(); });
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return done_ || !ready_.empty(); });
  if (ready_.empty()) return false;
  used_.push_back(std::move(piece));
  piece = std::move(ready_.front());
  ready_.pop_front();
  changed_.notify_all();
  return true;
}

bool Pipeline::finish() {
  Piece piece;
  while (next(piece)) {
    if (piece.error) return false;
  }
  if (thread_.joinable()) thread_.join();
  return true;
}

}  // namespace garis::xml
