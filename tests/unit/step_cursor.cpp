#include "checker/readers/step/cursor.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using step::Kind;

namespace {

// One word per value: its kind and text, with what is inside in brackets.
std::string shown(step::Cursor values) {
  static constexpr const char* names[] = {"end",  "null", "derived", "int",  "real",   "string",
                                          "enum", "ref",  "typed",   "list", "binary", "bad"};
  std::string text;
  while (const auto value = values.next()) {
    text += (text.empty() ? "" : " ") + std::string(names[static_cast<int>(value.kind)]) + ":";
    if (value.kind == Kind::list || value.kind == Kind::typed)
      text += std::string(value.keyword) + "[" + shown(value.items()) + "]";
    else
      text += value.text;
  }
  return text;
}

}  // namespace

TEST_CASE("arguments are told apart") {
  struct Case {
    const char* name;
    std::string instance;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"none", "#1=A();", ""},
      {"simple", "#1=A($,*,12,-3,.T.,#45,'x');",
       "null:$ derived:* int:12 int:-3 enum:T ref:45 string:x"},
      {"reals", "#1=A(1.,-1.5E-3,4.440892099e-013,+2.,0.);",
       "real:1. real:-1.5E-3 real:4.440892099e-013 real:+2. real:0."},
      {"no numbers", "#1=A(-1.#IND,1.#INF,inf,nan,1.2.3,--1,.);",
       "bad:-1.#IND bad:1.#INF bad:inf bad:nan bad:1.2.3 bad:--1 bad:."},
      {"lists", "#1=A((1,2),(),((#1),$));",
       "list:[int:1 int:2] list:[] list:[list:[ref:1] null:$]"},
      {"typed", "#1=A(IFCREAL(2.), IFCLABEL ('a)b') ,IFCLINEINDEX((1,2)));",
       "typed:IFCREAL[real:2.] typed:IFCLABEL[string:a)b] typed:IFCLINEINDEX[list:[int:1 int:2]]"},
      {"binary", "#1=A(\"0FF\",\"\");", "binary:0FF binary:"},
      {"strings", "#1=A('','''','a''b','(;,','\\S\\'x');",
       "string: string:'' string:a''b string:(;, string:\\S\\'x"},
      {"blanks and comments", "#1 = A ( 1 /* , */ , /*x*/ 2\n);", "int:1 int:2"},
      {"missing values", "#1=A(,1,,2,);", "bad: int:1 bad: int:2 bad:"},
      {"words", "#1=A(abc,a b,1 2,'a'b);", "bad:abc bad:a b bad:1 2 bad:'a'b"},
      {"not closed", "#1=A(1,(2,3", "int:1 bad:(2,3"},
      {"string not closed", "#1=A(1,'abc", "int:1 bad:abc"},
      {"binary not closed", "#1=A(1,\"0F);", "int:1 bad:0F);"},
      {"complex", "#1=(A(1)B(2));", "int:1"},
      {"header entity", "FILE_SCHEMA(('IFC4'));", "list:[string:IFC4]"},
      {"no brackets", "#1=A;", ""},
      {"nothing", "", ""},
      {"only a name", "#1", ""},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(shown(step::arguments(c.instance)) == c.expected);
  }
}

TEST_CASE("values are read when asked") {
  auto values = step::arguments("#1=A(#92147483647,-12,1.5E2,7,99999999999999999999,1.E999,'x');");
  CHECK(values.count() == 7);
  CHECK(values.next().reference() == 92147483647u);
  CHECK(values.next().integer() == -12);
  CHECK(values.next().number() == 150.0);
  CHECK(values.next().number() == 7.0);
  CHECK_FALSE(values.next().integer());
  CHECK_FALSE(values.next().number());
  const auto text = values.next();
  CHECK_FALSE(text.reference());
  CHECK_FALSE(text.number());
  CHECK_FALSE(text.items().next());
  CHECK_FALSE(values.next());
  CHECK_FALSE(values.next());
}

TEST_CASE("an argument is reached by its place") {
  const auto values = step::arguments("#1=A((1,2),'a,b',$,#4);");
  CHECK(step::Cursor(values).nth(0).kind == Kind::list);
  CHECK(step::Cursor(values).nth(3).reference() == 4u);
  CHECK(step::Cursor(values).nth(4).kind == Kind::end);
  CHECK(step::Cursor(values).nth(1000000).kind == Kind::end);
}

TEST_CASE("nesting is bounded") {
  const auto deep = "#1=A(" + std::string(100000, '(') + std::string(100000, ')') + ");";
  auto value = step::arguments(deep).next();
  int depth = 0;
  for (; value.kind == Kind::list; ++depth) value = value.items().next();
  CHECK(value.kind == Kind::malformed);
  CHECK(depth == static_cast<int>(step::kMaxNesting));
}
