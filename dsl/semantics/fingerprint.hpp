// The meaning of an expression as a text: two expressions with one fingerprint have the same value
// on every row. `a and b` and `b and a`, 60% and 0.6 have the same one. Private to semantics.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

// `lets` are those of the declaration, in slots; a let without exceptions stands for its value.
using Lets = std::span<const ast::Let* const>;

std::string fingerprint(const Guideline& guideline, ast::ExprId id, Lets lets);
std::string fingerprint(const Guideline& guideline, const ast::Requirement& requirement, Lets lets);

// "building.storeys"
std::string text_of(const ast::Path& path);

}  // namespace garis::semantics
