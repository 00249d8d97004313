#include "tests/reference/building.hpp"

#include <sstream>

namespace garis::reference {

std::vector<OpenLine> open_lines(std::string_view text, const vocabulary::Vocabulary& words) {
  std::vector<OpenLine> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind("# open ", 0) != 0) continue;
    std::istringstream parts(line.substr(7));
    std::string entity, id, property, word;
    OpenLine open;
    parts >> entity >> id >> property >> open.cell.cause;
    open.entity = words.find_entity(entity).value();
    open.id = id.substr(1, id.size() - 2);
    open.property = words.find_property(open.entity, property).value();
    const auto form = words.kind(words.property(open.property).kind).form;
    if (form == vocabulary::Form::number) {
      double low = 0, high = 0;
      if (parts >> low >> word >> high) open.cell.low = low, open.cell.high = high;
    } else {
      while (parts >> word) open.cell.alternatives.push_back(word);
    }
    lines.push_back(std::move(open));
  }
  return lines;
}

}  // namespace garis::reference
