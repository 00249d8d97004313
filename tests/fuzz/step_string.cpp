// Any bytes between quotes become valid UTF-8 of a size that is bounded by theirs.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/readers/step/string.hpp"
#include "dsl/base/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const auto text = garis::step::decode_string(raw);
  if (!garis::base::is_valid_utf8(text) || text.size() > 3 * size) std::abort();
  if (garis::step::is_plain(raw) && text != raw) std::abort();
  return 0;
}
