#include "dsl/syntax/lower.hpp"

#include <fmt/format.h>

#include <charconv>
#include <unordered_set>

#include "dsl/syntax/builder.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {
namespace {

using diagnostics::Code;

// ISO 639-1.
const std::unordered_set<std::string_view>& languages() {
  static const auto all = [] {
    constexpr std::string_view codes =
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahehihohrhthuhyhzia"
        "idieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplps"
        "ptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";
    std::unordered_set<std::string_view> set;
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) set.insert(codes.substr(i, 2));
    return set;
  }();
  return all;
}

double number_of(const Node& cell_number) {
  double value = 0;
  std::string digits;
  for (const char c : cell_number.text()) {
    if (c != '_') digits += c;
  }
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

// ---- shared parts --------------------------------------------------------------------------------

ast::Text Lowerer::text(const Node& node) {
  ast::Text text;
  text.span = span(node);
  std::string language;
  for (const auto& child : node.children()) {
    if (child.is(Kind::language)) {
      language = child.text();
      if (!languages().contains(language.substr(0, 2))) {
        sink_.report(Code::P003, span(child), fmt::format("`{}` is no language code", language), "use codes such as `en`, `ms`, `ja`");
      }
    } else if (child.is(Kind::string)) {
      text.plain = language.empty();
      text.in[text.plain ? "en" : language] = string_name(child).text;
    }
  }
  return text;
}

ast::Cite Lowerer::cite(const Node& node) const {
  ast::Cite cite;
  cite.span = span(node);
  for (const auto& child : node.all(Kind::citation)) {
    ast::Citation citation;
    if (const auto document = child.first(Kind::string)) citation.document = string_name(*document).text;
    for (const auto& locator : child.all(Kind::locator)) {
      const auto parts = locator.children();
      const auto value = parts[1].is(Kind::string) ? string_name(parts[1]).text : std::string(parts[1].text());
      citation.locators.emplace_back(std::string(parts[0].text()), value);
    }
    cite.citations.push_back(std::move(citation));
  }
  if (const auto evidence = node.first(Kind::evidence)) cite.evidence = evidence->children()[1].text();
  return cite;
}

ast::Date Lowerer::date(const Node& node) const { return {std::string(node.text()), span(node)}; }

ast::Effective Lowerer::effective(const Node& node) const {
  const auto dates = node.all(Kind::date);
  ast::Effective effective{date(dates[0]), std::nullopt, std::nullopt, span(node)};
  if (dates.size() > 1) effective.until = date(dates[1]);
  if (const auto by = node.first(Kind::path)) effective.by = path(*by);
  return effective;
}

ast::Asks Lowerer::asks(const Node& node) {
  return {std::string(node.children()[1].text()), text(*node.first(Kind::text)), span(node)};
}

template <class Owner>
void Lowerer::labels(const Node& node, Owner& owner) const {
  owner.span = span(node);
  owner.label = string_after(node, "except");
  owner.over = string_after(node, "over");
  if (const auto cited = node.first(Kind::cite)) owner.cite = cite(*cited);
}

ast::ValueException Lowerer::value_exception(const Node& node) {
  ast::ValueException exception;
  labels(node, exception);
  bool in_use = false;
  for (const auto& child : node.children()) {
    if (child.is_word("use")) in_use = true;
    if (child.is(Kind::keyword) || child.is(Kind::string) || child.is(Kind::cite)) continue;
    (in_use ? exception.use : exception.where) = expression(child);
  }
  return exception;
}

ast::Let Lowerer::let(const Node& node) {
  ast::Let let;
  let.span = span(node);
  let.name = name(*node.first(Kind::name));
  if (const auto kind = node.first(Kind::type)) let.type = type(*kind);
  let.value = expressions(node)[0];
  for (const auto& child : node.all(Kind::value_except)) let.exceptions.push_back(value_exception(child));
  return let;
}

ast::Applies Lowerer::applies(const Node& node) {
  ast::Applies applies;
  applies.span = span(node);
  applies.each = node.has_word("each");
  applies.entity = names_of(node);
  if (node.has_word("where")) applies.where = expressions(node)[0];
  return applies;
}

std::string Lowerer::outcome(const Node& node) const {
  const auto word = node.children()[0].text();
  return word == "not" ? "not_applicable" : std::string(word);
}

// ---- requirements --------------------------------------------------------------------------------

ast::Requirement Lowerer::requirement(const Node& node) {
  ast::Requirement requirement;
  requirement.span = span(node);
  if (node.is(Kind::asks)) {
    requirement.shape = ast::Requirement::Shape::question;
    requirement.asks = asks(node);
    return requirement;
  }
  if (const auto known = node.first(Kind::known)) {
    requirement.shape = ast::Requirement::Shape::known;
    requirement.known = expressions(*known);
    return requirement;
  }
  if (const auto several = node.first(Kind::combine)) {
    requirement = combined(*several);
    requirement.span = span(node);
    return requirement;
  }
  requirement.condition = expressions(node)[0];
  return requirement;
}

ast::Requirement Lowerer::combined(const Node& node) {
  ast::Requirement requirement;
  requirement.shape = ast::Requirement::Shape::combined;
  const auto combiner = *node.first(Kind::combiner);
  const auto word = combiner.children()[0].text();
  using enum ast::Combiner;
  requirement.combiner = word == "all" ? all : word == "any" ? any : word == "exactly" ? exactly_one : at_least;
  if (const auto number = combiner.first(Kind::number)) requirement.at_least = number_of(*number);
  for (const auto& child : node.children()) {
    if (child.is(Kind::path_branch) || child.is(Kind::requires_) || child.is(Kind::asks)) requirement.branches.push_back(branch(child));
  }
  return requirement;
}

ast::Branch Lowerer::branch(const Node& node) {
  ast::Branch branch;
  branch.span = span(node);
  if (!node.is(Kind::path_branch)) {
    branch.requirements.push_back(requirement(node));
    return branch;
  }
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::string: branch.label = string_name(child); break;
      case Kind::text: branch.title = text(child); break;
      case Kind::cite: branch.cites.push_back(cite(child)); break;
      case Kind::let: branch.lets.push_back(let(child)); break;
      case Kind::requires_:
      case Kind::asks: branch.requirements.push_back(requirement(child)); break;
      case Kind::applies: {
        const auto own = applies(child);
        branch.applies = own.where;
        branch.applies_entity = own.entity;
        break;
      }
      default: break;
    }
  }
  return branch;
}

