// The bytes of a document, hashed and decoded piece by piece. For large documents a second thread
// does that ahead of the parser: hashing and decoding cost a sixth of what parsing does.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "checker/readers/xml/encoding.hpp"
#include "checker/readers/xml/input.hpp"
#include "dsl/base/result.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::xml {

struct Piece {
  std::u16string units;              // the text, or
  std::string bytes;                 // of an encoding that is left to the parser
  std::optional<base::Error> error;  // instead of text; its message lacks the name of the file
};

class Pipeline {
 public:
  // `head`: the first bytes, already taken from `source`, which must outlive the pipeline.
  Pipeline(ByteSource& source, std::string head, const EncodingGuess& encoding,
           std::uint64_t limit);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Puts the next piece into `piece`, whose memory is used again; false at the end.
  bool next(Piece& piece);
  bool is_raw() const { return raw_; }

  // Reads what is left, if the parser did not; then the rest may be asked. False if that failed.
  bool finish();
  std::string sha256() { return hash_.hex(); }
  std::uint64_t bytes() const { return bytes_; }
  const Decoder& decoder() const { return decoder_; }

 private:
  bool produce(Piece& piece);
  void take(char* bytes, std::size_t size, Piece& piece);
  void decode(std::string_view bytes, Piece& piece);
  void work();

  ByteSource& source_;
  std::string head_;
  std::uint64_t limit_;
  Decoder decoder_;
  bool raw_;
  bool is_wide_;
  base::Sha256 hash_;
  std::uint64_t bytes_ = 0;
  bool ended_ = false;
  std::vector<char> chunk_;
  std::string rest_;  // bytes of a character that is cut off, then the piece

  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Piece> ready_;
  std::vector<Piece> used_;
  bool done_ = false;  // the thread has put its last piece
  bool stop_ = false;  // nobody wants more
};

}  // namespace garis::xml
