#include "checker/readers/ifc/global_ids.hpp"

#include <algorithm>
#include <unordered_set>

namespace garis::ifc {
namespace {

constexpr std::size_t kLength = 22;
constexpr std::size_t kMostShown = 5;

bool is_digit_of_ifc(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == '$';
}

struct Uses {
  std::uint32_t first = 0;  // line
  std::vector<std::uint32_t> others;
};

class Check {
 public:
  explicit Check(Reading& reading) : reading_(reading) {}

  // Of several rows that stand for one instance (a roof and its opaque part) the first counts.
  void look_at(const Subject& subject) {
    if (!reading_.source.is_a(subject.own, "IfcRoot")) return;
    if (!seen_.insert(static_cast<std::uint32_t>(subject.own)).second) return;
    const auto& info = reading_.model.info(subject.row);
    const auto text = reading_.model.strings[info.global_id];
    if (!is_global_id(text)) malformed_.add(info.line, text);
    const auto [it, is_new] = uses_.try_emplace(info.global_id, Uses{info.line, {}});
    if (is_new) order_.push_back(info.global_id);
    if (!is_new) it->second.others.push_back(info.line);
  }

  void report() {
    report_malformed();
    report_duplicates();
  }

 private:
  void report_malformed() {
    if (malformed_.count == 0) return;
    reading_.notice("N-GLOBAL-ID", model::Notice::Level::warning,
                    std::to_string(malformed_.count) +
                        " GlobalIds are not 22 characters of 0–9, A–Z, a–z, _ and $ with a first "
                        "one from 0 to 3, first `" +
                        malformed_.example + "`",
                    malformed_.first_line);
  }

  std::string shown(model::StringId id, const Uses& uses) const {
    std::string text =
        "`" + std::string(reading_.model.strings[id]) + "` in lines " + std::to_string(uses.first);
    const auto count = std::min(kMostShown, uses.others.size());
    for (std::size_t i = 0; i < count; ++i) text += ", " + std::to_string(uses.others[i]);
    return text + (count < uses.others.size() ? ", …" : "");
  }

  void report_duplicates() {
    std::size_t count = 0;
    std::uint32_t line = 0;
    std::string list;
    for (const auto id : order_) {
      const auto& uses = uses_.find(id)->second;
      if (uses.others.empty()) continue;
      if (count == 0) line = uses.first;
      if (count++ < kMostShown) list += (list.empty() ? "" : "; ") + shown(id, uses);
    }
    if (count == 0) return;
    if (count > kMostShown) list += "; …";
    reading_.notice("N-DUPLICATE-ID", model::Notice::Level::warning,
                    std::to_string(count) + (count == 1 ? " GlobalId is" : " GlobalIds are") +
                        " that of several elements: " + list,
                    line);
  }

  Reading& reading_;
  std::unordered_set<std::uint32_t> seen_;  // instances
  std::unordered_map<model::StringId, Uses> uses_;
  std::vector<model::StringId> order_;
  derive::Tally malformed_;
};

}  // namespace

bool is_global_id(std::string_view text) {
  return text.size() == kLength && text[0] >= '0' && text[0] <= '3' &&
         std::all_of(text.begin(), text.end(), is_digit_of_ifc);
}

void check_global_ids(Reading& reading) {
  Check check(reading);
  for (const auto& subjects : reading.subjects) {
    for (const auto& subject : subjects) check.look_at(subject);
  }
  check.report();
}

}  // namespace garis::ifc
