//===- Check.h - What holds whatever the input ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_FUZZ_CHECK_H
#define TMC_TEST_FUZZ_CHECK_H

#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <source_location>

/// Ends the run, as a crash does, unless \p Holds.
inline void
check(bool Holds,
      std::source_location Where = std::source_location::current()) {
  if (Holds)
    return;
  llvm::errs() << "broken promise at line " << Where.line() << " of "
               << Where.file_name() << "\n";
  abort();
}

#endif // TMC_TEST_FUZZ_CHECK_H
