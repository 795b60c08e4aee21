//===- Declare.cpp - Symbols of every module ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Context.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

Context::Context(const ModuleSet &Set, ir::Program &P, Diagnostics &Diags)
    : Set(Set), P(P), Names(*P.Names), Sources(*P.Sources), Diags(Diags),
      EndOfModules(Set.Modules.size()) {}

Name Context::fullName(ModuleId M, Name Short) {
  return Names.intern((text(Set.Modules[M].Package) + "." + text(Short)).str());
}

Name Context::docOf(ModuleId M, NodeId Prefix) {
  if (!Prefix)
    return Name::none();
  NodeId Doc = node::Prefix(tree(M), Prefix).doc();
  return Doc ? tree(M).nameOf(Doc) : Name::none();
}

Name Context::titleOf(ModuleId M, NodeId Title) {
  if (!Title)
    return Name::none();
  if (tree(M).kind(Title) == NodeKind::StringLit)
    return tree(M).nameOf(Title);
  Diags.report(diag::HolesNotAllowed, range(M, Title));
  return Name::none();
}

namespace {

/// Declares the names of one module.
class Declarer {
public:
  Declarer(Context &C, ModuleId M) : C(C), M(M), T(C.tree(M)) {}

  void run() {
    if (!T.root())
      return;
    for (NodeId N : node::File(T, T.root()).declarations())
      declareTop(N);
  }

private:
  void declareTop(NodeId N) {
    switch (T.kind(N)) {
    case NodeKind::Import:
      break;
    case NodeKind::EnumDecl:
      add(N, SymbolKind::Enum, C.Enums, C.Enums.size());
      break;
    case NodeKind::KindDecl:
      add(N, SymbolKind::Kind, C.Kinds, C.Kinds.size());
      break;
    case NodeKind::ControlDecl: {
      ir::Control Row;
      Row.Where = nameRange(N);
      add(N, SymbolKind::Control, C.Controls, C.P.Controls.add(Row).index());
      break;
    }
    case NodeKind::PredicateDecl: {
      ir::Func Row;
      Row.Where = nameRange(N);
      add(N, SymbolKind::Func, C.Funcs, C.P.Funcs.add(Row).index());
      break;
    }
    case NodeKind::ThreatDecl:
    case NodeKind::RuleDecl: {
      ir::Rule Row;
      Row.WhereAt = nameRange(N);
      Row.IsThreat = T.kind(N) == NodeKind::ThreatDecl;
      add(N, SymbolKind::Rule, C.Rules, C.P.Rules.add(Row).index());
      break;
    }
    case NodeKind::VerificationDecl: {
      ir::Verification Row;
      Row.Where = nameRange(N);
      add(N, SymbolKind::Verification, C.Verifications,
          C.P.Verifications.add(Row).index());
      break;
    }
    case NodeKind::SystemDecl:
      add(N, SymbolKind::Entity, C.Systems, C.NumTopEntities++);
      break;
    case NodeKind::DataDecl:
    case NodeKind::DeriveDecl:
      add(N, SymbolKind::Entity, C.TopData, C.NumTopEntities++);
      break;
    case NodeKind::Decision:
      C.Decisions.push_back({M, N, ~uint32_t(0)});
      break;
    case NodeKind::ExtendDecl:
      C.Extends.push_back({M, N, ~uint32_t(0)});
      break;
    case NodeKind::OverlayDecl:
      C.Overlays.push_back({M, N, ~uint32_t(0)});
      break;
    case NodeKind::ViewDecl:
      C.Views.push_back({M, N, ~uint32_t(0)});
      break;
    case NodeKind::MethodologyDecl:
      C.Methodologies.push_back({M, N, ~uint32_t(0)});
      break;
    default:
      break; // the parser has reported what does not belong here
    }
  }

  Range nameRange(NodeId N) { return C.range(M, node::Decl(T, N).ident()); }

  void add(NodeId N, SymbolKind K, Pool<Pending> &List, size_t Index) {
    NodeId Ident = node::Decl(T, N).ident();
    Symbol S{K, static_cast<uint32_t>(Index), C.range(M, Ident), M,
             T.has(N, ast::Private)};
    NameMap &Map = C.Packages[C.PackageOf[M.index()]].Names;
    auto [It, Inserted] = Map.insert({T.nameOf(Ident), S});
    if (!Inserted) {
      // The second one is left alone: its parts would only repeat the report.
      if (T.kind(N) == ast::NodeKind::SystemDecl &&
          It->second.K == SymbolKind::Entity)
        C.Diags.report(diag::AddToDeclared, S.Where)
                .note(diag::NoteFirstDeclared, It->second.Where)
            << C.text(T.nameOf(Ident));
      else
        C.Diags.report(diag::DuplicateName, S.Where)
                .note(diag::NoteFirstDeclared, It->second.Where)
            << C.text(T.nameOf(Ident)) << Declared::Symbol
            << describe(It->second.K);
      return;
    }
    List.push_back({M, N, S.Index});
  }

