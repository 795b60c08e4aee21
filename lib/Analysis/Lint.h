//===- Lint.h - What a model says that is likely a slip -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Warnings about a program without mistakes: each in a group of its own that
/// `-Wno-` turns off. Whether a kind keeps data is said by the vocabulary, with
/// the annotation `@store`, or `@store(archive)` if it is normal that nothing
/// in the model reads it.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_LINT_H
#define TMC_ANALYSIS_LINT_H

#include "Basic/Diagnostics.h"
#include "IR/Program.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace tmc::analysis {

class Facts;

/// Tells which files are the user's; nothing is said of others.
using IsOwnFile = llvm::function_ref<bool(FileId)>;

/// Gives what an expression is of an entity (its slot 0), unknown if nothing
/// settles it. Passes have no evaluator.
using Evaluate = llvm::function_ref<ir::Value(ir::EntityId, ir::ExprId)>;

/// Data that is nowhere, stores that nothing reads, flows without data,
/// elements without flows or boundary, settings against a control.
/// \p ValueOf gives what controls provide, which may depend on where they are
/// in force.
void lintModel(const Facts &F, IsOwnFile Own, Evaluate ValueOf,
               Diagnostics &Diags);

/// Rules that can never fire (LintRules.cpp).
void lintRules(const Facts &F, IsOwnFile Own, Diagnostics &Diags);

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_LINT_H
