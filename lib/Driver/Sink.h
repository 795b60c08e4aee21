//===- Sink.h - Where -o says that an output goes -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_SINK_H
#define TMC_DRIVER_SINK_H

#include "Basic/Diagnostics.h"
#include "Driver/Tmc.h"
#include "Report/Output.h"

namespace tmc::driver {

/// The standard output, a file or a folder. Files appear when they are
/// committed, all or none; what cannot be written is reported.
class FileSink final : public report::OutputSink {
public:
  /// Whether a file must not be written over: the model was read from it.
  using IsSourceFn = llvm::function_ref<bool(llvm::StringRef Path)>;

  /// \p Output: a path, or `-`. What is referred to must outlive the sink.
  FileSink(const World &W, llvm::StringRef Output, IsSourceFn IsSource,
           Diagnostics &Diags)
      : W(W), Output(Output), IsSource(IsSource), Diags(Diags) {}

  llvm::raw_ostream &begin(llvm::StringRef Path = {}) override;
  void commit();
  /// Whether something could not be written.
  bool hasFailed() const { return Failed; }

private:
  void failed(llvm::StringRef Path, llvm::StringRef Why) {
    Diags.report(diag::CannotWriteFile) << Path << Why;
    Failed = true;
  }
  bool check(llvm::StringRef Path);

  const World &W;
  llvm::StringRef Output;
  IsSourceFn IsSource;
  Diagnostics &Diags;
  std::unique_ptr<PendingFile> File;
  /// The files of a folder, or one that cannot be begun beside its place.
  report::MemorySink Held;
  bool IsFolder = false;
  bool Failed = false;
};

} // namespace tmc::driver

#endif // TMC_DRIVER_SINK_H
