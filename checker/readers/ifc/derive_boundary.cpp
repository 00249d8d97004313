// What space boundaries say about walls, roofs and floors.
#include "checker/readers/derive/copies.hpp"
#include "checker/readers/ifc/derive.hpp"
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

using Side = SpaceBoundary::Side;

std::optional<bool> is_conditioned(const Reading& r, Row space) {
  const auto row = r.row_of(space);
  if (!row.exists() || row.entity != r.entity("space")) return std::nullopt;
  const auto& column = r.model.column(r.property("space", "is_conditioned"));
  return column.known(row.index) ? std::optional(column.yes(row.index)) : std::nullopt;
}

// Of boundaries to one side; nothing if they differ.
std::optional<Side> side_of(const Reading& r, Row element) {
  std::optional<Side> side;
  for (const auto& boundary : r.relations.boundaries_of(element)) {
    if (boundary.side == Side::unknown) continue;
    if (side && *side != boundary.side) return std::nullopt;
    side = boundary.side;
  }
  return side;
}

// Whether the spaces behind an inner element are conditioned, seen from the one that it hangs
// under; nothing if they differ or one is not known.
std::optional<bool> others_are_conditioned(const Reading& r, const Subject& s) {
  const auto own = r.model.parent(s.row, r.entity("space"));
  std::optional<bool> all;
  for (const auto& boundary : r.relations.boundaries_of(s.own)) {
    if (r.row_of(boundary.space) == own) continue;
    const auto one = is_conditioned(r, boundary.space);
    if (!one || (all && *all != *one)) return std::nullopt;
    all = one;
  }
  return all;
}

bool set_word(Reading& r, const Subject& s, const Target& t, std::string_view word) {
  r.model.set_category(s.row, t.property, word, t.origin);
  return true;
}

}  // namespace

bool bounded_side(Reading& r, const Subject& s, const Target& t) {
  const auto side = side_of(r, s.own);
  if (!side) return false;
  if (*side == Side::external) return set_word(r, s, t, "outdoor_air");
  if (*side == Side::earth) return set_word(r, s, t, "ground");
  if (*side != Side::internal) return false;
  const auto conditioned = others_are_conditioned(r, s);
  return conditioned && set_word(r, s, t, *conditioned ? "conditioned" : "unconditioned");
}

bool bounded_outside(Reading& r, const Subject& s, const Target& t) {
  const auto side = side_of(r, s.own);
  if (!side) return false;
  r.model.set_yes_no(s.row, t.property, *side != Side::internal, t.origin);
  return true;
}

bool bounds_conditioned_space(Reading& r, const Subject& s, const Target& t) {
  const auto boundaries = r.relations.boundaries_of(s.own);
  bool some = false, unknown = boundaries.empty();
  for (const auto& boundary : boundaries) {
    const auto conditioned = is_conditioned(r, boundary.space);
    some = some || conditioned.value_or(false);
    unknown = unknown || !conditioned;
  }
  if (unknown && !some) return false;
  r.model.set_yes_no(s.row, t.property, some, t.origin);
  return true;
}

bool external_as_host(Reading& r, const Subject& s, const Target& t) {
  for (const auto* host : {"wall", "roof"}) {
    const auto row = r.model.parent(s.row, r.entity(host));
    if (!row.exists()) continue;
    const auto external = r.property(host, "is_external");
    if (r.model.known(row, external))
      return derive::copy_yes_no(r.model, {s.row, t.property, t.origin}, row, external);
  }
  return false;
}

}  // namespace garis::ifc
