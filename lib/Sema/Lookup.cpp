//===- Lookup.cpp - Resolving names ---------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Serialize.h"
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

/// Whether a statement begins in front of \p At, so that what stands there may
/// be a name that is declared.
static bool mayDeclare(StringRef Source, size_t At) {
  StringRef Before = Source.take_front(At).rtrim();
  if (Before.empty() || Source.slice(Before.size(), At).contains('\n'))
    return true;
  if (StringRef("{};").contains(Before.back()))
    return true;
  StringRef Word = Before.take_back(
      Before.size() -
      (Before.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1));
  static constexpr StringRef Declaring[] = {
      "boundary", "channel",  "component", "control",     "data",
      "derive",   "enum",     "flow",      "function",    "attr",
      "let",      "port",     "predicate", "rule",        "system",
      "zone",     "abstract", "package",   "verification"};
  return llvm::is_contained(Declaring, Word);
}

bool Context::isConsequence(StringRef Text, Range Where, bool Open) const {
  if (!Set.Damaged)
    return false;
  FileId File = Sources.fileOf(Where.Begin);
  uint32_t Line = File ? Sources.lineCol(Where.Begin).Line : 0;
  // With a certain fix, such as a missing `;`, the statement was understood.
  auto Understood = [](const Diagnostic &D) {
    return !D.FixIts.empty() && llvm::all_of(D.FixIts, [](const FixIt &F) {
      return F.Sure == Surety::Certain;
    });
  };
  for (const Diagnostic &D : Diags.all())
    if (D.Level == Severity::Error && info(D.Kind).Code.starts_with("TM01") &&
        !Understood(D) && D.Where.isValid() &&
        Sources.fileOf(D.Where.Begin) == File &&
        Sources.lineCol(D.Where.Begin).Line == Line)
      return true;
  if (!Open)
    return false;
  for (const Module &M : Set.Modules.rows()) {
    if (!M.Damaged)
      continue;
    StringRef Source = Sources.text(M.File);
    for (size_t At = Source.find(Text); At != StringRef::npos;
         At = Source.find(Text, At + 1)) {
      auto IsPart = [](char C) { return llvm::isAlnum(C) || C == '_'; };
      size_t End = At + Text.size();
      if ((At && IsPart(Source[At - 1])) ||
          (End < Source.size() && IsPart(Source[End])))
        continue;
      if (mayDeclare(Source, At))
        return true;
    }
  }
  return false;
}

void Context::reportUnknown(StringRef What, StringRef Text, Range Where,
                            llvm::ArrayRef<StringRef> Candidates, bool Closed) {
  if (isConsequence(Text, Where, !Closed))
    return;
  StringRef Near = nearest(Text, Candidates);
  // A file that is missing may declare it; a short name is near to many that it
  // does not mean.
  if (Set.Incomplete && !Closed && (Near.empty() || Text.size() < 4))
    return;
  if (Near.empty()) {
    Diags.report(diag::UnknownName, Where)
        << What << Text << adviceFor(Candidates, Closed);
    return;
  }
  Surety Sure = OnlyGuesses || (Set.Incomplete && !Closed)
                    ? Surety::Guess
                    : suretyOf(Text, Near, Candidates);
  Diags.report(diag::UnknownNameDidYouMean, Where).propose(Where, Near, Sure)
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
    if (NodeId Package = node::File(T, Root).package())
      After = T[Package].End;
    for (NodeId N : node::File(T, Root).declarations())
      if (T.kind(N) == ast::NodeKind::Import)
        After = std::max(After, T[N].End);
  }
  StringRef Source = Sources.text(F);
  size_t LineEnd = After ? Source.find('\n', After) : StringRef::npos;
  return Sources.locAt(
      F, LineEnd == StringRef::npos ? 0 : static_cast<uint32_t>(LineEnd) + 1);
}

static ir::EntityClass classOf(ast::KindClass C) {
  switch (C) {
  case ast::KindClass::Component:
    return ir::EntityClass::Element;
  case ast::KindClass::Channel:
    return ir::EntityClass::Flow;
  case ast::KindClass::Data:
    return ir::EntityClass::Data;
  case ast::KindClass::Zone:
    return ir::EntityClass::Boundary;
  }
  return ir::EntityClass::Element;
}

/// The id under which the findings of the rule \p N are known.
static std::string ruleIdOf(const Context &C, const ast::Tree &T, NodeId N,
                            StringRef Package) {
  if (NodeId Prefix = node::Decl(T, N).prefix())
    for (NodeId A : node::Prefix(T, Prefix).annotations())
      if (llvm::ArrayRef<NodeId> Args = node::Annotation(T, A).arguments();
          C.text(T.nameOf(node::Annotation(T, A).ident())) == "id" &&
          Args.size() == 1)
        if (NodeId V = node::Argument(T, Args[0]).expression();
            V && T.kind(V) == ast::NodeKind::StringLit)
          return C.text(T.nameOf(V)).str();
  return (Package + "." + C.text(T.nameOf(node::Decl(T, N).ident()))).str();
}

