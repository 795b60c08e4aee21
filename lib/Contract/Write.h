//===- Write.h - A contract as documents ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is written of a contract. The documents are blocks, which a writer of
/// lib/Document turns into Markdown, HTML or text.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_CONTRACT_WRITE_H
#define TMC_CONTRACT_WRITE_H

#include "Contract/Contract.h"
#include "Document/Document.h"

#include "llvm/Support/raw_ostream.h"

namespace tmc::contract {

/// The whole contract, in the order of Kinds.def.
void writeContract(const Contract &C, document::BlockSink &To);

/// The questions alone, wave by wave, for maintainers who answer them.
void writeQuestions(const Contract &C, document::BlockSink &To);

/// The questions that are open as a model to be filled in, which
/// `tmc contract --answers` reads. The model is in \p Package, or in none.
void writeAnswers(const Contract &C, llvm::StringRef Package,
                  llvm::raw_ostream &OS);

/// Reports what \p C lacks to be written as JSON. \p Commit outweighs that of
/// the project unless it is empty. Returns whether there is nothing.
bool checkForJson(const Contract &C, llvm::StringRef Commit,
                  Diagnostics &Diags);

/// The contract as JSON for scanners (version 1 of their report of a threat
/// model), once checkForJson has found nothing.
void writeJson(const Contract &C, llvm::StringRef Commit,
               llvm::raw_ostream &OS);

/// The basis of a claim as a tag: `(documented: docs/a.md:12)`.
document::Line tagOf(const Contract &C, ClaimId Id);

/// What is asked about in wave \p Wave, from 1; later ones are like the last.
llvm::StringRef waveTitle(unsigned Wave);

} // namespace tmc::contract

#endif // TMC_CONTRACT_WRITE_H
