//===- Plan.cpp - The tests that findings ask for -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "TestPlan/Plan.h"

#include "Document/Escape.h"
#include "Report/Describe.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/xxhash.h"

using namespace tmc;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

std::string testplan::writePythonLiteral(const rules::Engine &E,
                                         const ir::Value &V) {
  const ir::Program &P = E.program();
  switch (V.Tag) {
  case ir::ValueTag::Unknown:
    return "None";
  case ir::ValueTag::Bool:
    return V.Payload ? "True" : "False";
  case ir::ValueTag::Int:
  case ir::ValueTag::Duration:
    return std::to_string(V.Payload);
  case ir::ValueTag::Decimal:
    return ir::decimalText(V.Payload);
  case ir::ValueTag::String:
  case ir::ValueTag::Endpoint:
    return pythonString(stringText(E, V));
  case ir::ValueTag::Date:
    return pythonString(ir::dateText(V.Payload));
  case ir::ValueTag::Enum:
    return pythonString(
        P.text(P.EnumValues[P.Enums[ir::EnumId(V.Aux)].Values.Begin +
                            static_cast<uint32_t>(V.Payload)]
                   .Text));
  case ir::ValueTag::Entity:
    return pythonString(P.text(P.Entities[V.entity()].Id));
  case ir::ValueTag::Kind:
    return pythonString(P.text(P.Kinds[V.kind()].Id));
  case ir::ValueTag::Control:
    return pythonString(P.text(P.Controls[V.control()].Id));
  case ir::ValueTag::Ref:
    return pythonString(refText(P, V));
  case ir::ValueTag::Path:
  case ir::ValueTag::Set: {
    std::string Out = "[";
    for (const ir::Value &Element : setElements(E, V)) {
      if (Out.size() > 1)
        Out += ", ";
      Out += writePythonLiteral(E, Element);
    }
    return Out + "]";
  }
  }
  return "None";
}

/// The last two parts of a full name: verifications are called as
/// `tls.refuses_plaintext`.
static StringRef callName(StringRef FullName) {
  size_t Dot = FullName.rfind('.');
  if (Dot == StringRef::npos)
    return FullName;
  size_t Second = FullName.take_front(Dot).rfind('.');
  return Second == StringRef::npos ? FullName : FullName.drop_front(Second + 1);
}

/// What an argument adds to a test's name; a text would make it unreadable.
static std::string nameOfArgument(const rules::Engine &E, const ir::Value &V) {
  switch (V.Tag) {
  case ir::ValueTag::Bool:
  case ir::ValueTag::Int:
  case ir::ValueTag::Enum:
  case ir::ValueTag::Entity:
  case ir::ValueTag::Duration:
    return pythonIdentifier("x" + E.valueText(V)).substr(1);
  case ir::ValueTag::Kind:
    return pythonIdentifier(
               ("x" + E.program().shortName(E.program().Kinds[V.kind()].Id))
                   .str())
        .substr(1);
  case ir::ValueTag::Control:
    return pythonIdentifier(("x" + E.program().shortName(
                                       E.program().Controls[V.control()].Id))
                                .str())
        .substr(1);
  default:
    return {};
  }
}

static bool hasTests(FindingState S) {
  return S == FindingState::Open || S == FindingState::Planned ||
         S == FindingState::Question || S == FindingState::Mitigated;
}

/// Whether a parameter that is an element, flow, … of the model got no value.
static bool lacksEntity(const ir::Program &P, ir::VerificationId What,
                        llvm::ArrayRef<ir::Value> Args) {
  llvm::ArrayRef<ir::Param> Params = P.Verifications[What].Params.of(P.Params);
  for (size_t I = 0; I < Args.size(); ++I)
    if (Args[I].isUnknown() && Params[I].Ty.Base == ir::TypeBase::Entity)
      return true;
  return false;
}

