//===- Lookup.cpp - Resolving names ---------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Context.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using ast::NodeId;
using llvm::StringRef;

StringRef sema::describe(SymbolKind K) {
  switch (K) {
  case SymbolKind::None:
    return "nothing";
  case SymbolKind::Enum:
    return "an enum";
  case SymbolKind::Kind:
    return "a kind";
  case SymbolKind::Control:
    return "a control";
  case SymbolKind::Func:
    return "a function";
  case SymbolKind::Rule:
    return "a rule";
  case SymbolKind::Verification:
    return "a verification";
  case SymbolKind::Entity:
    return "part of a model";
  case SymbolKind::Package:
    return "a package";
  }
  return "";
}

std::string sema::withArticle(ir::EntityClass C) {
  // `data` is said of items only.
  if (C == ir::EntityClass::Data)
    return "a data item";
  return (C == ir::EntityClass::Element ? "an " : "a ") + ir::spelling(C).str();
}

Symbol Context::lookupIn(PackageId Package, Name N, ModuleId From) const {
  const NameMap &Map = Packages[Package].Names;
  auto It = Map.find(N);
  if (It == Map.end())
    return {};
  // A private name is seen by its own file only.
  if (It->second.Private && It->second.Owner != From)
    return {};
  markUsed(It->second);
  return It->second;
}

/// What the imports of \p M make of \p N; an explicit import hides a wildcard.
static Symbol lookupImports(const Context &C, ModuleId M, Name N) {
  const ImportScope &Scope = C.ImportsOf[M.index()];
  auto It = Scope.Explicit.find(N);
  if (It != Scope.Explicit.end()) {
    C.UsedImports.insert({M, N});
    C.markUsed(It->second);
    return It->second;
  }
  for (PackageId Package : Scope.Wildcards)
    if (Symbol S = C.lookupIn(Package, N, M)) {
      C.UsedWildcards.insert({M, Package});
      return S;
    }
  return {};
}

Symbol Context::lookup(ModuleId M, Name N) const {
  if (Symbol S = lookupIn(PackageOf[M.index()], N, M))
    return S;
  if (Symbol S = lookupImports(*this, M, N))
    return S;
  ModuleId Prelude = Set.Prelude;
  if (!Prelude || Set.Modules[M].Library)
    return {};
  if (Symbol S = lookupIn(PackageOf[Prelude.index()], N, M))
    return S;
  return lookupImports(*this, Prelude, N);
}

/// The package that \p Parts begins with by its full name, as `std.web` of
/// `std.web.Http`: the file's own or one that it or the prelude imports. \p
/// Used is how many parts that are; the longest name counts.
static Symbol fullPackage(const Context &C, ModuleId M,
                          llvm::ArrayRef<NodeId> Parts, unsigned &Used) {
  Symbol Found;
  auto Try = [&](ModuleId Of) {
    PackageId Package = C.PackageOf[Of.index()];
    llvm::SmallVector<StringRef, 4> Names;
    C.text(C.Packages[Package].Text).split(Names, '.');
    if (Names.size() <= Used || Names.size() > Parts.size())
      return;
    for (size_t I = 0; I != Names.size(); ++I)
      if (C.text(C.tree(M).nameOf(Parts[I])) != Names[I])
        return;
    Used = static_cast<unsigned>(Names.size());
    Found = {SymbolKind::Package, Package.index(), {}, {}, false};
    C.UsedImports.insert({M, C.tree(M).nameOf(Parts[Used - 1])});
    C.UsedWildcards.insert({M, Package});
  };
  auto TryImports = [&](ModuleId Of) {
    for (const auto &Import : C.Set.Modules[Of].Imports)
      Try(Import.Target);
  };
  Try(M);
  TryImports(M);
  if (C.Set.Prelude && !C.Set.Modules[M].Library)
    TryImports(C.Set.Prelude);
  return Found;
}

