//===- AppLive.h - A report that follows its model ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `tmc serve` gives its page: pictures as soon as the model is
/// understood, and the report when its rules have been evaluated.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_APPLIVE_H
#define TMC_BACKENDS_APPLIVE_H

#include "Backends/AppPage.h"
#include "Diagram/Render.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"

namespace tmc::backends {

/// What pictures of one version of a model have for those of the next: layouts
/// of what has not changed, and what was open before the rules have been
/// evaluated again.
class PictureMemory {
public:
  /// Gives the parts of \p D what was open in them when note() was last called.
  void recall(diagram::Diagram &D) const;
  void note(const diagram::Diagram &D);
  /// A picture of \p D as Places: where everything is, if the same was drawn
  /// lately.
  diagram::Rendering places(const diagram::Diagram &D);
  /// Forgets layouts that the last few versions had no use for.
  void nextVersion();

private:
  struct Kept {
    diagram::Rendering What;
    unsigned LastUse = 0;
  };
  unsigned Version = 0;
  llvm::StringMap<Kept> Pictures; ///< by a hash of all that a layout reads
  llvm::StringMap<diagram::Threats> Open; ///< by id
};

/// The data of the report alone, as writeApp puts it into the page.
std::string liveReport(const BackendInput &In, const AppStart &Start);

/// Hands \p Take each picture of \p In as JSON, in the order of the report's
/// pictures, with the texts that it needs. What is open is what \p Memory has:
/// \p In needs no findings. Stops when \p Take returns false.
void livePictures(const BackendInput &In, PictureMemory &Memory,
                  llvm::function_ref<bool(std::string Json)> Take);

} // namespace tmc::backends

#endif // TMC_BACKENDS_APPLIVE_H
