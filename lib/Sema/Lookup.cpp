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

Symbol Context::lookupAt(ModuleId M, NodeId Ident) const {
  const Name N = tree(M).nameOf(Ident);
  Symbol S = lookup(M, N);
  // Only what a file's own imports of all names bring can be two things.
  if (!S || S.Owner == M || lookupIn(PackageOf[M.index()], N, M) ||
      ImportsOf[M.index()].Explicit.find(N) !=
          ImportsOf[M.index()].Explicit.end())
    return S;
  PackageId First;
  for (PackageId Package : ImportsOf[M.index()].Wildcards) {
    Symbol Other = lookupIn(Package, N, M);
    if (!Other)
      continue;
    if (!First) {
      First = Package;
      continue;
    }
    if (Other.K == S.K && Other.Index == S.Index)
      continue;
    const Range Here = range(M, Ident);
    const Range At{importPlace(M), importPlace(M)};
    const StringRef One = importTarget(M, First);
    const StringRef Two = importTarget(M, Package);
    Diags.report(diag::AmbiguousImport, Here)
            .note(diag::NoteDeclaredHere, S.Where)
            .note(diag::NoteDeclaredHere, Other.Where)
            .suggest(At, "import " + One + ".{" + text(N) + "};\n")
            .suggest(At, "import " + Two + ".{" + text(N) + "};\n")
        << text(N) << One << Two;
    break;
  }
  return S;
}

StringRef Context::importTarget(ModuleId M, PackageId Package) const {
  const Module &Of = Set.Modules[M];
  for (const Import &I : Of.Imports)
    if (PackageOf[I.Target.index()] == Package) {
      const ast::Node &Target = tree(M)[node::Import(tree(M), I.Node).target()];
      return Sources.text(Of.File).slice(Target.Begin, Target.End);
    }
  return text(Packages[Package].Text);
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
  Symbol S = lookupAt(M, Parts[0]);
  Used = S ? 1 : 0;
  if (!S && Parts.size() > 1)
    S = fullPackage(*this, M, Parts, Used);
  if (Meant && S)
    Meant->name(range(M, Parts[Used - 1]), S);
  while (S.K == SymbolKind::Package && Used < Parts.size()) {
    Symbol Next = lookupIn(PackageId(S.Index), tree(M).nameOf(Parts[Used]), M);
    if (!Next)
      return S;
    S = Next;
    if (Meant)
      Meant->name(range(M, Parts[Used]), S);
    ++Used;
  }
  return S;
}

std::string Context::qualText(ModuleId M, NodeId QualName) const {
  std::string Text;
  for (NodeId Part : node::QualName(tree(M), QualName).idents()) {
    if (!Text.empty())
      Text += '.';
    Text += text(tree(M).nameOf(Part));
  }
  return Text;
}