ast::Exception Lowerer::exception(const Node& node) {
  ast::Exception exception;
  labels(node, exception);
  const auto effect = *node.first(Kind::effect);
  exception.where = expressions(node).back();
  const auto what = effect.children()[0];
  using enum ast::Exception::Effect;
  if (what.is_word("exempt")) {
    exception.effect = exempt;
  } else if (what.is_word("becomes")) {
    exception.effect = becomes;
    exception.severity = effect.first(Kind::severity)->text();
  } else {
    exception.effect = what.is(Kind::asks) ? asks : requires_;
    exception.requirement = requirement(what);
  }
  return exception;
}

// ---- declarations --------------------------------------------------------------------------------

void Lowerer::header_part(const Node& node, ast::Header& header) {
  if (node.is(Kind::effective)) {
    header.effective = effective(node);
    return;
  }
  if (node.is(Kind::note)) {
    header.notes.push_back(text(*node.first(Kind::text)));
    return;
  }
  if (!node.is(Kind::guideline_part)) return;
  const auto word = node.children()[0].text();
  const auto strings = strings_of(node);
  const auto second = [&]() -> std::optional<std::string> {
    return strings.size() > 1 ? std::optional(strings.back().text) : std::nullopt;
  };
  if (word == "title") header.title = text(*node.first(Kind::text));
  if (word == "publisher") header.publisher = text(*node.first(Kind::text));
  if (word == "jurisdiction") header.jurisdiction = strings[0].text;
  if (word == "licence") header.licence = strings[0].text;
  if (word == "source") header.sources.push_back({strings[0].text, second()});
  if (word == "languages") {
    for (const auto& child : node.all(Kind::language)) header.languages.push_back(name(child));
  }
  if (word == "convention") header.conventions.push_back({name(*node.first(Kind::name)), expressions(node)[0]});
  if (word == "extends") {
    header.extends.push_back({strings[0].text, strings[1].text, strings.size() > 2 ? std::optional(strings[2].text) : std::nullopt, span(node)});
    later(node, "`extends`");
  }
}

