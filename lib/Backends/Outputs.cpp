//===- Outputs.cpp - The registry of outputs ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"

#include "IR/Print.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;

static constexpr SubjectInfo Subjects[] = {
#define SUBJECT(ID, NAME, INPUT, OPTION, WARN_UNVERIFIED, SUMMARY)             \
  {NAME, Input::INPUT, OPTION, WARN_UNVERIFIED, SUMMARY},
#include "Backends/Outputs.def"
};
static constexpr FormatInfo Formats[] = {
#define FORMAT(ID, NAME, KIND, FOR_PROGRAMS, ENDINGS)                          \
  {NAME, OutputKind::KIND, FOR_PROGRAMS, ENDINGS},
#include "Backends/Outputs.def"
};

/// Gives \p Writer its part of the input.
template <Subject S, void (*Writer)(const InputOf<S> &, OutputSink &)>
static void write(const OutputInput &In, OutputSink &To) {
  Writer(*(In.*InputTraits<madeFrom(S)>::Member), To);
}

static constexpr OutputInfo Rows[] = {
#define OUTPUT(SUBJECT, FORMAT, WRITER, SUMMARY)                               \
  {Subject::SUBJECT, Format::FORMAT, SUMMARY, write<Subject::SUBJECT, WRITER>},
#include "Backends/Outputs.def"
};

const SubjectInfo &backends::info(Subject S) {
  return Subjects[static_cast<unsigned>(S)];
}
const FormatInfo &backends::info(Format F) {
  return Formats[static_cast<unsigned>(F)];
}

template <typename Id, typename Info, size_t N>
static std::optional<Id> find(const Info (&Rows)[N], StringRef Name) {
  for (size_t I = 0; I < N; ++I)
    if (Rows[I].Name == Name)
      return static_cast<Id>(I);
  return std::nullopt;
}
std::optional<Subject> backends::findSubject(StringRef Name) {
  return find<Subject>(Subjects, Name);
}
std::optional<Format> backends::findFormat(StringRef Name) {
  return find<Format>(Formats, Name);
}
llvm::ArrayRef<SubjectInfo> backends::subjects() { return Subjects; }
llvm::ArrayRef<FormatInfo> backends::formats() { return Formats; }

llvm::ArrayRef<OutputInfo> backends::outputs() { return Rows; }

const OutputInfo *backends::findOutput(Subject S, Format F) {
  for (const OutputInfo &O : Rows)
    if (O.About == S && O.As == F)
      return &O;
  return nullptr;
}

const OutputInfo &backends::defaultOutput(Subject S) {
  return *llvm::find_if(Rows,
                        [&](const OutputInfo &O) { return O.About == S; });
}

const OutputInfo &backends::defaultOutput(Format F) {
  return *llvm::find_if(Rows, [&](const OutputInfo &O) { return O.As == F; });
}

std::vector<StringRef> backends::formatList(Subject S) {
  std::vector<StringRef> Names;
  for (const OutputInfo &O : Rows)
    if (O.About == S)
      Names.push_back(info(O.As).Name);
  return Names;
}

//===----------------------------------------------------------------------===//
// What the phases print by themselves
//===----------------------------------------------------------------------===//

void backends::writeIrText(const ir::Program &P, OutputSink &To) {
  ir::print(P, To.begin());
}

void backends::writeAstText(const SyntaxInput &In, OutputSink &To) {
  llvm::raw_ostream &OS = To.begin();
  for (const ast::Tree &Tree : In.Trees)
    ast::dump(Tree, In.Names, In.Sources, OS);
}
