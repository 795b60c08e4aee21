//===- Exchange.cpp - What formats of other tools have in common ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Exchange.h"

#include "Report/Describe.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA1.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;

StringRef Exchange::title(ir::EntityId E) const {
  return report::entityTitle(P, E);
}

std::vector<ir::EntityId> Exchange::all(ir::EntityClass Class) const {
  std::vector<ir::EntityId> Out;
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (P.Entities[ir::EntityId(I)].Class == Class &&
        !P.isStatement(ir::EntityId(I)))
      Out.push_back(ir::EntityId(I));
  return Out;
}

ir::Value Exchange::value(ir::EntityId E, StringRef Attribute) const {
  const analysis::Attributes &Of = In.Engine.facts().attributes();
  for (ir::AttrId A : Of.attrsOf(P.Entities[E].Kind))
    if (P.text(P.Attrs[A].Text) == Attribute)
      return In.Engine.attribute(E, A);
  return ir::Value::unknown();
}

std::optional<bool> Exchange::flag(ir::EntityId E, StringRef Attribute) const {
  ir::Value V = value(E, Attribute);
  if (V.Tag != ir::ValueTag::Bool)
    return std::nullopt;
  return V.isTrue();
}

std::optional<int> Exchange::hundredths(ir::EntityId E,
                                        StringRef Attribute) const {
  ir::Value V = value(E, Attribute);
  if (V.Tag != ir::ValueTag::Enum)
    return std::nullopt;
  auto Highest =
      static_cast<int64_t>(P.Enums[ir::EnumId(V.Aux)].Values.Count) - 1;
  return Highest <= 0 ? 0 : static_cast<int>(V.Payload * 100 / Highest);
}

std::vector<ir::EntityId> Exchange::data(ir::EntityId E,
                                         ir::AttrId Attribute) const {
  std::vector<ir::EntityId> Out;
  if (!Attribute)
    return Out;
  ir::Value V = In.Engine.attribute(E, Attribute);
  for (const ir::Value &M : report::setElements(In.Engine, V))
    if (M.Tag == ir::ValueTag::Entity)
      Out.push_back(M.entity());
  return Out;
}

std::vector<unsigned> Exchange::weaknesses(const ir::Rule &R) const {
  std::vector<unsigned> Out;
  for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
    StringRef Text = report::refText(P, V);
    unsigned Number = 0;
    if (Text.consume_front("CWE-") && !Text.getAsInteger(10, Number))
      Out.push_back(Number);
  }
  return Out;
}

const std::vector<rules::FindingId> &Exchange::about(ir::EntityId E) {
  if (FindingsOf.empty()) {
    FindingsOf.resize(P.Entities.size());
    for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
      const rules::Finding &F = In.Findings.Findings[rules::FindingId(I)];
      auto Bound = F.Bindings.of(In.Findings.Bindings);
      if (!Bound.empty())
        FindingsOf[Bound.front().index()].push_back(rules::FindingId(I));
    }
  }
  return FindingsOf[E.index()];
}

std::string Exchange::uuid(StringRef Key) {
  std::array<uint8_t, 20> Hash = llvm::SHA1::hash(llvm::ArrayRef(
      reinterpret_cast<const uint8_t *>(Key.data()), Key.size()));
  Hash[6] = static_cast<uint8_t>((Hash[6] & 0x0f) | 0x80);
  Hash[8] = static_cast<uint8_t>((Hash[8] & 0x3f) | 0x80);
  std::string Digits =
      llvm::toHex(llvm::ArrayRef(Hash).take_front(16), /*LowerCase=*/true);
  for (size_t At : {20, 16, 12, 8})
    Digits.insert(At, "-");
  return Digits;
}

void Exchange::losesTheUsual() {
  loses("questions", In.Review.questions().size());
  loses("views", P.Views.size());
}

void Exchange::sayLosses() const {
  std::string List;
  for (const auto &[What, Number] : Lost) {
    List += List.empty() ? "" : ", ";
    List += What.str() + " (" + std::to_string(Number) + ")";
  }
  if (!List.empty())
    In.Diags.report(diag::NoteExportLoses) << Format << List;
}
