//===- Endpoint.h - The parts of an endpoint ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_ENDPOINT_H
#define TMC_RULES_ENDPOINT_H

#include "llvm/ADT/StringRef.h"

#include <optional>

namespace tmc::rules {

/// `scheme://user@host:port/path?query` in parts; parts that are not written
/// are empty. `host:port` and `host` alone are endpoints too. The host of
/// `[::1]:80` is `::1`.
struct Endpoint {
  llvm::StringRef Scheme;
  llvm::StringRef Host;
  std::optional<uint16_t> Port;
  llvm::StringRef Path;
};

/// The parts of \p Text; none if its host is empty or its port is no number
/// from 0 to 65535.
std::optional<Endpoint> parseEndpoint(llvm::StringRef Text);

/// The port that \p Scheme has if none is written, by the registry of IANA or,
/// for what is not registered, by the software's own default.
std::optional<uint16_t> defaultPort(llvm::StringRef Scheme);

} // namespace tmc::rules

#endif // TMC_RULES_ENDPOINT_H
