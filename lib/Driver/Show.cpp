//===- Show.cpp - The diagnostics of a run --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Show.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using llvm::StringRef;

void driver::showDiagnostics(const Diagnostics &Diags,
                             const SourceManager &Sources,
                             const RenderOptions &Look, unsigned MaxWarnings,
                             llvm::raw_ostream &Target) {
  // The standard error has no buffer; a large model can have thousands.
  constexpr size_t MaxBuffer = 1 << 16;
  std::string Buffer;
  llvm::raw_string_ostream OS(Buffer);
  auto Send = [&] {
    Target << Buffer;
    Buffer.clear();
  };
  llvm::StringMap<unsigned> Count;
  for (const Diagnostic *D : inOrderOfText(Diags)) {
    if (D->Level == Severity::Warning && MaxWarnings != 0 &&
        ++Count[info(D->Kind).Group] > MaxWarnings)
      continue;
    render(*D, Sources, Look, OS);
    if (Buffer.size() > MaxBuffer)
      Send();
  }
  for (StringRef Group : warningGroups())
    if (unsigned N = Count.lookup(Group); N > MaxWarnings)
      OS << "tmc: " << N - MaxWarnings << " more warnings of -W" << Group
         << " are not shown; see --max-warnings\n";
  if (Diags.suppressedCount() != 0)
    OS << "tmc: " << Diags.suppressedCount()
       << " more errors are not shown; see --max-errors\n";
  if (Diags.errorCount() > 1)
    OS << Diags.errorCount() << " errors\n";
  Send();
}
