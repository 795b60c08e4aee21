//===- Outputs.h - The registry of outputs --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An output says something about a subject in a format. Outputs.def lists
/// those that there are; command line, help and documentation follow from it.
/// A writer neither prints nor touches a disk, a clock or the environment: it
/// reads its input and writes into a sink. docs/design/backends.md says how to
/// add one.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_OUTPUTS_H
#define TMC_BACKENDS_OUTPUTS_H

#include "AST/Tree.h"
#include "Contract/Diff.h"
#include "Report/Diff.h"
#include "Report/Input.h"
#include "Report/Output.h"

namespace tmc::backends {

using report::BackendInput;
using report::DiffOutput;
using report::EmitOptions;
using report::OutputSink;

enum class Subject : uint8_t {
#define SUBJECT(ID, ...) ID,
#include "Backends/Outputs.def"
};
enum class Format : uint8_t {
#define FORMAT(ID, ...) ID,
#include "Backends/Outputs.def"
};

/// How far a model is compiled for a subject, in the order of the phases.
enum class Input : uint8_t {
  Syntax,
  Program,
  Findings,
  Comparison,
  Methodology,
  Contract,
  ContractComparison
};

enum class OutputKind : uint8_t { Text, Binary, Folder };

struct SubjectInfo {
  llvm::StringRef Name;
  Input MadeFrom;
  llvm::StringRef Option;
  bool WarnUnverified;
  llvm::StringRef Summary;
};
struct FormatInfo {
  llvm::StringRef Name;
  OutputKind Kind;
  bool ForPrograms;
  llvm::StringRef Endings; ///< of files, with commas
};
const SubjectInfo &info(Subject S);
const FormatInfo &info(Format F);
std::optional<Subject> findSubject(llvm::StringRef Name);
std::optional<Format> findFormat(llvm::StringRef Name);
llvm::ArrayRef<SubjectInfo> subjects();
llvm::ArrayRef<FormatInfo> formats();

//===----------------------------------------------------------------------===//
// What writers take
//===----------------------------------------------------------------------===//

struct SyntaxInput {
  llvm::ArrayRef<ast::Tree> Trees;
  const Interner &Names;
  const SourceManager &Sources;
};
struct MethodologyInput {
  const BackendInput &In;
  ir::MethodologyId Id;
};

/// The contract of a project.
struct ContractInput {
  const contract::Contract &Claims;
  llvm::StringRef Package; ///< of the model; empty: none
  llvm::StringRef Commit;  ///< outweighs that of the project unless empty
  const EmitOptions &Options;
  Diagnostics &Diags;
};
/// The claims that changed since another version.
struct ContractComparisonInput {
  llvm::ArrayRef<contract::ClaimChange> Changes;
  const contract::Contract &Old;
  const contract::Contract &New;
  const EmitOptions &Options;
};

/// The input of every output, as far as the subject needs it.
struct OutputInput {
  const SyntaxInput *Syntax = nullptr;
  const ir::Program *Program = nullptr;
  const BackendInput *Findings = nullptr;
  const DiffOutput *Comparison = nullptr;
  const MethodologyInput *Methodology = nullptr;
  const ContractInput *Contract = nullptr;
  const ContractComparisonInput *ContractComparison = nullptr;
};

template <Input> struct InputTraits;
#define TMC_INPUT(NAME, TYPE)                                                  \
  template <> struct InputTraits<Input::NAME> {                                \
    using Type = TYPE;                                                         \
    static constexpr const TYPE *OutputInput::*Member = &OutputInput::NAME;    \
  };
TMC_INPUT(Syntax, SyntaxInput)
TMC_INPUT(Program, ir::Program)
TMC_INPUT(Findings, BackendInput)
TMC_INPUT(Comparison, DiffOutput)
TMC_INPUT(Methodology, MethodologyInput)
TMC_INPUT(Contract, ContractInput)
TMC_INPUT(ContractComparison, ContractComparisonInput)
#undef TMC_INPUT

constexpr Input madeFrom(Subject S) {
  constexpr Input Inputs[] = {
#define SUBJECT(ID, NAME, INPUT, ...) Input::INPUT,
#include "Backends/Outputs.def"
  };
  return Inputs[static_cast<unsigned>(S)];
}
template <Subject S> using InputOf = typename InputTraits<madeFrom(S)>::Type;

#define OUTPUT(SUBJECT, FORMAT, WRITER, SUMMARY)                               \
  void WRITER(const InputOf<Subject::SUBJECT> &In, OutputSink &To);
#include "Backends/Outputs.def"

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// A row of Outputs.def.
struct OutputInfo {
  Subject About;
  Format As;
  llvm::StringRef Summary; ///< of this one, else of its subject
  /// Writes it. What prevents that is reported (TM08xx), and nothing is begun.
  void (*Write)(const OutputInput &In, OutputSink &To);
};

/// Every output, in the order of Outputs.def.
llvm::ArrayRef<OutputInfo> outputs();
/// The output about \p S in format \p F, or null.
const OutputInfo *findOutput(Subject S, Format F);
/// The one about \p S if no format is named.
const OutputInfo &defaultOutput(Subject S);
/// The one in format \p F if no subject is named.
const OutputInfo &defaultOutput(Format F);
/// The names of the formats of \p S.
std::vector<llvm::StringRef> formatList(Subject S);

} // namespace tmc::backends

#endif // TMC_BACKENDS_OUTPUTS_H