  Context &C;
  ModuleId M;
  const ast::Tree &T;
};

/// Fills the import scope of one module.
class Importer {
public:
  Importer(Context &C, ModuleId M)
      : C(C), M(M), T(C.tree(M)), Scope(C.ImportsOf[M.index()]) {}

  void run() {
    for (const Import &I : C.Set.Modules[M].Imports)
      add(I);
  }

private:
  void add(const Import &I) {
    const node::Import N(T, I.Node);
    PackageId Package = C.PackageOf[I.Target.index()];
    NodeId Target = N.target();
    NodeId Alias = N.alias();
    Symbol PackageSymbol{SymbolKind::Package, Package.index(),
                         C.range(M, Target), M, false};
    bool ByPath = T.kind(Target) == NodeKind::StringLit;
    bool Selective = !N.items().empty();
    bool Star = T.has(I.Node, ast::Star);
    for (NodeId Item : N.items())
      addItem(Package, Item);
    if (Alias)
      insert(T.nameOf(Alias), PackageSymbol, C.range(M, Alias));
    if (Star || (ByPath && !Alias && !Selective))
      Scope.Wildcards.push_back(Package);
    else if (!ByPath && !Alias && !Selective)
      insert(T.nameOf(node::QualName(T, Target).idents().back()), PackageSymbol,
             C.range(M, Target));
  }

  void addItem(PackageId Package, NodeId Item) {
    NodeId Ident = node::ImportItem(T, Item).ident();
    NodeId Alias = node::ImportItem(T, Item).alias();
    Name N = T.nameOf(Ident);
    const NameMap &Map = C.Packages[Package].Names;
    auto It = Map.find(N);
    if (It == Map.end()) {
      llvm::SmallVector<StringRef, 64> Candidates;
      for (const auto &[Other, S] : Map)
        if (!S.Private)
          Candidates.push_back(C.text(Other));
      const Context::WantedName In{
          M, Context::thingsOf(SymbolKind::None), {}, C.Packages[Package].Text};
      C.reportUnknown("name", C.text(N), C.range(M, Ident), Candidates,
                      /*Closed=*/false, &In);
      // Its uses mean what the message proposes: they are no mistakes more.
      StringRef Near = C.calledInstead(C.text(N), Candidates, In);
      It = llvm::find_if(
          Map, [&](const auto &Row) { return C.text(Row.first) == Near; });
      if (Near.empty() || It == Map.end())
        return;
    }
    if (It->second.Private && It->second.Owner != M)
      C.Diags.report(diag::PrivateName, C.range(M, Ident))
              .note(diag::NoteDeclaredHere, It->second.Where)
          << C.text(N);
    if (C.Meant)
      C.Meant->name(C.range(M, Ident), It->second);
    // That nothing uses it is said of the import, not of the declaration too.
    C.markUsed(It->second);
    insert(Alias ? T.nameOf(Alias) : N, It->second,
           C.range(M, Alias ? Alias : Ident));
  }

  void insert(Name N, Symbol S, Range Where) {
    auto [It, Inserted] = Scope.Explicit.insert({N, S});
    if (!Inserted && (It->second.K != S.K || It->second.Index != S.Index))
      C.Diags.report(diag::DuplicateImport, Where) << C.text(N);
  }

  Context &C;
  ModuleId M;
  const ast::Tree &T;
  ImportScope &Scope;
};

} // namespace

void sema::declare(Context &C) {
  // Files of one package share a scope.
  llvm::DenseMap<Name, PackageId> ByName;
  for (uint32_t I = 0; I < C.Packages.size(); ++I)
    ByName[C.Packages[PackageId(I)].Text] = PackageId(I);
  for (uint32_t I = C.Base.Modules; I < C.EndOfModules; ++I) {
    const Module &M = C.Set.Modules[ModuleId(I)];
    // Without a declared package every file is a package of its own.
    PackageId Id;
    if (M.HasPackage) {
      auto [It, New] = ByName.try_emplace(M.Package, PackageId::none());
      if (New)
        It->second = C.Packages.add({M.Package, {}});
      Id = It->second;
    } else {
      Id = C.Packages.add({M.Package, {}});
    }
    C.PackageOf.push_back(Id);
  }
  C.ImportsOf.resize(C.EndOfModules);
  for (uint32_t I = C.Base.Modules; I < C.EndOfModules; ++I)
    Declarer(C, ModuleId(I)).run();
}

void sema::declareImports(Context &C) {
  for (uint32_t I = C.Base.Modules; I < C.EndOfModules; ++I)
    Importer(C, ModuleId(I)).run();
}