void Lowerer::header(const Node& node) {
  if (out_.header) {
    sink_.report(Code::P001, span(node.children()[0]), "a second `guideline` header", "keep one header for all files of a guideline");
    return;
  }
  ast::Header header;
  header.span = span(node);
  const auto strings = strings_of(node);
  header.id = strings[0].text;
  header.edition = strings[1].text;
  for (const auto& child : node.children()) header_part(child, header);
  out_.header = std::move(header);
}

ast::Category Lowerer::category(const Node& node) {
  ast::Category category{name(*node.first(Kind::name)), {}, span(node)};
  for (const auto& child : node.all(Kind::category_value)) {
    const auto label = child.first(Kind::text);
    category.values.push_back({name(*child.first(Kind::name)), label ? std::optional(text(*label)) : std::nullopt});
  }
  return category;
}

ast::Property Lowerer::property(const Node& node) {
  const auto names = names_of(node);
  ast::Property property{names[0], names[1], type(*node.first(Kind::type)), unit_of(node), {}, {}, {}, span(node)};
  for (const auto& child : node.children()) {
    if (child.is(Kind::asks)) property.asks = asks(child);
    if (!child.is(Kind::property_part)) continue;
    if (child.has_word("from")) {
      property.from.push_back({std::string(child.children()[1].text()), string_name(*child.first(Kind::string)).text, span(child)});
      continue;
    }
    const auto values = expressions(child);
    const auto cited = child.first(Kind::cite);
    property.assumptions.push_back({values[0], values.size() > 1 ? std::optional(values[1]) : std::nullopt,
                                    cited ? std::optional(cite(*cited)) : std::nullopt, span(child)});
  }
  return property;
}

ast::Group Lowerer::group(const Node& node) {
  ast::Group group{name(*node.first(Kind::name)), set(*node.first(Kind::set)), {}, span(node)};
  for (const auto& key : node.all(Kind::path)) group.keys.push_back(path(key));
  return group;
}

ast::Define Lowerer::define(const Node& node) {
  ast::Define define;
  define.span = span(node);
  const auto target = *node.first(Kind::target);
  const auto names = names_of(target);
  if (names.size() > 1) define.entity = names[0];
  define.name = names.back();
  define.is_function = target.has_word("(");
  for (const auto& child : target.all(Kind::parameter)) define.parameters.push_back({name(*child.first(Kind::name)), type(*child.first(Kind::type))});
  if (const auto kind = node.first(Kind::type)) define.type = type(*kind);
  define.value = expressions(node)[0];
  for (const auto& child : node.all(Kind::value_except)) define.exceptions.push_back(value_exception(child));
  if (const auto cited = node.first(Kind::cite)) define.cite = cite(*cited);
  return define;
}

ast::Cell Lowerer::cell(const Node& node) const {
  ast::Cell cell;
  cell.span = span(node);
  const auto children = node.children();
  const auto numbers = node.all(Kind::number);
  using enum ast::Cell::Shape;
  // The sign of each number: a `-` directly in front of it.
  const auto signed_number = [&](std::size_t index) {
    const Node& number = numbers[index];
    for (std::size_t i = 1; i < children.size(); ++i) {
      if (children[i].begin() == number.begin()) return children[i - 1].is_word("-") ? -number_of(number) : number_of(number);
    }
    return number_of(number);
  };
  if (const auto amount = node.first(Kind::quantity)) {
    cell.shape = quantity;
    cell.quantity = this->quantity(*amount);
    if (node.has_word("-")) cell.quantity.value = -cell.quantity.value;
  } else if (numbers.size() == 2) {
    cell.shape = range;
    cell.low = signed_number(0);
    cell.high = signed_number(1);
    cell.includes_high = node.has_word("..");
  } else if (numbers.size() == 1) {
    cell.shape = bound;
    cell.low = signed_number(0);
    const auto sign = children[0].text();
    using enum ast::Comparison;
    cell.op = sign == "<" ? less : sign == ">" ? greater : (sign == ">=" || sign == "≥") ? greater_equal : less_equal;
  } else if (node.has_word("*")) {
    cell.shape = any;
  } else if (node.has_word("otherwise")) {
    cell.shape = otherwise;
  } else if (node.has_word("-")) {
    cell.shape = none;
  } else if (const auto quoted = node.first(Kind::string)) {
    cell.shape = string;
    cell.string = string_name(*quoted).text;
  } else {
    cell.shape = names;
    for (const auto& child : children) {
      if (!child.is(Kind::symbol)) cell.names.push_back(name(child));
    }
  }
  return cell;
}

