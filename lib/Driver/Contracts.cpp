//===- Contracts.cpp - What `tmc contract` does ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Contracts.h"

#include "AST/Typed.h"
#include "Basic/Globs.h"
#include "Contract/Reader.h"
#include "Contract/Write.h"
#include "Sema/Modules.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

/// Warnings about what a contract must not lack when it is checked.
static constexpr StringRef CheckedGroups[] = {
    "contract-paths", "contract-inputs", "contract-questions"};

bool ContractWork::read() {
  if (O.Check)
    for (StringRef Group : CheckedGroups)
      Diags.setGroupAsError(Group, true);
  const analysis::Facts &F = *C.facts();
  Claims = contract::read(*C.program(), F, Diags);
  if (!Claims)
    return false;
  contract::check(*Claims, F, Diags);
  checkAnswers();
  checkOverlays();
  std::string Root = O.Root.empty() && (O.Check || O.Wire) ? "." : O.Root;
  if (!Root.empty() && !Diags.hasErrors()) {
    Tree.emplace(*W.Files, Root, Diags);
    if (!Diags.hasErrors() && !O.Wire)
      contract::checkTree(*Claims, F, *Tree, Diags);
  }
  Package = package();
  Commit = O.Commit;
  if (Commit.empty() && Claims->Project.Commit.empty() && Tree)
    Commit = Tree->commit();
  return !Diags.hasErrors();
}

/// The package of the file that declares the project.
std::string ContractWork::package() const {
  FileId File = C.sources().fileOf(
      C.program()->Entities[Claims->Project.Self].Where.Begin);
  for (const sema::Module &M : C.modules()->Modules.rows())
    if (M.File == File && M.HasPackage)
      return C.names().text(M.Package).str();
  return {};
}

/// A file of answers changes nothing but answers: who reviews it needs to look
/// at nothing else.
void ContractWork::checkAnswers() const {
  if (O.Answers.empty())
    return;
  const ir::Program &P = *C.program();
  llvm::StringSet<> Files;
  for (const std::string &Path : O.Answers)
    Files.insert(Path);
  auto IsThere = [&](Range Where) {
    return Where.isValid() &&
           Files.contains(C.sources().path(C.sources().fileOf(Where.Begin)));
  };
  static constexpr StringRef Allowed[] = {"answer", "answer_text",
                                          "answered_by", "answered_on"};
  for (const ir::Entity &E : P.Entities.rows()) {
    if (IsThere(E.Where))
      Diags.report(diag::AnswersDeclare, E.Where) << P.text(E.Text);
    for (const ir::Setting &S : E.Settings.of(P.Settings)) {
      StringRef Attr = P.text(P.Attrs[S.Attr].Text);
      if (IsThere(S.Where) && !llvm::is_contained(Allowed, Attr))
        Diags.report(diag::AnswersDeclare, S.Where) << Attr;
    }
  }
}

void ContractWork::checkOverlays() const {
  llvm::StringSet<> Overlays;
  for (const sema::Module &M : C.modules()->Modules.rows()) {
    if (M.Library)
      continue;
    const ast::Tree &T = M.tree();
    if (!T.root())
      continue;
    for (ast::NodeId N : ast::node::File(T, T.root()).declarations())
      if (T.kind(N) == ast::NodeKind::OverlayDecl)
        Overlays.insert(
            C.names().text(T.nameOf(ast::node::OverlayDecl(T, N).ident())));
  }
  contract::Reader R(*C.program(), *C.facts());
  for (const contract::BuildVariant &Row : Claims->Variants)
    if (!Row.Overlay.empty() && !Overlays.contains(Row.Overlay))
      Diags.report(diag::UnknownVariantOverlay,
                   R.place((*Claims)[Row.Self].Self, "overlay"))
          << (*Claims)[Row.Self].Id << Row.Overlay;
}

backends::ContractInput
ContractWork::input(const report::EmitOptions &Emit) const {
  return {*Claims, Package, Commit, Emit, Diags};
}

/// Reports if the file at \p Path of the tree is not the contract as \p As.
void ContractWork::compareFile(StringRef Path, backends::Format As,
                               const report::EmitOptions &Emit) {
  // What a person would write to make it.
  std::string Command =
      "tmc contract " + llvm::join(O.Inputs, " ") + " -o " + Tree->full(Path);
  std::optional<std::string> There = Tree->read(Path);
  if (!There) {
    Diags.report(diag::ContractFileMissing) << Tree->root() << Path << Command;
    return;
  }
  // A document in the tree is the same on each commit: only the model names
  // one.
  backends::ContractInput In{*Claims, Package, O.Commit, Emit, Diags};
  backends::OutputInput All;
  All.Contract = &In;
  report::MemorySink Wanted;
  backends::findOutput(backends::Subject::Contract, As)->Write(All, Wanted);
  if (!Diags.hasErrors() && Wanted.text() != *There)
    Diags.report(diag::ContractFileStale) << Tree->full(Path) << Command;
}

