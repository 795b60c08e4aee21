//===- IRTestBase.h - Programs from textual IR ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_IR_IRTESTBASE_H
#define TMC_TEST_UNIT_IR_IRTESTBASE_H

#include "IR/Parse.h"
#include "IR/Print.h"
#include "IR/Verify.h"

#include "gtest/gtest.h"

#include <string>

namespace tmc::test {

/// A program read from text, with all that owns its parts.
struct Parsed {
  SourceManager Sources;
  Interner Names;
  Diagnostics Diags{Sources};
  ir::Program P{Names, Sources};
  bool Ok;

  explicit Parsed(llvm::StringRef Text)
      : Ok(ir::parse(Sources.addFile("test.tmir", Text), P, Diags)) {}

  ir::EntityId entity(llvm::StringRef Id) const {
    for (uint32_t E = 0; E < P.Entities.size(); ++E)
      if (P.text(P.Entities[ir::EntityId(E)].Id) == Id)
        return ir::EntityId(E);
    return {};
  }
  ir::KindId kind(llvm::StringRef Id) const {
    for (uint32_t K = 0; K < P.Kinds.size(); ++K)
      if (P.text(P.Kinds[ir::KindId(K)].Id) == Id)
        return ir::KindId(K);
    return {};
  }
  std::string print() const {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    ir::print(P, OS);
    return Out;
  }
  std::string messages() const {
    std::string Out;
    for (const Diagnostic &D : Diags.all())
      Out += info(D.Kind).Code.str() + " " + D.Message + "\n";
    return Out;
  }
};

} // namespace tmc::test

#endif // TMC_TEST_UNIT_IR_IRTESTBASE_H
