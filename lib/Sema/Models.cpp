//===- Models.cpp - Systems and what is in them ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Verify.h"
#include "Sema/Annotations.h"
#include "Sema/Knowledge.h"
#include "Sema/ScopedDefaults.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Finding entities by name
//===----------------------------------------------------------------------===//

bool Context::isInside(EntityId E, EntityId Place) const {
  for (EntityId Up = P.Entities[E].Parent; Up; Up = P.Entities[Up].Parent)
    if (Up == Place)
      return true;
  return false;
}

/// The system that holds \p E; \p E itself for a system.
static EntityId systemOf(const Program &P, EntityId E) {
  while (E && P.Entities[E].Class != EntityClass::System)
    E = P.Entities[E].Parent;
  return E;
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
    EntityClass Cl = P.Entities[Current].Class;
    if (Cl != EntityClass::System && Cl != EntityClass::Boundary)
      break;
    const SystemScope *Inner = scopeOf(systemOf(P, Current));
    if (!Inner)
      break;
    auto It = Inner->Names.find(T.nameOf(Parts[Used]));
    if (It == Inner->Names.end() || !isInside(It->second, Current))
      break;
    Current = It->second;
    ++Used;
  }
  return Current;
}

EntityId Context::resolveEntity(ModuleId M, const SystemScope *Scope,
                                llvm::ArrayRef<NodeId> Parts) {
  unsigned Used = 0;
  EntityId E = entityPrefix(M, Scope, Parts, Used);
  if (E && Used == Parts.size())
    return E;
  const ast::Tree &T = tree(M);
  NodeId Bad = Parts[Used];
  llvm::SmallVector<StringRef, 64> Candidates;
  auto AddScope = [&](const SystemScope *S, EntityId Within) {
    if (!S)
      return;
    for (const auto &[N, Inner] : S->Names)
      if (!Within || isInside(Inner, Within))
        Candidates.push_back(text(N));
    std::sort(Candidates.begin(), Candidates.end()); // a hash has no order
  };
  if (E)
    AddScope(scopeOf(systemOf(P, E)), E);
  else
    AddScope(Scope, EntityId::none());
  if (!E)
    visibleNames(M, SymbolKind::Entity, Candidates);
  std::string What = "element";
  if (E)
    What = "name in `" + text(P.Entities[E].Text).str() + "`";
  reportUnknown(What, text(T.nameOf(Bad)), range(M, Bad), Candidates);
  return EntityId::none();
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

namespace {

/// An entity whose details wait until all names are known.
struct Unfinished {
  ModuleId Module;
  NodeId Node;
  EntityId Entity;
  EntityId System; ///< none for a top-level data item
};

/// A `require` of a model.
struct UnfinishedRequire {
  ModuleId Module;
  NodeId Node;
  EntityId Scope;
  EntityId System;
};

/// `extend X { … }`, or a chosen overlay of X: more of what is declared
/// elsewhere.
struct Extension {
  ModuleId Module;
  NodeId Path;
  NodeId Body;
  EntityId System; ///< that it stands in; none at the top of a file
  uint32_t Rank;   ///< of its settings
  bool Done = false;
};

/// Settings of an entity that stand outside its declaration.
struct OuterBody {
  ModuleId Module;
  NodeId Body;
  uint32_t Rank;
};

/// What replaces what: a setting of a higher rank replaces those of lower ones,
/// wherever they stand, and two of the same rank contradict each other. So the
/// order of files and declarations makes no difference.
enum SettingRank : uint32_t {
  Plain,
  Marked,       ///< `override x = …;` in a declaration or `extend`
  Decided,      ///< `override X { … }`
  FirstOverlay, ///< by the order in which overlays were chosen
};

/// A setting as it is written.
struct Written {
  ModuleId Module;
  NodeId Ident;
  NodeId V;
  uint32_t Rank;
  bool Append;
};

class ModelBuilder {
public:
  explicit ModelBuilder(Context &C) : C(C), P(C.P), Scoped(C) {}

  void run() {
    // The attributes that hold controls; the rest is looked up again at the
    // end.
    ir::resolveWellKnown(P, nullptr);
    checkKinds();
    C.TopEntityIds.resize(C.NumTopEntities);
    for (const Pending &D : C.TopData)
      C.TopEntityIds[D.Index] =
          declareData(D.Module, D.Node, EntityId::none(), EntityId::none());
    for (const Pending &D : C.Systems)
      declareSystem(D);
    for (const Pending &D : C.Extends)
      addExtension(D.Module, D.Node, EntityId::none());
    addOverlays();
    extendAll();
    collectOverrides();
    Scoped.build([&](KindId K, AttrId A, const Value &V, Range Where) {
      if (holdsControls(A))
        checkControls(K, V, Where, P.shortName(P.Kinds[K].Id),
                      "a kind of " + ir::spelling(P.Kinds[K].Class).str());
    });
    for (const Unfinished &U : List)
      finish(U);
    Scoped.reportUnused();
    for (const UnfinishedRequire &R : Requires)
      buildRequirement(R);
  }

private:
  // --- Declaring ---

  EntityId addEntity(ModuleId M, EntityClass Cl, NodeId Ident, NodeId Prefix,
                     NodeId Title, EntityId Parent, EntityId System) {
    const ast::Tree &T = C.tree(M);
    Entity Row;
    Row.Class = Cl;
    Row.Kind = C.rootKind(Cl);
    Row.Text = T.nameOf(Ident);
    Row.Id = Row.Text;
    if (System)
      Row.Id = C.Names.intern(
          (C.text(P.Entities[System].Id) + "." + C.text(Row.Text)).str());
    Row.Title = C.titleOf(M, Title);
    Row.Doc = C.docOf(M, Prefix);
    Row.Parent = Parent;
    Row.Where = C.range(M, Ident);
    auto [It, New] = ById.try_emplace(Row.Id, P.Entities.size());
    if (!New) {
      const Entity &First = P.Entities[EntityId(It->second)];
      C.Diags.report(diag::DuplicateName, Row.Where)
              .note(diag::NoteFirstDeclared, First.Where)
          << C.text(Row.Text)
          << (System ? Twine("a name in system `") +
                           C.text(P.Entities[System].Text) + "`"
                     : Twine("a system or data item"));
      return EntityId::none();
    }
    EntityId E = P.Entities.add(Row);
    if (System)
      C.Scopes[System].Names[Row.Text] = E;
    return E;
  }
  using Twine = llvm::Twine;

  void declareSystem(const Pending &D) {
    const ast::Tree &T = C.tree(D.Module);
    EntityId S = addEntity(D.Module, EntityClass::System, T.child(D.Node, 1),
                           T.child(D.Node, 0), T.child(D.Node, 3),
                           EntityId::none(), EntityId::none());
    if (!S)
      return;
    C.TopEntityIds[D.Index] = S;
    C.Scopes[S].System = S;
    List.push_back({D.Module, D.Node, S, S});
    declareMembers(D.Module, T.child(D.Node, 4), S, S);
  }

  void declareMembers(ModuleId M, NodeId Body, EntityId Parent,
                      EntityId System) {
    if (!Body)
      return;
    const ast::Tree &T = C.tree(M);
    for (NodeId N : T.list(Body)) {
      switch (T.kind(N)) {
      case NodeKind::BoundaryDecl:
        if (EntityId E =
                addEntity(M, EntityClass::Boundary, T.child(N, 1),
                          T.child(N, 0), T.child(N, 3), Parent, System)) {
          List.push_back({M, N, E, System});
          declareMembers(M, T.child(N, 4), E, System);
        }
        break;
      case NodeKind::ElementDecl:
        if (EntityId E =
                addEntity(M, EntityClass::Element, T.child(N, 1), T.child(N, 0),
                          T.child(N, 3), Parent, System)) {
          List.push_back({M, N, E, System});
          rejectParts(M, T.child(N, 4), "an element");
        }
        break;
      case NodeKind::FlowDecl:
        if (EntityId E =
                addEntity(M, EntityClass::Flow, T.child(N, 1), T.child(N, 0),
                          T.child(N, 5), Parent, System)) {
          P.Entities[E].Extra = static_cast<uint32_t>(P.Flows.size());
          Flow F;
          F.Self = E;
          F.TwoWay = T.has(N, ast::TwoWay);
          P.Flows.push_back(F);
          List.push_back({M, N, E, System});
          rejectParts(M, T.child(N, 6), "a flow");
        }
        break;
      case NodeKind::DataDecl:
      case NodeKind::DeriveDecl:
        declareData(M, N, Parent, System);
        break;
      case NodeKind::Require:
        Requires.push_back({M, N, Parent, System});
        break;
      case NodeKind::Decision:
        if (Rank >= FirstOverlay)
          OverlayDecisions[static_cast<uint32_t>(C.Decisions.size())] = Rank;
        C.Decisions.push_back({M, N, System.index()});
        break;
      case NodeKind::Assign:
        break; // later, with the entity
      case NodeKind::ExtendDecl:
        addExtension(M, N, System);
        break;
      case NodeKind::DefaultDecl:
        Scoped.add(M, N, Parent, System, Rank);
        break;
      case NodeKind::Port:
      case NodeKind::ViewDecl:
      case NodeKind::Let:
        C.Diags.report(diag::NotSupportedYet, C.range(M, N))
            << ast::describe(T.kind(N)) + " in a model";
        break;
      default:
        C.Diags.report(diag::MisplacedMember, C.range(M, N))
            << ast::describe(T.kind(N)) << "a model"
            << (T.kind(N) == NodeKind::Provides ? "a control" : "a kind");
        break;
      }
    }
  }

  EntityId declareData(ModuleId M, NodeId N, EntityId Parent, EntityId System) {
    const ast::Tree &T = C.tree(M);
    EntityId E = addEntity(M, EntityClass::Data, T.child(N, 1), T.child(N, 0),
                           T.child(N, 3), Parent, System);
    if (!E)
      return E;
    P.Entities[E].Extra = static_cast<uint32_t>(P.DataItems.size());
    DataItem Row;
    Row.Self = E;
    P.DataItems.push_back(Row);
    List.push_back({M, N, E, System});
    rejectParts(M, T.child(N, 4), "a data item");
    return E;
  }

  /// Only settings may stand in the body of an element, flow or data item.
  void rejectParts(ModuleId M, NodeId Body, StringRef In) {
    if (!Body)
      return;
    const ast::Tree &T = C.tree(M);
    for (NodeId N : T.list(Body)) {
      if (T.kind(N) == NodeKind::Assign)
        continue;
      StringRef GoesIn =
          T.kind(N) == NodeKind::AttrDecl || T.kind(N) == NodeKind::Let
              ? "a kind"
          : T.kind(N) == NodeKind::Provides ? "a control"
                                            : "a system or boundary";
      C.Diags.report(diag::MisplacedMember, C.range(M, N))
          << ast::describe(T.kind(N)) << In << GoesIn;
    }
  }

  // --- Extending ---

  void addExtension(ModuleId M, NodeId N, EntityId System) {
    const ast::Tree &T = C.tree(M);
    Extensions.push_back({M, T.child(N, 1), T.child(N, 2), System, Rank});
  }

  const SystemScope *scopeOf(const Extension &X) const {
    return X.System ? C.scopeOf(X.System) : nullptr;
  }

  void addOverlays() {
    uint32_t Next = FirstOverlay;
    for (const std::string &Chosen : C.ChosenOverlays) {
      bool Found = false;
      for (const Pending &D : C.Overlays) {
        const ast::Tree &T = C.tree(D.Module);
        if (C.text(T.nameOf(T.child(D.Node, 1))) != Chosen)
          continue;
        Found = true;
        Extensions.push_back({D.Module, T.child(D.Node, 2), T.child(D.Node, 3),
                              EntityId::none(), Next});
      }
      ++Next;
      if (!Found)
        reportUnknownOverlay(Chosen);
    }
    // What an overlay is of is checked whether it is chosen or not.
    for (const Pending &D : C.Overlays) {
      const ast::Tree &T = C.tree(D.Module);
      if (!llvm::is_contained(C.ChosenOverlays,
                              C.text(T.nameOf(T.child(D.Node, 1)))))
        C.resolveEntity(D.Module, nullptr, T.list(T.child(D.Node, 2)));
    }
  }

  void reportUnknownOverlay(StringRef Chosen) {
    llvm::SmallVector<StringRef, 8> Candidates;
    for (const Pending &D : C.Overlays)
      Candidates.push_back(
          C.text(C.tree(D.Module).nameOf(C.tree(D.Module).child(D.Node, 1))));
    StringRef Near = nearest(Chosen, Candidates);
    if (Near.empty())
      C.Diags.report(diag::UnknownOverlay) << Chosen;
    else
      C.Diags.report(diag::UnknownOverlayDidYouMean) << Chosen << Near;
  }

  /// Applies the extensions. One may extend what another brings, in whatever
  /// order they stand, so it goes round until nothing more is found.
  void extendAll() {
    bool Progress = true;
    while (Progress) {
      Progress = false;
      for (size_t I = 0; I < Extensions.size(); ++I) {
        Extension X = Extensions[I]; // extending may add to the list
        if (X.Done)
          continue;
        llvm::ArrayRef<NodeId> Parts = C.tree(X.Module).list(X.Path);
        unsigned Used = 0;
        EntityId E = C.entityPrefix(X.Module, scopeOf(X), Parts, Used);
        if (!E || Used != Parts.size())
          continue;
        Extensions[I].Done = Progress = true;
        extend(X, E);
      }
    }
    for (const Extension &X : Extensions)
      if (!X.Done)
        C.resolveEntity(X.Module, scopeOf(X), C.tree(X.Module).list(X.Path));
  }

  void extend(const Extension &X, EntityId E) {
    OuterBodies[E].push_back({X.Module, X.Body, X.Rank});
    Rank = X.Rank;
    switch (P.Entities[E].Class) {
    case EntityClass::System:
    case EntityClass::Boundary:
      declareMembers(X.Module, X.Body, E, systemOf(P, E));
      break;
    case EntityClass::Element:
      rejectParts(X.Module, X.Body, "an element");
      break;
    case EntityClass::Flow:
      rejectParts(X.Module, X.Body, "a flow");
      break;
    case EntityClass::Data:
      rejectParts(X.Module, X.Body, "a data item");
      break;
    }
    Rank = Plain;
  }

  // --- Controls ---

  /// Whether the controls that \p A holds are in force on what has it.
  bool holdsControls(AttrId A) const {
    const ir::WellKnown &W = P.Known;
    return A == W.SystemControls || A == W.BoundaryControls ||
           A == W.ElementControls || A == W.FlowControls || A == W.DataControls;
  }

  /// Reports each control in \p V that is for nothing like \p K, and so would
  /// protect nothing.
  void checkControls(KindId K, const Value &V, Range Where, StringRef On,
                     const std::string &What) {
    llvm::ArrayRef<Value> All = V;
    if (V.Tag == ValueTag::Set)
      All = P.elements(V);
    for (const Value &X : All) {
      if (X.Tag != ValueTag::Control)
        continue;
      const ir::Control &Row = P.Controls[X.control()];
      llvm::ArrayRef<KindId> For = Row.For.of(P.ControlKinds);
      if (For.empty() ||
          llvm::any_of(For, [&](KindId F) { return P.derives(K, F); }))
        continue;
      std::string Kinds;
      for (KindId F : For)
        Kinds += (Kinds.empty() ? "`" : ", `") +
                 P.shortName(P.Kinds[F].Id).str() + "`";
      C.Diags.report(diag::ControlWithoutEffect, Where)
              .note(diag::NoteDeclaredHere, Row.Where)
          << P.shortName(Row.Id) << Kinds << On << What;
    }
  }

  void checkKinds() {
    for (uint32_t I = 0; I < P.Kinds.size(); ++I)
      for (const ir::Default &D : P.Kinds[KindId(I)].Defaults.of(P.Defaults))
        if (holdsControls(D.Attr) && P.Exprs[D.V].Op == ExprOp::Const)
          checkControls(KindId(I), P.Constants[P.Exprs[D.V].A], D.Where,
                        P.shortName(P.Kinds[KindId(I)].Id),
                        "a kind of " +
                            ir::spelling(P.Kinds[KindId(I)].Class).str());
  }

  // --- Finishing ---

  /// `override Shop.route { … }`: settings that replace the declared ones.
  void collectOverrides() {
    for (uint32_t I = 0; I < C.Decisions.size(); ++I) {
      const Pending &D = C.Decisions[I];
      const ast::Tree &T = C.tree(D.Module);
      if (static_cast<ast::DecisionVerb>(T[D.Node].Payload) !=
          ast::DecisionVerb::Override)
        continue;
      NodeId What = T.child(D.Node, 1);
      if (!What || T.child(D.Node, 2) || T.has(What, ast::Star) ||
          C.subjectOf(D.Module, What).S)
        continue; // it is about findings: Decisions.cpp
      const SystemScope *Scope =
          D.Index == ~uint32_t(0) ? nullptr : C.scopeOf(EntityId(D.Index));
      EntityId E = C.resolveEntity(D.Module, Scope, T.list(What));
      NodeId Body = T.child(D.Node, 5);
      if (!E || !Body)
        continue;
      rejectParts(D.Module, Body, "an override");
      auto Overlay = OverlayDecisions.find(I);
      OuterBodies[E].push_back(
          {D.Module, Body,
           Overlay == OverlayDecisions.end() ? Decided : Overlay->second});
    }
  }

  void finish(const Unfinished &U) {
    const ast::Tree &T = C.tree(U.Module);
    Entity &E = P.Entities[U.Entity];
    bool IsFlow = E.Class == EntityClass::Flow;
    NodeId Use = T.child(U.Node, IsFlow ? 4 : 2);
    NodeId Body = T.child(U.Node, IsFlow ? 6 : 4);
    EntityClass Cl = E.Class;
    if (Use) {
      KindId K = C.resolveKind(U.Module, T.child(Use, 0), Cl);
      // Its attributes are unknown with its kind: no errors of their own.
      Broken = !K;
      if (K) {
        P.Entities[U.Entity].Kind = K;
        checkAbstract(U, Use, K);
      }
    }
    if (IsFlow)
      finishFlow(U);
    else if (T.kind(U.Node) == NodeKind::DeriveDecl)
      finishDerive(U);
    finishSettings(U, Use, Body);
    Broken = false;
  }

  void checkAbstract(const Unfinished &U, NodeId Use, KindId K) {
    const Kind &Row = P.Kinds[K];
    if (!Row.Abstract || Row.Class == EntityClass::Data)
      return;
    std::string Concrete;
    unsigned Count = 0;
    for (uint32_t I = 0; I < P.Kinds.size() && Count < 4; ++I)
      if (!P.Kinds[KindId(I)].Abstract && P.derives(KindId(I), K)) {
        Concrete += (Concrete.empty() ? "`" : ", `") +
                    P.shortName(P.Kinds[KindId(I)].Id).str() + "`";
        ++Count;
      }
    C.Diags.report(diag::AbstractKind, C.range(U.Module, T(U).child(Use, 0)))
            .note(diag::NoteKindDeclared, Row.Where, {P.text(Row.Id).str()})
        << P.shortName(Row.Id)
        << (Concrete.empty() ? std::string("a kind that derives from it")
                             : Concrete);
  }

  const ast::Tree &T(const Unfinished &U) const { return C.tree(U.Module); }

  void finishFlow(const Unfinished &U) {
    const SystemScope *Scope = C.scopeOf(U.System);
    ir::Flow &F = P.Flows[P.Entities[U.Entity].Extra];
    for (unsigned End : {2u, 3u}) {
      NodeId Q = T(U).child(U.Node, End);
      EntityId E = C.resolveEntity(U.Module, Scope, T(U).list(Q));
      if (!E)
        continue;
      if (P.Entities[E].Class != EntityClass::Element) {
        C.Diags.report(diag::FlowEndNotElement, C.range(U.Module, Q))
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.qualText(U.Module, Q) << withArticle(P.Entities[E].Class);
        continue;
      }
      if (systemOf(P, E) != U.System) {
        C.Diags.report(diag::NotSupportedYet, C.range(U.Module, Q))
            << "a flow between systems";
        continue;
      }
      (End == 2 ? F.Source : F.Target) = E;
    }
  }

  void finishDerive(const Unfinished &U) {
    const SystemScope *Scope = C.scopeOf(U.System);
    DataItem &Item = P.DataItems[P.Entities[U.Entity].Extra];
    if (NodeId By = T(U).child(U.Node, 5)) {
      EntityId E = C.resolveEntity(U.Module, Scope, T(U).list(By));
      if (E && P.Entities[E].Class != EntityClass::Element)
        C.Diags.report(diag::FlowEndNotElement, C.range(U.Module, By))
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.qualText(U.Module, By) << withArticle(P.Entities[E].Class);
      else
        Item.By = E;
    }
    Item.From.Begin = static_cast<uint32_t>(P.DerivedFrom.size());
    for (NodeId Q : T(U).list(U.Node)) {
      EntityId E = C.resolveEntity(U.Module, Scope, T(U).list(Q));
      if (!E)
        continue;
      if (P.Entities[E].Class != EntityClass::Data) {
        C.Diags.report(diag::DeriveFromNotData, C.range(U.Module, Q))
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.qualText(U.Module, Q) << withArticle(P.Entities[E].Class);
        continue;
      }
      P.DerivedFrom.push_back(E);
      ++Item.From.Count;
    }
  }

  void finishSettings(const Unfinished &U, NodeId Use, NodeId Body) {
    Rows.clear();
    Ranks.clear();
    Inherited = Broken ? std::vector<Setting>()
                       : Scoped.settingsFor(P.Entities[U.Entity].Parent,
                                            P.Entities[U.Entity].Kind);
    std::vector<Written> All;
    const ast::Tree &Tr = T(U);
    if (Use)
      for (NodeId Arg : Tr.list(Use)) {
        NodeId Ident = Tr.child(Arg, 0);
        if (Ident)
          All.push_back(
              {U.Module, Ident, Tr.child(Arg, 1), Plain, /*Append=*/false});
        else
          C.Diags.report(diag::PositionalArgument, C.range(U.Module, Arg));
      }
    auto Collect = [&](ModuleId M, NodeId In, uint32_t Rank) {
      const ast::Tree &Own = C.tree(M);
      for (NodeId N : Own.list(In))
        if (Own.kind(N) == NodeKind::Assign)
          All.push_back({M, Own.child(N, 1), Own.child(N, 2),
                         Own.has(N, ast::Override)
                             ? std::max<uint32_t>(Rank, Marked)
                             : Rank,
                         Own.has(N, ast::Append)});
    };
    if (Body)
      Collect(U.Module, Body, Plain);
    auto It = OuterBodies.find(U.Entity);
    if (It != OuterBodies.end())
      for (const OuterBody &Outer : It->second)
        Collect(Outer.Module, Outer.Body, Outer.Rank);
    // Within a rank, what is added is added to what is set.
    llvm::stable_sort(All, [](const Written &A, const Written &B) {
      return std::pair(A.Rank, A.Append) < std::pair(B.Rank, B.Append);
    });
    for (const Written &W : All)
      set(U, W);
    std::sort(Rows.begin(), Rows.end(), [](const Setting &A, const Setting &B) {
      return A.Attr < B.Attr;
    });
    checkRequired(U);
    Entity &E = P.Entities[U.Entity];
    E.Settings = {static_cast<uint32_t>(P.Settings.size()),
                  static_cast<uint32_t>(Rows.size())};
    P.Settings.insert(P.Settings.end(), Rows.begin(), Rows.end());
    E.Inherited = {static_cast<uint32_t>(P.Settings.size()),
                   static_cast<uint32_t>(Inherited.size())};
    P.Settings.insert(P.Settings.end(), Inherited.begin(), Inherited.end());
  }

  void checkRequired(const Unfinished &U) {
    if (Broken || C.Set.Damaged)
      return;
    KindId K = P.Entities[U.Entity].Kind;
    if (!K)
      return;
    for (AttrId A : C.requiredAttrs(K))
      if (auto Sets = [&](const Setting &S) { return S.Attr == A; };
          llvm::none_of(Rows, Sets) && llvm::none_of(Inherited, Sets))
        C.Diags.report(diag::MissingAttribute, P.Entities[U.Entity].Where)
                .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                      {C.text(P.Attrs[A].Text).str()})
            << C.text(P.Entities[U.Entity].Text) << C.text(P.Attrs[A].Text)
            << P.shortName(P.Kinds[K].Id);
  }

  void set(const Unfinished &U, const Written &W) {
    ModuleId M = W.Module;
    NodeId Ident = W.Ident, V = W.V;
    if (Broken)
      return;
    KindId K = P.Entities[U.Entity].Kind;
    if (!K)
      return;
    Name N = C.tree(M).nameOf(Ident);
    Range Where = C.range(M, Ident);
    AttrId A = C.findAttr(K, N);
    if (!A) {
      C.reportUnknownAttr(K, N, Where, P.Kinds[K].Class);
      return;
    }
    if (P.Attrs[A].Derived) {
      C.Diags.report(diag::DerivedAttribute, Where)
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where, {C.text(N).str()})
          << C.text(N);
      return;
    }
    ExprScope Scope{M, {}, 0, 0, KindId::none(), C.scopeOf(U.System)};
    std::optional<Value> Val = ExprBuilder(C, Scope).constant(V, A);
    if (!Val)
      return;
    if (holdsControls(A))
      checkControls(K, *Val, C.range(M, V), C.text(P.Entities[U.Entity].Text),
                    "of kind `" + P.shortName(P.Kinds[K].Id).str() + "`");
    if (W.Append && !append(A, K, Where, *Val))
      return;
    for (size_t I = 0; I < Rows.size(); ++I) {
      Setting &Row = Rows[I];
      if (Row.Attr != A)
        continue;
      if (W.Append || W.Rank > Ranks[I]) {
        Row.V = *Val;
        Row.Where = Where;
        Ranks[I] = W.Rank;
        return;
      }
      C.Diags.report(diag::SetTwice, Where).note(diag::NoteFirstSet, Row.Where)
          << C.text(N)
          << (W.Rank == Plain ? "remove one, or mark the later one `override`"
                              : "remove one");
      return;
    }
    // `= unknown` is kept: it takes back what the kind would say.
    Rows.push_back({A, *Val, Where});
    Ranks.push_back(W.Rank);
  }

  /// Makes of \p V, the right side of `+=`, the whole new value: what is set
  /// already, else what the kind says, and V. False after a report.
  bool append(AttrId A, KindId K, Range Where, Value &V) {
    if (!P.Attrs[A].Ty.IsSet) {
      C.Diags.report(diag::AppendNeedsSet, Where)
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                    {C.text(P.Attrs[A].Text).str()})
          << C.text(P.Attrs[A].Text) << typeName(P, P.Attrs[A].Ty);
      return false;
    }
    const Value *Old = nullptr;
    auto It =
        llvm::find_if(Rows, [&](const Setting &R) { return R.Attr == A; });
    if (It != Rows.end()) {
      Old = &It->V;
    } else if (auto Around = llvm::find_if(
                   Inherited, [&](const Setting &S) { return S.Attr == A; });
               Around != Inherited.end()) {
      Old = &Around->V;
    } else if (const Default *D = P.defaultOf(K, A)) {
      if (P.Exprs[D->V].Op != ExprOp::Const) {
        C.Diags.report(diag::AppendToComputed, Where)
                .note(diag::NoteFirstSet, D->Where)
            << C.text(P.Attrs[A].Text);
        return false;
      }
      Old = &P.Constants[P.Exprs[D->V].A];
    }
    if (!Old || Old->Tag != ValueTag::Set || V.Tag != ValueTag::Set)
      return true;
    std::vector<Value> Both(P.elements(*Old).begin(), P.elements(*Old).end());
    llvm::append_range(Both, P.elements(V));
    V = makeSet(P, std::move(Both));
    return true;
  }

  void buildRequirement(const UnfinishedRequire &R) {
    const ast::Tree &Tr = C.tree(R.Module);
    ExprScope Scope{R.Module, {}, 0, 0, KindId::none(), C.scopeOf(R.System)};
    ExprBuilder B(C, Scope);
    Requirement Row;
    Row.Scope = R.Scope;
    Row.Condition = B.check(Tr.child(R.Node, 1), boolType());
    Row.Message = C.titleOf(R.Module, Tr.child(R.Node, 2));
    Row.NumSlots = Scope.NumSlots;
    Row.Where = C.range(R.Module, Tr.child(R.Node, 1));
    if (Row.Condition)
      P.Requirements.push_back(Row);
  }

  Context &C;
  Program &P;
  llvm::DenseMap<Name, uint32_t> ById;
  std::vector<Unfinished> List;
  std::vector<UnfinishedRequire> Requires;
  std::vector<Extension> Extensions;
  llvm::DenseMap<EntityId, llvm::SmallVector<OuterBody, 1>> OuterBodies;
  uint32_t Rank = Plain; ///< of settings in what is being declared
  llvm::DenseMap<uint32_t, uint32_t> OverlayDecisions; ///< to their ranks
  ScopedDefaults Scoped;
  std::vector<Setting> Inherited; ///< what they say of that entity
  std::vector<Setting> Rows;      ///< of the entity in the making
  std::vector<uint32_t> Ranks;    ///< by row
  bool Broken = false;            ///< the entity's kind could not be resolved
};

} // namespace

void sema::buildModels(Context &C) { ModelBuilder(C).run(); }
