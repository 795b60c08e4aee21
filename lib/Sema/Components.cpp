//===- Components.cpp - Names of a model, components and their ports ------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How a name becomes an entity: the scope of the system or component instance
/// that it stands in, then the instance's parameters, then what the file sees;
/// from there through systems, boundaries, parts and ports.
///
//===----------------------------------------------------------------------===//

#include "Sema/Components.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

bool Context::isInside(EntityId E, EntityId Place) const {
  for (EntityId Up = P.Entities[E].Parent; Up; Up = P.Entities[Up].Parent)
    if (Up == Place)
      return true;
  return false;
}

bool sema::nameParts(const ast::Tree &T, NodeId N,
                     llvm::SmallVectorImpl<NodeId> &Parts) {
  if (T.kind(N) == NodeKind::NameRef) {
    Parts.push_back(node::NameRef(T, N).ident());
    return true;
  }
  if (T.kind(N) != NodeKind::MemberRef ||
      !nameParts(T, node::MemberRef(T, N).base(), Parts))
    return false;
  Parts.push_back(node::MemberRef(T, N).ident());
  return true;
}

const Port *Context::findPort(EntityId Owner, Name N) const {
  auto It = Ports.find(Owner);
  if (It == Ports.end())
    return nullptr;
  auto Row =
      llvm::find_if(It->second, [&](const Port &R) { return R.Text == N; });
  return Row == It->second.end() ? nullptr : &*Row;
}

EntityId Context::portTarget(EntityId Owner, const Port &Port) const {
  const ast::Tree &T = tree(Port.Module);
  NodeId To = node::Port(T, Port.Node).value();
  if (!To)
    return Owner;
  llvm::SmallVector<NodeId, 4> Parts;
  if (!nameParts(T, To, Parts))
    return EntityId::none();
  // Names inside the owner come first, and none of them is a port of the owner
  // itself: this goes down only.
  unsigned Used = 0;
  EntityId E = entityPrefix(Port.Module, scopeOf(Owner), Parts, Used);
  return Used == Parts.size() && E && isInside(E, Owner) ? E : EntityId::none();
}

std::optional<Value> Context::parameter(const SystemScope *Scope, Name N,
                                        Type *Ty) const {
  if (!Scope || P.Entities[Scope->System].Class != EntityClass::Element)
    return std::nullopt;
  const Entity &E = P.Entities[Scope->System];
  AttrId A = findAttr(E.Kind, N);
  if (!A || P.Attrs[A].Derived || !Components.contains(P.Attrs[A].Owner))
    return std::nullopt;
  if (Ty)
    *Ty = P.Attrs[A].Ty;
  if (const Setting *S = P.setting(Scope->System, A))
    return S->V;
  const Default *D = P.defaultOf(E.Kind, A);
  if (D && P.Exprs[D->V].Op == ExprOp::Const)
    return P.Constants[P.Exprs[D->V].A];
  return Value::unknown();
}

EntityId Context::entityPrefix(ModuleId M, const SystemScope *Scope,
                               llvm::ArrayRef<NodeId> Parts,
                               unsigned &Used) const {
  const ast::Tree &T = tree(M);
  EntityId Current;
  Used = 0;
  if (Scope) {
    auto It = Scope->Names.find(T.nameOf(Parts[0]));
    if (It != Scope->Names.end()) {
      Current = It->second;
      Used = 1;
      if (Meant)
        Meant->entity(range(M, Parts[0]), Current);
    } else if (std::optional<Value> V = parameter(Scope, T.nameOf(Parts[0]))) {
      if (V->Tag != ValueTag::Entity)
        return Current;
      Current = V->entity();
      Used = 1;
    }
  }
  if (!Current) {
    unsigned Prefix = 0;
    Symbol S = resolvePrefix(M, Parts, Prefix);
    Current = entityOf(S);
    if (!Current)
      return Current;
    Used = Prefix;
  }
  while (Used < Parts.size()) {
    Name N = T.nameOf(Parts[Used]);
    if (const Port *Row = findPort(Current, N)) {
      EntityId Target = portTarget(Current, *Row);
      if (!Target)
        break;
      Current = Target;
      ++Used;
      continue;
    }
    EntityId Owner = Current;
    while (P.Entities[Owner].Class == EntityClass::Boundary)
      Owner = P.Entities[Owner].Parent;
    const SystemScope *Inner = scopeOf(Owner);
    if (!Inner)
      break;
    auto It = Inner->Names.find(N);
    if (It == Inner->Names.end() || !isInside(It->second, Current))
      break;
    Current = It->second;
    if (Meant)
      Meant->entity(range(M, Parts[Used]), Current);
    ++Used;
  }
  return Current;
}

