//===- Verify.cpp - The invariants of the IR ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Verifier.h"

using namespace tmc;
using namespace tmc::ir;

std::string Verifier::Row() const {
  if (!RowName)
    return (RowWhat + llvm::Twine(' ') + llvm::Twine(RowIndex)).str();
  return (RowWhat + llvm::Twine(" `") + P.text(RowName) + "`").str();
}

bool Verifier::run() {
  ranges();
  if (!Ok)
    return false;
  kindOrder();
  if (!Ok)
    return false;
  unique();
  attrs();
  exprs();
  calls();
  if (!Ok)
    return false;
  knowledge();
  models();
  views();
  methods();
  return Ok;
}

bool ir::verify(const Program &P, Diagnostics &Diags) {
  return Verifier(P, Diags).run();
}
