//===- Formats.h - The functions of the formats ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_FORMATS_H
#define TMC_IMPORTERS_FORMATS_H

#include "Importers/Importers.h"

namespace tmc::importers {

#define IMPORTER(ID, WORD, TITLE, RECOGNISER, FUNCTION)                        \
  bool RECOGNISER(const SourceTree &Tree);                                     \
  void FUNCTION(Import &I);
#include "Importers/Importers.def"

} // namespace tmc::importers

#endif // TMC_IMPORTERS_FORMATS_H