std::vector<TestCase> testplan::collectTests(const BackendInput &In) {
  const ir::Program &P = In.Program;
  const rules::Engine &E = In.Engine;
  std::vector<TestCase> Tests;
  std::vector<std::string> Keys;
  llvm::StringMap<size_t> ByKey;
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
    FindingId Id(I);
    const Finding &F = In.Findings.Findings[Id];
    const ir::Rule &R = P.Rules[F.Rule];
    if (!hasTests(F.State) || R.Verifies.empty())
      continue;
    review::BoundNames Names(P, In.Findings, Id);
    auto Bound = F.Bindings.of(In.Findings.Bindings);
    for (const ir::RuleVerify &Call : R.Verifies.of(P.RuleVerifies)) {
      TestCase T;
      T.What = Call.What;
      T.Args = E.verifyArguments(In.Findings, Id, Call);
      // A rule that names no element to test (`if … then f.target else
      // unknown`) asks for no test here.
      if (lacksEntity(P, Call.What, T.Args))
        continue;
      // What it is about: the first argument that is an entity, else the one
      // whose attribute an argument is.
      for (const ir::Value &V : T.Args)
        if (!T.Subject && V.Tag == ir::ValueTag::Entity)
          T.Subject = V.entity();
      for (ir::ExprId Arg : Call.Args.of(P.ExprArgs))
        if (!T.Subject)
          T.Subject = Names.subject(Arg);
      T.Unknown = llvm::any_of(
          T.Args, [](const ir::Value &V) { return V.isUnknown(); });
      if (T.Unknown && !T.Subject && !Bound.empty())
        T.Subject = Bound.front();
      std::string Key = std::to_string(T.What.index()) + "\n" +
                        std::to_string(T.Subject.index());
      for (const ir::Value &V : T.Args)
        Key += "\n" + writePythonLiteral(E, V);
      auto [It, New] = ByKey.try_emplace(Key, Tests.size());
      if (!New) {
        std::vector<FindingId> &Old = Tests[It->second].Findings;
        if (Old.back() != Id)
          Old.push_back(Id);
        continue;
      }
      T.Findings.push_back(Id);
      Tests.push_back(std::move(T));
      Keys.push_back(std::move(Key));
    }
  }

  llvm::StringSet<> Taken;
  for (size_t I = 0; I < Tests.size(); ++I) {
    TestCase &T = Tests[I];
    const ir::Verification &V = P.Verifications[T.What];
    ir::EntityId System =
        T.Subject ? P.systemOf(T.Subject) : ir::EntityId::none();
    if (!System)
      for (ir::EntityId B : In.Findings.Findings[T.Findings[0]].Bindings.of(
               In.Findings.Bindings))
        if ((System = P.systemOf(B)))
          break;
    T.File =
        "test_" +
        (System ? pythonIdentifier(P.text(P.Entities[System].Id)) : "model") +
        ".py";
    T.Function = "test_" + pythonIdentifier(callName(P.text(V.Id)));
    if (T.Subject)
      T.Function +=
          "_" + pythonIdentifier("x" + P.text(P.Entities[T.Subject].Id).str())
                    .substr(1);
    for (const ir::Value &Arg : T.Args) {
      if (Arg.Tag == ir::ValueTag::Entity && Arg.entity() == T.Subject)
        continue;
      std::string Name = nameOfArgument(E, Arg);
      if (!Name.empty())
        T.Function += "_" + Name;
    }
    if (!Taken.insert(T.File + T.Function).second) {
      // The key has table indices, which a change elsewhere could shift.
      std::string Stable = P.text(V.Id).str();
      for (const ir::Value &Arg : T.Args)
        Stable += "\n" + writePythonLiteral(E, Arg);
      if (T.Subject)
        Stable += "\n" + P.text(P.Entities[T.Subject].Id).str();
      T.Function +=
          "_" + llvm::utohexstr(llvm::xxh3_64bits(Stable) & 0xFFFFFFFF, true);
      while (!Taken.insert(T.File + T.Function).second)
        T.Function += "_";
    }
    T.Title = E.fillTemplate(
        V.Title, T.Args, [](const rules::Engine &Eng, const ir::Value &Arg) {
          return plainValue(Eng, Arg);
        });
    for (const ir::VerificationTemplate &Template :
         V.Templates.of(P.VerificationTemplates))
      T.HasTemplate |= P.text(Template.Backend) == "pytest";
  }
  return Tests;
}
