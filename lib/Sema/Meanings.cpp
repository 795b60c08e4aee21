//===- Meanings.cpp - What names and expressions of a source mean ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Meanings.h"

#include "Sema/Context.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using llvm::StringRef;

/// Whether \p Outer holds \p Place; the end is behind it.
static bool holds(Range Outer, Loc Place) {
  return Outer.Begin.Offset <= Place.Offset && Place.Offset < Outer.End.Offset;
}

const Meaning *Meanings::at(Loc Place) const {
  // Ranges are those of nodes, so each holds another or has nothing of it.
  auto It = llvm::upper_bound(Rows, Place, [](Loc L, const Meaning &M) {
    return L.Offset < M.Where.Begin.Offset;
  });
  while (It != Rows.begin())
    if (--It; holds(It->Where, Place))
      return &*It;
  return nullptr;
}

std::string Meanings::fullName(const Meaning &M) const {
  auto Text = [&](Name Id) { return P->text(Id).str(); };
  switch (M.What) {
  case MeaningKind::Expression:
  case MeaningKind::Local:
  case MeaningKind::Package:
    return "";
  case MeaningKind::Enum:
    return Text(P->Enums[EnumId(M.Index)].Id);
  case MeaningKind::EnumValue: {
    const Enum &E = P->Enums[EnumId(M.Index)];
    return Text(E.Id) + "." + Text(E.Values.of(P->EnumValues)[M.Ordinal].Text);
  }
  case MeaningKind::Kind:
    return Text(P->Kinds[KindId(M.Index)].Id);
  case MeaningKind::Attribute: {
    const Attr &A = P->Attrs[AttrId(M.Index)];
    return Text(P->Kinds[A.Owner].Id) + "." + Text(A.Text);
  }
  case MeaningKind::Control:
    return Text(P->Controls[ControlId(M.Index)].Id);
  case MeaningKind::Function:
    return Text(P->Funcs[FuncId(M.Index)].Id);
  case MeaningKind::Rule:
    return Text(P->Rules[RuleId(M.Index)].Id);
  case MeaningKind::Verification:
    return Text(P->Verifications[VerificationId(M.Index)].Id);
  case MeaningKind::Entity:
    return Text(P->Entities[EntityId(M.Index)].Id);
  }
  return "";
}

std::optional<Meaning> MeaningRecorder::settled(const Context &C, Range Where,
                                                const Symbol &S) {
  Meaning M{Where};
  M.Index = S.Index;
  M.Declared = S.Where;
  switch (S.K) {
  case SymbolKind::None:
    return std::nullopt;
  case SymbolKind::Enum:
    M.What = MeaningKind::Enum;
    M.Index = C.EnumIds[S.Index].index();
    break;
  case SymbolKind::Kind:
    M.What = MeaningKind::Kind;
    M.Index = C.KindIds[S.Index].index();
    break;
  case SymbolKind::Control:
    M.What = MeaningKind::Control;
    break;
  case SymbolKind::Func:
    M.What = MeaningKind::Function;
    break;
  case SymbolKind::Rule:
    M.What = MeaningKind::Rule;
    break;
  case SymbolKind::Verification:
    M.What = MeaningKind::Verification;
    break;
  case SymbolKind::Entity:
    M.What = MeaningKind::Entity;
    M.Index = C.entityOf(S).index();
    break;
  case SymbolKind::Package:
    M.What = MeaningKind::Package;
    // Its symbol is the import; nobody declares it in one place.
    M.Declared = {};
    return M;
  }
  // What was in error has no row.
  return M.Index == ~uint32_t(0) ? std::nullopt : std::optional(M);
}

Range MeaningRecorder::declared(const Program &P, const Meaning &M) {
  switch (M.What) {
  case MeaningKind::Attribute:
    return P.Attrs[AttrId(M.Index)].Where;
  case MeaningKind::Entity:
    return P.Entities[EntityId(M.Index)].Where;
  case MeaningKind::EnumValue:
    return P.Enums[EnumId(M.Index)].Where;
  default:
    return M.Declared;
  }
}

bool MeaningRecorder::isOwn(const Context &C, Range Where) const {
  FileId File =
      Where.isValid() ? C.Sources.fileOf(Where.Begin) : FileId::none();
  return File && !C.Sources.path(File).starts_with("<std>/");
}

