//===- Knowledge.cpp - What a weakness gives an attacker ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/Knowledge.h"

#include "IR/Gains.h"

#include "llvm/ADT/STLExtras.h"

#include <optional>

using namespace tmc;
using namespace tmc::attack;
using ir::EnumId;
using ir::GainNames;
using ir::KindId;
using ir::Property;
using ir::Value;
using ir::ValueTag;
using ir::VantageNames;
using llvm::StringRef;

static_assert(std::size(GainNames) == NumGains);
static_assert(std::size(VantageNames) == NumVantages);

StringRef attack::spelling(Gain G) {
  return GainNames[static_cast<unsigned>(G)];
}
StringRef attack::spelling(Vantage V) {
  return VantageNames[static_cast<unsigned>(V)];
}

static uint8_t bitOf(llvm::ArrayRef<StringRef> Names, StringRef Text) {
  const auto *It = llvm::find(Names, Text);
  return It == Names.end() ? 0 : uint8_t(1U << (It - Names.begin()));
}

namespace {
class Reader {
public:
  explicit Reader(const ir::Program &P) : P(P) {}
  Knowledge run();

private:
  RuleEffect effect(const ir::Rule &R);
  void chooseSubject(const ir::Rule &R, RuleEffect &Out);
  /// The bits of the values of enum \p E in \p V, a value or a set.
  uint8_t bits(const Value &V, EnumId E, llvm::ArrayRef<StringRef> Names);
  /// What annotation \p Key of \p S says as a number.
  std::optional<uint32_t> number(Slice S, StringRef Key) const {
    for (const Property &A : S.of(P.Properties))
      if (P.text(A.Key) == Key && A.V.Tag == ValueTag::Int)
        return cost(A.V.Payload);
    return std::nullopt;
  }
  /// Sums of costs must not wrap around, whatever a rule says.
  static uint32_t cost(int64_t N) {
    return static_cast<uint32_t>(std::clamp<int64_t>(N, 0, 1000000));
  }
  const ir::EnumValue &row(const Value &V) const {
    return P.EnumValues[P.Enums[EnumId(V.Aux)].Values.Begin +
                        static_cast<uint32_t>(V.Payload)];
  }

  const ir::Program &P;
};
} // namespace

uint8_t Reader::bits(const Value &V, EnumId E,
                     llvm::ArrayRef<StringRef> Names) {
  if (V.Tag == ValueTag::Enum)
    return EnumId(V.Aux) == E ? bitOf(Names, P.text(row(V).Text)) : 0;
  uint8_t All = 0;
  if (V.Tag == ValueTag::Set)
    for (const Value &X : P.elements(V))
      All |= bits(X, E, Names);
  return All;
}

void Reader::chooseSubject(const ir::Rule &R, RuleEffect &Out) {
  // What is nearest to how an attack goes: a flow, then what runs.
  constexpr ir::EntityClass Order[] = {
      ir::EntityClass::Flow, ir::EntityClass::Element, ir::EntityClass::Data,
      ir::EntityClass::Boundary, ir::EntityClass::System};
  auto Vars = R.Vars.of(P.RuleVars);
  for (const Property &X : R.Properties.of(P.Properties))
    if (P.text(X.Key) == "gain_of" && X.V.Tag == ValueTag::String) {
      auto [Var, End] = P.text(X.V.name()).split('.');
      for (uint32_t I = 0; I < Vars.size(); ++I)
        if (P.text(Vars[I].Text) == Var) {
          Out.Slot = I;
          Out.End = End == "source"   ? FlowEnd::Source
                    : End == "target" ? FlowEnd::Target
                                      : FlowEnd::None;
          return;
        }
    }
  for (ir::EntityClass C : Order)
    for (uint32_t I = 0; I < Vars.size(); ++I)
      if (P.Kinds[Vars[I].Kind].Class == C) {
        Out.Slot = I;
        return;
      }
}

