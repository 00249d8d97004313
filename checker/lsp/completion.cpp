#include "checker/lsp/completion.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "dsl/syntax/words.hpp"
#include "dsl/units/unit.hpp"

namespace garis::lsp {
namespace {

using namespace semantics;
using nlohmann::json;

// Kinds of items as the protocol numbers them.
enum class Item : int {
  function = 3,
  field = 5,
  variable = 6,
  type = 7,
  unit = 11,
  value = 12,
  word = 14,
  constant = 21
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string_view word_before(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return text.substr(begin);
}

class Completer {
 public:
  Completer(const Analysis& known, std::string_view text, std::uint32_t offset)
      : g_(known.pack->guideline), before_(text.substr(0, offset)) {}

  json run() {
    if (in_quotes_or_comment()) return list();
    const auto typed = word_before(before_);
    head_ = before_.substr(0, before_.size() - typed.size());
    const auto plain = trimmed(head_);
    if (plain.ends_with('.') && !plain.ends_with("..")) {
      members(plain.substr(0, plain.size() - 1));
    } else if (const auto* column = cell_column()) {
      cell_values(*column);
    } else if (follows_number(plain)) {
      units();
      words();
    } else if (const auto category = compared_category(plain)) {
      values(*category);
    } else if (const auto table = open_call(plain)) {
      keys(*table);
      names();
    } else if (word_before(plain) == "of" || word_before(plain) == "over" ||
               word_before(plain) == "every" || word_before(plain) == "some" ||
               word_before(plain) == "from") {
      sets();
      names();
    } else if (word_before(plain) == "in" && line().find(" : ") != std::string_view::npos) {
      units();
    } else if (plain.ends_with(':') && line().find("given") == std::string_view::npos) {
      kinds();
      names();
    } else {
      words();
      names();
    }
    return list();
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
  }

  std::string_view line() const {
    const auto start = before_.rfind('\n');
    return before_.substr(start == std::string_view::npos ? 0 : start + 1);
  }

  bool in_quotes_or_comment() const {
    bool quoted = false;
    const auto text = line();
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && quoted)
        ++i;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (text[i] == '#' && !quoted)
        return true;
    }
    // `{roof.` in a message is an expression.
    const auto open = text.rfind('{'), close = text.rfind('}');
    const bool placeholder = quoted && open != std::string_view::npos &&
                             (close == std::string_view::npos || close < open);
    return quoted && !placeholder;
  }

  // ---- where ----

  static bool follows_number(std::string_view plain) {
    const auto word = word_before(plain);
    return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) != 0;
  }

  // The declaration that the place lies in, as far as it is typed.
  std::string_view declaration() const {
    std::size_t begin = 0;
    for (const auto* word :
         {"\nrule ", "\ntable ", "\ndefine ", "\ntest ", "\ngroup ", "\nproperty "}) {
      const auto at = before_.rfind(word);
      if (at != std::string_view::npos) begin = std::max(begin, at + 1);
    }
    return before_.substr(begin);
  }

