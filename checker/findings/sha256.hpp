// SHA-256 as 64 lower-case hexadecimal digits, of a text at once or piece by piece.
//
//   Sha256 hash;
//   hash.update("wall");
//   hash.hex();  // ends the computation: the object cannot be used afterwards
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace garis::findings {

class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void update(std::string_view bytes);
  std::string hex();

 private:
  struct Context;  // keeps OpenSSL out of this header
  std::unique_ptr<Context> context_;
};

std::string sha256(std::string_view bytes);

}  // namespace garis::findings