llvm::ArrayRef<Context::LibraryName> Context::libraryNames() {
  if (LibraryNames)
    return *LibraryNames;
  LibraryNames.emplace();
  for (const ast::EmbeddedFile &E : Set.Library) {
    std::string Path = ("<std>/" + E.Path).str();
    if (!E.Path.ends_with(".tm") ||
        llvm::any_of(Set.Modules.rows(), [&](const Module &M) {
          return Sources.path(M.File) == Path;
        }))
      continue;
    std::optional<ast::Tree> T =
        ast::deserialize(E.TreeBytes, FileId::none(), Names);
    if (!T || !T->root())
      continue;
    std::string Package = E.Path.drop_back(3).str();
    std::replace(Package.begin(), Package.end(), '/', '.');
    for (NodeId N : node::File(*T, T->root()).declarations()) {
      LibraryName Row{Package, Name::none(), SymbolKind::None, {}, {}};
      switch (T->kind(N)) {
      case ast::NodeKind::EnumDecl:
        Row.K = SymbolKind::Enum;
        break;
      case ast::NodeKind::KindDecl:
        Row.K = SymbolKind::Kind;
        Row.Class = classOf(node::KindDecl(*T, N).kindClass());
        break;
      case ast::NodeKind::ControlDecl:
        Row.K = SymbolKind::Control;
        break;
      case ast::NodeKind::PredicateDecl:
        Row.K = SymbolKind::Func;
        break;
      case ast::NodeKind::RuleDecl:
        Row.K = SymbolKind::Rule;
        break;
      case ast::NodeKind::VerificationDecl:
        Row.K = SymbolKind::Verification;
        break;
      default:
        continue;
      }
      if (T->has(N, ast::Private))
        continue;
      Row.Text = T->nameOf(node::Decl(*T, N).ident());
      if (Row.K == SymbolKind::Rule)
        Row.RuleId = ruleIdOf(*this, *T, N, Package);
      LibraryNames->push_back(std::move(Row));
    }
  }
  return *LibraryNames;
}

bool Context::reportNotImported(ModuleId M, NodeId Ident, SymbolKind Wanted,
                                std::optional<ir::EntityClass> Class) {
  Name N = tree(M).nameOf(Ident);
  Symbol Hidden;
  struct Place {
    std::string Package;
    Range Where; ///< invalid in a package that is not loaded
  };
  std::vector<Place> Found;
  for (const Package &Pkg : Packages.rows()) {
    auto It = Pkg.Names.find(N);
    if (It == Pkg.Names.end() || It->second.K != Wanted)
      continue;
    if (It->second.Private) {
      Hidden = It->second;
      continue;
    }
    if (Class && Wanted == SymbolKind::Kind && KindIds[It->second.Index] &&
        P.Kinds[KindIds[It->second.Index]].Class != *Class)
      continue;
    Found.push_back({text(Pkg.Text).str(), It->second.Where});
  }
  if (!Set.Modules[M].Library)
    for (const LibraryName &Row : libraryNames())
      if (Row.Text == N && Row.K == Wanted && (!Class || Row.Class == Class))
        Found.push_back({Row.Package, {}});
  if (!Found.empty()) {
    const Place &First = Found.front();
    std::string Import =
        ("import " + First.Package + ".{" + text(N) + "};\n").str();
    Range At{importPlace(M), importPlace(M)};
    DiagBuilder D = Diags.report(diag::NameNotImported, range(M, Ident));
    D << wantedText(Wanted) << text(N) << First.Package;
    if (First.Where.isValid())
      D.note(diag::NoteDeclaredHere, First.Where);
    for (const Place &Other : llvm::ArrayRef(Found).drop_front())
      D.note(diag::NoteAlsoInPackage, Other.Where,
             {wantedText(Wanted).str(), text(N).str(), Other.Package});
    // Of several packages one would be a guess.
    D.propose(At, Import, Found.size() == 1 ? Surety::Certain : Surety::Guess);
    return true;
  }
  if (!Hidden)
    return false;
  Diags.report(diag::PrivateName, range(M, Ident))
          .note(diag::NoteDeclaredHere, Hidden.Where)
      << text(N);
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
  }
  if (Used == 0 && IsLast && reportNotImported(M, Bad, Wanted, Class))
    return {};
  StringRef Text = text(tree(M).nameOf(Bad));
  std::string What = !IsLast ? "name" : wantedText(Wanted).str();
  reportUnknown(What, Text, range(M, Bad), Candidates);
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