  // Type words of the columns of the table that is being typed; the one of the cell at hand.
  const std::string* cell_column() {
    const auto text = declaration();
    if (!text.starts_with("table ") ||
        !line().substr(std::min(line().find_first_not_of(' '), line().size())).starts_with('|'))
      return nullptr;
    std::vector<std::string> types;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      auto one = text.substr(at, end - at);
      one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
      const auto colon = one.find(':');
      if ((one.starts_with("key ") || one.starts_with("value ")) && colon != std::string_view::npos)
        types.emplace_back(base::trim(one.substr(colon + 1)));
      at = end + 1;
    }
    const auto bars = static_cast<std::size_t>(std::count(line().begin(), line().end(), '|'));
    if (bars == 0 || bars > types.size()) return nullptr;
    column_ = types[bars - 1];
    return &column_;
  }

  // `space.use is`, `space.use in {`, `use:`
  std::optional<CategoryId> compared_category(std::string_view plain) const {
    auto rest = plain;
    const auto drop = [&](std::string_view word) {
      rest = trimmed(rest);
      if (word_before(rest) != word && !(word == "{" && rest.ends_with('{'))) return false;
      rest = trimmed(rest.substr(0, rest.size() - word.size()));
      return true;
    };
    if (rest.ends_with(','))
      rest = rest.substr(0, rest.rfind('{') == std::string_view::npos ? 0 : rest.rfind('{') + 1);
    if (drop("{")) {
      if (!drop("in")) return std::nullopt;
      drop("not");
    } else if (rest.ends_with(':')) {
      return given_category(rest.substr(0, rest.size() - 1));
    } else {
      drop("not");
      if (!drop("is")) return std::nullopt;
    }
    return category_of(path_at_end(rest));
  }

  std::optional<CategoryId> given_category(std::string_view rest) const {
    const auto given = rest.rfind("given ");
    if (given == std::string_view::npos) return std::nullopt;
    const auto entity_begin = rest.substr(given + 6);
    const auto entity = entity_begin.substr(0, entity_begin.find(' '));
    return category_of(std::string(entity) + "." + std::string(word_before(rest)));
  }

  std::optional<CategoryId> category_of(const std::string& path) const {
    const auto dot = path.rfind('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto owner = entity_of(path.substr(0, dot));
    if (!owner) return std::nullopt;
    const auto property = g_.vocabulary.find_property(*owner, path.substr(dot + 1));
    return property ? g_.vocabulary.property(*property).category : std::nullopt;
  }

  static std::string path_at_end(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    return std::string(text.substr(begin));
  }

  // The entity that a path of up-links reaches: its last word is one.
  std::optional<EntityId> entity_of(const std::string& path) const {
    const auto dot = path.rfind('.');
    return g_.vocabulary.find_entity(dot == std::string::npos ? path : path.substr(dot + 1));
  }

  std::optional<std::string> open_call(std::string_view plain) const {
    int depth = 0;
    for (std::size_t i = plain.size(); i > 0 && plain[i - 1] != '\n'; --i) {
      if (plain[i - 1] == ')') ++depth;
      if (plain[i - 1] != '(' || depth-- > 0) continue;
      const std::string name(word_before(plain.substr(0, i - 1)));
      return g_.tables.contains(name) ? std::optional(name) : std::nullopt;
    }
    return std::nullopt;
  }

  // ---- what ----

  void add(std::string label, Item kind, std::string detail = {}) {
    if (label.empty() || !seen_.insert(label).second) return;
    json item = {{"label", std::move(label)}, {"kind", static_cast<int>(kind)}};
    if (!detail.empty()) item["detail"] = std::move(detail);
    items_.push_back(std::move(item));
  }

  void members(std::string_view owner_path) {
    const auto path = path_at_end(owner_path);
    if (const auto table = table_result(owner_path)) {
      for (const auto& column : table->columns) {
        if (!column.is_key) add(column.name.text, Item::field, column.type.name.text);
      }
      return;
    }
    const auto owner = entity_of(path);
    if (!owner) return;
    const auto& entity = g_.vocabulary.entity(*owner);
    add("name", Item::field, "text");
    for (const auto id : entity.properties) {
      const auto& property = g_.vocabulary.property(id);
      const auto label = base::in_language(property.label, "en");
      const auto& unit = property.unit.text;
      add(property.name, Item::field, fmt::format("{}{}{}", label, unit.empty() ? "" : ", ", unit));
    }
    for (const auto& [key, declarations] : g_.defines) {
      if (key.first == *owner) add(key.second, Item::field, "defined here");
    }
    for (const auto parent : entity.parents)
      add(g_.vocabulary.entity(parent).name, Item::type, "up");
  }

  // `lpd_max(use: space.use).`
  const ast::Table* table_result(std::string_view text) const {
    if (!text.ends_with(')')) return nullptr;
    int depth = 0;
    for (std::size_t i = text.size(); i > 0; --i) {
      depth += text[i - 1] == ')' ? 1 : text[i - 1] == '(' ? -1 : 0;
      if (depth > 0) continue;
      const auto it = g_.tables.find(std::string(word_before(text.substr(0, i - 1))));
      return it == g_.tables.end() ? nullptr
                                   : std::get_if<ast::Table>(&g_.file.declarations[it->second[0]]);
    }
    return nullptr;
  }

  void values(CategoryId id) {
    const auto& category = g_.vocabulary.category(id);
    for (const auto& value : category.values)
      add(value.name, Item::value, std::string(base::in_language(value.label, "en")));
    add("known", Item::word);
    add("missing", Item::word);
  }

  void cell_values(const std::string& type) {
    const auto open = type.find('['), close = type.find(']');
    if (open != std::string::npos && close != std::string::npos) {
      if (const auto id = g_.vocabulary.find_category(type.substr(open + 1, close - open - 1))) {
        for (const auto& value : g_.vocabulary.category(*id).values)
          add(value.name, Item::value, std::string(base::in_language(value.label, "en")));
      }
    }
    add("otherwise", Item::word);
  }

  void keys(const std::string& table_name) {
    const auto& table = std::get<ast::Table>(g_.file.declarations[g_.tables.at(table_name)[0]]);
    for (const auto& column : table.columns) {
      if (column.is_key) add(column.name.text + ":", Item::field, column.type.name.text);
    }
  }

  void sets() {
    for (const auto& entity : g_.vocabulary.entities())
      add(entity.plural, Item::type, std::string(base::in_language(entity.label, "en")));
  }

  void kinds() {
    for (const auto& kind : g_.vocabulary.kinds())
      add(kind.name, Item::type, kind.has_unit ? kind.unit.text : "");
  }

  void units() {
    for (const auto& kind : g_.vocabulary.kinds()) {
      if (kind.has_unit) add(kind.unit.text, Item::unit, kind.name);
    }
    for (const auto& symbol : garis::units::symbols()) add(symbol, Item::unit);
  }

  void words() {
    for (const auto word : syntax::keywords()) add(std::string(word), Item::word);
  }

  void names() {
    for (const auto& entity : g_.vocabulary.entities())
      add(entity.name, Item::type, std::string(base::in_language(entity.label, "en")));
    for (const auto& [name, ids] : g_.tables) add(name, Item::function, "table");
    for (const auto& [name, ids] : g_.trajectories) add(name, Item::function, "trajectory");
    for (const auto& [name, id] : g_.functions) add(name, Item::function, "function");
    for (const auto& [name, id] : g_.constants) add(name, Item::constant, "constant");
    add("check_year", Item::constant, "year of the date that decides");
    const auto text = declaration();
    for (auto at = text.find("let "); at != std::string_view::npos;
         at = text.find("let ", at + 4)) {
      std::size_t end = at + 4;
      while (end < text.size() && is_word(text[end])) ++end;
      add(std::string(text.substr(at + 4, end - at - 4)), Item::variable, "let");
    }
  }

  json list() { return {{"isIncomplete", false}, {"items", std::move(items_)}}; }

  const Guideline& g_;
  std::string_view before_, head_;
  std::string column_;
  std::set<std::string> seen_;
  json items_ = json::array();
};

}  // namespace

json completion(const Analysis& known, std::string_view text, std::uint32_t offset) {
  return Completer(known, text, offset).run();
}

}  // namespace garis::lsp
