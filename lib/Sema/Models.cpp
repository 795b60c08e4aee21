//===- Models.cpp - Systems and what is in them ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "IR/Snapshot.h"
#include "IR/Verify.h"
#include "Sema/Annotations.h"
#include "Sema/Components.h"
#include "Sema/Knowledge.h"
#include "Sema/ScopedDefaults.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/SaveAndRestore.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

namespace {

/// An entity whose details wait until all names are known.
struct Unfinished {
  ModuleId Module;
  NodeId Node;
  EntityId Entity;
  EntityId Owner; ///< the system or element in whose scope it is; none for a
                  ///< top-level data item
  bool Broken = false; ///< its kind is unknown
};

/// A `require` of a model.
struct UnfinishedRequire {
  ModuleId Module;
  NodeId Node;
  EntityId Scope;
  EntityId Owner;
  KindId Of; ///< that requires it of its instance Scope; or none
};

/// `extend X { … }`, or a chosen overlay of X: more of what is declared
/// elsewhere.
struct Extension {
  ModuleId Module;
  NodeId Path;
  NodeId Body;
  EntityId Owner; ///< in whose scope it stands; none at the top of a file
  uint32_t Rank;  ///< of its settings
  bool Done = false;
};

/// Settings of an entity that stand outside its declaration.
struct OuterBody {
  ModuleId Module;
  NodeId Body;
  uint32_t Rank;
  EntityId Owner; ///< in whose scope it stands
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
  EntityId Owner; ///< in whose scope it stands
};

/// Components within components; and entities, if any are of components (each
/// that holds two of another doubles them).
constexpr unsigned MaxComponentDepth = 100;
constexpr unsigned MaxEntitiesOfComponents = 1u << 20;

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
    complete();
  }

  /// Makes an instance of each of \p Kinds, in a system of their own.
  void instantiateAll(llvm::ArrayRef<KindId> Kinds) {
    Entity Row;
    Row.Class = EntityClass::System;
    Row.Kind = C.rootKind(EntityClass::System);
    Row.Text = Row.Id = C.Names.intern("");
    EntityId System = P.Entities.add(Row);
    C.Scopes[System].System = System;
    for (KindId K : Kinds) {
      Row.Class = EntityClass::Element;
      Row.Kind = K;
      Row.Text = P.Kinds[K].Id;
      Row.Id = P.Kinds[K].Id;
      Row.Parent = System;
      Row.Where = P.Kinds[K].Where;
      instantiate(P.Entities.add(Row));
    }
    extendAll();
    complete();
  }

  /// Takes out of the scopes and ports what is not in \p Before.
  void forget(const Snapshot &Before) {
    for (uint32_t I = P.Entities.size();
         I-- != 0 && !Before.holds(EntityId(I));) {
      C.Scopes.erase(EntityId(I));
      // A component may have extended what is outside of it.
      EntityId Owner = ownerOf(P.Entities[EntityId(I)].Parent);
      if (auto It = C.Scopes.find(Owner); It != C.Scopes.end())
        It->second.Names.erase(P.Entities[EntityId(I)].Text);
    }
    for (EntityId Owner : llvm::reverse(NewPorts))
      if (auto It = C.Ports.find(Owner); It->second.size() > 1)
        It->second.pop_back();
      else
        C.Ports.erase(It);
  }

