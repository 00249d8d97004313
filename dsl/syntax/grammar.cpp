// The grammar of the language, production by production as in docs/grammar.ebnf. Ordered choice and
// greedy repetition; every keyword and token skips the blanks in front of it.
#include "dsl/syntax/grammar.hpp"

#include "dsl/syntax/tokens.hpp"

namespace garis::syntax::grammar {
namespace {

constexpr AnyName NAME{};
constexpr Identifier IDENT{};
constexpr String STRING{};
constexpr Number NUMBER{};
constexpr Unit UNIT{};
constexpr Date DATE{};
constexpr Year YEAR{};
constexpr Language LANG{};

// w("of") would lose its back-ticks in messages, hence a literal that carries them.
#define W(text) \
  Word { "`" text "`" }
#define S(text) \
  Sign { "`" text "`" }
#define GARIS_RULE(name) x3::rule<struct name##_class> const name = #name

// clang-format off
// ---- expressions -------------------------------------------------------------------------------
GARIS_RULE(expr);      GARIS_RULE(or_expr);   GARIS_RULE(and_expr);   GARIS_RULE(not_expr);  GARIS_RULE(comparison);
GARIS_RULE(sum_expr);  GARIS_RULE(product);   GARIS_RULE(unary);      GARIS_RULE(primary);   GARIS_RULE(set);
GARIS_RULE(aggregate); GARIS_RULE(quantified);GARIS_RULE(conditional);GARIS_RULE(call);      GARIS_RULE(path);
GARIS_RULE(quantity);  GARIS_RULE(type);      GARIS_RULE(comparison_tail);
// ---- shared parts ------------------------------------------------------------------------------
GARIS_RULE(text);      GARIS_RULE(cite);      GARIS_RULE(effective);  GARIS_RULE(asks);      GARIS_RULE(note);
GARIS_RULE(value_except); GARIS_RULE(let);    GARIS_RULE(entity);     GARIS_RULE(applies);   GARIS_RULE(outcome);
// ---- rules -------------------------------------------------------------------------------------
GARIS_RULE(requires_); GARIS_RULE(requirement); GARIS_RULE(branch);   GARIS_RULE(except);    GARIS_RULE(rule_part);
GARIS_RULE(severity);  GARIS_RULE(message);   GARIS_RULE(rule);
// ---- declarations ------------------------------------------------------------------------------
GARIS_RULE(guideline); GARIS_RULE(category);  GARIS_RULE(property);   GARIS_RULE(group);     GARIS_RULE(define);
GARIS_RULE(table);     GARIS_RULE(row);       GARIS_RULE(trajectory); GARIS_RULE(credit);    GARIS_RULE(rating);
GARIS_RULE(measure);   GARIS_RULE(amend);     GARIS_RULE(test);       GARIS_RULE(item);

auto const if_none     = node(Kind::if_none)[W("if") >> W("none") >> (W("missing") | sum_expr)];
auto const range       = sum_expr >> S("..") >> sum_expr;

auto const expr_def        = called("a value or condition")[conditional | aggregate | quantified | or_expr];
auto const conditional_def = node(Kind::conditional)[W("if") >> expr >> W("then") >> expr >> W("else") >> expr];
auto const aggregate_def   = node(Kind::aggregate)[
      (W("sum") | W("min") | W("max")) >> W("of") >> sum_expr >> W("over") >> set >> -if_none
    | W("average") >> W("of") >> sum_expr >> -(W("weighted") >> W("by") >> sum_expr) >> W("over") >> set >> -if_none
    | W("count") >> W("of") >> set
    | W("share") >> W("of") >> set >> W("satisfying") >> expr >> -(W("weighted") >> W("by") >> sum_expr)];
auto const quantified_def  = node(Kind::quantified)[
      (W("every") | W("some") | W("no")) >> set >> W("satisfies") >> expr
    | W("at") >> W("least") >> quantity >> W("of") >> set >> W("satisfy") >> expr];
auto const set_def         = called("a set such as `walls of building`")[node(Kind::set)[
      entity >> -(W("of") >> path) >> -(W("where") >> or_expr)
      >> -node(Kind::for_each)[W("for") >> W("each") >> NAME >> W("in") >> range]]];
auto const or_expr_def     = node(Kind::or_)[and_expr >> *(W("or") >> and_expr)];
auto const and_expr_def    = node(Kind::and_)[not_expr >> *(W("and") >> not_expr)];
auto const not_expr_def    = node(Kind::not_)[*W("not") >> comparison];
auto const comparison_def  = node(Kind::comparison)[sum_expr >> -comparison_tail];
auto const names           = (NAME | STRING) >> *(S(",") >> (NAME | STRING));
auto const comparison_tail_def =
      node(Kind::between)[W("between") >> sum_expr >> W("and") >> sum_expr]
    | node(Kind::is_test)[W("is") >> -W("not") >> (W("known") | W("missing") | NAME)]
    | node(Kind::in_test)[-W("not") >> W("in") >> (S("{") >> names >> S("}") | range)]
    | node(Kind::matches_test)[W("matches") >> STRING]
    | called("a comparison")[node(Kind::compare)[
        (S("<=") | S(">=") | S("!=") | S("≤") | S("≥") | S("≠") | S("<") | S(">") | S("=")) >> sum_expr]];
auto const sum_expr_def    = node(Kind::sum)[product >> *(called("`+` or `-`")[S("+") | S("-")] >> product)];
auto const product_def     = node(Kind::product)[unary >> *(called("`*` or `/`")[S("*") | S("×") | S("/") | S("÷")] >> unary)];
// The minus signs repeat instead of nesting; `as of 2027` after an expression is no cast.
auto const unary_def       = node(Kind::negation)[*S("-") >> node(Kind::power)[primary >> -(S("^") >> NUMBER)]
                                                  >> -node(Kind::cast)[W("as") >> !W("of") >> type]];
auto const primary_def     = called("a value")[
      node(Kind::group_expr)[S("(") >> expr >> S(")")] | DATE | quantity | STRING
    | W("yes") | W("no") | W("true") | W("false") | call | path];
auto const argument        = node(Kind::argument)[-(NAME >> S(":")) >> expr];
auto const call_def        = node(Kind::call)[IDENT >> S("(") >> -(argument >> *(S(",") >> argument)) >> S(")") >> *(S(".") >> NAME)];
auto const path_def        = node(Kind::path)[IDENT >> *(S(".") >> NAME)];
auto const quantity_def    = node(Kind::quantity)[NUMBER >> -UNIT];
auto const type_def        = called("a kind such as `area`")[node(Kind::type)[NAME >> -(S("[") >> NAME >> *(S(",") >> NAME) >> S("]"))]];

// ---- shared parts ------------------------------------------------------------------------------
auto const text_def      = called("a text")[node(Kind::text)[STRING | S("{") >> +(LANG >> STRING) >> S("}")]];
auto const locator       = node(Kind::locator)[
      (W("clause") | W("section") | W("table") | W("formula") | W("annex") | W("figure") | W("page")) >> (STRING | NUMBER)];
auto const citation      = node(Kind::citation)[-STRING >> +called("a place such as `clause \"5.2\"`")[locator]];
auto const evidence_word = W("primary") | W("transcribed") | W("secondary") | W("unverified");
auto const evidence      = node(Kind::evidence)[W("evidence") >> called("`primary`, `transcribed`, `secondary` or `unverified`")[evidence_word]];
auto const cite_def      = node(Kind::cite)[W("cite") >> citation >> *(S(",") >> citation) >> -evidence];
auto const effective_def = node(Kind::effective)[
      W("effective") >> W("from") >> DATE >> -(W("until") >> DATE) >> -(W("by") >> path)];
auto const asks_def      = node(Kind::asks)[W("asks") >> (W("designer") | W("assessor") | W("reviewer") | W("authority")) >> text];
auto const note_def      = node(Kind::note)[W("note") >> text];
auto const quote         = node(Kind::quote)[W("quote") >> text];
auto const label_over    = -STRING >> -(W("over") >> STRING);
auto const value_except_def = node(Kind::value_except)[
      W("except") >> label_over >> -cite >> W("where") >> expr >> W("use") >> expr];
auto const let_def       = node(Kind::let)[W("let") >> IDENT >> -(S(":") >> type) >> S("=") >> expr >> *value_except];
auto const entity_def    = IDENT >> -(S(".") >> NAME);
auto const applies_def   = node(Kind::applies)[W("applies") >> W("to") >> -W("each") >> entity >> -(W("where") >> expr)];
auto const outcome_def   = called("an outcome such as `pass`")[node(Kind::outcome)[
      W("pass") | W("fail") | W("undetermined") | W("not") >> W("applicable") | W("exempt") | W("manual") | W("waived") | W("error")]];

// ---- rules -------------------------------------------------------------------------------------
auto const known         = node(Kind::known)[W("known") >> (call | path) >> *(S(",") >> (call | path))];
auto const combiner      = node(Kind::combiner)[
      W("all") >> W("of") | W("any") >> W("of") | W("exactly") >> W("one") >> W("of") | W("at") >> W("least") >> NUMBER >> W("of")];
auto const combine       = node(Kind::combine)[combiner >> S("{") >> +branch >> S("}")];
auto const branch_def    =
      node(Kind::path_branch)[W("path") >> STRING >> -text >> S("{") >> +(cite | let | applies | requires_ | asks | note) >> S("}")]
    | requires_ | asks;
auto const requirement_def = called("a condition")[combine | known | expr];
auto const requires__def = node(Kind::requires_)[W("requires") >> requirement];
auto const severity_def  = node(Kind::severity)[W("mandatory") | W("advisory") | W("informative")];
auto const effect        = node(Kind::effect)[W("exempt") | W("becomes") >> severity | requires_ | asks];
auto const except_def    = node(Kind::except)[W("except") >> label_over >> -cite >> W("where") >> expr >> effect];
auto const message_def   = node(Kind::message)[W("message") >> outcome >> text];
auto const tolerance     = node(Kind::tolerance)[W("tolerance") >> quantity | W("round") >> W("to") >> quantity];
auto const suggests      = node(Kind::suggests)[W("suggests") >> W("measure") >> STRING >> *(S(",") >> STRING)];
auto const stage         = node(Kind::stage)[W("stage") >> IDENT >> *(S(",") >> IDENT)];
auto const tags          = node(Kind::tags)[W("tags") >> IDENT >> *(S(",") >> IDENT)];
auto const rule_part_def = called("a part of a rule")[
      cite | quote | severity | effective | applies | let | requires_ | asks | except | message | tolerance | suggests | stage | tags | note];
auto const rule_def      = node(Kind::rule)[W("rule") >> STRING >> -text >> S("{") >> *rule_part >> S("}")];

// ---- header ------------------------------------------------------------------------------------
auto const guideline_part = called("a part of the guideline's header")[
      node(Kind::guideline_part)[
          W("title") >> text | W("publisher") >> text | W("jurisdiction") >> STRING
        | W("source") >> STRING >> -(W("sha256") >> STRING) | W("licence") >> STRING
        | W("languages") >> LANG >> *(S(",") >> LANG)
        | W("extends") >> STRING >> W("edition") >> STRING >> -(W("sha256") >> STRING)
        | W("convention") >> NAME >> S("=") >> expr]
    | effective | note];
auto const guideline_def = node(Kind::guideline)[W("guideline") >> STRING >> W("edition") >> STRING >> S("{") >> *guideline_part >> S("}")];

// ---- vocabulary and values ---------------------------------------------------------------------
auto const category_def  = node(Kind::category)[
      W("category") >> IDENT >> S("{") >> +node(Kind::category_value)[IDENT >> -text >> -S(",")] >> S("}")];
auto const property_part = node(Kind::property_part)[
      W("from") >> (W("ifc") | W("gbxml") | W("buildingsync") | W("csv")) >> STRING
    | W("assume") >> expr >> -(W("where") >> expr) >> -cite] | asks | note;
auto const property_def  = node(Kind::property)[
      W("property") >> IDENT >> S(".") >> NAME >> S(":") >> type >> -(W("in") >> UNIT) >> *property_part];
auto const group_def     = node(Kind::group)[W("group") >> IDENT >> W("from") >> set >> W("by") >> path >> *(S(",") >> path)];
auto const parameter     = node(Kind::parameter)[IDENT >> S(":") >> type];
auto const target        = node(Kind::target)[
      IDENT >> (S(".") >> NAME | -(S("(") >> parameter >> *(S(",") >> parameter) >> S(")")))];
auto const define_def    = node(Kind::define)[W("define") >> target >> -(S(":") >> type) >> S("=") >> expr >> *value_except >> -cite];

// Negative numbers are allowed in numeric cells, and `yes` and `no` in the cells of a yes_no key.
auto const signed_number = -S("-") >> NUMBER;
auto const cell          = called("a cell")[node(Kind::cell)[
      S("*") | W("otherwise") | (S("<=") | S("≤") | S("<") | S(">=") | S("≥") | S(">")) >> signed_number
    | signed_number >> (S("..<") | S("..")) >> signed_number
    | -S("-") >> quantity | S("-") | STRING | W("yes") | W("no") | IDENT >> *(S("/") >> IDENT)]];
auto const row_def       = called("a row of the table")[node(Kind::row)[S("|") >> cell >> *(S("|") >> cell) >> S("|") >> -cite]];
auto const column        = node(Kind::column)[(W("key") | W("value")) >> NAME >> S(":") >> type >> -(W("in") >> UNIT)];
auto const policy        = node(Kind::policy)[W("first") >> W("match") | W("interpolate") >> IDENT];
auto const table_def     = node(Kind::table)[
      W("table") >> IDENT >> -text >> S("{") >> *(cite | effective | column | policy | note) >> *row >> S("}")];
auto const point         = node(Kind::point)[W("from") >> (DATE | YEAR) >> S(":") >> expr >> -cite];
auto const trajectory_def = node(Kind::trajectory)[
      W("trajectory") >> IDENT >> S(":") >> type >> -(W("step") | W("linear")) >> S("{") >> -cite >> +point >> S("}")];

// ---- credits, ratings, measures, overlays --------------------------------------------------------
auto const award         = node(Kind::award)[W("award") >> expr >> -(W("when") >> expr)];
auto const credit_part   = called("a part of a credit")[
      cite | quote | node(Kind::credit_category)[W("category") >> STRING] | applies | let | node(Kind::max)[W("max") >> quantity]
    | node(Kind::awards)[W("awards") >> (W("highest") | W("sum"))] | award | message | note];
auto const credit_def    = node(Kind::credit)[W("credit") >> STRING >> -text >> S("{") >> *credit_part >> S("}")];
auto const level         = node(Kind::level)[W("level") >> STRING >> -text >> W("when") >> expr];
auto const rating_part   = called("a part of a rating")[
      cite | node(Kind::counts)[W("counts") >> STRING >> *(S(",") >> STRING)]
    | node(Kind::prerequisite)[W("prerequisite") >> W("rule") >> STRING] | level | note];
auto const rating_def    = node(Kind::rating)[W("rating") >> STRING >> -text >> S("{") >> *rating_part >> S("}")];
auto const setting       = node(Kind::setting)[path >> S(":=") >> expr];
auto const change        = node(Kind::change)[
      W("changes") >> W("each") >> entity >> -(W("where") >> expr) >> S("{") >> +setting >> S("}")];
auto const measure_part  = called("a part of a measure")[
      cite | let | change | node(Kind::cost)[(W("cost") | W("carbon") | W("life")) >> expr] | note];
auto const measure_def   = node(Kind::measure)[W("measure") >> STRING >> -text >> S("{") >> *measure_part >> S("}")];
auto const amend_part    = cite | W("because") >> text | (W("tighten") | W("relax")) >> IDENT >> W("to") >> expr
                         | W("add") >> (except | value_except | row) | W("remove") >> W("except") >> STRING
                         | W("disable") | W("replace") >> rule_part;
auto const amend_def     = node(Kind::amend)[
      W("amend") >> (W("rule") | W("credit") | W("table") | W("trajectory") | W("define")) >> (STRING | path)
      >> S("{") >> *amend_part >> S("}")];

// ---- tests -------------------------------------------------------------------------------------
auto const given_property = node(Kind::given_property)[NAME >> S(":") >> (W("missing") | expr) >> -S(",")];
auto const given         = node(Kind::given)[
      W("given") >> entity >> STRING >> -(W("in") >> STRING) >> -(S("{") >> *given_property >> S("}"))];
auto const recorded      = node(Kind::recorded)[
      W("answer") >> W("rule") >> STRING >> -(W("path") >> STRING) >> -(W("for") >> STRING) >> outcome
    | W("waive") >> W("rule") >> STRING >> -(W("for") >> STRING)];
auto const expect_detail = node(Kind::expect_detail)[
      W("because") >> STRING | W("missing") >> path >> *(S(",") >> path) | W("via") >> STRING | severity | evidence];
auto const expect        = node(Kind::expect)[W("expect") >> (
      node(Kind::expect_rule)[W("rule") >> STRING >> -(W("for") >> STRING) >> (W("skipped") | outcome) >> *expect_detail]
    | node(Kind::expect_value)[W("value") >> path >> W("of") >> STRING >> S("=") >> expr >> -(S("±") >> expr)]
    | node(Kind::expect_credit)[W("credit") >> STRING >> W("for") >> STRING >> S("=") >> expr >> -(W("to") >> expr)]
    | node(Kind::expect_level)[W("rating") >> STRING >> W("for") >> STRING >> S("=") >> STRING >> -(W("to") >> STRING)])];
auto const test_part     = called("`as of`, `given`, `answer`, `waive` or `expect`")[
      node(Kind::as_of)[W("as") >> W("of") >> (DATE | YEAR)] | node(Kind::with_measure)[W("with") >> W("measure") >> STRING]
    | given | recorded | expect];
auto const test_def      = node(Kind::test)[W("test") >> STRING >> S("{") >> *test_part >> S("}")];

auto const item_def      = called("a declaration such as `rule`, `define` or `test`")[
      category | property | group | define | table | trajectory | rule | credit | rating | measure | amend | test | note];

BOOST_SPIRIT_DEFINE(expr, or_expr, and_expr, not_expr, comparison, comparison_tail, sum_expr, product, unary, primary)
BOOST_SPIRIT_DEFINE(set, aggregate, quantified, conditional, call, path, quantity, type)
BOOST_SPIRIT_DEFINE(text, cite, effective, asks, note, value_except, let, entity, applies, outcome)
BOOST_SPIRIT_DEFINE(requires_, requirement, branch, except, rule_part, severity, message, rule)
BOOST_SPIRIT_DEFINE(guideline, category, property, group, define, table, row, trajectory, credit, rating)
BOOST_SPIRIT_DEFINE(measure, amend, test, item)
// clang-format on

template <class Parser>
Step run(const Parser& parser, TreeBuilder& builder, std::uint32_t at) {
  const auto source = builder.text();
  Iterator first = source.data() + at;
  const Iterator last = source.data() + source.size();
  const bool parsed = x3::phrase_parse(first, last, x3::with<BuilderTag>(std::ref(builder))[parser],
                                       Blank{}, x3::skip_flag::dont_post_skip);
  return {parsed, static_cast<std::uint32_t>(first - source.data())};
}

}  // namespace

Step declaration(TreeBuilder& builder, std::uint32_t at, bool first) {
  return first ? run(guideline | item, builder, at) : run(item, builder, at);
}

Step expression(TreeBuilder& builder, std::uint32_t at) { return run(expr, builder, at); }

std::uint32_t skip_blank(std::string_view source, std::uint32_t at) {
  Iterator first = source.data() + at;
  Blank{}.parse(first, source.data() + source.size(), x3::unused, x3::unused, x3::unused);
  return static_cast<std::uint32_t>(first - source.data());
}

}  // namespace garis::syntax::grammar