Symbol Context::resolvePrefix(ModuleId M, llvm::ArrayRef<NodeId> Parts,
                              unsigned &Used) const {
  Symbol S = lookup(M, tree(M).nameOf(Parts[0]));
  Used = S ? 1 : 0;
  if (!S && Parts.size() > 1)
    S = fullPackage(*this, M, Parts, Used);
  while (S.K == SymbolKind::Package && Used < Parts.size()) {
    Symbol Next = lookupIn(PackageId(S.Index), tree(M).nameOf(Parts[Used]), M);
    if (!Next)
      return S;
    S = Next;
    ++Used;
  }
  return S;
}

std::string Context::qualText(ModuleId M, NodeId QualName) const {
  std::string Text;
  for (NodeId Part : tree(M).list(QualName)) {
    if (!Text.empty())
      Text += '.';
    Text += text(tree(M).nameOf(Part));
  }
  return Text;
}

void Context::visibleNames(ModuleId M, SymbolKind Wanted,
                           llvm::SmallVectorImpl<StringRef> &Out) const {
  auto Add = [&](const NameMap &Map, bool Own) {
    for (const auto &[N, S] : Map)
      if ((Wanted == SymbolKind::None || S.K == Wanted) && (Own || !S.Private))
        Out.push_back(text(N));
  };
  auto AddImports = [&](ModuleId From) {
    const ImportScope &Scope = ImportsOf[From.index()];
    Add(Scope.Explicit, true);
    for (PackageId P : Scope.Wildcards)
      Add(Packages[P].Names, false);
  };
  Add(Packages[PackageOf[M.index()]].Names, true);
  AddImports(M);
  if (Set.Prelude && !Set.Modules[M].Library) {
    Add(Packages[PackageOf[Set.Prelude.index()]].Names, false);
    AddImports(Set.Prelude);
  }
}

/// What to do about an unknown name that is like no other.
static std::string adviceFor(llvm::ArrayRef<StringRef> Candidates,
                             bool Closed) {
  constexpr size_t MaxListed = 12;
  if (!Closed)
    return "declare it, or import what declares it";
  if (Candidates.empty())
    return "there is none to choose from";
  std::string Text = "expected one of ";
  for (size_t I = 0; I < Candidates.size(); ++I) {
    if (I == MaxListed)
      return Text + ", …";
    Text += ((I ? ", `" : "`") + Candidates[I] + "`").str();
  }
  return Text;
}

void Context::reportUnknown(StringRef What, StringRef Text, Range Where,
                            llvm::ArrayRef<StringRef> Candidates, bool Closed) {
  StringRef Near = nearest(Text, Candidates);
  // After a syntax error the declaration may just not have been understood; a
  // short name is near to many that it does not mean.
  if (Set.Damaged && (Near.empty() || Text.size() < 4))
    return;
  if (Near.empty())
    Diags.report(diag::UnknownName, Where)
        << What << Text << adviceFor(Candidates, Closed);
  else
    Diags.report(diag::UnknownNameDidYouMean, Where).fix(Where, Near)
        << What << Text << Near;
}

/// What a person calls the thing that was wanted.
static StringRef wantedText(SymbolKind K) {
  switch (K) {
  case SymbolKind::Enum:
    return "enum";
  case SymbolKind::Kind:
    return "kind";
  case SymbolKind::Control:
    return "control";
  case SymbolKind::Func:
    return "function";
  case SymbolKind::Rule:
    return "rule";
  case SymbolKind::Verification:
    return "verification";
  case SymbolKind::Package:
    return "package";
  case SymbolKind::Entity:
  case SymbolKind::None:
    break;
  }
  return "name";
}

