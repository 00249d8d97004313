// Words of the syntax tree as values of the plan. Private to compile.
#pragma once

#include <string_view>

#include "dsl/plan/plan.hpp"
#include "dsl/semantics/type.hpp"

namespace garis::compile {

inline plan::Evidence evidence_word(std::string_view word) {
  if (word == "transcribed") return plan::Evidence::transcribed;
  if (word == "secondary") return plan::Evidence::secondary;
  return word == "unverified" ? plan::Evidence::unverified : plan::Evidence::primary;
}

inline plan::Severity severity_word(std::string_view word) {
  if (word == "advisory") return plan::Severity::advisory;
  return word == "informative" ? plan::Severity::informative : plan::Severity::mandatory;
}

inline plan::Form form_of(const semantics::Type& type) {
  using Shape = semantics::Type::Shape;
  switch (type.shape) {
    case Shape::yes_no:
      return plan::Form::yes_no;
    case Shape::category:
      return plan::Form::category;
    case Shape::text:
      return plan::Form::text;
    case Shape::date:
      return plan::Form::date;
    case Shape::row:
      return plan::Form::row;
    default:
      return plan::Form::number;
  }
}

inline plan::Form form_of(vocabulary::Form form) {
  switch (form) {
    case vocabulary::Form::yes_no:
      return plan::Form::yes_no;
    case vocabulary::Form::category:
      return plan::Form::category;
    case vocabulary::Form::text:
      return plan::Form::text;
    case vocabulary::Form::date:
      return plan::Form::date;
    case vocabulary::Form::number:
      break;
  }
  return plan::Form::number;
}

}  // namespace garis::compile