ast::TableRow Lowerer::row(const Node& node) {
  ast::TableRow row;
  row.span = span(node);
  for (const auto& child : node.all(Kind::cell)) row.cells.push_back(cell(child));
  if (const auto cited = node.first(Kind::cite)) row.cite = cite(*cited);
  return row;
}

ast::Table Lowerer::table(const Node& node) {
  ast::Table table;
  table.span = span(node);
  table.name = name(*node.first(Kind::name));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text: table.title = text(child); break;
      case Kind::cite: table.cites.push_back(cite(child)); break;
      case Kind::effective: table.effective = effective(child); break;
      case Kind::column:
        table.columns.push_back({child.has_word("key"), name(*child.first(Kind::name)), type(*child.first(Kind::type)), unit_of(child), span(child)});
        break;
      case Kind::policy:
        if (child.has_word("first")) {
          table.first_match = true;
        } else {
          table.interpolate = name(*child.first(Kind::name));
        }
        break;
      case Kind::row: table.rows.push_back(row(child)); break;
      default: break;
    }
  }
  return table;
}

ast::Trajectory Lowerer::trajectory(const Node& node) {
  ast::Trajectory trajectory;
  trajectory.span = span(node);
  trajectory.name = name(*node.first(Kind::name));
  trajectory.type = type(*node.first(Kind::type));
  trajectory.linear = node.has_word("linear");
  if (const auto cited = node.first(Kind::cite)) trajectory.cite = cite(*cited);
  for (const auto& child : node.all(Kind::point)) {
    const auto when = child.children()[1];
    auto when_text = std::string(when.text());
    if (when_text.starts_with("FY")) when_text.erase(0, 2);
    const auto cited = child.first(Kind::cite);
    // A date is an expression node as well; the value is the last one.
    trajectory.points.push_back({when_text, when.is(Kind::year), expressions(child).back(), cited ? std::optional(cite(*cited)) : std::nullopt, span(child)});
  }
  return trajectory;
}

ast::Rule Lowerer::rule(const Node& node) {
  ast::Rule rule;
  rule.span = span(node);
  rule.id = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text: rule.title = text(child); break;
      case Kind::cite: rule.cites.push_back(cite(child)); break;
      case Kind::quote: rule.quotes.push_back(text(*child.first(Kind::text))); break;
      case Kind::note: rule.notes.push_back(text(*child.first(Kind::text))); break;
      case Kind::severity: rule.severity = name(child); break;
      case Kind::effective: rule.effective = effective(child); break;
      case Kind::applies: rule.applies.push_back(applies(child)); break;
      case Kind::let: rule.lets.push_back(let(child)); break;
      case Kind::requires_:
      case Kind::asks: rule.requirements.push_back(requirement(child)); break;
      case Kind::except: rule.exceptions.push_back(exception(child)); break;
      case Kind::message: rule.messages.push_back(message(child)); break;
      case Kind::tolerance:
        (child.has_word("round") ? rule.round_to : rule.tolerance) = ast::Tolerance{quantity(*child.first(Kind::quantity)), span(child)};
        break;
      case Kind::suggests: rule.suggests = strings_of(child); break;
      case Kind::stage: for (auto& word : names_of(child)) rule.stages.push_back(std::move(word)); break;
      case Kind::tags: for (auto& word : names_of(child)) rule.tags.push_back(std::move(word)); break;
      default: break;
    }
  }
  return rule;
}

