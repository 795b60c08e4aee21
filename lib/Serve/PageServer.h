//===- PageServer.h - A page in the browser of this machine ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An HTTP server for one page that is open on this machine: it listens on the
/// loopback interface, answers from memory what a handler knows, and sends
/// events to every page that listens. docs/design/serving.md says what it
/// refuses, and why it is our own.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SERVE_PAGESERVER_H
#define TMC_SERVE_PAGESERVER_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <system_error>

namespace tmc::serve {

/// What a path holds. It does not change while it is being sent.
struct Content {
  /// Of HTTP, for example `text/html; charset=utf-8`.
  llvm::StringRef Type;
  std::shared_ptr<const std::string> Bytes;
};

/// The path at which events are to be had.
inline constexpr llvm::StringLiteral EventsPath = "events";

/// Lives on a thread of its own.
class PageServer {
public:
  /// What is at a path, as `report.json`; no bytes if nothing is. Called on the
  /// server's thread.
  using Handler = std::function<Content(llvm::StringRef Path)>;

  PageServer();
  /// Stops it.
  ~PageServer();
  PageServer(const PageServer &) = delete;

  /// Listens on \p Port of 127.0.0.1, 0: on one that is free, and begins to
  /// answer. \p Token must be made of letters and digits. Threads that begin
  /// later inherit nothing of it.
  std::error_code start(uint16_t Port, llvm::StringRef Token, Handler Answer);
  /// The address to open, with the token; once it has started.
  std::string address() const;

  /// Sends \p Data, which has no line break, to every page that listens. Those
  /// that begin to listen later get the last of each \p Topic; of one that
  /// nobody has got yet only the last is sent. From any thread.
  void send(llvm::StringRef Topic, llvm::StringRef Data);

private:
  class Loop;
  std::unique_ptr<Loop> Running;
};

} // namespace tmc::serve

#endif // TMC_SERVE_PAGESERVER_H
