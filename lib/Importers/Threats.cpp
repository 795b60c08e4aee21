//===- Threats.cpp - What people found in other tools ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Threats.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

StringRef importers::severityOf(const Import &I, StringRef Word) {
  return I.K.word("threats.Severity", Word.trim());
}

PartId importers::recordThreat(Import &I, const RecordedThreat &R) {
  ModelWriter &Model = I.Model;
  PartId T = Model.threat(R.On, R.Title.trim().empty() ? StringRef("Threat")
                                                       : R.Title.trim());
  Model.set(T, "severity",
            R.Severity.empty() ? StringRef("Medium") : R.Severity);
  if (!R.Fix.trim().empty())
    Model.setText(T, "fix", R.Fix.trim());
  Model.setText(T, "found_by", R.FoundBy);
  const StringRef Who =
      R.Who.trim().empty() ? StringRef("not said in the source") : R.Who.trim();
  const PartId On = R.On.empty() ? PartId() : R.On.front();
  if (R.State == ThreatState::Mitigated)
    I.mitigate(T, On, Who, R.Why.trim().empty() ? R.Fix : R.Why);
  else if (R.State == ThreatState::NotApplicable)
    I.dismiss(T, On, Who, R.Why);
  return T;
}

void importers::category(Import &I, PartId T, Value *Word) {
  if (StringRef Known = I.K.word("threats.Stride", Word->Text.trim());
      !Known.empty()) {
    std::string Annotation = "@stride(";
    Annotation += Known;
    Annotation += ')';
    I.Model.annotateOnce(T, Annotation);
    return Import::imported(Word);
  }
  if (!Word->Text.trim().empty())
    I.Model.comment(T, ("Category: " + Word->Text).str());
  Import::approximated(Word, "it is in a comment");
}

void importers::categories(Import &I, PartId T, Value *Map, StringRef Key) {
  for (Value *V : I.items(Map, Key))
    category(I, T, V);
}
