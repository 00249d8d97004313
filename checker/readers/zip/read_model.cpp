#include "checker/readers/zip/read_model.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <zip.h>

namespace garis::zip {
namespace {

constexpr std::size_t kNamesShown = 5;
constexpr std::size_t kShown = 80;  // bytes of a name in a message
constexpr std::size_t kChunk = std::size_t{1} << 16;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using File = std::unique_ptr<zip_file_t, Discard>;

struct Entry {
  zip_uint64_t index;
  std::string name;
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string shown(const std::string& name) {
  auto text = name.substr(0, kShown);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < ' ' || c > '~' || c == '`'; }, '?');
  return "`" + text + "`";
}

std::string shown(const std::vector<Entry>& entries) {
  std::string text;
  for (std::size_t i = 0; i < std::min(entries.size(), kNamesShown); ++i) {
    text += (i > 0 ? ", " : "") + shown(entries[i].name);
  }
  return text + (entries.size() > kNamesShown ? ", …" : "");
}

// What libzip says, as the middle of a sentence.
std::string reason(zip_error_t* error) {
  std::string text = zip_error_strerror(error);
  if (text.size() > 1 && lower(text.substr(1, 1)) == text.substr(1, 1)) text[0] = lower(text)[0];
  return text;
}

base::Error refused(std::string message, std::string advice) {
  return {"E-FORMAT", std::move(message), {std::move(advice)}};
}

// Folders, and what macOS adds beside each file.
bool is_no_file(std::string_view name) {
  const auto base = name.substr(name.rfind('/') + 1);
  return base.empty() || base.starts_with("._") || name.starts_with("__MACOSX/");
}

std::vector<Entry> files(zip_t* archive) {
  std::vector<Entry> all;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive, i, ZIP_FL_ENC_GUESS);
    if (name != nullptr && !is_no_file(name)) all.push_back({i, name});
  }
  return all;
}

std::vector<Entry> with_endings(const std::vector<Entry>& entries,
                                std::initializer_list<std::string_view> endings) {
  std::vector<Entry> found;
  for (const auto& entry : entries) {
    const auto name = lower(entry.name);
    const auto fits = [&](std::string_view ending) { return name.ends_with(ending); };
    if (std::any_of(endings.begin(), endings.end(), fits)) found.push_back(entry);
  }
  return found;
}

base::Result<Entry> only_model(zip_t* archive) {
  const auto entries = files(archive);
  auto models = with_endings(entries, {".ifc", ".ifcxml", ".gbxml"});
  if (models.empty()) models = with_endings(entries, {".xml"});
  if (models.size() == 1) return models[0];
  if (models.size() > 1) {
    return refused("holds " + std::to_string(models.size()) + " models: " + shown(models),
                   "unpack it and give them one by one");
  }
  return refused(
      entries.empty() ? "is an empty container" : "holds no model; in it are " + shown(entries),
      "a model ends in .ifc, .ifcxml, .gbxml or .xml");
}

std::string method_name(zip_uint16_t method) {
  return method == ZIP_CM_DEFLATE64 ? "Deflate64" : "method " + std::to_string(method);
}

base::Result<zip_stat_t> readable(zip_t* archive, const Entry& entry) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive, entry.index, 0, &stat) != 0) {
    return refused(shown(entry.name) + " in it cannot be read", "pack it again");
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return refused(shown(entry.name) + " in it is encrypted", "pack it without a password");
  }
  if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 &&
      zip_compression_method_supported(stat.comp_method, 0) == 0) {
    return refused(shown(entry.name) + " in it is packed with " + method_name(stat.comp_method) +
                       ", which is not read",
                   "unpack it and give the file, or pack it again with plain Deflate");
  }
  return stat;
}

class Unpacked {
 public:
  Unpacked(const Entry& entry, std::uint64_t container, const Limits& limits)
      : entry_(entry), container_(container), limits_(limits) {}

  // Nothing while `size` bytes of the model are allowed.
  std::optional<base::Error> over(std::uint64_t size) const {
    if (size > limits_.unpacked) {
      return limit("more than " + std::to_string(limits_.unpacked) + " bytes");
    }
    if (size > limits_.ratio_from && size / limits_.ratio > container_) {
      return limit("more than " + std::to_string(limits_.ratio) +
                   " times the size of the container");
    }
    return std::nullopt;
  }

 private:
  base::Error limit(const std::string& what) const {
    return {"E-LIMIT",
            shown(entry_.name) + " in it unpacks to " + what,
            {"unpack it and give the file if this is meant"}};
  }

  const Entry& entry_;
  std::uint64_t container_;
  const Limits& limits_;
};

base::Result<Model> unpack(zip_t* archive, const Entry& entry, std::uint64_t container,
                           const Limits& limits) {
  const auto stat = readable(archive, entry);
  if (!stat) return stat.error();
  const Unpacked unpacked(entry, container, limits);
  if (auto error = unpacked.over(stat->size)) return *error;
  const auto damaged = [&](zip_error_t* error) {
    return refused(shown(entry.name) + " in it is damaged: " + reason(error), "pack it again");
  };
  const File file(zip_fopen_index(archive, entry.index, 0));
  if (file == nullptr) return damaged(zip_get_error(archive));

  Model model{entry.name, {}};
  std::array<char, kChunk> chunk;
  for (zip_int64_t got = 1; got > 0;) {
    got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) return damaged(zip_file_get_error(file.get()));
    model.bytes.append(chunk.data(), static_cast<std::size_t>(got));
    if (auto error = unpacked.over(model.bytes.size())) return *error;
  }
  return model;
}

base::Result<Model> read(zip_source_t* source, std::uint64_t container, const Limits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  const Archive archive(source == nullptr ? nullptr
                                          : zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive == nullptr) {
    const auto why = source == nullptr ? "not enough memory" : reason(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return refused("cannot be opened as a zip container: " + why,
                   "it may be cut off; copy or pack it again");
  }
  if (static_cast<std::uint64_t>(zip_get_num_entries(archive.get(), 0)) > limits.entries) {
    return base::Error{"E-LIMIT",
                       "holds more than " + std::to_string(limits.entries) + " files",
                       {"unpack it and give the model"}};
  }
  const auto entry = only_model(archive.get());
  if (!entry) return entry.error();
  return unpack(archive.get(), *entry, container, limits);
}

base::Result<Model> named(base::Result<Model> model, const std::string& name) {
  if (model) return model;
  auto error = model.error();
  error.message = name + ": " + error.message;
  return error;
}

base::Error no_memory(const std::string& name) {
  return {"E-LIMIT", name + ": not enough memory", {}};
}

}  // namespace

base::Result<Model> read_model(const std::filesystem::path& path, const Limits& limits) try {
  std::error_code trouble;
  const auto size = std::filesystem::file_size(path, trouble);
  if (trouble) return base::Error{"E-FORMAT", path.string() + ": " + trouble.message(), {}};
  auto* source = zip_source_file_create(path.c_str(), 0, -1, nullptr);
  return named(read(source, size, limits), path.string());
} catch (const std::bad_alloc&) {
  return no_memory(path.string());
}

base::Result<Model> read_model(std::string_view container, const std::string& name,
                               const Limits& limits) try {
  auto* source = zip_source_buffer_create(container.data(), container.size(), 0, nullptr);
  return named(read(source, container.size(), limits), name);
} catch (const std::bad_alloc&) {
  return no_memory(name);
}

}  // namespace garis::zip