Loc Context::importPlace(ModuleId M) const {
  FileId F = Set.Modules[M].File;
  const ast::Tree &T = tree(M);
  uint32_t After = 0;
  if (NodeId Root = T.root()) {
    if (NodeId Package = T.child(Root, 0))
      After = T[Package].End;
    for (NodeId N : T.list(Root))
      if (T.kind(N) == ast::NodeKind::Import)
        After = std::max(After, T[N].End);
  }
  StringRef Source = Sources.text(F);
  size_t LineEnd = After ? Source.find('\n', After) : StringRef::npos;
  return Sources.locAt(
      F, LineEnd == StringRef::npos ? 0 : static_cast<uint32_t>(LineEnd) + 1);
}

bool Context::reportNotImported(ModuleId M, NodeId Ident, SymbolKind Wanted) {
  Name N = tree(M).nameOf(Ident);
  Symbol Hidden;
  for (const Package &Pkg : Packages.rows()) {
    auto It = Pkg.Names.find(N);
    if (It == Pkg.Names.end() || It->second.K != Wanted)
      continue;
    if (It->second.Private) {
      Hidden = It->second;
      continue;
    }
    Diags.report(diag::NameNotImported, range(M, Ident))
            .note(diag::NoteDeclaredHere, It->second.Where)
            .fix({importPlace(M), importPlace(M)},
                 ("import " + text(Pkg.Text) + ".{" + text(N) + "};\n").str())
        << wantedText(Wanted) << text(N) << text(Pkg.Text);
    return true;
  }
  if (!Hidden)
    return false;
  Diags.report(diag::PrivateName, range(M, Ident))
          .note(diag::NoteDeclaredHere, Hidden.Where)
      << text(N);
  return true;
}

Symbol Context::resolve(ModuleId M, NodeId QualName, SymbolKind Wanted) {
  llvm::ArrayRef<NodeId> Parts = tree(M).list(QualName);
  unsigned Used = 0;
  Symbol S = resolvePrefix(M, Parts, Used);
  if (S && Used == Parts.size() &&
      (S.K == Wanted || Wanted == SymbolKind::None))
    return S;
  if (S && Used == Parts.size()) {
    Diags.report(diag::WrongSymbol, range(M, QualName))
            .note(diag::NoteDeclaredHere, S.Where)
        << qualText(M, QualName) << describe(S.K) << describe(Wanted);
    return {};
  }
  // The first part that means nothing is where the trouble is.
  NodeId Bad = Parts[Used];
  llvm::SmallVector<StringRef, 64> Candidates;
  if (Used == 0) {
    visibleNames(M, Parts.size() == 1 ? Wanted : SymbolKind::None, Candidates);
  } else if (S.K == SymbolKind::Package) {
    for (const auto &[N, Entry] : Packages[PackageId(S.Index)].Names)
      if (!Entry.Private)
        Candidates.push_back(text(N));
  }
  if (Used == 0 && reportNotImported(M, Bad, Wanted))
    return {};
  StringRef Text = text(tree(M).nameOf(Bad));
  reportUnknown(Parts.size() - Used > 1 ? "name" : wantedText(Wanted), Text,
                range(M, Bad), Candidates);
  return {};
}

ir::KindId Context::resolveKind(ModuleId M, NodeId QualName) {
  Symbol S = resolve(M, QualName, SymbolKind::Kind);
  return S ? KindIds[S.Index] : ir::KindId::none();
}

ir::KindId Context::resolveKind(ModuleId M, NodeId QualName,
                                ir::EntityClass C) {
  ir::KindId K = resolveKind(M, QualName);
  if (K && P.Kinds[K].Class != C) {
    Diags.report(diag::WrongKindClass, range(M, QualName))
            .note(diag::NoteDeclaredHere, P.Kinds[K].Where)
        << qualText(M, QualName) << ir::spelling(P.Kinds[K].Class)
        << ir::spelling(C);
    return ir::KindId::none();
  }
  return K;
}

ir::ControlId Context::resolveControl(ModuleId M, NodeId QualName) {
  Symbol S = resolve(M, QualName, SymbolKind::Control);
  return S ? ir::ControlId(S.Index) : ir::ControlId::none();
}
