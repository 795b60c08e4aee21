//===- RulesTest.h - Programs for the tests of rules ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_RULES_RULESTEST_H
#define TMC_TEST_UNIT_RULES_RULESTEST_H

#include "Analysis/Facts.h"
#include "Compiler/Compilation.h"
#include "IR/Verify.h"
#include "Rules/Engine.h"
#include "Rules/Evaluator.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tmc::rules::test {

/// A vocabulary small enough to be read at a glance.
inline constexpr char Vocabulary[] = R"(
enum @Severity ordered {
  value Low
  value Medium
  value High
  value Critical
  annotation severity = true
}
enum @Level ordered {
  value Public
  value Internal
  value Confidential
  value Restricted
}
enum @Stride {
  value Spoofing
  value Tampering
  value Disclosure
}
kind @System system {
  attr controls : [control]
}
kind @Boundary boundary {
  attr trust : int
  attr controls : [control]
}
kind @Internet boundary base @Boundary {
  default @Boundary::trust = (const 0)
}
kind @Element element {
  attr stores : [entity @Data]
  attr controls : [control]
  attr patched : bool question "Is it patched?"
  attr port : int
  attr endpoint : endpoint
  attr peer : entity @Element
  attr exposure : int
  attr doubled : int derived
  attr ping : int
  attr pong : int
  attr next : int
  default @Element::exposure = (if (is (intrinsic $0 element.zone) @Internet) (const 2) (const 1))
  default @Element::doubled = (add (attr (local $0) @Element::port) (attr (local $0) @Element::port))
  default @Element::ping = (attr (local $0) @Element::pong)
  default @Element::pong = (attr (local $0) @Element::ping)
  default @Element::next = (attr (attr (local $0) @Element::peer) @Element::next)
}
kind @Server element base @Element {
  default @Element::port = (const 443)
}
kind @Store element base @Element {
}
kind @Flow flow {
  attr carries : [entity @Data]
  attr controls : [control]
  attr encrypted : bool
  attr authn : bool
}
kind @Https flow base @Flow {
  default @Flow::encrypted = (const true)
}
kind @Data data {
  attr level : enum @Level
  attr retention : duration
  attr born : date
  attr controls : [control]
}
control @Tls {
  for @Flow
  provides @Flow::encrypted = (const true)
}
control @MutualTls base @Tls {
  for @Flow
  provides @Flow::encrypted = (const true)
  provides @Flow::authn = (const true)
}
control @Waf {
  for @Boundary
}
)";

/// Two zones, a gateway between them, a store.
inline constexpr char Shop[] = R"(
system %S : @System
boundary %S.net : @Internet in %S
boundary %S.vpc : @Boundary in %S {
  set trust = 60
}
boundary %S.dmz : @Boundary in %S.vpc
element %S.user : @Element in %S.net {
  title "Customer"
  set patched = true
}
element %S.gw : @Server in %S.dmz {
  set patched = false
  set endpoint = endpoint "https://gw.example/x"
}
element %S.api : @Server in %S.vpc {
  title "Checkout API"
  set port = 8443
  set endpoint = endpoint "http://[::1]:8080"
}
element %S.db : @Store in %S.vpc {
  set stores = [%card]
}
element %S.lone : @Element in %S
data %card : @Data {
  set level = @Level::Restricted
  set retention = 2d
  set born = 2027-01-01
}
data %order : @Data {
  set level = @Level::Internal
}
data %token : @Data from %card by %S.api
flow %S.visit : @Flow in %S from %S.user -> %S.gw {
  set carries = [%card, %order]
  set encrypted = false
}
flow %S.route : @Flow in %S from %S.gw -> %S.api {
  set carries = [%card]
}
flow %S.persist : @Https in %S from %S.api <-> %S.db {
  set carries = [%token]
}
flow %S.log : @Flow in %S from %S.api -> %S.lone
)";

/// A program made of textual IR, with its facts.
class Model {
public:
  explicit Model(const std::string &Body, bool WithVocabulary = true)
      : S(llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>()),
        Diags(Sources), C(S, options(), Diags), Empty(C.names(), Sources),
        P(read(text(Body, WithVocabulary))) {
    EXPECT_TRUE(Ok) << messages();
    if (Ok)
      Facts = C.facts();
  }

  std::string messages() const {
    std::string Out;
    for (const Diagnostic &D : Diags.all()) {
      Out += info(D.Kind).Code.str() + " " + Sources.describe(D.Where.Begin) +
             ": " + D.Message + "\n";
      for (const tmc::Note &N : D.Notes)
        Out += "  note: " + N.Message + "\n";
    }
    return Out;
  }

  ir::EntityId entity(llvm::StringRef Id) const {
    Name N = C.names().find(Id);
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (N && P.Entities[ir::EntityId(I)].Id == N)
        return ir::EntityId(I);
    return ir::EntityId::none();
  }
  ir::AttrId attr(llvm::StringRef Id) const {
    for (uint32_t I = 0; I < P.Attrs.size(); ++I)
      if (P.text(P.Attrs[ir::AttrId(I)].Text) == Id)
        return ir::AttrId(I);
    return ir::AttrId::none();
  }

  bool isOk() const { return Ok; }

private:
  static std::string text(const std::string &Body, bool WithVocabulary) {
    std::string Text = "tmir 1\n";
    if (WithVocabulary)
      Text += Vocabulary;
    Text += Body;
    // The abbreviation `$0` for the entity itself in an intrinsic.
    for (size_t At = 0;
         (At = Text.find("(intrinsic $", At)) != std::string::npos; ++At) {
      size_t End = Text.find(' ', At + 12);
      Text.insert(End, ")");
      Text.insert(At + 11, "(local ");
    }
    return Text;
  }
  static compiler::CompilationOptions options() {
    compiler::CompilationOptions O;
    O.Inputs = {"test.tmir"};
    O.Form = compiler::InputForm::IR;
    return O;
  }
  ir::Program &read(const std::string &Text) {
    S.setBuffer("test.tmir", Text);
    ir::Program *Read = C.program();
    Ok = Read && ir::resolveWellKnown(*Read, &Diags);
    return Read ? *Read : Empty;
  }

  bool Ok = false;
  compiler::Session S;
  SourceManager Sources;

public:
  Diagnostics Diags;
  compiler::Compilation C;
  ir::Program Empty; ///< in place of one with mistakes
  ir::Program &P;
  const analysis::Facts *Facts = nullptr;
};

/// `state rule(a,b)` of every finding, a line each.
inline std::string findings(const ir::Program &P, const FindingSet &F) {
  std::string Out;
  for (uint32_t I = 0; I < F.Findings.size(); ++I) {
    const Finding &X = F.Findings[FindingId(I)];
    Out += spelling(X.State).str() + " " + identity(P, F, FindingId(I));
    for (UnknownFact U : X.Unknowns.of(F.Unknowns))
      Out += " ?" + P.text(P.Entities[U.Entity].Id).str() + "." +
             P.text(P.Attrs[U.Attr].Text).str();
    for (ir::ControlId C : X.SilencedBy.of(F.Controls))
      Out += " by " + P.text(P.Controls[C].Id).str();
    for (ir::EntityId E : X.Witness.of(F.Flows))
      Out += " >" + P.text(P.Entities[E].Text).str();
    Out += "\n";
  }
  return Out;
}

} // namespace tmc::rules::test

#endif // TMC_TEST_UNIT_RULES_RULESTEST_H