RuleEffect Reader::effect(const ir::Rule &R) {
  RuleEffect Out;
  if (R.Vars.empty() || !P.Known.Gain)
    return Out;
  bool Said = false;
  std::optional<uint32_t> Work;
  for (const Property &X : R.Properties.of(P.Properties)) {
    StringRef Key = P.text(X.Key);
    if (Key == "gain") {
      Out.Gains = bits(X.V, P.Known.Gain, GainNames);
      Said = true;
    } else if (Key == "vantage") {
      Out.Vantages = bits(X.V, P.Known.Vantage, VantageNames);
    } else if (Key == "work" && X.V.Tag == ValueTag::Int) {
      Work = cost(X.V.Payload);
    }
  }
  if (!Said)
    for (const Value &C : R.Categories.of(P.RuleCategories))
      for (const Property &A : row(C).Annotations.of(P.Properties))
        if (P.text(A.Key) == "gain" && A.V.Tag == ValueTag::String)
          Out.Gains |= bitOf(GainNames, P.text(A.V.name()));
  if (Out.Gains == 0)
    return Out;
  chooseSubject(R, Out);
  if (Out.Vantages == 0) {
    KindId K = R.Vars.of(P.RuleVars)[Out.Slot].Kind;
    if (Out.End != FlowEnd::None)
      K = P.Known.Root[static_cast<unsigned>(ir::EntityClass::Element)];
    if (const Property *A = P.annotation(K, "vantage");
        A && A->V.Tag == ValueTag::String)
      Out.Vantages = bitOf(VantageNames, P.text(A->V.name()));
  }
  if (Out.Vantages == 0)
    Out.Vantages = 1U << static_cast<unsigned>(Vantage::Anywhere);
  if (Work) {
    Out.Cost = *Work;
    return Out;
  }
  if (P.Known.Vantage)
    for (const ir::EnumValue &V :
         P.Enums[P.Known.Vantage].Values.of(P.EnumValues))
      if (Out.Vantages & bitOf(VantageNames, P.text(V.Text)))
        Out.Cost += number(V.Annotations, "cost").value_or(0);
  return Out;
}

Knowledge Reader::run() {
  Knowledge K;
  K.Rules.reserve(P.Rules.size());
  for (const ir::Rule &R : P.Rules.rows())
    K.Rules.push_back(effect(R));
  K.SpreadCost.resize(P.Kinds.size());
  for (uint32_t I = 0; I < P.Kinds.size(); ++I)
    if (P.Kinds[KindId(I)].Class == ir::EntityClass::Boundary)
      if (const Property *A = P.annotation(KindId(I), "spread_cost");
          A && A->V.Tag == ValueTag::Int)
        K.SpreadCost[I] = cost(A->V.Payload);
  if (KindId Root = P.Known.Root[static_cast<unsigned>(ir::EntityClass::Flow)])
    K.RelayCost = number(P.Kinds[Root].Annotations, "relay_cost").value_or(0);
  if (KindId Root =
          P.Known.Root[static_cast<unsigned>(ir::EntityClass::Boundary)])
    K.OutsideCost =
        number(P.Kinds[Root].Annotations, "outside_cost").value_or(0);
  auto Find = [&](ir::EntityClass C, StringRef Name) {
    for (uint32_t I = 0; I < P.Attrs.size(); ++I) {
      const ir::Attr &A = P.Attrs[ir::AttrId(I)];
      if (P.text(A.Text) == Name &&
          A.Owner == P.Known.Root[static_cast<unsigned>(C)] &&
          A.Ty.Base == ir::TypeBase::Bool)
        return ir::AttrId(I);
    }
    return ir::AttrId();
  };
  K.DataIsProgram = Find(ir::EntityClass::Data, "code");
  K.DataIsSecret = Find(ir::EntityClass::Data, "secret");
  K.ElementRuns = Find(ir::EntityClass::Element, "runs_programs");
  K.FlowSigned = Find(ir::EntityClass::Flow, "signed");
  return K;
}

Knowledge attack::readKnowledge(const ir::Program &P) {
  return Reader(P).run();
}
