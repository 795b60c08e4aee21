//===- PassManager.cpp - Passes by name -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/PassManager.h"

#include "Analysis/Passes.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace tmc;
using namespace tmc::analysis;
using llvm::raw_ostream;
using llvm::StringRef;

static constexpr PassInfo PassTable[] = {
#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  {#CLASS,                                                                     \
   FLAG,                                                                       \
   SUMMARY,                                                                    \
   DEPENDENCIES,                                                               \
   STATISTICS,                                                                 \
   [](const Facts &F) { F.ACCESSOR(); },                                       \
   [](const Facts &F, raw_ostream &OS) {                                       \
     F.ACCESSOR().print(OS, F.program());                                      \
   },                                                                          \
   [](const Facts &F, llvm::SmallVectorImpl<uint64_t> &Out) {                  \
     F.ACCESSOR().statistics(Out);                                             \
   }},
#include "Analysis/Passes.def"
};

llvm::ArrayRef<PassInfo> analysis::passes() { return PassTable; }

const PassInfo *analysis::findPass(StringRef Flag) {
  for (const PassInfo &P : PassTable)
    if (P.Flag == Flag)
      return &P;
  return nullptr;
}

void analysis::listPasses(raw_ostream &OS) {
  for (const PassInfo &P : PassTable) {
    OS << llvm::left_justify(P.Flag, 14) << P.Summary;
    if (!P.Dependencies.empty())
      OS << " (needs " << P.Dependencies << ")";
    OS << "\n";
  }
}

void analysis::printStatistics(const PassInfo &Pass, const Facts &F,
                               raw_ostream &OS) {
  llvm::SmallVector<uint64_t> Counts;
  Pass.Count(F, Counts);
  llvm::SmallVector<StringRef> Names;
  Pass.Statistics.split(Names, ',');
  assert(Names.size() == Counts.size() && "Passes.def names every statistic");
  OS << Pass.Flag << ": ";
  for (size_t I = 0; I < Counts.size() && I < Names.size(); ++I)
    OS << (I ? ", " : "") << Counts[I] << ' ' << Names[I];
  OS << "\n";
}