// ---- messages ----

ast::Message Lowerer::message(const Node& node) {
  ast::Message message;
  message.outcome = outcome(*node.first(Kind::outcome));
  const auto text_node = *node.first(Kind::text);
  message.text = text(text_node);
  message.span = span(node);
  std::string language = "en";
  for (const auto& child : text_node.children()) {
    if (child.is(Kind::language)) language = child.text();
    if (child.is(Kind::string)) message.parts[language] = message_parts(string_name(child).text, child);
  }
  return message;
}

// A placeholder has its own place where the string is written without escapes, else that of the string.
std::vector<ast::MessagePart> Lowerer::message_parts(std::string_view text, const Node& quoted) {
  const auto whole = span(quoted);
  const auto content = quoted.text().find(text);
  const auto at = [&](std::size_t begin, std::size_t end) {
    if (content == std::string_view::npos) return whole;
    const auto start = whole.begin + static_cast<std::uint32_t>(content);
    return base::Span{whole.file, start + static_cast<std::uint32_t>(begin), start + static_cast<std::uint32_t>(end)};
  };
  std::vector<ast::MessagePart> parts;
  std::size_t done = 0;
  while (done < text.size()) {
    const auto open = text.find('{', done);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    const auto literal_end = close == std::string_view::npos ? text.size() : open;
    if (literal_end > done) parts.push_back({std::string(text.substr(done, literal_end - done)), std::nullopt, {}, std::nullopt, at(done, literal_end)});
    if (close == std::string_view::npos) break;
    parts.push_back(placeholder(text.substr(open + 1, close - open - 1), at(open, close + 1)));
    done = close + 1;
  }
  return parts;
}

// `actual:.1`, `building.name`, `max of facade.ottv over facades of building`
ast::MessagePart Lowerer::placeholder(std::string_view inside, base::Span at) {
  static const std::unordered_set<std::string_view> specials = {"actual", "limit", "margin", "missing", "question", "via", "exception"};
  ast::MessagePart part;
  part.span = at;
  auto what = inside;
  const auto format = inside.rfind(":.");
  if (format != std::string_view::npos && format + 3 == inside.size() && inside.back() >= '0' && inside.back() <= '9') {
    part.decimals = inside.back() - '0';
    what = inside.substr(0, format);
  }
  if (specials.contains(what)) {
    part.special = what;
  } else {
    part.value = inner_expression(what, at);
    if (!part.value) {
      sink_.report(Code::M001, at, fmt::format("`{{{}}}` is not a value", inside), "write a name such as `{building.name}`, `{actual:.1}` or `{limit}`");
      part.literal = fmt::format("{{{}}}", inside);
    }
  }
  return part;
}

std::optional<ast::ExprId> Lowerer::inner_expression(std::string_view text, base::Span at) {
  Tree tree(text);
  TreeBuilder builder(tree, 32);
  const auto step = grammar::expression(builder, 0);
  if (!step.parsed || grammar::skip_blank(text, step.end) != text.size()) return std::nullopt;
  fixed_span_ = at;
  const auto id = expression(tree.roots()[0]);
  fixed_span_.reset();
  return id;
}

// ---- tests ---------------------------------------------------------------------------------------

ast::Given Lowerer::given(const Node& node) {
  ast::Given given;
  given.span = span(node);
  given.entity = names_of(node);
  const auto strings = strings_of(node);
  given.id = strings[0];
  if (strings.size() > 1) given.parent = strings[1];
  for (const auto& child : node.all(Kind::given_property)) {
    ast::GivenProperty property{name(*child.first(Kind::name)), std::nullopt};
    if (!child.has_word("missing")) property.value = expression(child.children()[2]);
    given.properties.push_back(std::move(property));
  }
  return given;
}

ast::Recorded Lowerer::recorded(const Node& node) const {
  ast::Recorded recorded;
  recorded.span = span(node);
  recorded.is_waiver = node.has_word("waive");
  recorded.rule = *string_after(node, "rule");
  recorded.path = string_after(node, "path");
  recorded.subject = string_after(node, "for");
  if (const auto word = node.first(Kind::outcome)) recorded.outcome = outcome(*word);
  return recorded;
}

