//===- Gates.h - What makes the exit status that of a failure -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_GATES_H
#define TMC_DRIVER_GATES_H

#include "Compiler/Versions.h"
#include "Driver/Options.h"

namespace tmc::driver {

/// `--fail-on`, `--fail-on-questions` and `--fail-on-risk` over one program.
class Gates {
public:
  Gates(const Options &O, Diagnostics &Diags) : O(O), Diags(Diags) {}

  /// Finds what the words on the command line mean in \p P; false after a
  /// report.
  bool resolve(const ir::Program &P);

  /// Tells an output where the gates are.
  void tell(report::EmitOptions &Emit) const;

  /// Reports a gate that would pass because there is nothing that it could
  /// stop at.
  void checkSubstance(compiler::Compilation &C);

  /// Whether a gate stops at what was found, or at what has become worse. Each
  /// that does is noted.
  bool fail(const review::Review &Review);
  bool fail(const compiler::WorstChange &Worst);

private:
  bool findSeverity(const ir::Program &P, llvm::StringRef Option,
                    llvm::StringRef Word, int &Level);
  bool findRisk(const ir::Program &P);
  void report(const std::string &Why, bool Warn);
  void note(llvm::StringRef Gate, llvm::StringRef Level,
            const llvm::Twine &Why);

  const Options &O;
  Diagnostics &Diags;
  // Places in the enums of the program; -1: no such gate.
  int Finding = -1;
  int Question = -1;
  int Risk = -1;
};

} // namespace tmc::driver

#endif // TMC_DRIVER_GATES_H
