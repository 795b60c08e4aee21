//===- ExplainCode.h - What a diagnostic means ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc --explain=TM0205` shows the page docs/diagnostics/TM0205.md, which is
/// inside the program.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_EXPLAINCODE_H
#define TMC_DRIVER_EXPLAINCODE_H

#include "Basic/Diagnostics.h"

namespace tmc::driver {

/// Whether \p Id has the form of a diagnostic's code, `TM` and digits, in any
/// case. What else `--explain` is given is the id of a finding.
bool isDiagnosticCode(llvm::StringRef Id);

/// The page of \p Code, empty if there is none.
llvm::StringRef diagnosticPage(llvm::StringRef Code);

/// The title of a page without its code, as `an unknown name`.
llvm::StringRef pageTitle(llvm::StringRef Page);

/// Writes the page of \p Code for a terminal. Reports TM0980 and answers false
/// if no diagnostic has this code.
bool explainCode(llvm::StringRef Code, const RenderOptions &Options,
                 Diagnostics &Diags, llvm::raw_ostream &OS);

} // namespace tmc::driver

#endif // TMC_DRIVER_EXPLAINCODE_H
