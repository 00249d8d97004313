// Parts of the record as JSON. Private to the renderings in JSON.
#pragma once

#include "checker/report/archive.hpp"
#include "checker/report/fields_run.hpp"

namespace garis::report {

template <class T>
Json written(const T& part) {
  Json json;
  Writer writer(json);
  fields(writer, part);
  return json;
}

Json run_json(const findings::Report& report);  // with its id
Json verdict_json(const findings::Report& report);

}  // namespace garis::report