void Context::reportNoPart(ModuleId M, const SystemScope *Scope, EntityId E,
                           llvm::ArrayRef<NodeId> Parts, unsigned Used,
                           llvm::ArrayRef<StringRef> Candidates) {
  Name N = tree(M).nameOf(Parts[Used]);
  Range Where = range(M, Parts[Used]);
  if (isConsequence(text(N), Where, /*Open=*/true) || Forgiven.contains(N))
    return;
  StringRef Holder = text(P.Entities[E].Text);
  // Names are unique in a system or component: it may be there, but in another
  // boundary.
  EntityId Owner = E;
  while (P.Entities[Owner].Class == EntityClass::Boundary)
    Owner = P.Entities[Owner].Parent;
  if (const SystemScope *Inner = scopeOf(Owner)) {
    auto It = Inner->Names.find(N);
    if (It != Inner->Names.end()) {
      unsigned Kept = 0, Found = 0;
      for (unsigned I = 1; I <= Used; ++I)
        if (entityPrefix(M, Scope, Parts.take_front(I), Found) == Owner &&
            Found == I)
          Kept = I;
      std::string Written;
      for (NodeId Part : Parts.take_front(Kept))
        Written += text(tree(M).nameOf(Part)).str() + ".";
      const Entity &Parent = P.Entities[P.Entities[It->second].Parent];
      Diags.report(diag::NotInBoundary, Where)
              .note(diag::NoteDeclaredHere, P.Entities[It->second].Where)
              .propose({range(M, Parts[Kept]).Begin, Where.End}, text(N),
                       OnlyGuesses ? Surety::Guess : Surety::Certain)
          << text(N) << Holder
          << (spelling(Parent.Class) + " `" + text(Parent.Text) + "`")
          << Written + text(N);
      return;
    }
  }
  if (isConsequence(text(N), Where))
    return;
  // Another part is another thing: a guess, however near.
  StringRef Near = nearest(text(N), Candidates);
  if (Near.empty())
    Diags.report(diag::NoSuchPart, Where) << Holder << text(N);
  else
    Diags.report(diag::NoSuchPartDidYouMean, Where).suggest(Where, Near)
        << Holder << text(N) << Near;
}

bool Context::reportInOverlay(ModuleId M, NodeId Ident) {
  auto It = Unapplied.find(tree(M).nameOf(Ident));
  if (It == Unapplied.end())
    return false;
  Diags.report(diag::DeclaredInOverlay, range(M, Ident))
          .note(diag::NoteDeclaredHere, It->second.Where)
      << text(tree(M).nameOf(Ident)) << text(It->second.Overlay);
  return true;
}

