//===- Request.h - What a browser asks of a local server ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the head of an HTTP request, and decides whether it may be answered.
/// Everything that can reach a port of this machine may send one: a program of
/// another user, or a page of another site in the browser of this one.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SERVE_REQUEST_H
#define TMC_SERVE_REQUEST_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace tmc::serve {

/// The most bytes that the head of a request may have, with all its fields.
inline constexpr size_t MaxHead = 16 * 1024;

/// Who may ask, and what for.
struct Gate {
  uint16_t Port = 0;     ///< at which the server listens
  llvm::StringRef Token; ///< the first part of every path
};

/// What becomes of a request.
struct Verdict {
  /// 200 if it may be answered, else the status of the refusal: 400 if it is no
  /// HTTP/1.1, 403 if it does not come from a page of this server or does not
  /// know the token, 405 if it does not only read.
  unsigned Status = 200;
  bool HeadOnly = false; ///< it is HEAD: the answer has no body
  /// Behind the token and its slash, for example `report.json`; it has not been
  /// decoded, and what a server does not know it does not answer.
  llvm::StringRef Path;
};

/// Judges \p Head, which ends with an empty line. The result refers to it.
Verdict judge(llvm::StringRef Head, const Gate &G);

/// The words that HTTP has for a status, for example `Not Found`.
llvm::StringRef reason(unsigned Status);

} // namespace tmc::serve

#endif // TMC_SERVE_REQUEST_H
