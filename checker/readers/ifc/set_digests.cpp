#include "checker/readers/ifc/set_digests.hpp"

#include <algorithm>

#include "checker/readers/step/references.hpp"

namespace garis::ifc {

SetDigests::SetDigests(const Source& source, const PropertyNames& names)
    : source_(source), names_(names) {
  const auto& index = source.index();
  for (std::size_t i = 0; i < index.keyword_count(); ++i)
    forms_.push_back(form_of(index.keyword_name(static_cast<step::KeywordId>(i))));
}

SetDigests::Form SetDigests::form_of(std::string_view keyword) {
  Form form;
  form.keyword_size = keyword.size();
  form.position = static_cast<std::uint8_t>(value_position(keyword));
  form.is_complex = is_complex(keyword);
  form.is_reference = keyword == "IFCPROPERTYREFERENCEVALUE";
  return form;
}

const SetDigest& SetDigests::of(Row set) {
  const auto [it, is_new] = digests_.try_emplace(static_cast<std::uint32_t>(set));
  if (is_new) it->second = read(set);
  return it->second;
}

SetDigest SetDigests::read(Row set) const {
  SetDigest digest;
  digest.shape = shape_of(source_, set);
  if (!digest.shape) return digest;
  for (const auto member : source_.rows(source_.argument(set, digest.shape->list)))
    add(member, digest);
  if (!digest.items.empty())
    digest.name = NameText(source_.argument(set, digest.shape->name)).view();
  return digest;
}

void SetDigests::add(Row member, SetDigest& to) const {
  const auto& form = forms_[static_cast<std::size_t>(source_.index().keyword(member))];
  if (form.is_reference) return;
  if (form.is_complex) return to.items.push_back({member, {}, form.position, true});
  const auto plain = step::leading_string(source_.index().instance(member), form.keyword_size);
  const auto name = plain
                        ? names_.find(*plain)
                        : names_.find(NameText(source_.argument(member, at::property_name)).view());
  if (name) to.items.push_back({member, *name, form.position, false});
}

}  // namespace garis::ifc
