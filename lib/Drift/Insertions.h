//===- Insertions.h - What a model gets of its deployment -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIFT_INSERTIONS_H
#define TMC_DRIFT_INSERTIONS_H

#include "Basic/Diagnostics.h"
#include "IR/Program.h"
#include "Importers/Knowledge.h"
#include "Sema/Modules.h"

#include <map>

namespace tmc::drift {

/// Declarations that are appended to the files of a model. A file ends with one
/// `extend` for each thing that gets something, behind the imports that those
/// need.
class Insertions {
public:
  Insertions(const ir::Program &P, const sema::ModuleSet &Set,
             const SourceManager &Sources)
      : P(P), Set(Set), Sources(Sources) {}

  /// Whether \p Where is in a file that the user named.
  bool isRoot(Range Where) const;
  /// The end of the file that additions to \p E go into; none if nobody can
  /// change it.
  std::optional<Loc> endOf(ir::EntityId E) const;
  /// What calls \p K where \p E is declared. \p Imports gets the import that
  /// this needs.
  std::string nameOf(const importers::Kind &K, ir::EntityId E,
                     std::vector<std::string> &Imports) const;
  /// Notes that \p Text belongs into the body of \p E, and returns what alone
  /// would be appended for that.
  std::string add(ir::EntityId E, llvm::StringRef Text,
                  llvm::ArrayRef<std::string> Imports);
  /// What is appended to each file for all that was noted.
  std::vector<std::pair<Loc, std::string>> all() const;

private:
  struct Body {
    ir::EntityId Of;
    std::string Text;
  };
  struct File {
    Loc End;
    std::vector<std::string> Imports;
    std::vector<Body> Bodies;
  };
  const sema::Module *moduleOf(ir::EntityId E) const;
  std::string written(const File &F) const;

  const ir::Program &P;
  const sema::ModuleSet &Set;
  const SourceManager &Sources;
  std::map<uint32_t, File> Files; ///< by number of the file
};

} // namespace tmc::drift

#endif // TMC_DRIFT_INSERTIONS_H
