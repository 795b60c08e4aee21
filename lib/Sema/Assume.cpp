//===- Assume.cpp - What holds for one run --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--assume-control Shop.route=MutualTls`: as if the model said so. It adds to
/// the controls that are in force and takes none away. `--assume-breach=NAME`:
/// as if the model said `breached = true` of an element or boundary.
///
//===----------------------------------------------------------------------===//

#include "Sema/Context.h"
#include "Sema/Sema.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::sema;
using ir::AttrId;
using ir::ControlId;
using ir::EntityId;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

namespace {
class Assumer {
public:
  explicit Assumer(Context &C) : C(C), P(C.P) {}
  void run(llvm::ArrayRef<AssumedControl> List);

private:
  EntityId findTarget(const AssumedControl &A);
  ControlId findControl(const AssumedControl &A);
  bool fits(const AssumedControl &A, EntityId E, ControlId Control);
  AttrId controlsOf(EntityId E) const {
    return P.Known.controls(P.Entities[E].Class);
  }

  Context &C;
  ir::Program &P;
};
} // namespace

EntityId Assumer::findTarget(const AssumedControl &A) {
  llvm::SmallVector<StringRef, 64> Ids, Lasts;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    StringRef Id = P.text(P.Entities[EntityId(I)].Id);
    if (Id == A.Target)
      return EntityId(I);
    Ids.push_back(Id);
    Lasts.push_back(Id.rsplit('.').second.empty() ? Id : Id.rsplit('.').second);
  }
  DiagBuilder B = C.Diags.report(diag::AssumedTargetUnknown);
  B << A.Target;
  // The name as written, or its last part, as `route` of `Shop.route`.
  StringRef Near = nearest(A.Target, Ids);
  StringRef Last = StringRef(A.Target).rsplit('.').second;
  if (Last.empty())
    Last = A.Target;
  if (Near.empty() && !llvm::is_contained(Lasts, Last))
    Last = nearest(Last, Lasts);
  for (size_t I = 0; I < Ids.size() && Near.empty() && !Last.empty(); ++I)
    if (Lasts[I] == Last)
      Near = Ids[I];
  if (!Near.empty())
    B.note(diag::NoteNearName, {}, {Near.str()});
  return EntityId::none();
}

ControlId Assumer::findControl(const AssumedControl &A) {
  // As it is visible where the model is written, or anywhere by its full name.
  if (!C.Set.Roots.empty())
    if (Symbol S = C.lookup(C.Set.Roots.front(), C.Names.intern(A.Control));
        S.K == SymbolKind::Control)
      return ControlId(S.Index);
  llvm::SmallVector<StringRef, 64> Candidates;
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    if (P.text(P.Controls[ControlId(I)].Id) == A.Control)
      return ControlId(I);
    Candidates.push_back(P.text(P.Controls[ControlId(I)].Id));
  }
  // Of a name without a package those that could be written so.
  if (!C.Set.Roots.empty())
    C.visibleNames(C.Set.Roots.front(), SymbolKind::Control, Candidates);
  DiagBuilder B = C.Diags.report(diag::AssumedControlUnknown);
  B << A.Control;
  StringRef Near = nearest(A.Control, Candidates);
  // One of a package that is not imported.
  for (size_t I = 0; I < P.Controls.size() && Near.empty(); ++I)
    if (Candidates[I].ends_with(("." + A.Control)))
      Near = Candidates[I];
  if (!Near.empty())
    B.note(diag::NoteNearName, {}, {Near.str()});
  return ControlId::none();
}

bool Assumer::fits(const AssumedControl &A, EntityId E, ControlId Control) {
  const ir::Control &Row = P.Controls[Control];
  llvm::ArrayRef<ir::KindId> For = Row.For.of(P.ControlKinds);
  ir::KindId K = P.Entities[E].Kind;
  if (controlsOf(E) && (For.empty() || P.isFor(Control, K)))
    return true;
  std::string Kinds;
  for (ir::KindId F : For)
    Kinds +=
        (Kinds.empty() ? "`" : ", `") + P.shortName(P.Kinds[F].Id).str() + "`";
  if (Kinds.empty())
    Kinds = "what has an attribute `controls`";
  C.Diags.report(diag::AssumedControlWithoutEffect)
          .note(diag::NoteDeclaredHere, Row.Where)
      << P.shortName(Row.Id) << Kinds << A.Target << P.shortName(P.Kinds[K].Id);
  return false;
}

void Assumer::run(llvm::ArrayRef<AssumedControl> List) {
  for (const AssumedControl &A : List) {
    EntityId E = findTarget(A);
    ControlId Control = findControl(A);
    if (E && Control && fits(A, E, Control))
      P.addControl(E, Control);
  }
}

void sema::assumeControls(Context &C, llvm::ArrayRef<AssumedControl> List) {
  if (!List.empty())
    Assumer(C).run(List);
}

/// Sets \p A of \p E, whatever the model says. The slice moves to the end of
/// the pool.
static void setTrue(ir::Program &P, EntityId E, AttrId A) {
  std::vector<ir::Setting> Rows;
  for (const ir::Setting &S : P.Entities[E].Settings.of(P.Settings))
    if (S.Attr != A)
      Rows.push_back(S);
  ir::Setting Row;
  Row.Attr = A;
  Row.V = Value::boolean(true);
  Row.Where = P.Entities[E].Where;
  Rows.insert(llvm::upper_bound(Rows, Row,
                                [](const ir::Setting &X, const ir::Setting &Y) {
                                  return X.Attr < Y.Attr;
                                }),
              Row);
  P.Entities[E].Settings = {static_cast<uint32_t>(P.Settings.size()),
                            static_cast<uint32_t>(Rows.size())};
  llvm::append_range(P.Settings, Rows);
}

void sema::assumeBreaches(Context &C, llvm::ArrayRef<std::string> List) {
  ir::Program &P = C.P;
  auto Attribute = [&](EntityId E) {
    switch (P.Entities[E].Class) {
    case ir::EntityClass::Element:
      return P.Known.ElementBreached;
    case ir::EntityClass::Boundary:
      return P.Known.BoundaryBreached;
    default:
      return AttrId::none();
    }
  };
  for (const std::string &Name : List) {
    EntityId Found;
    llvm::SmallVector<StringRef, 64> Ids;
    for (uint32_t I = 0; I < P.Entities.size(); ++I) {
      if (!Attribute(EntityId(I)))
        continue;
      StringRef Id = P.text(P.Entities[EntityId(I)].Id);
      if (Id == Name)
        Found = EntityId(I);
      Ids.push_back(Id);
    }
    if (Found) {
      setTrue(P, Found, Attribute(Found));
      continue;
    }
    StringRef Near = nearest(Name, Ids);
    // The last part alone, as `gateway` of `Shop.gateway`.
    for (size_t I = 0; I < Ids.size() && Near.empty(); ++I)
      if (Ids[I].rsplit('.').second == StringRef(Name))
        Near = Ids[I];
    if (Near.empty())
      C.Diags.report(diag::UnknownBreach) << Name;
    else
      C.Diags.report(diag::UnknownBreachDidYouMean) << Name << Near;
  }
}
