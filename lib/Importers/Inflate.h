//===- Inflate.h - Texts that are compressed ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_INFLATE_H
#define TMC_IMPORTERS_INFLATE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace tmc::importers {

enum class InflateResult : uint8_t { Done, Damaged, TooLarge };

/// Decodes Base64 and inflates raw DEFLATE data (RFC 1951) by zlib into
/// \p Out, which gets at most \p MaxSize bytes.
InflateResult inflateBase64(llvm::StringRef Text, size_t MaxSize,
                            std::string &Out);

/// Resolves `%41`. What is no escape stays.
std::string percentDecoded(llvm::StringRef Text);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_INFLATE_H