EntityId Context::resolveEntity(ModuleId M, const SystemScope *Scope,
                                llvm::ArrayRef<NodeId> Parts,
                                std::optional<EntityClass> Class) {
  unsigned Used = 0;
  EntityId E = entityPrefix(M, Scope, Parts, Used);
  if (E && Used == Parts.size())
    return E;
  const ast::Tree &T = tree(M);
  NodeId Bad = Parts[Used];
  if (!E)
    if (std::optional<Value> V = parameter(Scope, T.nameOf(Bad))) {
      // Without an argument, which has been reported, nothing can be said; nor
      // of an instance that is only made to look for mistakes.
      const Entity &Whole = P.Entities[Scope->System];
      bool Excused = llvm::is_contained(requiredAttrs(Whole.Kind),
                                        findAttr(Whole.Kind, T.nameOf(Bad))) ||
                     text(P.Entities[P.systemOf(Scope->System)].Text).empty();
      if (!V->isUnknown() || !Excused)
        Diags.report(diag::ParameterNoEntity, range(M, Bad))
                .note(diag::NoteDeclaredHere, Whole.Where)
            << text(T.nameOf(Bad)) << valueText(P, *V);
      return EntityId::none();
    }
  // A component is no part of a model; an instance of it is.
  if (Symbol S = E ? Symbol() : lookup(M, T.nameOf(Bad));
      S && S.K != SymbolKind::Package && S.K != SymbolKind::Entity) {
    Diags.report(diag::WrongSymbol, range(M, Bad))
            .note(diag::NoteDeclaredHere, S.Where)
        << text(T.nameOf(Bad)) << describe(S.K) << describe(SymbolKind::Entity);
    return EntityId::none();
  }
  if (reportInOverlay(M, Bad))
    return EntityId::none();
  // Only what can stand here, which in front of a dot is what holds others.
  bool IsLast = Used + 1 == Parts.size();
  auto Fits = [&](EntityId Id) {
    return !IsLast || !Class || P.Entities[Id].Class == *Class;
  };
  llvm::SmallVector<StringRef, 64> Candidates;
  auto AddScope = [&](const SystemScope *S, EntityId Within) {
    if (!S)
      return;
    for (const auto &[N, Inner] : S->Names)
      if (Fits(Inner) && (!Within || isInside(Inner, Within)))
        Candidates.push_back(text(N));
  };
  if (E) {
    EntityId Owner = E;
    while (P.Entities[Owner].Class == EntityClass::Boundary)
      Owner = P.Entities[Owner].Parent;
    AddScope(scopeOf(Owner), E);
    auto It = Ports.find(E);
    if (It != Ports.end())
      for (const Port &Row : It->second)
        Candidates.push_back(text(Row.Text));
  } else {
    AddScope(Scope, EntityId::none());
  }
  std::sort(Candidates.begin(), Candidates.end()); // a hash has no order
  if (!E)
    visibleNames(M, SymbolKind::Entity, Candidates,
                 IsLast ? Class : std::nullopt);
  if (E) {
    reportNoPart(M, Scope, E, Parts, Used, Candidates);
  } else {
    // Another part of the model is another thing: a guess, however near.
    llvm::SaveAndRestore Guess(OnlyGuesses, true);
    reportUnknown(IsLast && Class ? spelling(*Class) : "element",
                  text(T.nameOf(Bad)), range(M, Bad), Candidates);
  }
  return EntityId::none();
}

/// Enough to be too many, and sums of which still fit.
static constexpr uint64_t MaxCount = uint64_t(1) << 40;

uint64_t PartCounter::count(KindId K) {
  // A component in itself is told by who makes it.
  auto [It, New] = Known.try_emplace(K, 0);
  if (!New)
    return It->second;
  if (Depth >= MaxDepth)
    return Known[K] = MaxCount;
  ++Depth;
  uint64_t Sum = 0;
  for (KindId Up = K; Up; Up = C.P.Kinds[Up].Base)
    if (auto Of = C.Components.find(Up); Of != C.Components.end()) {
      const Pending &D = Of->second;
      Sum += countMembers(D.Module,
                          node::KindDecl(C.tree(D.Module), D.Node).body());
    }
  --Depth;
  return Known[K] = std::min(Sum, MaxCount);
}

uint64_t PartCounter::countMembers(ModuleId M, NodeId Body) {
  if (!Body)
    return 0;
  const ast::Tree &T = C.tree(M);
  uint64_t Sum = 0;
  for (NodeId N : node::Body(T, Body).members())
    switch (T.kind(N)) {
    case NodeKind::BoundaryDecl:
      Sum += 1 + countMembers(M, node::BoundaryDecl(T, N).body());
      break;
    case NodeKind::ElementDecl:
      ++Sum;
      if (NodeId Use = node::ElementDecl(T, N).kindUse()) {
        llvm::ArrayRef<NodeId> Parts =
            node::QualName(T, node::KindUse(T, Use).qualName()).idents();
        unsigned Used = 0;
        Symbol S = C.resolvePrefix(M, Parts, Used);
        if (S.K == SymbolKind::Kind && Used == Parts.size())
          Sum += count(C.KindIds[S.Index]);
      }
      break;
    case NodeKind::FlowDecl:
    case NodeKind::DataDecl:
    case NodeKind::DeriveDecl:
      ++Sum;
      break;
    default:
      break;
    }
  return std::min(Sum, MaxCount);
}
