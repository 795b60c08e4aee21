//===- CsvWriter.h - CSV, straight into a stream --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_CSVWRITER_H
#define TMC_DOCUMENT_CSVWRITER_H

#include "Document/Escape.h"

#include "llvm/Support/raw_ostream.h"

namespace tmc::document {

/// Writes rows of CSV as RFC 4180 has it, in UTF-8 without a mark.
class CsvWriter {
public:
  explicit CsvWriter(llvm::raw_ostream &OS) : OS(OS) {}

  void header(llvm::ArrayRef<llvm::StringRef> Columns) {
    for (llvm::StringRef Column : Columns)
      cell(Column);
    endRow();
  }
  void cell(llvm::StringRef Text) {
    separate();
    OS << csvCell(Text);
  }
  void number(uint64_t N) {
    separate();
    OS << N;
  }
  void endRow() {
    OS << "\r\n";
    First = true;
  }

private:
  void separate() {
    if (!First)
      OS << ',';
    First = false;
  }
  llvm::raw_ostream &OS;
  bool First = true;
};

} // namespace tmc::document

#endif // TMC_DOCUMENT_CSVWRITER_H
