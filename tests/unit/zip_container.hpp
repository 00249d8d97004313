// Zip containers for tests, byte by byte, so that each oddity can be made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace garis::test {

struct ZipEntry {
  std::string name;
  std::string bytes;         // stored as they are
  std::uint16_t method = 0;  // as the headers say
  std::uint16_t flags = 0;   // 1: encrypted, 8: data descriptor, 0x800: UTF-8 name
  std::uint16_t date = (36 << 9) | (2 << 5) | 28;  // 2016-02-28
};

inline void little(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

inline std::uint32_t crc32_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

inline void common_header(std::string& out, const ZipEntry& entry, bool with_sizes) {
  little(out, 20, 2);
  little(out, entry.flags, 2);
  little(out, entry.method, 2);
  little(out, 0, 2);
  little(out, entry.date, 2);
  little(out, with_sizes ? crc32_of(entry.bytes) : 0, 4);
  little(out, with_sizes ? entry.bytes.size() : 0, 4);
  little(out, with_sizes ? entry.bytes.size() : 0, 4);
  little(out, entry.name.size(), 2);
  little(out, 0, 2);
}

inline void local_entry(std::string& out, const ZipEntry& entry) {
  const bool has_descriptor = (entry.flags & 8) != 0;
  out += "PK\x03\x04";
  common_header(out, entry, !has_descriptor);
  out += entry.name + entry.bytes;
  if (!has_descriptor) return;
  out += "PK\x07\x08";
  little(out, crc32_of(entry.bytes), 4);
  little(out, entry.bytes.size(), 4);
  little(out, entry.bytes.size(), 4);
}

inline void central_entry(std::string& out, const ZipEntry& entry, std::size_t offset) {
  out += "PK\x01\x02";
  little(out, 20, 2);
  common_header(out, entry, true);
  little(out, 0, 2);  // comment, disk, attributes
  little(out, 0, 2);
  little(out, 0, 2);
  little(out, 0, 4);
  little(out, offset, 4);
  out += entry.name;
}

inline std::string zip_of(const std::vector<ZipEntry>& entries) {
  std::string out, directory;
  for (const auto& entry : entries) {
    central_entry(directory, entry, out.size());
    local_entry(out, entry);
  }
  const auto offset = out.size();
  out += directory + "PK\x05\x06";
  little(out, 0, 4);
  little(out, entries.size(), 2);
  little(out, entries.size(), 2);
  little(out, directory.size(), 4);
  little(out, offset, 4);
  little(out, 0, 2);
  return out;
}

}  // namespace garis::test
