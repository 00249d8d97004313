#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "dsl/base/sha256.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::yaml {
namespace {

struct Storage {
  std::vector<Record> records;
  std::string text;
};

class Builder : public YAML::EventHandler {
 public:
  explicit Builder(Storage& out) : out_(out) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    leaf(mark, Kind::null, anchor, {});
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    leaf(mark, Kind::scalar, anchor, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, Kind::list, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, Kind::map, anchor);
  }
  void OnMapEnd() override { close(); }

  // `*name` stands for what `&name` marks: its records once more, their text shared.
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end() || is_open(found->second))
      throw Problem{"a reference to a part that is not complete", mark.line + 1};
    const auto begin = found->second;
    const auto shift = static_cast<std::uint32_t>(out_.records.size() - begin);
    const auto end = out_.records[begin].end;
    if (out_.records.size() + (end - begin) > kMostRecords)
      throw Problem{"more than a million values through references", mark.line + 1};
    for (auto i = begin; i < end; ++i) {
      Record copy = out_.records[i];
      copy.end += shift;
      out_.records.push_back(copy);
    }
  }

 private:
  static constexpr std::size_t kMostRecords = 1'000'000;

  bool is_open(std::size_t record) const {
    return std::find(open_.begin(), open_.end(), record) != open_.end();
  }

  void leaf(const YAML::Mark& mark, Kind kind, YAML::anchor_t anchor, const std::string& text) {
    add(mark, kind, anchor);
    out_.records.back().size = static_cast<std::uint32_t>(text.size());
    out_.text += text;
  }

  void open(const YAML::Mark& mark, Kind kind, YAML::anchor_t anchor) {
    open_.push_back(out_.records.size());
    add(mark, kind, anchor);
  }

  void close() {
    out_.records[open_.back()].end = static_cast<std::uint32_t>(out_.records.size());
    open_.pop_back();
  }

  void add(const YAML::Mark& mark, Kind kind, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) anchors_[anchor] = out_.records.size();
    out_.records.push_back({static_cast<std::uint32_t>(out_.text.size()), 0,
                            static_cast<std::uint32_t>(out_.records.size() + 1),
                            static_cast<std::uint32_t>(mark.line + 1), kind});
  }

  Storage& out_;
  std::vector<std::size_t> open_;
  std::map<YAML::anchor_t, std::size_t> anchors_;
};

}  // namespace

Document parse(std::string_view yaml) {
  const auto storage = std::make_shared<Storage>();
  Builder builder(*storage);
  try {
    std::istringstream stream{std::string(yaml)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    throw Problem{"not readable as YAML: " + error.msg, error.mark.line + 1};
  }
  if (storage->records.empty()) storage->records.push_back({0, 0, 1, 1, Kind::null});
  return {storage->records, storage->text, storage};
}

Document load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) throw Problem{"the file cannot be read", 0};
  if (const auto* prepared = find_prepared(base::sha256(bytes))) return *prepared;
  return parse(bytes);
}

}  // namespace garis::yaml
