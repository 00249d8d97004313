// Exchange files read the slow and simple way, to compare with: the whole text is cut at `;` and
// `,` outside quotes, and everything is looked up by walking over all of it. Nothing in common with
// checker/readers. Only for files without `\S\'`.
#pragma once

#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace garis::test {

struct NaiveInstance {
  std::string keyword;
  std::vector<std::string> arguments;  // as written
};

inline std::string without_blanks(const std::string& text) {
  std::string result;
  bool quoted = false;
  for (const char c : text) {
    if (c == '\'') quoted = !quoted;
    if (quoted || std::isspace(static_cast<unsigned char>(c)) == 0) result += c;
  }
  return result;
}

// At commas outside quotes and brackets.
inline std::vector<std::string> split_arguments(const std::string& text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '\'') quoted = !quoted;
    if (!quoted && c == '(') ++depth;
    if (!quoted && c == ')') --depth;
    if (!quoted && depth == 0 && c == ',')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

class NaiveFile {
 public:
  explicit NaiveFile(const std::string& text) {
    std::string statement;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!quoted && text.compare(i, 2, "/*") == 0) {
        i = std::min(text.find("*/", i), text.size() - 2) + 1;
        continue;
      }
      if (text[i] == '\'') quoted = !quoted;
      if (quoted || text[i] != ';') {
        statement += text[i];
        continue;
      }
      add(without_blanks(statement));
      statement.clear();
    }
  }

  const std::map<std::string, NaiveInstance>& all() const { return all_; }  // by "#12"

  std::size_t count(const std::vector<std::string>& keywords) const {
    std::size_t sum = 0;
    for (const auto& [id, instance] : all_) {
      for (const auto& keyword : keywords) sum += instance.keyword == keyword ? 1 : 0;
    }
    return sum;
  }

  const NaiveInstance* find(const std::string& id) const {
    const auto it = all_.find(id);
    return it == all_.end() ? nullptr : &it->second;
  }

  // Members of the set `set` that the objects are related to, by object and name of the property or
  // quantity. Of two with one name the first.
  std::map<std::string, std::map<std::string, std::string>> members(const std::string& set) const {
    std::map<std::string, std::map<std::string, std::string>> found;
    for (const auto& [id, relation] : all_) {
      if (relation.keyword != "IFCRELDEFINESBYPROPERTIES" || relation.arguments.size() < 6)
        continue;
      const auto* one = find(relation.arguments[5]);
      if (one == nullptr || one->arguments.size() < 5 || one->arguments[2] != "'" + set + "'")
        continue;
      for (const auto& object : references(relation.arguments[4])) {
        for (const auto& member : references(one->arguments.back())) {
          if (const auto* property = find(member))
            found[object].emplace(property->arguments[0], member);
        }
      }
    }
    return found;
  }

  static std::vector<std::string> references(const std::string& list) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i] != '#') continue;
      auto end = i + 1;
      while (end < list.size() && std::isdigit(static_cast<unsigned char>(list[end])) != 0) ++end;
      found.push_back(list.substr(i, end - i));
      i = end - 1;
    }
    return found;
  }

 private:
  void add(const std::string& statement) {
    const auto equals = statement.find('='), open = statement.find('(');
    if (statement.empty() || statement[0] != '#' || open == std::string::npos || equals > open)
      return;
    const auto inside = statement.substr(open + 1, statement.rfind(')') - open - 1);
    all_.emplace(
        statement.substr(0, equals),
        NaiveInstance{statement.substr(equals + 1, open - equals - 1), split_arguments(inside)});
  }

  std::map<std::string, NaiveInstance> all_;
};

}  // namespace garis::test
