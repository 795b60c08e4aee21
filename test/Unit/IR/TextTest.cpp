//===- TextTest.cpp - Textual IR: there and back, cut, mangled ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Verifier.h"
#include "IRTestBase.h"

#include "llvm/Support/MemoryBuffer.h"

#include <random>

using namespace tmc;
using namespace tmc::test;

namespace {

std::string sample() {
  auto Buffer =
      llvm::MemoryBuffer::getFile(TMC_SOURCE_DIR "/test/IR/round-trip.tmir");
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

/// Reads \p Text; if it is well-formed, verifies it, and if it is correct,
/// prints it twice.
void exercise(const std::string &Text) {
  Parsed A(Text);
  EXPECT_EQ(A.Ok, !A.Diags.hasErrors());
  std::string Shown;
  llvm::raw_string_ostream OS(Shown);
  for (const Diagnostic &D : A.Diags.all())
    render(D, A.Sources, {}, OS);
  if (!A.Ok || !ir::verify(A.P, A.Diags))
    return;
  std::string Printed = A.print();
  Parsed B(Printed);
  ASSERT_TRUE(B.Ok) << B.messages();
  EXPECT_EQ(Printed, B.print());
}

TEST(Text, RoundTrip) {
  Parsed A(sample());
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_TRUE(ir::verify(A.P, A.Diags)) << A.messages();
  exercise(sample());
}

TEST(Text, CutAnywhere) {
  std::string Text = sample();
  ASSERT_FALSE(Text.empty());
  for (size_t I = 0; I < Text.size(); I += 40)
    exercise(Text.substr(0, I));
}

TEST(Text, BytesChanged) {
  std::string Text = sample();
  // What a slip of the pen may put in a place.
  const std::string Chars = "(){}[],:=#$@%\"\\_-0af. \n\xC3";
  std::mt19937 Random(1);
  for (int I = 0; I < 400; ++I) {
    std::string Changed = Text;
    for (int J = 0; J < 3; ++J)
      Changed[Random() % Changed.size()] = Chars[Random() % Chars.size()];
    exercise(Changed);
  }
}

TEST(Text, WordsMoved) {
  std::string Text = sample();
  std::mt19937 Random(2);
  for (int I = 0; I < 200; ++I) {
    size_t From = Random() % Text.size(), To = Random() % Text.size();
    size_t Length = Random() % 30;
    std::string Changed = Text;
    Changed.insert(To, Text.substr(From, Length));
    exercise(Changed);
  }
}

TEST(Text, DeepExpression) {
  auto Nested = [](unsigned N) {
    std::string Text = "tmir 1\nfunc @f slots 1 {\n  result bool\n  body ";
    for (unsigned I = 0; I < N; ++I)
      Text += "(not ";
    Text += "(local $0)";
    return Text + std::string(N, ')') + "\n}\n";
  };
  Parsed Deep(Nested(ir::MaxExprDepth - 1));
  ASSERT_TRUE(Deep.Ok) << Deep.messages();
  EXPECT_TRUE(ir::verify(Deep.P, Deep.Diags)) << Deep.messages();
  exercise(Nested(ir::MaxExprDepth - 1));
  Parsed TooDeep(Nested(ir::MaxExprDepth));
  EXPECT_FALSE(TooDeep.Ok);
  EXPECT_EQ("TM0709 expression nested more than 2000 levels deep\n",
            TooDeep.messages());
  Parsed MuchTooDeep(Nested(200000));
  EXPECT_FALSE(MuchTooDeep.Ok);
}

TEST(Text, ManyBrackets) {
  for (const char *S : {"(", "[", "{", "}", "\"", "@", "%\"", "$", "(not "}) {
    std::string Text = "tmir 1\nfunc @f {\n  body ";
    for (int I = 0; I < 100000; ++I)
      Text += S;
    Parsed A(Text);
    EXPECT_FALSE(A.Ok);
  }
}

TEST(Text, SharedExpressionStaysLinear) {
  // Each expression uses the one before it twice: as a tree 2^60 nodes.
  Parsed A("tmir 1\nfunc @f slots 1 {\n  result bool\n}\n");
  ASSERT_TRUE(A.Ok);
  ir::Type Bool;
  Bool.Base = ir::TypeBase::Bool;
  ir::ExprId Last = A.P.Exprs.add({ir::ExprOp::Local, Bool, 0, ~0u, ~0u, {}});
  for (int I = 0; I < 60; ++I)
    Last = A.P.Exprs.add(
        {ir::ExprOp::And, Bool, Last.index(), Last.index(), ~0u, {}});
  A.P.Funcs[ir::FuncId(0)].Body = Last;
  ASSERT_TRUE(ir::verify(A.P, A.Diags)) << A.messages();
  std::string Text = A.print();
  EXPECT_LT(Text.size(), 5000u);
  Parsed B(Text);
  ASSERT_TRUE(B.Ok) << B.messages();
  EXPECT_EQ(Text, B.print());
}

TEST(Text, AttributesOutOfOrder) {
  // A kind's attributes need not follow each other in the table.
  const char *Text = "tmir 1\n"
                     "\n"
                     "kind @A element {\n"
                     "  attr x #2 : int\n"
                     "  attr y #0 : int\n"
                     "}\n"
                     "\n"
                     "kind @B element base @A {\n"
                     "  attr x #1 : int\n"
                     "}\n";
  Parsed A(Text);
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_EQ("y", A.P.text(A.P.Attrs[ir::AttrId(0)].Text));
  EXPECT_EQ(Text, A.print());
}

TEST(Text, ShadowedAttribute) {
  const char *Text = "tmir 1\n"
                     "\n"
                     "kind @S system\n"
                     "kind @A element {\n"
                     "  attr x : int\n"
                     "}\n"
                     "kind @B element base @A {\n"
                     "  attr x : int\n"
                     "}\n"
                     "system %S : @S\n"
                     "element %S.e : @B in %S {\n"
                     "  set @A::x = 1\n"
                     "  set x = 2\n"
                     "}\n";
  Parsed A(Text);
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_TRUE(ir::verify(A.P, A.Diags)) << A.messages();
  EXPECT_NE(std::string::npos,
            A.print().find("  set @A::x = 1\n  set x = 2\n"));
}

TEST(Text, Places) {
  Parsed A("tmir 1\nfile 0 \"shop.tm\" size 20\nkind @A element [f0:3+4]\n");
  ASSERT_TRUE(A.Ok) << A.messages();
  Range R = A.P.Kinds[ir::KindId(0)].Where;
  EXPECT_EQ("shop.tm:+3", A.Sources.describe(R.Begin));
  EXPECT_EQ(4u, R.End.Offset - R.Begin.Offset);
  // A diagnostic at such a place has no line to show, which must not fail.
  A.Diags.report(diag::IRMissing, R) << "x" << ir::Lacks::Parent;
  std::string Shown;
  llvm::raw_string_ostream OS(Shown);
  render(A.Diags.all().back(), A.Sources, {}, OS);
  EXPECT_EQ(0u, Shown.find("shop.tm:+3: error: x: lacks a parent [TM0746]\n"));
}

TEST(Text, ValueTexts) {
  EXPECT_EQ("1.5", ir::decimalText(1500000));
  EXPECT_EQ("-0.25", ir::decimalText(-250000));
  EXPECT_EQ("0.000001", ir::decimalText(1));
  EXPECT_EQ("-9223372036854.775808", ir::decimalText(INT64_MIN));
  EXPECT_EQ("0d", ir::durationText(0));
  EXPECT_EQ("30d", ir::durationText(30 * 86400));
  EXPECT_EQ("25h", ir::durationText(25 * 3600));
  EXPECT_EQ("61s", ir::durationText(61));
  EXPECT_EQ("1970-01-01", ir::dateText(0));
  EXPECT_EQ("2024-02-29", ir::dateText(19782));
  EXPECT_EQ("0000-01-01", ir::dateText(ir::MinDate));
  EXPECT_EQ("9999-12-31", ir::dateText(ir::MaxDate));
  EXPECT_EQ("date(2932897)", ir::dateText(ir::MaxDate + 1));
}

TEST(Text, ExtremeValues) {
  const char *Text = "tmir 1\n"
                     "\n"
                     "kind @A element {\n"
                     "  annotation a = -9223372036854775808\n"
                     "  annotation b = 9223372036854775807\n"
                     "  annotation c = -9223372036854.775807\n"
                     "  annotation d = date(99999999)\n"
                     "  annotation e = -5s\n"
                     "  annotation f = \"\"\n"
                     "  annotation \"\" = []\n"
                     "}\n";
  Parsed A(Text);
  ASSERT_TRUE(A.Ok) << A.messages();
  EXPECT_EQ(Text, A.print());
}

TEST(Text, AllDatesOfACentury) {
  for (int64_t D = ir::MinDate; D < ir::MinDate + 150000; D += 13) {
    Parsed A("tmir 1\nkind @A element {\n  annotation a = " + ir::dateText(D) +
             "\n}\n");
    ASSERT_TRUE(A.Ok) << A.messages();
    ASSERT_EQ(D, A.P.Properties[0].V.Payload);
  }
}

} // namespace
