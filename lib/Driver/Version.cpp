//===- Version.cpp - Which tmc this is ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Version.h"

#include "Compiler/Session.h"

using llvm::StringRef;

void tmc::driver::printVersion(StringRef Program, llvm::raw_ostream &OS) {
  constexpr size_t Digits = 12;
  StringRef Library = compiler::embeddedVersion();
  OS << Program << " " << TMC_VERSION << " (commit " << TMC_COMMIT
     << ", library " << (Library.empty() ? "none" : Library.take_front(Digits))
     << ")\n";
}
