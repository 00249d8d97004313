// The fields of credits and ratings in garis-report/1.
#pragma once

#include "checker/report/fields.hpp"

namespace garis::report {

// {min, max}; without `max` there is no limit.
template <class A, class T>
void points(A& a, const char* key, T& range) {
  a.object(key, [&](auto& part) {
    part.number("min", range.low);
    part.number("max", range.high);
  });
}

template <class A, class T>
void points_if_any(A& a, const char* key, T& range) {
  if constexpr (!A::reads) {
    if (range.high == 0.0) return;
  }
  points(a, key, range);
}

template <class A>
void fields(A& a, Of<A, f::AwardLine>& award) {
  points(a, "points", award.points);
  a("earned", award.earned);
  a("when", award.when);
  a("evidence", award.evidence);
  a("not_counted", award.not_counted);
}

template <class A>
void fields(A& a, Of<A, f::CreditFinding>& credit) {
  a("pack", credit.pack);
  a("credit", credit.credit);
  a("category", credit.category);
  a("clause", credit.clause);
  a("title", credit.title);
  a("subject", credit.subject);
  points(a, "points", credit.points);
  a.number("max", credit.max);
  points_if_any(a, "unverified", credit.unverified);
  a("evidence", credit.evidence);
  a("flags", credit.flags);
  a("condition", credit.condition);
  a("awards", credit.awards);
  a("open", credit.open);
  a("inputs", credit.inputs);
  a("inputs_more", credit.inputs_more);
  a("message", credit.message);
  a("error", credit.error);
  a("at", credit.at);
}

template <class A>
void fields(A& a, Of<A, f::LevelLine>& level) {
  a("name", level.name);
  a("title", level.title);
  a("reach", level.reach);
  a("reason", level.reason);
}

template <class A>
void fields(A& a, Of<A, f::PrerequisiteLine>& prerequisite) {
  a("rule", prerequisite.rule);
  a("outcome", prerequisite.outcome);
}

template <class A>
void fields(A& a, Of<A, f::CountedCredit>& counted) {
  a("credit", counted.credit);
  points(a, "points", counted.points);
}

template <class A>
void fields(A& a, Of<A, f::RatingFinding>& rating) {
  a("pack", rating.pack);
  a("rating", rating.rating);
  a("clause", rating.clause);
  a("title", rating.title);
  a("subject", rating.subject);
  points(a, "score", rating.score);
  points_if_any(a, "unverified", rating.unverified);
  a("evidence", rating.evidence);
  a.object("level", [&](auto& level) {
    level("certain", rating.certain);
    level("possible", rating.possible);
  });
  a("levels", rating.levels);
  a("prerequisites", rating.prerequisites);
  a("credits", rating.credits);
  a("error", rating.error);
  a("at", rating.at);
}

}  // namespace garis::report
