// SHA-256 through OpenSSL, as lower-case hexadecimal.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace garis::base {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  std::string hex();  // ends the computation

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);

}  // namespace garis::base