/// A name where it is declared means what it declares.
void MeaningRecorder::addDeclarations(const Context &C) {
  auto Add = [&](MeaningKind What, uint32_t Index, Range Where) {
    if (isOwn(C, Where))
      add({Where, What, Index, 0, Where});
  };
  const Program &P = C.P;
  for (uint32_t I = 0; I != P.Enums.size(); ++I)
    Add(MeaningKind::Enum, I, P.Enums[EnumId(I)].Where);
  for (uint32_t I = 0; I != P.Kinds.size(); ++I)
    Add(MeaningKind::Kind, I, P.Kinds[KindId(I)].Where);
  for (uint32_t I = 0; I != P.Attrs.size(); ++I)
    Add(MeaningKind::Attribute, I, P.Attrs[AttrId(I)].Where);
  for (uint32_t I = 0; I != P.Controls.size(); ++I)
    Add(MeaningKind::Control, I, P.Controls[ControlId(I)].Where);
  for (uint32_t I = 0; I != P.Funcs.size(); ++I)
    Add(MeaningKind::Function, I, P.Funcs[FuncId(I)].Where);
  for (uint32_t I = 0; I != P.Rules.size(); ++I)
    Add(MeaningKind::Rule, I, P.Rules[RuleId(I)].WhereAt);
  for (uint32_t I = 0; I != P.Verifications.size(); ++I)
    Add(MeaningKind::Verification, I, P.Verifications[VerificationId(I)].Where);
  for (uint32_t I = 0; I != P.Entities.size(); ++I)
    Add(MeaningKind::Entity, I, P.Entities[EntityId(I)].Where);
}

/// Makes one row of all that is known of a range. A name says more than that it
/// is an expression, and of a component that has several uses the first counts.
void MeaningRecorder::unite() {
  llvm::stable_sort(Rows, [](const Meaning &A, const Meaning &B) {
    return std::tuple(A.Where.Begin.Offset, ~A.Where.End.Offset) <
           std::tuple(B.Where.Begin.Offset, ~B.Where.End.Offset);
  });
  std::vector<Meaning> Out;
  for (const Meaning &M : Rows) {
    if (Out.empty() || Out.back().Where.Begin != M.Where.Begin ||
        Out.back().Where.End != M.Where.End) {
      Out.push_back(M);
      continue;
    }
    Meaning &Kept = Out.back();
    std::optional<Type> Ty = Kept.Ty ? Kept.Ty : M.Ty;
    if (Kept.What == MeaningKind::Expression)
      Kept = M;
    Kept.Ty = Ty;
  }
  Rows = std::move(Out);
}

Meanings MeaningRecorder::finish(const Context &C, std::unique_ptr<Program> P) {
  for (const auto &[Where, S] : Symbols)
    if (std::optional<Meaning> M = settled(C, Where, S))
      add(*M);
  addDeclarations(C);
  // Instances that were made only to look for mistakes are gone.
  llvm::erase_if(Rows, [&](const Meaning &M) {
    return !isOwn(C, M.Where) ||
           (M.What == MeaningKind::Entity && M.Index >= P->Entities.size());
  });
  unite();
  for (Meaning &M : Rows) {
    M.Declared = declared(*P, M);
    if (M.What == MeaningKind::Attribute && !M.Ty)
      M.Ty = P->Attrs[AttrId(M.Index)].Ty;
    if (M.What == MeaningKind::Entity && !M.Ty)
      M.Ty = Type{TypeBase::Entity, false,
                  P->Entities[EntityId(M.Index)].Kind.index()};
  }
  Meanings Out;
  Out.P = std::move(P);
  Out.Rows = std::move(Rows);
  return Out;
}

Meanings sema::findMeanings(const ModuleSet &Modules, SourceManager &Sources,
                            Interner &Names) {
  auto P = std::make_unique<Program>(Names, Sources);
  Diagnostics Unseen(Sources);
  Context C(Modules, *P, Unseen);
  MeaningRecorder Recorder;
  C.Meant = &Recorder;
  analyzeAll(C);
  return Recorder.finish(C, std::move(P));
}
