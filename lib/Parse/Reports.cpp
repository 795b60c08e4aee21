//===- Reports.cpp - Syntax errors, held until they are in order ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/Reports.h"

using namespace tmc;
using namespace tmc::parse;

void Reports::flush(FileId File, Diagnostics &Diags) {
  std::vector<std::pair<uint32_t, uint32_t>> Order;
  for (uint32_t I = 0; I < List.size(); ++I)
    Order.push_back({List[I].Begin, I});
  llvm::sort(Order);
  const SourceManager &Sources = Diags.sources();
  auto At = [&](uint32_t Begin, uint32_t End) {
    return Range{Sources.locAt(File, Begin), Sources.locAt(File, End)};
  };
  uint32_t Left = Limit;
  for (auto [Begin, I] : Order) {
    const Report &R = List[I];
    if (Left-- == 0) {
      Diags.report(diag::TooManySyntaxErrors, At(Begin, Begin))
          << uint64_t(Limit) << Sources.path(File);
      return;
    }
    DiagBuilder B = Diags.report(R.Kind, At(R.Begin, R.End));
    for (const DiagArg &Arg : R.Args)
      B.add(Arg);
    if (R.HasNote)
      B.note(R.NoteKind, At(R.NoteBegin, R.NoteEnd), R.NoteArgs);
    if (R.Fixes)
      B.propose(At(R.FixBegin, R.FixEnd), R.FixText, R.FixSure);
    for (const Report::Replacement &X : R.Also)
      B.propose(At(X.Begin, X.End), X.Text, R.FixSure);
  }
}
