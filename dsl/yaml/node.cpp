#include <charconv>

#include "dsl/yaml/yaml.hpp"

namespace garis::yaml {
namespace {

template <class T>
T parsed(const Node& node, const char* what) {
  const auto text = node.text();
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size())
    refuse(node, "`" + text + "` is not " + what);
  return value;
}

}  // namespace

std::string Node::text() const {
  return is_scalar() ? std::string(text_ + record_->text, record_->size) : std::string();
}

double Node::number() const { return parsed<double>(*this, "a number"); }

int Node::integer() const { return parsed<int>(*this, "a whole number"); }

bool Node::yes() const {
  const auto word = text();
  const bool is_yes = word == "true" || word == "yes";
  if (!is_yes && word != "false" && word != "no")
    refuse(*this, "`" + word + "` is not true or false");
  return is_yes;
}

Node Node::operator[](std::string_view key) const {
  if (!is_map()) return {};
  for (const auto& entry : *this) {
    const auto* name = entry.first.record_;
    if (name->kind == Kind::scalar && std::string_view(text_ + name->text, name->size) == key)
      return entry.second;
  }
  return {};
}

Node Node::operator[](std::size_t index) const {
  for (const auto& entry : *this) {
    if (index-- == 0) return entry;
  }
  return {};
}

std::size_t Node::size() const {
  std::size_t count = 0;
  for (auto it = begin(); !(it == end()); ++it) ++count;
  return count;
}

Iterator Node::begin() const {
  if (!is_list() && !is_map()) return end();
  return {*this, static_cast<std::uint32_t>(record_ - first_) + 1};
}

Iterator Node::end() const { return {*this, record_ ? record_->end : 0}; }

Entry Iterator::operator*() const {
  Entry entry{parent_.at(index_), {}, {}};
  if (!parent_.is_map()) return entry;
  entry.first = entry;
  entry.second = parent_.at(entry.record_->end);
  return entry;
}

Iterator& Iterator::operator++() {
  index_ = parent_.at(index_).record_->end;
  if (parent_.is_map()) index_ = parent_.at(index_).record_->end;
  return *this;
}

}  // namespace garis::yaml
