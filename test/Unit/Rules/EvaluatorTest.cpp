//===- EvaluatorTest.cpp - The meaning of each operation ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "RulesTest.h"

using namespace tmc;
using namespace tmc::rules;
using namespace tmc::rules::test;

namespace {

/// The value of an expression over Shop, and what it depends on if it is
/// unknown: `unknown ?S.api.patched`.
std::string value(const std::string &Expr, const std::string &More = "") {
  Model M(std::string(Shop) + More +
          "\nrequirement in %S slots 8 {\n  condition (known " + Expr +
          ")\n}\n");
  if (!M.isOk())
    return "error";
  Context C(M.P, *M.Facts);
  Evaluator Ev(C);
  Ev.reset(8);
  std::string Out;
  // A requirement is true or false; an operand of `known` may be anything.
  const ir::Expr &Known = M.P.Exprs[M.P.Requirements[0].Condition];
  Ev.print(Ev.eval(ir::ExprId(Known.A)), Out, Evaluator::Style::Source);
  for (UnknownFact U : Ev.trace())
    Out += " ?" + M.P.text(M.P.Entities[U.Entity].Id).str() + "." +
           M.P.text(M.P.Attrs[U.Attr].Text).str();
  return Out;
}

std::string text(const char *Truth) {
  return Truth[0] == 'u' ? "(attr (const %S.api) @Element::patched)"
                         : "(const " + std::string(Truth) + ")";
}

const std::string U = "unknown ?S.api.patched";
const std::string Patched = "(attr (const %S.api) @Element::patched)";

TEST(Evaluator, Connectives) {
  struct Row {
    const char *A, *B, *And, *Or, *Implies;
  };
  static const Row Table[] = {
      {"true", "true", "true", "true", "true"},
      {"true", "false", "false", "true", "false"},
      {"true", "u", "u", "true", "u"},
      {"false", "true", "false", "true", "true"},
      {"false", "false", "false", "false", "true"},
      {"false", "u", "false", "u", "true"},
      {"u", "true", "u", "true", "true"},
      {"u", "false", "false", "u", "u"},
      {"u", "u", "u", "u", "u"},
  };
  for (const Row &R : Table) {
    auto Check = [&](const char *Op, std::string Expected) {
      if (Expected == "u")
        Expected = R.A[0] == 'u' && R.B[0] == 'u' ? U + " ?S.api.patched" : U;
      EXPECT_EQ(value("(" + std::string(Op) + " " + text(R.A) + " " +
                      text(R.B) + ")"),
                Expected)
          << Op << " " << R.A << " " << R.B;
    };
    Check("and", R.And);
    Check("or", R.Or);
    Check("implies", R.Implies);
  }
  EXPECT_EQ(value("(not (const true))"), "false");
  EXPECT_EQ(value("(not " + Patched + ")"), U);
  EXPECT_EQ(value("(known " + Patched + ")"), "false");
  EXPECT_EQ(value("(known (const 1))"), "true");
}

TEST(Evaluator, If) {
  EXPECT_EQ(value("(if (const true) (const 1) (const 2))"), "1");
  EXPECT_EQ(value("(if (const false) (const 1) (const 2))"), "2");
  EXPECT_EQ(value("(if " + Patched + " (const 1) (const 2))"), U);
  EXPECT_EQ(value("(if " + Patched + " (const 2) (const 2))"), "2");
}

TEST(Evaluator, Comparison) {
  EXPECT_EQ(value("(eq (const 1) (const 1))"), "true");
  EXPECT_EQ(value("(eq (const 1) (const 1.0))"), "true");
  EXPECT_EQ(value("(lt (const 1) (const 1.5))"), "true");
  EXPECT_EQ(value("(ne (const \"a\") (const \"b\"))"), "true");
  EXPECT_EQ(value("(lt (const \"a\") (const \"b\"))"), "true");
  EXPECT_EQ(value("(le (const 1h) (const 60m))"), "true");
  EXPECT_EQ(value("(gt (const 2027-01-02) (const 2027-01-01))"), "true");
  EXPECT_EQ(value("(ge (const @Level::Restricted) (const @Level::Internal))"),
            "true");
  EXPECT_EQ(value("(ge (const @Level::Public) (const @Level::Internal))"),
            "false");
  EXPECT_EQ(value("(eq (const [1, 2]) (set (const 2) (const 1) (const 2)))"),
            "true");
  EXPECT_EQ(value("(eq (const %S.api) (const %S.api))"), "true");
  EXPECT_EQ(value("(eq " + Patched + " (const true))"), U);
}

TEST(Evaluator, Arithmetic) {
  EXPECT_EQ(value("(add (const 2) (const 3))"), "5");
  EXPECT_EQ(value("(sub (const 2) (const 3))"), "-1");
  EXPECT_EQ(value("(mul (const 2) (const 1.5) : decimal)"), "3.0");
  EXPECT_EQ(value("(div (const 7) (const 2))"), "3");
  EXPECT_EQ(value("(div (const 7) (const 2) : decimal)"), "3.5");
  EXPECT_EQ(value("(div (const 7) (const 0))"), "unknown");
  EXPECT_EQ(value("(mod (const 7) (const 4))"), "3");
  EXPECT_EQ(value("(mod (const 7) (const 0))"), "unknown");
  EXPECT_EQ(value("(neg (const 7))"), "-7");
  EXPECT_EQ(value("(sub (const 2027-03-01) (const 2027-02-01))"), "28d");
  EXPECT_EQ(value("(add (const 2027-02-28) (const 24h))"), "2027-03-01");
  EXPECT_EQ(value("(sub (const 2027-03-01) (const 1d))"), "2027-02-28");
  EXPECT_EQ(value("(add (const 1d) (const 1h))"), "25h");
  EXPECT_EQ(value("(mul (const 1d) (const 3))"), "3d");
  EXPECT_EQ(value("(add (const \"a\") (const \"b\"))"), "\"ab\"");
  // Overflow is unknown and not undefined.
  EXPECT_EQ(value("(add (const 9223372036854775807) (const 1))"), "unknown");
  EXPECT_EQ(value("(mul (const 9223372036854775807) (const "
                  "9223372036854775807) : decimal)"),
            "unknown");
  EXPECT_EQ(value("(mul (const 9000000d) (const 9223372036854775807))"),
            "unknown");
}

TEST(Evaluator, Attributes) {
  EXPECT_EQ(value("(attr (const %S.api) @Element::port)"), "8443");
  EXPECT_EQ(value("(attr (const %S.gw) @Element::port)"), "443");
  EXPECT_EQ(value(Patched), U);
  // A default that is computed.
  EXPECT_EQ(value("(attr (const %S.user) @Element::exposure)"), "2");
  EXPECT_EQ(value("(attr (const %S.api) @Element::exposure)"), "1");
  EXPECT_EQ(value("(attr (const %S.api) @Element::doubled)"), "16886");
  // What a default depends on is asked for ...
  EXPECT_EQ(value("(attr (const %S.db) @Element::doubled)"),
            "unknown ?S.db.port ?S.db.port");
  // ... and where that is a fact of the graph, the attribute itself.
  EXPECT_EQ(value("(attr (const %S.lone) @Element::exposure)"),
            "unknown ?S.lone.exposure");
  // Of several entities: the union.
  EXPECT_EQ(value("(attr (const [%S.visit, %S.route]) @Flow::carries)"),
            "[card, order]");
  EXPECT_EQ(value("(attr (const [%S.route, %S.log]) @Flow::carries)"),
            "unknown ?S.log.carries");
  EXPECT_EQ(
      value("(any $0 (attr (const [%S.route, %S.log]) @Flow::carries) _)"),
      "true");
}

TEST(Evaluator, CyclesAreUnknown) {
  EXPECT_EQ(value("(attr (const %S.api) @Element::ping)"),
            "unknown ?S.api.ping");
  EXPECT_EQ(value("(attr (const %S.api) @Element::pong)"),
            "unknown ?S.api.pong");
  // Along entities, too.
  std::string Peers = "element %a : @Element in %S {\n  set peer = %b\n}\n"
                      "element %b : @Element in %S {\n  set peer = %a\n}\n"
                      "element %c : @Element in %S {\n  set peer = %d\n}\n"
                      "element %d : @Element in %S {\n  set next = 7\n}\n";
  EXPECT_EQ(value("(known (attr (const %a) @Element::next))", Peers), "false");
  EXPECT_EQ(value("(attr (const %c) @Element::next)", Peers), "7");
}

TEST(Evaluator, LongChainsEnd) {
  std::string Chain;
  for (int I = 0; I < 20000; ++I)
    Chain += "element %c" + std::to_string(I) +
             " : @Element in %S {\n  set peer = %c" + std::to_string(I + 1) +
             "\n}\n";
  Chain += "element %c20000 : @Element in %S {\n  set next = 7\n}\n";
  EXPECT_EQ(value("(attr (const %c19990) @Element::next)", Chain), "7");
  EXPECT_EQ(value("(known (attr (const %c0) @Element::next))", Chain), "false");
}

TEST(Evaluator, Intrinsics) {
  EXPECT_EQ(value("(intrinsic (const %S.api) element.zone)"), "S.vpc");
  EXPECT_EQ(value("(intrinsic (const %S.lone) element.zone)"), "unknown");
  EXPECT_EQ(value("(intrinsic (const %S.gw) element.zones)"), "[S.vpc, S.dmz]");
  EXPECT_EQ(value("(intrinsic (const %S.visit) flow.crosses)"),
            "[S.net, S.vpc, S.dmz]");
  EXPECT_EQ(value("(intrinsic (const %S.api) element.reachable_from (const "
                  "kind @Internet))"),
            "true");
  EXPECT_EQ(value("(intrinsic (const %token) data.lineage)"), "[card, token]");
  EXPECT_EQ(value("(intrinsic (const [%S.api, %S.lone]) element.zone)"),
            "[S.vpc]");
  EXPECT_EQ(value("(is (const %S.gw) @Server)"), "true");
  EXPECT_EQ(value("(is (const %S.user) @Server)"), "false");
  EXPECT_EQ(value("(is (const kind @Server) @Element)"), "true");
  EXPECT_EQ(value("(is (intrinsic (const %S.lone) element.zone) @Internet)"),
            "unknown");
}

TEST(Evaluator, Places) {
  auto From = [](const std::string &Element, const std::string &Place) {
    return value("(intrinsic (const " + Element +
                 ") element.reachable_from (const " + Place + "))");
  };
  auto To = [](const std::string &Element, const std::string &Place) {
    return value("(intrinsic (const " + Element + ") element.reaches (const " +
                 Place + "))");
  };
  // An element, what is in a boundary or system, all of a kind.
  EXPECT_EQ(From("%S.db", "%S.user"), "true");
  EXPECT_EQ(From("%S.user", "%S.db"), "false");
  EXPECT_EQ(From("%S.api", "%S.net"), "true");
  EXPECT_EQ(From("%S.user", "%S.vpc"), "false");
  EXPECT_EQ(From("%S.user", "%S"), "true");
  EXPECT_EQ(From("%S.lone", "kind @Internet"), "true");
  EXPECT_EQ(From("%S.user", "kind @Store"), "false");
  // A data item is where it is sent, received, kept or made.
  EXPECT_EQ(From("%S.lone", "%card"), "true");
  EXPECT_EQ(From("%S.user", "%token"), "false");
  EXPECT_EQ(To("%S.gw", "%token"), "true");
  EXPECT_EQ(To("%S.lone", "%token"), "false");
  // A flow arrives at its target, and begins at its source.
  EXPECT_EQ(From("%S.gw", "%S.visit"), "true");
  EXPECT_EQ(From("%S.user", "%S.visit"), "false");
  EXPECT_EQ(To("%S.user", "%S.visit"), "true");
  EXPECT_EQ(To("%S.gw", "%S.visit"), "false");
  EXPECT_EQ(To("%S.db", "%S.persist"), "true") << "it goes both ways";
}

TEST(Evaluator, Sets) {
  EXPECT_EQ(value("(set (const 2) (const 1) (const 2))"), "[1, 2]");
  EXPECT_EQ(value("(union (const [1]) (const [2]))"), "[1, 2]");
  EXPECT_EQ(value("(intersect (const [1, 2]) (const [2, 3]))"), "[2]");
  EXPECT_EQ(value("(minus (const [1, 2]) (const [2, 3]))"), "[1]");
  EXPECT_EQ(value("(in (const 1) (const [1, 2]))"), "true");
  EXPECT_EQ(value("(in (const 3) (const [1, 2]))"), "false");
  EXPECT_EQ(value("(in (const %S.gw) (intrinsic (const %S.vpc) "
                  "boundary.elements))"),
            "true");
  EXPECT_EQ(value("(in (const 3) (set (const 3) " + Patched + "))"), "true");
  EXPECT_EQ(value("(in (const 4) (set (const 3) " + Patched + "))"), U);
  EXPECT_EQ(value("(in " + Patched + " (const []))"), "false");
  EXPECT_EQ(value("(in " + Patched + " (const [true]))"), U);
  // Nothing is in common with nothing.
  std::string Log = "(attr (const %S.log) @Flow::carries)";
  EXPECT_EQ(value("(intersect " + Log + " (const []))"), "[]");
  EXPECT_EQ(value("(intersect (const []) " + Log + ")"), "[]");
  EXPECT_EQ(value("(minus (const []) " + Log + ")"), "[]");
  EXPECT_EQ(value("(minus (const [1]) " + Log + ")"), "unknown ?S.log.carries");
}

TEST(Evaluator, Quantifiers) {
  auto Over = [](const char *Op, const char *Set, const std::string &Cond) {
    return value("(" + std::string(Op) + " $1 (const " + Set + ") " + Cond +
                 ")");
  };
  // user is patched, gw is not, of api nobody knows.
  std::string IsPatched = "(attr (local $1) @Element::patched)";
  EXPECT_EQ(Over("any", "[%S.user, %S.gw]", IsPatched), "true");
  EXPECT_EQ(Over("any", "[%S.gw, %S.api]", IsPatched), U);
  EXPECT_EQ(Over("any", "[%S.api, %S.user]", IsPatched), "true");
  EXPECT_EQ(Over("any", "[%S.gw]", IsPatched), "false");
  EXPECT_EQ(Over("any", "[]", IsPatched), "false");
  EXPECT_EQ(Over("all", "[%S.user]", IsPatched), "true");
  EXPECT_EQ(Over("all", "[%S.user, %S.api]", IsPatched), U);
  EXPECT_EQ(Over("all", "[%S.api, %S.gw]", IsPatched), "false");
  EXPECT_EQ(Over("all", "[]", IsPatched), "true");
  EXPECT_EQ(Over("none", "[%S.gw]", IsPatched), "true");
  EXPECT_EQ(Over("none", "[%S.gw, %S.api]", IsPatched), U);
  EXPECT_EQ(Over("none", "[%S.api, %S.user]", IsPatched), "false");
  EXPECT_EQ(Over("count", "[%S.user, %S.gw]", IsPatched), "1");
  EXPECT_EQ(Over("count", "[%S.user, %S.api]", IsPatched), U);
  EXPECT_EQ(Over("count", "[%S.user, %S.api]", "_"), "2");
  EXPECT_EQ(Over("any", "[1]", "_"), "true");
  EXPECT_EQ(Over("any", "[]", "_"), "false");
  EXPECT_EQ(Over("each", "[%S.user, %S.gw]", IsPatched), "[S.user]");
  EXPECT_EQ(Over("each", "[%S.user, %S.api]", IsPatched), U);
  EXPECT_EQ(
      Over("map", "[%S.user, %S.gw]", "(intrinsic (local $1) element.zone)"),
      "[S.net, S.dmz]");
  // Over an unknown set, the certain members decide.
  std::string Some = "(each $1 (const [%S.user, %S.api]) " + IsPatched + ")";
  EXPECT_EQ(value("(any $2 " + Some + " _)"), "true");
  EXPECT_EQ(value("(any $2 " + Some + " (is (local $2) @Element))"), "true");
  EXPECT_EQ(value("(any $2 " + Some + " (is (local $2) @Server))"), U);
  EXPECT_EQ(value("(all $2 " + Some + " (is (local $2) @Server))"), "false");
  EXPECT_EQ(value("(none $2 " + Some + " (is (local $2) @Element))"), "false");
  EXPECT_EQ(value("(in (const %S.user) " + Some + ")"), "true");
  EXPECT_EQ(value("(builtin empty " + Some + ")"), "false");
  EXPECT_EQ(value("(any $3 (map $2 " + Some +
                  " (intrinsic (local $2) element.zone)) _)"),
            "true");
}

TEST(Evaluator, Calls) {
  std::string F = "func @sensitive slots 1 {\n  param d : entity @Data\n"
                  "  result bool\n  body (ge (attr (local $0) @Data::level) "
                  "(const @Level::Confidential))\n}\n"
                  "func @second slots 2 {\n  param a : bool\n  param b : bool\n"
                  "  result bool\n  body (local $1)\n}\n";
  EXPECT_EQ(value("(call @sensitive (const %card))", F), "true");
  EXPECT_EQ(value("(call @sensitive (const %order))", F), "false");
  EXPECT_EQ(value("(call @sensitive (const %token))", F),
            "unknown ?token.level");
  // An argument that is not used does not matter.
  EXPECT_EQ(value("(call @second " + Patched + " (const true))", F), "true");
  EXPECT_EQ(value("(call @second (const true) " + Patched + ")", F), U);
  EXPECT_EQ(value("(call @second (const true) (call @second " + Patched +
                      " (call @sensitive (const %card))))",
                  F),
            "true");
}

TEST(Evaluator, Builtins) {
  auto Call = [](const std::string &Rest) {
    return value("(builtin " + Rest + ")");
  };
  EXPECT_EQ(Call("starts_with (const \"abc\") (const \"ab\")"), "true");
  EXPECT_EQ(Call("ends_with (const \"abc\") (const \"ab\")"), "false");
  EXPECT_EQ(Call("contains (const \"abc\") (const \"b\")"), "true");
  EXPECT_EQ(Call("lower (const \"ABC\")"), "\"abc\"");
  EXPECT_EQ(Call("length (const \"Zürich\")"), "6");
  EXPECT_EQ(Call("size (const [1, 2])"), "2");
  EXPECT_EQ(Call("empty (const [])"), "true");
  EXPECT_EQ(Call("min (const [3, 1, 2])"), "1");
  EXPECT_EQ(Call("max (const [3, 1, 2])"), "3");
  EXPECT_EQ(Call("max (const [\"b\", \"c\", \"a\"])"), "\"c\"");
  EXPECT_EQ(Call("min (const [])"), "unknown");
  EXPECT_EQ(Call("name (const %S.api)"), "\"api\"");
  EXPECT_EQ(Call("title (const %S.api)"), "\"Checkout API\"");
  EXPECT_EQ(Call("title (const %S.gw)"), "\"gw\"");
  EXPECT_EQ(Call("id (const %S.api)"), "\"S.api\"");
  EXPECT_EQ(Call("or_else " + Patched + " (const true)"), "true");
  EXPECT_EQ(Call("or_else (const false) " + Patched), "false");
  EXPECT_EQ(Call("or_else (const false) (const true)"), "false");
  EXPECT_EQ(Call("or_else " + Patched + " " + Patched), U + " ?S.api.patched");
}

TEST(Evaluator, Globs) {
  auto Glob = [](const std::string &Text, const std::string &Pattern) {
    return value("(builtin glob (const \"" + Text + "\") (const \"" + Pattern +
                 "\"))");
  };
  EXPECT_EQ(Glob("abc", "a*"), "true");
  EXPECT_EQ(Glob("abc", "a?c"), "true");
  EXPECT_EQ(Glob("abc", "a*d"), "false");
  EXPECT_EQ(Glob("", "*"), "true");
  EXPECT_EQ(Glob("", "?"), "false");
  EXPECT_EQ(Glob("aXbXc", "a*b*c"), "true");
  EXPECT_EQ(Glob("ü", "?"), "true");
  EXPECT_EQ(Glob("üx", "?x"), "true");
  EXPECT_EQ(Glob("ü", "??"), "false");
  EXPECT_EQ(Glob(std::string(5000, 'a'), "*a*a*a*a*a*a*a*a*b"), "false");
}

TEST(Evaluator, Endpoints) {
  auto Part = [](const std::string &Op, const std::string &Endpoint) {
    return value("(builtin " + Op + " (const endpoint \"" + Endpoint + "\"))");
  };
  EXPECT_EQ(Part("host", "https://gw.example/x"), "\"gw.example\"");
  EXPECT_EQ(Part("port", "https://gw.example/x"), "443");
  EXPECT_EQ(Part("port", "https://gw.example:8443/x"), "8443");
  EXPECT_EQ(Part("scheme", "https://gw.example"), "\"https\"");
  EXPECT_EQ(Part("host", "http://[::1]:8080"), "\"::1\"");
  EXPECT_EQ(Part("port", "http://[::1]:8080"), "8080");
  EXPECT_EQ(Part("port", "http://[::1]"), "80");
  EXPECT_EQ(Part("port", "db:5432"), "5432");
  EXPECT_EQ(Part("port", "postgres://u:p@db/x"), "5432");
  EXPECT_EQ(Part("host", "postgres://u:p@db/x"), "\"db\"");
  EXPECT_EQ(Part("port", "made-up://db"), "unknown");
  EXPECT_EQ(Part("port", "db"), "unknown");
  EXPECT_EQ(Part("scheme", "db:1"), "unknown");
  EXPECT_EQ(Part("port", "http://db:99999"), "unknown");
  EXPECT_EQ(Part("host", "http://[::1"), "unknown");
}

TEST(Evaluator, EndpointsAreComparedAsTheyAreWritten) {
  const std::string Gw = "(attr (const %S.gw) @Element::endpoint)";
  EXPECT_EQ(value("(eq " + Gw + " (const \"https://gw.example/x\"))"), "true");
  EXPECT_EQ(value("(ne " + Gw + " (const \"https://gw.example/\"))"), "true");
  EXPECT_EQ(value("(eq " + Gw + " (attr (const %S.api) @Element::endpoint))"),
            "false");
}

TEST(Evaluator, Texts) {
  EXPECT_EQ(value("(text (const \"from \") (const %S.api) (const \" to \") "
                  "(const [%S.gw, %S.db]))"),
            "\"from Checkout API to gw, db\"");
  EXPECT_EQ(value("(text (const \"x\") " + Patched + ")"), U);
}

TEST(Evaluator, DeepExpressionsDoNotOverflow) {
  std::string Deep = Patched;
  for (int I = 0; I < 1900; ++I)
    Deep = "(not " + Deep + ")";
  EXPECT_EQ(value(Deep), U);
}

} // namespace