private:
  // --- Declaring ---

  EntityId addEntity(ModuleId M, EntityClass Cl, NodeId Ident, NodeId Prefix,
                     NodeId Title, EntityId Parent, EntityId Owner) {
    const ast::Tree &T = C.tree(M);
    Entity Row;
    Row.Class = Cl;
    Row.Kind = C.rootKind(Cl);
    Row.Text = T.nameOf(Ident);
    Row.Id = Row.Text;
    if (Owner)
      Row.Id = C.Names.intern(
          (C.text(P.Entities[Owner].Id) + "." + C.text(Row.Text)).str());
    // In a component a title may have holes: finish() fills them in.
    if (Title && (!isInstance(Owner) || T.is(Title, NodeKind::StringLit)))
      Row.Title = C.titleOf(M, Title);
    Row.Doc = C.docOf(M, Prefix);
    Row.Parent = Parent;
    Row.Where = C.range(M, Ident);
    auto [It, New] = ById.try_emplace(Row.Id, P.Entities.size());
    if (!New) {
      const Entity &First = P.Entities[EntityId(It->second)];
      DiagBuilder D = C.Diags.report(diag::DuplicateName, Row.Where);
      D.note(diag::NoteFirstDeclared, First.Where);
      // One machine in two networks, perhaps.
      if (Cl == EntityClass::Element && First.Class == Cl &&
          First.Parent != Parent && Parent &&
          P.Entities[Parent].Class == EntityClass::Boundary)
        D.note(diag::NoteAlsoIn, P.Entities[Parent].Where,
               {C.text(Row.Text).str(), C.text(P.Entities[Parent].Text).str()});
      D << C.text(Row.Text)
        << (Owner ? Twine("a name in ") +
                        (isInstance(Owner) ? "component `" : "system `") +
                        (isInstance(Owner)
                             ? P.shortName(P.Kinds[P.Entities[Owner].Kind].Id)
                             : C.text(P.Entities[Owner].Text)) +
                        "`"
                  : Twine("a system or data item"));
      return EntityId::none();
    }
    if (isInstance(Owner))
      checkPartName(Row.Text, Row.Where, Owner);
    EntityId E = P.Entities.add(Row);
    if (Owner)
      C.Scopes[Owner].Names[Row.Text] = E;
    return E;
  }

  bool isInstance(EntityId E) const {
    return E && P.Entities[E].Class == EntityClass::Element;
  }

  /// Resolves the kind of \p E now: another entity's settings may need it.
  void addUnfinished(ModuleId M, NodeId N, EntityId E, EntityId Owner) {
    const ast::Tree &T = C.tree(M);
    EntityClass Cl = P.Entities[E].Class;
    Unfinished U{M, N, E, Owner};
    if (NodeId Use = T.child(N, Cl == EntityClass::Flow ? 4 : 2)) {
      KindId K = C.resolveKind(M, T.child(Use, 0), Cl);
      U.Broken = !K;
      if (K) {
        P.Entities[E].Kind = K;
        checkAbstract(U, Use, K);
      }
    }
    List.push_back(U);
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
    addUnfinished(D.Module, D.Node, S, S);
    declareMembers(D.Module, T.child(D.Node, 4), S, S);
  }

  /// Declares what stands in \p Body. If that is the body of a kind
  /// (\p OfKind), what is not a part says something of the kind.
  void declareMembers(ModuleId M, NodeId Body, EntityId Parent, EntityId System,
                      bool OfKind = false) {
    if (!Body)
      return;
    const ast::Tree &T = C.tree(M);
    for (NodeId N : T.list(Body)) {
      switch (T.kind(N)) {
      case NodeKind::BoundaryDecl:
        if (EntityId E =
                addEntity(M, EntityClass::Boundary, T.child(N, 1),
                          T.child(N, 0), T.child(N, 3), Parent, System)) {
          addUnfinished(M, N, E, System);
          declareMembers(M, T.child(N, 4), E, System);
        }
        break;
      case NodeKind::ElementDecl:
        if (EntityId E =
                addEntity(M, EntityClass::Element, T.child(N, 1), T.child(N, 0),
                          T.child(N, 3), Parent, System)) {
          addUnfinished(M, N, E, System);
          bool Broken = List.back().Broken;
          instantiate(E);
          elementBody(M, T.child(N, 4), E, Broken);
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
          addUnfinished(M, N, E, System);
          rejectParts(M, T.child(N, 6), "a flow");
        }
        break;
      case NodeKind::DataDecl:
      case NodeKind::DeriveDecl:
        declareData(M, N, Parent, System);
        break;
      case NodeKind::Require:
        if (!OfKind)
          Requires.push_back({M, N, Parent, System, KindId::none()});
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
        if (Parent == System)
          addPort(M, N, System);
        else
          C.Diags.report(diag::MisplacedMember, C.range(M, N))
              << "a port" << "a boundary" << "a component or system";
        break;
      case NodeKind::ViewDecl:
        if (!OfKind)
          C.Views.push_back({M, N, System.index()});
        break;
      default:
        if (OfKind)
          break; // said by Vocabulary.cpp, or of the kind
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
    addUnfinished(M, N, E, System);
    rejectParts(M, T.child(N, 4), "a data item");
    return E;
  }

  // --- Components ---

  /// Declares the parts and ports that the kind of \p E brings.
  void instantiate(EntityId E) {
    llvm::SmallVector<KindId, 4> From;
    for (KindId K = P.Entities[E].Kind; K; K = P.Kinds[K].Base)
      if (C.Components.contains(K))
        From.push_back(K);
    if (From.empty() || !enterComponent(P.Entities[E].Kind))
      return;
    C.Scopes[E].System = E;
    // What is declared may be in an overlay; what a component says is not.
    uint32_t Outer = std::exchange(Rank, Plain);
    for (KindId K : llvm::reverse(From)) {
      const Pending &D = C.Components[K];
      declareMembers(D.Module, C.tree(D.Module).child(D.Node, 5), E, E,
                     /*OfKind=*/true);
    }
    Rank = Outer;
    Making.pop_back();
    if (!C.hasParts(P.Entities[E].Kind))
      return;
    for (KindId K = P.Entities[E].Kind; K; K = P.Kinds[K].Base) {
      auto It = C.Requiring.find(K);
      if (It == C.Requiring.end() || !C.hasParts(K))
        continue;
      const ast::Tree &T = C.tree(It->second.Module);
      for (NodeId N : T.list(T.child(It->second.Node, 5)))
        if (T.kind(N) == NodeKind::Require)
          Requires.push_back({It->second.Module, N, E, E, K});
    }
  }

  /// False, after a report, if \p K is being made already, or the model gets
  /// too large.
  bool enterComponent(KindId K) {
    if (TooLarge)
      return false;
    auto At = llvm::find(Making, K);
    if (At != Making.end()) {
      std::string Chain;
      bool New = false;
      for (; At != Making.end(); ++At) {
        Chain += "`" + P.shortName(P.Kinds[*At].Id).str() + "` -> ";
        New |= Recursive.insert(*At).second;
      }
      Chain += "`" + P.shortName(P.Kinds[K].Id).str() + "`";
      if (New)
        C.Diags.report(diag::ComponentInItself, P.Kinds[K].Where) << Chain;
      return false;
    }
    if (Making.size() >= MaxComponentDepth ||
        P.Entities.size() >= MaxEntitiesOfComponents) {
      TooLarge = true;
      C.Diags.report(diag::TooManyParts, P.Kinds[K].Where)
          << uint64_t(MaxComponentDepth) << uint64_t(MaxEntitiesOfComponents);
      return false;
    }
    Making.push_back(K);
    return true;
  }

  /// A part must not hide a parameter of its component.
  void checkPartName(Name N, Range Where, EntityId Instance) {
    AttrId A = C.findAttr(P.Entities[Instance].Kind, N);
    if (A && C.Components.contains(P.Attrs[A].Owner))
      C.Diags.report(diag::DuplicateName, Where)
              .note(diag::NoteFirstDeclared, P.Attrs[A].Where)
          << C.text(N) << "a parameter or attribute of the component";
  }

  void addPort(ModuleId M, NodeId N, EntityId Owner) {
    const ast::Tree &T = C.tree(M);
    NodeId Ident = T.child(N, 1);
    if (const Port *First = C.findPort(Owner, T.nameOf(Ident))) {
      C.Diags.report(diag::DuplicateName, C.range(M, Ident))
              .note(diag::NoteFirstDeclared, First->Where)
          << C.text(T.nameOf(Ident)) << "a port";
      return;
    }
    C.Ports[Owner].push_back({T.nameOf(Ident), M, N, C.range(M, Ident)});
    NewPorts.push_back(Owner);
  }

  /// In the body of an element stand its settings, and `extend` of its parts.
  void elementBody(ModuleId M, NodeId Body, EntityId E, bool Broken) {
    if (!Body)
      return;
    const ast::Tree &T = C.tree(M);
    bool HasParts = C.scopeOf(E) != nullptr;
    for (NodeId N : T.list(Body))
      if (T.kind(N) != NodeKind::ExtendDecl)
        rejectPart(M, N, "an element");
      else if (HasParts)
        addExtension(M, N, E);
      else if (!Broken) // else its kind may have the part
        C.Diags.report(diag::MisplacedMember, C.range(M, N))
            << ast::describe(T.kind(N)) << "an element without parts"
            << "a system or boundary";
  }

  /// Only settings may stand in the body of an element, flow or data item.
  void rejectParts(ModuleId M, NodeId Body, StringRef In) {
    if (!Body)
      return;
    for (NodeId N : C.tree(M).list(Body))
      rejectPart(M, N, In);
  }

  void rejectPart(ModuleId M, NodeId N, StringRef In) {
    const ast::Tree &T = C.tree(M);
    if (T.kind(N) == NodeKind::Assign)
      return;
    StringRef GoesIn =
        T.kind(N) == NodeKind::AttrDecl || T.kind(N) == NodeKind::Let ? "a kind"
        : T.kind(N) == NodeKind::Provides ? "a control"
        : T.kind(N) == NodeKind::Port     ? "a component or system"
        : T.kind(N) == NodeKind::ElementDecl || T.kind(N) == NodeKind::FlowDecl
            ? "a system, boundary or component"
            : "a system or boundary";
    C.Diags.report(diag::MisplacedMember, C.range(M, N))
        << ast::describe(T.kind(N)) << In << GoesIn;
  }

  // --- Extending ---

  void addExtension(ModuleId M, NodeId N, EntityId System) {
    const ast::Tree &T = C.tree(M);
    Extensions.push_back({M, T.child(N, 1), T.child(N, 2), System, Rank});
  }

  const SystemScope *scopeOf(const Extension &X) const {
    return X.Owner ? C.scopeOf(X.Owner) : nullptr;
  }

  StringRef overlayName(const Pending &D) const {
    const ast::Tree &T = C.tree(D.Module);
    return C.text(T.nameOf(T.child(D.Node, 1)));
  }

  /// Applies the chosen overlays, each behind those that it builds on.
  void addOverlays() {
    for (const Pending &D : C.Overlays)
      OverlayNames[overlayName(D)].Parts.push_back(&D);
    for (const std::string &Chosen : C.ChosenOverlays)
      if (OverlayNames.contains(Chosen))
        applyOverlay(Chosen, /*Chosen=*/true);
      else
        reportUnknownOverlay(Chosen, Range());
    // What an overlay is of, and builds on, is checked whether it is chosen or
    // not.
    for (const Pending &D : C.Overlays) {
      const ast::Tree &T = C.tree(D.Module);
      if (OverlayNames[overlayName(D)].State != Applied)
        C.resolveEntity(D.Module, nullptr, T.list(T.child(D.Node, 2)),
                        EntityClass::System);
      applyOverlay(overlayName(D), /*Chosen=*/false);
    }
    if (C.ChosenOverlays.size() < OverlayNames.size())
      collectUnapplied();
  }

  /// Applies overlay \p Text unless it is applied; if it is not \p Chosen, only
  /// looks at what it builds on.
  void applyOverlay(StringRef Text, bool Chosen) {
    Overlay &Own = OverlayNames[Text];
    if (Own.State == Applied || Own.State == Active ||
        (!Chosen && Own.State == Checked))
      return;
    const bool Report = Own.State == Fresh;
    Own.State = Active;
    OverlayStack.push_back(Text);
    for (const Pending *D : Own.Parts)
      for (NodeId On : C.tree(D->Module).list(D->Node)) {
        std::string Base = C.qualText(D->Module, On);
        Range Where = C.range(D->Module, On);
        auto It = OverlayNames.find(Base);
        if (It == OverlayNames.end()) {
          if (Report)
            reportUnknownOverlay(Base, Where);
        } else if (It->second.State == Active) {
          reportOverlayCycle(Base, Where);
        } else if (OverlayStack.size() >= MaxOverlayDepth) {
          C.Diags.report(diag::NestingTooDeep, Where)
              << uint64_t(MaxOverlayDepth);
        } else {
          applyOverlay(It->first(), Chosen);
        }
      }
    if (Chosen) {
      for (const Pending *D : Own.Parts) {
        const ast::Tree &T = C.tree(D->Module);
        Extensions.push_back({D->Module, T.child(D->Node, 2),
                              T.child(D->Node, 3), EntityId::none(),
                              NextOverlay});
      }
      ++NextOverlay;
    }
    OverlayStack.pop_back();
    Own.State = Chosen ? Applied : Checked;
  }

  void reportOverlayCycle(StringRef Base, Range Where) {
    std::string Chain;
    for (StringRef Name :
         llvm::make_range(llvm::find(OverlayStack, Base), OverlayStack.end()))
      Chain += "`" + Name.str() + "` on ";
    C.Diags.report(diag::OverlayCycle, Where) << Chain + "`" + Base.str() + "`";
  }

  /// The names that overlays declare which are not applied, for messages.
  void collectUnapplied() {
    for (const Pending &D : C.Overlays)
      if (OverlayNames[overlayName(D)].State != Applied)
        collectDeclared(D, C.tree(D.Module).child(D.Node, 3));
  }
  void collectDeclared(const Pending &D, NodeId Body) {
    const ast::Tree &T = C.tree(D.Module);
    for (NodeId N : T.list(Body)) {
      NodeKind K = T.kind(N);
      if (K != NodeKind::BoundaryDecl && K != NodeKind::ElementDecl &&
          K != NodeKind::FlowDecl && K != NodeKind::DataDecl &&
          K != NodeKind::DeriveDecl)
        continue;
      NodeId Ident = T.child(N, 1);
      C.Unapplied.insert(
          {T.nameOf(Ident),
           {C.range(D.Module, Ident), T.nameOf(T.child(D.Node, 1))}});
      if (K == NodeKind::BoundaryDecl && T.child(N, 4))
        collectDeclared(D, T.child(N, 4));
    }
  }

  void reportUnknownOverlay(StringRef Chosen, Range Where) {
    if (C.AllowMissingOverlays && !Where.isValid())
      return;
    llvm::SmallVector<StringRef, 8> Candidates;
    for (const Pending &D : C.Overlays)
      Candidates.push_back(
          C.text(C.tree(D.Module).nameOf(C.tree(D.Module).child(D.Node, 1))));
    StringRef Near = nearest(Chosen, Candidates);
    if (Near.empty())
      C.Diags.report(diag::UnknownOverlay, Where) << Chosen;
    else
      C.Diags.report(diag::UnknownOverlayDidYouMean, Where) << Chosen << Near;
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
    OuterBodies[E].push_back(
        {X.Module, X.Body, X.Rank, X.Owner ? X.Owner : P.systemOf(E)});
    Rank = X.Rank;
    switch (P.Entities[E].Class) {
    case EntityClass::System:
    case EntityClass::Boundary:
      declareMembers(X.Module, X.Body, E, ownerOf(E));
      break;
    case EntityClass::Element:
      if (C.scopeOf(E))
        declareMembers(X.Module, X.Body, E, E);
      else
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

  /// The system or element in whose scope \p E is; \p E itself for a system.
  EntityId ownerOf(EntityId E) const {
    while (E && P.Entities[E].Class != EntityClass::System &&
           P.Entities[E].Class != EntityClass::Element)
      E = P.Entities[E].Parent;
    return E;
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
      if (For.empty() || P.isFor(X.control(), K))
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

  /// Fills in what was declared, now that all names are known.
  void complete() {
    collectOverrides();
    if (TooLarge)
      return;
    addStandIns();
    Scoped.build([&](KindId K, AttrId A, const Value &V, Range Where) {
      if (holdsControls(A))
        checkControls(K, V, Where, P.shortName(P.Kinds[K].Id),
                      "a kind of " + ir::spelling(P.Kinds[K].Class).str());
    });
    finishAll();
    Scoped.reportUnused();
  }

  /// `override Shop.route { … }`: settings that replace the declared ones.
  void collectOverrides() {
    for (uint32_t I = 0; I < C.Decisions.size(); ++I) {
      const Pending &D = C.Decisions[I];
      const ast::Tree &T = C.tree(D.Module);
      if (static_cast<ast::DecisionVerb>(T[D.Node].Payload) !=
          ast::DecisionVerb::Override)
        continue;
      NodeId What = T.child(D.Node, 1);
      if (!What || T.child(D.Node, 2) || !T.is(What, NodeKind::QualName) ||
          T.has(What, ast::Star) || C.subjectOf(D.Module, What).S)
        continue; // it is about findings: Decisions.cpp
      const SystemScope *Scope =
          D.Index == ~uint32_t(0) ? nullptr : C.scopeOf(EntityId(D.Index));
      llvm::SaveAndRestore Guess(C.OnlyGuesses, true);
      EntityId E = C.resolveEntity(D.Module, Scope, T.list(What));
      NodeId Body = T.child(D.Node, 5);
      if (!E || !Body)
        continue;
      rejectParts(D.Module, Body, "an override");
      auto Overlay = OverlayDecisions.find(I);
      OuterBodies[E].push_back(
          {D.Module, Body,
           Overlay == OverlayDecisions.end() ? Decided : Overlay->second,
           Scope ? Scope->System : P.systemOf(E)});
    }
  }

  void finishAll() {
    for (const Unfinished &U : List)
      finish(U);
    llvm::DenseSet<EntityId> Checked;
    for (EntityId Owner : NewPorts)
      if (Checked.insert(Owner).second)
        checkPorts(Owner);
    for (const UnfinishedRequire &R : Requires)
      buildRequirement(R);
  }

  // --- Flows of a sketch ---

  /// Gives each boundary at which a flow ends as a whole an element that stands
  /// for whatever in it is meant, so that the flow can be reviewed before
  /// anybody has drawn more.
  void addStandIns() {
    KindId K = P.Known.StandIn;
    if (!K)
      return;
    for (size_t I = 0, End = List.size(); I < End; ++I) {
      const Unfinished U = List[I]; // adding moves the list
      if (P.Entities[U.Entity].Class != EntityClass::Flow)
        continue;
      for (unsigned Slot : {2u, 3u}) {
        llvm::ArrayRef<NodeId> Parts = T(U).list(T(U).child(U.Node, Slot));
        unsigned Used = 0;
        EntityId B = C.entityPrefix(U.Module, C.scopeOf(U.Owner), Parts, Used);
        if (!B || Used != Parts.size() ||
            P.Entities[B].Class != EntityClass::Boundary ||
            StandIns.contains(B))
          continue;
        Entity Row;
        Row.Class = EntityClass::Element;
        Row.Kind = K;
        Row.Parent = B;
        Row.Where = P.Entities[B].Where;
        // Unlike any name that is likely to be taken, yet a legal one.
        std::string Text = (C.text(P.Entities[B].Text) + "_any").str();
        std::string Prefix = StringRef(C.text(P.Entities[B].Id))
                                 .drop_back(C.text(P.Entities[B].Text).size())
                                 .str();
        while (ById.contains(C.Names.intern(Prefix + Text)))
          Text += "_";
        Row.Text = C.Names.intern(Text);
        Row.Id = C.Names.intern(Prefix + Text);
        StringRef Title = C.text(P.Entities[B].Title ? P.Entities[B].Title
                                                     : P.Entities[B].Text);
        Row.Title = C.Names.intern(("something in " + Title).str());
        EntityId E = P.Entities.add(Row);
        ById[Row.Id] = E.index();
        StandIns[B] = E;
        List.push_back({U.Module, NodeId::none(), E, U.Owner});
      }
    }
  }

  /// The first elements in each boundary with a stand-in: one walk for all.
  void collectCandidates() {
    for (uint32_t I = 0; I < P.Entities.size(); ++I) {
      EntityId E(I);
      if (P.Entities[E].Class != EntityClass::Element ||
          (C.scopeOf(E) && !C.scopeOf(E)->Names.empty()))
        continue;
      for (EntityId B = P.Entities[E].Parent; B; B = P.Entities[B].Parent)
        if (auto It = StandIns.find(B); It != StandIns.end() &&
                                        It->second != E &&
                                        Candidates[B].size() <= MaxCandidates)
          Candidates[B].push_back(P.Entities[E].Text);
    }
  }

  /// Reports that \p U ends at boundary \p B as a whole.
  void reportSketch(const Unfinished &U, NodeId Q, EntityId B) {
    if (!std::exchange(HasCandidates, true))
      collectCandidates();
    llvm::ArrayRef<Name> Inside = Candidates[B];
    Range Where = C.range(U.Module, Q);
    StringRef Flow = C.text(P.Entities[U.Entity].Text);
    if (Inside.empty()) {
      C.Diags.report(diag::FlowOfEmptyBoundary, Where)
          << Flow << C.text(P.Entities[B].Text);
      return;
    }
    std::string Names;
    for (Name N : Inside.take_front(MaxCandidates))
      Names += (Names.empty() ? "`" : ", `") + C.text(N).str() + "`";
    if (Inside.size() > MaxCandidates)
      Names += ", …";
    C.Diags.report(diag::FlowOfBoundary, Where)
        << Flow << C.text(P.Entities[B].Text) << Names;
  }

  void finish(const Unfinished &U) {
    Broken = U.Broken;
    if (!U.Node) { // a stand-in: nobody wrote it
      finishSettings(U, NodeId::none(), NodeId::none());
      Broken = false;
      return;
    }
    const ast::Tree &T = C.tree(U.Module);
    bool IsFlow = P.Entities[U.Entity].Class == EntityClass::Flow;
    NodeId Use = T.child(U.Node, IsFlow ? 4 : 2);
    NodeId Body = T.child(U.Node, IsFlow ? 6 : 4);
    // Its attributes are unknown with its kind: no errors of their own.
    Broken = U.Broken;
    NodeId Title = T.child(U.Node, IsFlow ? 5 : 3);
    if (Title && isInstance(U.Owner) && !T.is(Title, NodeKind::StringLit)) {
      ExprScope Scope{U.Module, {}, 0, 0, KindId::none(), C.scopeOf(U.Owner)};
      std::optional<Value> V =
          ExprBuilder(C, Scope).constant(Title, stringType());
      if (V && V->Tag == ValueTag::String)
        P.Entities[U.Entity].Title = V->name();
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
    ir::Flow &F = P.Flows[P.Entities[U.Entity].Extra];
    for (unsigned End : {2u, 3u})
      if (EntityId E = flowEnd(U, T(U).child(U.Node, End), End == 3))
        (End == 2 ? F.Source : F.Target) = E;
  }

  EntityId flowEnd(const Unfinished &U, NodeId Q, bool IsTarget) {
    EntityId E = C.resolveEntity(U.Module, C.scopeOf(U.Owner), T(U).list(Q),
                                 EntityClass::Element);
    if (!E)
      return E;
    Range Where = C.range(U.Module, Q);
    if (auto It = StandIns.find(E); It != StandIns.end()) {
      reportSketch(U, Q, E);
      return It->second;
    }
    if (P.Entities[E].Class != EntityClass::Element) {
      C.Diags.report(diag::FlowEndNotElement, Where)
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.qualText(U.Module, Q) << withArticle(P.Entities[E].Class);
      return EntityId::none();
    }
    if (C.scopeOf(E) && !C.scopeOf(E)->Names.empty()) {
      reportWhole(U, Q, E);
      return EntityId::none();
    }
    // What is around the end and not around the flow: its ports are the way in.
    for (EntityId A = E; A; A = P.Entities[A].Parent) {
      if (C.isInside(U.Entity, A))
        break;
      if (C.Ports.contains(A) && (A != E || IsTarget) &&
          !passesPort(U, Q, A, E, IsTarget))
        return EntityId::none();
    }
    return E;
  }

  /// `a, b`: the ports of \p E, or its parts if it has none or they are asked
  /// for.
  std::string waysInto(EntityId E, bool Parts = false) const {
    std::vector<StringRef> Names;
    auto It = C.Ports.find(E);
    if (It != C.Ports.end() && !Parts)
      for (const Port &Row : It->second)
        Names.push_back(C.text(Row.Text));
    else if (const SystemScope *Scope = C.scopeOf(E))
      for (const auto &[N, Part] : Scope->Names)
        if (P.Entities[Part].Class == EntityClass::Element)
          Names.push_back(C.text(N));
    std::sort(Names.begin(), Names.end());
    std::string List;
    for (StringRef N : Names)
      List += (List.empty() ? "`" : ", `") + N.str() + "`";
    return List;
  }

  void reportWhole(const Unfinished &U, NodeId Q, EntityId E) {
    Range Where = C.range(U.Module, Q);
    auto Ways = C.Ports.find(E);
    // In a component, the argument of one instance is to blame.
    Name First = T(U).nameOf(T(U).list(Q)[0]);
    if (C.parameter(C.scopeOf(U.Owner), First)) {
      C.Diags.report(diag::FlowEndHasParts, P.Entities[U.Owner].Where)
              .note(diag::NoteDeclaredHere, Where)
          << C.qualText(U.Module, Q) << waysInto(E);
      return;
    }
    DiagBuilder D = C.Diags.report(diag::FlowEndHasParts, Where);
    D.note(diag::NoteKindDeclared, P.Kinds[P.Entities[E].Kind].Where,
           {P.text(P.Kinds[P.Entities[E].Kind].Id).str()})
        << C.qualText(U.Module, Q) << waysInto(E);
    if (Ways != C.Ports.end() && Ways->second.size() == 1)
      D.suggest({Where.End, Where.End}, "." + C.text(Ways->second[0].Text));
  }

  /// Whether the flow may end at \p E, in \p A or \p A itself, which has ports;
  /// reports why not.
  bool passesPort(const Unfinished &U, NodeId Q, EntityId A, EntityId E,
                  bool IsTarget) {
    KindId FlowKind = P.Entities[U.Entity].Kind;
    const Port *Refusing = nullptr;
    KindId Wanted;
    // The port that is named is the one that counts.
    const Port *Named = C.findPort(A, T(U).nameOf(T(U).list(Q).back()));
    if (Named && C.portTarget(A, *Named) != E)
      Named = nullptr;
    for (const Port &Row : C.Ports[A]) {
      if ((Named && Named != &Row) || C.portTarget(A, Row) != E)
        continue;
      KindId K = IsTarget ? portKind(Row) : KindId::none();
      if (!K || U.Broken || P.derives(FlowKind, K))
        return true;
      Refusing = &Row;
      Wanted = K;
    }
    Range Where = C.range(U.Module, Q);
    if (Refusing)
      C.Diags.report(diag::PortTakes, Where)
              .note(diag::NoteDeclaredHere, Refusing->Where)
          << C.text(Refusing->Text) << P.shortName(P.Kinds[Wanted].Id)
          << C.text(P.Entities[U.Entity].Text)
          << P.shortName(P.Kinds[FlowKind].Id);
    else
      C.Diags.report(diag::NotAPort, Where)
              .note(diag::NoteDeclaredHere, P.Entities[E].Where)
          << C.qualText(U.Module, Q) << C.text(P.Entities[A].Text)
          << waysInto(A);
    return false;
  }

  /// The kind of flow that \p Row takes; none if it takes any.
  KindId portKind(const Port &Row) {
    const ast::Tree &Tr = C.tree(Row.Module);
    NodeId Use = Tr.child(Row.Node, 2);
    if (!Use)
      return KindId::none();
    // Checked with the port; here a report would be the second one.
    unsigned Used = 0;
    llvm::ArrayRef<NodeId> Parts = Tr.list(Tr.child(Use, 0));
    Symbol S = C.resolvePrefix(Row.Module, Parts, Used);
    KindId K = S.K == SymbolKind::Kind && Used == Parts.size()
                   ? C.KindIds[S.Index]
                   : KindId::none();
    return K && P.Kinds[K].Class == EntityClass::Flow ? K : KindId::none();
  }

  /// Reports what is wrong with the ports of \p Owner.
  void checkPorts(EntityId Owner) {
    for (const Port &Row : C.Ports[Owner]) {
      const ast::Tree &Tr = C.tree(Row.Module);
      if (NodeId Use = Tr.child(Row.Node, 2)) {
        C.resolveKind(Row.Module, Tr.child(Use, 0), EntityClass::Flow);
        for (NodeId Arg : Tr.list(Use))
          C.Diags.report(diag::PortArguments, C.range(Row.Module, Arg))
              << C.text(Row.Text);
      }
      NodeId To = Tr.child(Row.Node, 3);
      if (!To) {
        if (P.Entities[Owner].Class == EntityClass::System ||
            !C.scopeOf(Owner)->Names.empty())
          C.Diags.report(diag::PortWithoutPart, Row.Where) << C.text(Row.Text);
        continue;
      }
      Range Where = C.range(Row.Module, To);
      llvm::SmallVector<NodeId, 4> Parts;
      if (!nameParts(Tr, To, Parts)) {
        C.Diags.report(diag::PortNotAPart, Where)
            << C.text(Row.Text) << waysInto(Owner, /*Parts=*/true);
        continue;
      }
      EntityId E = C.resolveEntity(Row.Module, C.scopeOf(Owner), Parts);
      if (!E)
        continue;
      if (P.Entities[E].Class != EntityClass::Element)
        C.Diags.report(diag::FlowEndNotElement, Where)
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.text(P.Entities[E].Text) << withArticle(P.Entities[E].Class);
      else if (!C.isInside(E, Owner))
        C.Diags.report(diag::PortNotAPart, Where)
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.text(Row.Text) << waysInto(Owner, /*Parts=*/true);
      else if (C.scopeOf(E) && !C.scopeOf(E)->Names.empty())
        C.Diags.report(diag::FlowEndHasParts, Where)
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.text(P.Entities[E].Text) << waysInto(E);
    }
  }

  void finishDerive(const Unfinished &U) {
    const SystemScope *Scope = C.scopeOf(U.Owner);
    DataItem &Item = P.DataItems[P.Entities[U.Entity].Extra];
    if (NodeId By = T(U).child(U.Node, 5)) {
      EntityId E =
          C.resolveEntity(U.Module, Scope, T(U).list(By), EntityClass::Element);
      if (E && P.Entities[E].Class != EntityClass::Element)
        C.Diags.report(diag::FlowEndNotElement, C.range(U.Module, By))
                .note(diag::NoteDeclaredHere, P.Entities[E].Where)
            << C.qualText(U.Module, By) << withArticle(P.Entities[E].Class);
      else
        Item.By = E;
    }
    Item.From.Begin = static_cast<uint32_t>(P.DerivedFrom.size());
    for (NodeId Q : T(U).list(U.Node)) {
      EntityId E =
          C.resolveEntity(U.Module, Scope, T(U).list(Q), EntityClass::Data);
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
    Refused.clear();
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
          All.push_back({U.Module, Ident, Tr.child(Arg, 1), Plain,
                         /*Append=*/false, U.Owner});
        else
          C.Diags.report(diag::PositionalArgument, C.range(U.Module, Arg));
      }
    auto Collect = [&](ModuleId M, NodeId In, uint32_t Rank, EntityId Owner) {
      const ast::Tree &Own = C.tree(M);
      for (NodeId N : Own.list(In))
        if (Own.kind(N) == NodeKind::Assign)
          All.push_back({M, Own.child(N, 1), Own.child(N, 2),
                         Own.has(N, ast::Override)
                             ? std::max<uint32_t>(Rank, Marked)
                             : Rank,
                         Own.has(N, ast::Append), Owner});
    };
    if (Body)
      Collect(U.Module, Body, Plain, U.Owner);
    auto It = OuterBodies.find(U.Entity);
    if (It != OuterBodies.end())
      for (const OuterBody &Outer : It->second)
        Collect(Outer.Module, Outer.Body, Outer.Rank, Outer.Owner);
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
    if (E.Class == EntityClass::Flow && returnsSomething(U.Entity))
      P.Flows[E.Extra].TwoWay = true;
  }

  /// Whether something is said to come back over flow \p E: then data goes both
  /// ways, however it is drawn.
  bool returnsSomething(EntityId E) const {
    AttrId A = P.Known.Returns;
    const Value *V = nullptr;
    if (const Setting *Own = A ? P.setting(E, A) : nullptr)
      V = &Own->V;
    else if (const Setting *Around = A ? P.inherited(E, A) : nullptr)
      V = &Around->V;
    else if (const Default *D =
                 A ? P.defaultOf(P.Entities[E].Kind, A) : nullptr;
             D && P.Exprs[D->V].Op == ExprOp::Const)
      V = &P.Constants[P.Exprs[D->V].A];
    return V && V->Tag == ValueTag::Set && V->Payload != 0;
  }

  void checkRequired(const Unfinished &U) {
    if (Broken || C.Set.Damaged)
      return;
    KindId K = P.Entities[U.Entity].Kind;
    if (!K)
      return;
    for (AttrId A : C.requiredAttrs(K))
      if (auto Sets = [&](const Setting &S) { return S.Attr == A; };
          llvm::none_of(Rows, Sets) && llvm::none_of(Inherited, Sets) &&
          !llvm::is_contained(Refused, A))
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
    ExprScope Scope{M, {}, 0, 0, KindId::none(), C.scopeOf(W.Owner)};
    std::optional<Value> Val = ExprBuilder(C, Scope).constant(V, A);
    if (!Val) {
      Refused.push_back(A);
      return;
    }
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

  /// The `+` of the `+=` after the name at \p Ident.
  Range plusAfter(Range Ident) const {
    FileId F = C.Sources.fileOf(Ident.Begin);
    size_t At = C.Sources.text(F).find("+=", C.Sources.offsetIn(F, Ident.End));
    Loc Plus = C.Sources.locAt(F, static_cast<uint32_t>(At));
    return {Plus, Loc{Plus.Offset + 1}};
  }

  /// Makes of \p V, the right side of `+=`, the whole new value: what is set
  /// already, else what the kind says, and V. False after a report.
  bool append(AttrId A, KindId K, Range Where, Value &V) {
    if (!P.Attrs[A].Ty.IsSet) {
      C.Diags.report(diag::AppendNeedsSet, Where)
              .fix(plusAfter(Where), "")
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
    ExprScope Scope{R.Module, {}, 0, 0, KindId::none(), C.scopeOf(R.Owner)};
    if (R.Of) {
      Scope.Self = R.Of;
      Scope.NextSlot = Scope.NumSlots = 1;
    }
    ExprBuilder B(C, Scope);
    Requirement Row;
    Row.Scope = R.Scope;
    Row.Of = R.Of;
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
  llvm::SmallVector<KindId, 8> Making; ///< components around what is declared
  llvm::DenseSet<KindId> Recursive;    ///< components reported as in themselves
  bool TooLarge = false;
  std::vector<EntityId> NewPorts; ///< by port that was added: its owner
  std::vector<Unfinished> List;
  llvm::DenseMap<EntityId, EntityId> StandIns; ///< by boundary
  /// Elements in these, for messages: one more than a message shows.
  llvm::DenseMap<EntityId, llvm::SmallVector<Name, 4>> Candidates;
  static constexpr size_t MaxCandidates = 5;
  bool HasCandidates = false; ///< collected, even if there are none
  std::vector<UnfinishedRequire> Requires;
  std::vector<Extension> Extensions;
  llvm::DenseMap<EntityId, llvm::SmallVector<OuterBody, 1>> OuterBodies;
  uint32_t Rank = Plain; ///< of settings in what is being declared
  enum OverlayState : uint8_t { Fresh, Checked, Active, Applied };
  /// An overlay by its name, with the declarations that make it up.
  struct Overlay {
    OverlayState State = Fresh;
    llvm::SmallVector<const Pending *, 1> Parts;
  };
  llvm::StringMap<Overlay> OverlayNames;
  static constexpr size_t MaxOverlayDepth = 200;       ///< each one recurses
  std::vector<StringRef> OverlayStack;                 ///< those being applied
  uint32_t NextOverlay = FirstOverlay;                 ///< rank of the next one
  llvm::DenseMap<uint32_t, uint32_t> OverlayDecisions; ///< to their ranks
  ScopedDefaults Scoped;
  std::vector<Setting> Inherited; ///< what they say of that entity
  std::vector<Setting> Rows;      ///< of the entity in the making
  /// What is set on it to a value that was reported: it is not missing.
  llvm::SmallVector<AttrId, 4> Refused;
  std::vector<uint32_t> Ranks; ///< by row
  bool Broken = false;         ///< the entity's kind could not be resolved
};

} // namespace

void sema::buildModels(Context &C) { ModelBuilder(C).run(); }

/// The components that nothing in the model is an instance of.
static std::vector<KindId> unusedComponents(const Context &C) {
  const Program &P = C.P;
  llvm::DenseSet<KindId> Used;
  for (const Entity &E : P.Entities.rows())
    for (KindId K = E.Kind; K && Used.insert(K).second; K = P.Kinds[K].Base)
      ;
  std::vector<KindId> Unused;
  for (const Pending &D : C.Kinds)
    if (KindId K = C.KindIds[D.Index]; K && !Used.contains(K) &&
                                       C.Components.contains(K) &&
                                       P.Kinds[K].Class == EntityClass::Element)
      Unused.push_back(K);
  return Unused;
}

/// Reports the decisions from \p First on whose target is nothing in the trial.
/// Of a model the rules do that, who know the findings.
static void reportMissingTargets(Context &C, uint32_t First,
                                 const Snapshot &Before) {
  const Program &P = C.P;
  llvm::SmallVector<StringRef, 16> Candidates;
  for (const Entity &E : P.Entities.rows().drop_front(Before.entities()))
    Candidates.push_back(C.text(E.Text));
  for (const ir::Decision &D : P.Decisions.rows().drop_front(First)) {
    if (!D.Missing)
      continue;
    const Range About = D.RuleAt;
    FileId F = C.Sources.fileOf(About.Begin);
    StringRef Subject = C.Sources.text(F).slice(
        C.Sources.offsetIn(F, About.Begin), C.Sources.offsetIn(F, About.End));
    if (D.Rule)
      Subject = P.text(P.Rules[D.Rule].Id);
    DiagBuilder B = C.Diags.report(diag::DecisionTargetMissing, D.TargetAt);
    B << (ir::spelling(D.Verb) + " " + Subject + " on " + C.text(D.Missing))
      << C.text(D.Missing);
    if (StringRef Near = nearest(C.text(D.Missing), Candidates); !Near.empty())
      B.note(diag::NoteNearName, {}, {Near.str()});
  }
}

void sema::checkUnusedComponents(Context &C) {
  std::vector<KindId> Unused = unusedComponents(C);
  // What was not understood, or is too large to be made, has been reported.
  if (Unused.empty() || C.Set.Damaged ||
      C.P.Entities.size() >= MaxEntitiesOfComponents)
    return;
  const Snapshot Before(C.P);
  std::vector<Pending> Decisions = std::exchange(C.Decisions, {});
  ModelBuilder Trial(C);
  Trial.instantiateAll(Unused);
  const uint32_t FirstDecision = C.P.Decisions.size();
  buildDecisions(C);
  reportMissingTargets(C, FirstDecision, Before);
  C.Decisions = std::move(Decisions);
  Trial.forget(Before);
  Before.restore(C.P);
}