void Context::visibleNames(ModuleId M, SymbolKind Wanted,
                           llvm::SmallVectorImpl<StringRef> &Out,
                           std::optional<ir::EntityClass> Class) const {
  auto Fits = [&](const Symbol &S) {
    if (Wanted != SymbolKind::None && S.K != Wanted)
      return false;
    if (!Class)
      return true;
    if (S.K == SymbolKind::Kind)
      return !KindIds[S.Index] || P.Kinds[KindIds[S.Index]].Class == *Class;
    ir::EntityId E = entityOf(S);
    return E && P.Entities[E].Class == *Class;
  };
  auto Add = [&](const NameMap &Map, bool Own) {
    size_t Start = Out.size();
    for (const auto &[N, S] : Map)
      if (Fits(S) && (Own || !S.Private))
        Out.push_back(text(N));
    std::sort(Out.begin() + Start, Out.end()); // a hash has no order
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

/// Reports `sealed : bool;`, which is meant to declare an attribute, if \p
/// Ident, which should be a kind, is a type.
bool Context::reportTypeForKind(ModuleId M, NodeId Ident) {
  static constexpr StringRef Types[] = {"bool",   "int",      "decimal",
                                        "string", "duration", "date",
                                        "port",   "endpoint"};
  StringRef Type = text(tree(M).nameOf(Ident));
  if (!llvm::is_contained(Types, Type))
    return false;
  const Range Where = range(M, Ident);
  const FileId F = Sources.fileOf(Where.Begin);
  const uint32_t At = Sources.offsetIn(F, Where.Begin);
  StringRef Before = Sources.text(F).take_front(At).rtrim();
  if (!Before.consume_back(":"))
    return false;
  Before = Before.rtrim();
  const size_t Last = Before.find_last_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  StringRef Attribute =
      Last == StringRef::npos ? Before : Before.drop_front(Last + 1);
  const auto Begin = static_cast<uint32_t>(Before.size() - Attribute.size());
  const Loc Start = Sources.locAt(F, Begin);
  Diags.report(
           diag::AttributeWithoutWord,
           Range{Start, Sources.locAt(F, static_cast<uint32_t>(Before.size()))})
          .fix({Start, Start}, "attr ")
      << Attribute << Type;
  return true;
}

Symbol Context::resolve(ModuleId M, NodeId QualName, SymbolKind Wanted,
                        std::optional<ir::EntityClass> Class) {
  llvm::ArrayRef<NodeId> Parts = node::QualName(tree(M), QualName).idents();
  unsigned Used = 0;
  Symbol S = resolvePrefix(M, Parts, Used);
  if (S && Used == Parts.size() &&
      (S.K == Wanted || Wanted == SymbolKind::None))
    return S;
  if (S && Used == Parts.size() && S.K == SymbolKind::Entity &&
      Wanted == SymbolKind::Kind && Class == ir::EntityClass::Data) {
    Diags.report(diag::DataItemForKind, range(M, QualName))
            .note(diag::NoteDeclaredHere, S.Where)
        << qualText(M, QualName);
    return {};
  }
  if (S && Used == Parts.size()) {
    Diags.report(diag::WrongSymbol, range(M, QualName))
            .note(diag::NoteDeclaredHere, S.Where)
        << qualText(M, QualName) << describe(S.K) << describe(Wanted);
    return {};
  }
  // The first part that means nothing is where the trouble is.
  NodeId Bad = Parts[Used];
  bool IsLast = Used + 1 == Parts.size();
  llvm::SmallVector<StringRef, 64> Candidates;
  WantedName In{M, IsLast ? thingsOf(Wanted) : 0, Class, Name::none()};
  if (Used == 0) {
    visibleNames(M, IsLast ? Wanted : SymbolKind::None, Candidates, Class);
  } else if (S.K == SymbolKind::Package) {
    // Only what can stand here: a kind where a kind is wanted.
    for (const auto &[N, Entry] : Packages[PackageId(S.Index)].Names)
      if (!Entry.Private &&
          (!IsLast || Wanted == SymbolKind::None || Entry.K == Wanted) &&
          (!Class || Entry.K != SymbolKind::Kind || !KindIds[Entry.Index] ||
           P.Kinds[KindIds[Entry.Index]].Class == *Class))
        Candidates.push_back(text(N));
    std::sort(Candidates.begin(), Candidates.end());
    In.Package = Packages[PackageId(S.Index)].Text;
  } else {
    In.Things = 0;
  }
  if (Used == 0 && IsLast && reportNotImported(M, Bad, Wanted, Class))
    return {};
  StringRef Text = text(tree(M).nameOf(Bad));
  if (Used == 0 && IsLast && Wanted == SymbolKind::Kind &&
      Class == ir::EntityClass::Element && reportTypeForKind(M, Bad))
    return {};
  reportUnknown(IsLast ? wantedText(Wanted) : "name", Text, range(M, Bad),
                Candidates, /*Closed=*/false, &In);
  return {};
}

ir::KindId Context::resolveKind(ModuleId M, NodeId QualName) {
  Symbol S = resolve(M, QualName, SymbolKind::Kind);
  return S ? KindIds[S.Index] : ir::KindId::none();
}

ir::KindId Context::resolveKind(ModuleId M, NodeId QualName,
                                ir::EntityClass C) {
  Symbol S = resolve(M, QualName, SymbolKind::Kind, C);
  ir::KindId K = S ? KindIds[S.Index] : ir::KindId::none();
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
