#include "checker/readers/xml/names.hpp"

namespace garis::xml {
namespace {

std::size_t hash(std::u16string_view text) {
  std::size_t h = 1469598103934665603ULL;
  for (const char16_t c : text) h = (h ^ c) * 1099511628211ULL;
  return h ^ (h >> 29);
}

std::u16string_view without_prefix(std::u16string_view name) {
  const auto colon = name.find(u':');
  return colon == std::u16string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

NameId* Names::slot(std::u16string_view name) {
  std::size_t i = hash(name) & (table_.size() - 1);
  while (table_[i] != kUnknownName && names_[static_cast<std::size_t>(table_[i])] != name) {
    i = (i + 1) & (table_.size() - 1);
  }
  return &table_[i];
}

void Names::grow() {
  table_.assign(table_.size() * 2, kUnknownName);
  for (std::size_t i = 1; i < names_.size(); ++i) *slot(names_[i]) = static_cast<NameId>(i);
}

NameId Names::add(std::string_view name) {
  const std::u16string wide(name.begin(), name.end());
  if (NameId known = *slot(wide); known != kUnknownName) return known;
  if (names_.size() * 2 >= table_.size()) grow();
  names_.push_back(wide);
  return *slot(wide) = static_cast<NameId>(names_.size() - 1);
}

NameId Names::find(std::u16string_view name) const {
  const auto local = without_prefix(name);
  return local.empty() ? kUnknownName : *const_cast<Names*>(this)->slot(local);
}

}  // namespace garis::xml
