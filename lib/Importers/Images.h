//===- Images.h - Containers, their images and variables ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_IMAGES_H
#define TMC_IMPORTERS_IMAGES_H

#include "Importers/Knowledge.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace tmc::importers {

/// `postgres` of `docker.io/library/postgres:16`.
llvm::StringRef imageName(llvm::StringRef Image);
/// The kind for its repository, or for its name; null if there is none.
const Kind *kindOfImage(const Knowledge &K, llvm::StringRef Image);
/// Whether a variable of that name holds a secret.
bool isSecretName(llvm::StringRef Name);

/// A host in the value of a variable: alone, before a port, or in a URL.
struct AddressUse {
  llvm::StringRef Host, Scheme, Port;
};
/// Calls \p Fn for each that may be one in \p Text, the value of \p Variable.
void forEachAddress(llvm::StringRef Variable, llvm::StringRef Text,
                    llvm::function_ref<void(const AddressUse &)> Fn);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_IMAGES_H