ast::ExpectRule Lowerer::expect_rule(const Node& node) const {
  ast::ExpectRule expect;
  expect.rule = *string_after(node, "rule");
  expect.subject = string_after(node, "for");
  expect.skipped = node.has_word("skipped");
  if (const auto word = node.first(Kind::outcome)) expect.outcome = outcome(*word);
  for (const auto& detail : node.all(Kind::expect_detail)) {
    if (const auto because = string_after(detail, "because")) expect.because.push_back(*because);
    if (const auto via = string_after(detail, "via")) expect.via.push_back(*via);
    for (const auto& missing : detail.all(Kind::path)) expect.missing.push_back(path(missing));
    if (const auto severity = detail.first(Kind::severity)) expect.severity = std::string(severity->text());
    if (const auto evidence = detail.first(Kind::evidence)) expect.evidence = std::string(evidence->children()[1].text());
  }
  return expect;
}

ast::ExpectValue Lowerer::expect_value(const Node& node) {
  // The path that is asked for is the first expression node, the value the second.
  const auto values = expressions(node);
  std::vector<ast::ExprId> amounts;
  for (const auto value : values) {
    const auto& at = out_[value].span;
    const auto subject = *node.first(Kind::string);
    if (at.begin > subject.begin()) amounts.push_back(value);
  }
  return {path(*node.first(Kind::path)), string_name(*node.first(Kind::string)), amounts[0],
          amounts.size() > 1 ? std::optional(amounts[1]) : std::nullopt};
}

ast::Expect Lowerer::expect(const Node& node) {
  const auto what = node.children()[1];
  switch (what.kind()) {
    case Kind::expect_rule: return {expect_rule(what), span(node)};
    case Kind::expect_value: return {expect_value(what), span(node)};
    default: return {later(node, what.is(Kind::expect_credit) ? "`expect credit`" : "`expect rating`"), span(node)};
  }
}

ast::Test Lowerer::test(const Node& node) {
  ast::Test test;
  test.span = span(node);
  test.name = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::as_of: {
        const auto when = child.children().back();
        const auto word = when.text().substr(when.text().starts_with("FY") ? 2 : 0);
        test.as_of = ast::Date{when.is(Kind::year) ? std::string(word) + "-01-01" : std::string(word), span(when)};
        break;
      }
      case Kind::with_measure: test.later.push_back(later(child, "`with measure`")); break;
      case Kind::given: test.given.push_back(given(child)); break;
      case Kind::recorded: test.recorded.push_back(recorded(child)); break;
      case Kind::expect: test.expects.push_back(expect(child)); break;
      default: break;
    }
  }
  return test;
}

ast::Later Lowerer::later(const Node& node, std::string_view what) {
  sink_.report(Code::P006, span(node.children()[0]), fmt::format("{} is not supported yet", what), "it belongs to stage 2 of the language");
  return {std::string(what), 2, span(node)};
}

void Lowerer::declaration(const Node& node) {
  switch (node.kind()) {
    case Kind::guideline: return header(node);
    case Kind::note: out_.notes.push_back(text(*node.first(Kind::text))); return;
    case Kind::category: out_.declarations.emplace_back(category(node)); return;
    case Kind::property: out_.declarations.emplace_back(property(node)); return;
    case Kind::group: out_.declarations.emplace_back(group(node)); return;
    case Kind::define: out_.declarations.emplace_back(define(node)); return;
    case Kind::table: out_.declarations.emplace_back(table(node)); return;
    case Kind::trajectory: out_.declarations.emplace_back(trajectory(node)); return;
    case Kind::rule: out_.declarations.emplace_back(rule(node)); return;
    case Kind::test: out_.declarations.emplace_back(test(node)); return;
    default: out_.declarations.emplace_back(later(node, fmt::format("`{}`", node.children()[0].text()))); return;
  }
}

void lower(const Tree& tree, base::FileId file, ast::File& guideline, diagnostics::Sink& sink) {
  Lowerer lowerer(file, guideline, sink);
  for (const auto& node : tree.roots()) lowerer.declaration(node);
}

}  // namespace garis::syntax