bool ContractWork::check(const report::EmitOptions &Emit) {
  const contract::Project &P = Claims->Project;
  compareFile(P.Document, backends::Format::Markdown, Emit);
  if (!P.DataFile.empty())
    compareFile(P.DataFile, backends::Format::Json, Emit);
  for (const contract::BrokenLink &L : contract::brokenLinks(*Claims, *Tree))
    Diags.report(diag::ChainBroken) << Tree->full(L.From) << L.Linked;
  if (Diags.hasErrors())
    return false;
  using contract::Basis;
  size_t Open =
      llvm::count_if(Claims->Questions,
                     [](const contract::OpenQuestion &Q) { return !Q.Answer; });
  W.Out << P.Title << ": " << Claims->count(Basis::Documented)
        << " claims documented, " << Claims->count(Basis::Maintainer)
        << " confirmed by maintainers, " << Claims->count(Basis::Inferred)
        << " inferred; " << Open << (Open == 1 ? " question" : " questions")
        << " open. The documents are up to date.\n";
  return true;
}

bool ContractWork::wire() {
  std::vector<std::pair<std::string, std::string>> Texts;
  for (const contract::BrokenLink &L : contract::brokenLinks(*Claims, *Tree)) {
    std::optional<std::string> Text = Tree->read(L.From);
    if (!Text && !L.Missing) {
      Diags.report(diag::CannotOpenFile) << Tree->full(L.From) << "too large";
      return false;
    }
    Texts.push_back({Tree->full(L.From),
                     contract::withLink(*Claims, L, Text.value_or(""))});
  }
  std::vector<std::pair<std::string, StringRef>> Files;
  for (const auto &[Path, Text] : Texts)
    Files.push_back({Path, Text});
  std::string Failed;
  if (!Files.empty())
    if (std::error_code E = W.WriteFiles(Files, {}, Failed)) {
      Diags.report(diag::CannotWriteFile) << Failed << E.message();
      return false;
    }
  if (Files.empty())
    W.Out << "The chain is whole: " << Claims->Project.AgentsFile << ", "
          << Claims->Project.SecurityFile << ", " << Claims->Project.Document
          << ".\n";
  for (const auto &[Path, Text] : Texts)
    W.Out << "Added a section to " << Path << ".\n";
  return true;
}

std::optional<backends::ContractComparisonInput>
ContractWork::compare(const report::EmitOptions &Emit) {
  std::vector<std::string> Inputs;
  for (const std::string &Old : O.Diff) {
    if (!W.Files->status(Old) || !W.Files->status(Old)->isDirectory()) {
      Inputs.push_back(Old);
      continue;
    }
    // A checkout of an earlier commit has the files at the same places.
    for (const std::string &Input : O.Inputs) {
      llvm::SmallString<128> Path(Old);
      llvm::sys::path::append(Path, Input);
      if (W.Files->exists(Path))
        Inputs.push_back(Path.str().str());
    }
    if (Inputs.empty()) {
      Diags.report(diag::OldFileMissing) << Old << O.Inputs.front();
      return std::nullopt;
    }
  }
  // Trouble of the other version is told in one message, at no place of it.
  OldDiags = std::make_unique<Diagnostics>(OldSources);
  compiler::CompilationOptions CO = C.options();
  CO.Inputs = std::move(Inputs);
  CO.OnPhase = {};
  CO.Model.AllowMissingOverlays = true;
  OldModel = std::make_unique<compiler::Compilation>(C.session(), std::move(CO),
                                                     *OldDiags);
  if (OldModel->program())
    OldClaims =
        contract::read(*OldModel->program(), *OldModel->facts(), *OldDiags);
  if (!OldClaims) {
    std::string First;
    for (const Diagnostic &D : OldDiags->all())
      if (D.Level == Severity::Error && First.empty())
        First = (D.Where.isValid() ? OldSources.describe(D.Where.Begin) + ": "
                                   : "") +
                D.Message;
    Diags.report(diag::OldVersionHasErrors)
        << "the version in `" + llvm::join(O.Diff, "`, `") + "`"
        << (OldDiags->errorCount() == 1
                ? std::string("a mistake")
                : std::to_string(OldDiags->errorCount()) + " mistakes")
        << First;
    return std::nullopt;
  }
  Changes = contract::compare(*OldClaims, *Claims);
  return backends::ContractComparisonInput{Changes, *OldClaims, *Claims, Emit};
}
