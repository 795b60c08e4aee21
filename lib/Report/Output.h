//===- Output.h - Where an output goes ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Outputs write as they go, and hold no more of themselves than they must: a
/// large model has hundreds of megabytes of them. Who calls one decides whether
/// that is a file, a stream or memory.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_OUTPUT_H
#define TMC_REPORT_OUTPUT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <deque>
#include <string>

namespace tmc::report {

/// What an output writes into. An output that cannot be made reports why and
/// begins no file.
class OutputSink {
public:
  virtual ~OutputSink() = default;

  /// Begins a file, and ends the one before. \p Path is relative, with `/`,
  /// never `..`; empty for the only file of an output that is no folder. The
  /// stream lasts until the next file, or as long as the sink.
  virtual llvm::raw_ostream &begin(llvm::StringRef Path = {}) = 0;
};

/// A file in memory.
struct OutputFile {
  std::string Path; ///< as OutputSink::begin has it
  std::string Bytes;
};

/// Collects files in memory, in the order in which they were begun.
class MemorySink final : public OutputSink {
public:
  llvm::raw_ostream &begin(llvm::StringRef Path = {}) override {
    Files.push_back({Path.str(), {}});
    Streams.emplace_back(Files.back().Bytes);
    return Streams.back();
  }
  const std::deque<OutputFile> &files() const { return Files; }
  /// What the first file holds; empty if there is none.
  llvm::StringRef text() const {
    return Files.empty() ? llvm::StringRef() : Files.front().Bytes;
  }

private:
  std::deque<OutputFile> Files; ///< streams point at their bytes
  std::deque<llvm::raw_string_ostream> Streams;
};

} // namespace tmc::report

#endif // TMC_REPORT_OUTPUT_H
