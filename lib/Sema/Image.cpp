//===- Image.cpp - The library, compiled ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Image.h"

#include "IR/Verify.h"
#include "Sema/Context.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using llvm::ArrayRef;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Opening
//===----------------------------------------------------------------------===//
// The sections, in the order of ImageMaker::run(): names, head, modules,
// scopes, and what only Resumer reads.

namespace {
/// What there is one of.
struct ImageHead {
  ModuleId Prelude;
};
} // namespace

LibraryImage::LibraryImage(StringRef Bytes) : Rest(Bytes) {
  ImageReader &R = Rest;
  Names = readNames(R);
  Prelude = R.next<ImageHead>().front().Prelude;
  Files = R.next<uint32_t>();
  Bounds = R.next<ImageCounts>();
  Adders = R.next<ImageAdder>();
  Modules = R.next<ImageModule>();
  Imports = R.next<Import>();
  Packages = R.next<ImagePackage>();
  Symbols = R.next<NamedSymbol>();
  Slots = R.next<uint32_t>();
  Wildcards = R.next<PackageId>();
  Things.Things = R.next<Thing>();
  Things.Names = R.next<ThingName>();
  Things.ByKey = R.next<uint32_t>();
}

Module LibraryImage::module(uint32_t I, FileId File,
                            ArrayRef<ast::EmbeddedFile> Library,
                            Interner &Names) const {
  const ImageModule &Row = Modules[I];
  Module M;
  M.File = File;
  M.Syntax = ModuleTree(Library[Row.File], File, Names);
  M.Package = Row.Package;
  M.HasPackage = M.Library = true;
  M.HasEffect = Row.HasEffect != 0;
  return M;
}

namespace tmc::sema {

/// Gives a context what the image has: the base where it lies, and the rows of
/// each other package in use.
class Resumer {
public:
  Resumer(const LibraryImage &I, Context &C)
      : I(I), C(C), R(I.Bounds.front().Rows), ModuleOf(I.Modules.size()),
        PackageOf(I.Packages.size()) {}
  void run();

private:
  /// Declarations of one module: where they are in the image, and in the
  /// context.
  struct DeclSegment {
    BaseCounts Begin, End, At;
  };

  void addBase();
  void settleOrdinals();
  void settleValues();
  void addModule(uint32_t M);
  void addDecls(const ImageCounts &Begin, const ImageCounts &End);
  uint32_t declMapped(uint32_t BaseCounts::*List, uint32_t I) const;
  Symbol mapped(Symbol S) const;
  Pending mapped(Pending D, SymbolKind K) const;
  NameMap mappedNames(Slice Rows, Slice Slots) const;

  const LibraryImage &I;
  Context &C;
  Relocator R;
  std::vector<ModuleId> ModuleOf; ///< by number of the image
  std::vector<PackageId> PackageOf;
  std::vector<DeclSegment> Segments;
  std::vector<ImageAdder> Live; ///< of the packages in use, by target

  // The sections behind those that are always open
  std::optional<ImageReader> PackRows;
  ArrayRef<KindId> KindIds;
  ArrayRef<EnumId> EnumIds;
  ArrayRef<Pending> Lists[6];
  ArrayRef<ImageParam> Params;
  ArrayRef<ImageDecl> Components, Requiring;
};

} // namespace tmc::sema

/// The lists of a context that an image has, with what their declarations are
/// and how many there are.
namespace {
struct ListInfo {
  Pool<Pending> Context::*List;
  uint32_t BaseCounts::*Count;
  SymbolKind K;
};
constexpr ListInfo ListInfos[] = {
    {&Context::Enums, &BaseCounts::Enums, SymbolKind::Enum},
    {&Context::Kinds, &BaseCounts::Kinds, SymbolKind::Kind},
    {&Context::Controls, &BaseCounts::Controls, SymbolKind::Control},
    {&Context::Funcs, &BaseCounts::Funcs, SymbolKind::Func},
    {&Context::Rules, &BaseCounts::Rules, SymbolKind::Rule},
    {&Context::Verifications, &BaseCounts::Verifications,
     SymbolKind::Verification},
};
} // namespace

Name LibraryImage::ruleElsewhere(const ModuleSet &Set, Name StableId) const {
  // Behind the tables of the base, what is known, and the declarations.
  constexpr unsigned Sections = NumTables + 1 + 2 + std::size(ListInfos) + 3;
  const unsigned Table = tableNumber(&Tables::Rules);
  ImageReader Reader = Rest;
  Reader.skip(Sections + Table);
  ArrayRef<Rule> PackRules = Reader.next<Rule>();
  const uint32_t First = Bounds.front().Rows[Table];
  for (uint32_t M = numBaseModules(); M != Modules.size(); ++M) {
    if (llvm::any_of(Set.Modules.rows(), [&](const Module &Loaded) {
          return Loaded.Package == Modules[M].Package;
        }))
      continue;
    const uint32_t K = M - numBaseModules();
    for (const Rule &R :
         PackRules.slice(Bounds[K].Rows[Table] - First,
                         Bounds[K + 1].Rows[Table] - Bounds[K].Rows[Table]))
      if (R.StableId == StableId)
        return R.Id;
  }
  return Name::none();
}

void LibraryImage::resume(Context &C) const { Resumer(*this, C).run(); }

void Resumer::run() {
  addBase();
  for (uint32_t M = 0; M != I.numBaseModules(); ++M)
    ModuleOf[M] = ModuleId(M);
  for (uint32_t K = 0; K != C.Set.ImageModules.size(); ++K) {
    const ImageModule &Row = I.Modules[C.Set.ImageModules[K]];
    const ModuleId Id(I.numBaseModules() + K);
    const FileId File = C.Set.Modules[Id].File;
    ModuleOf[C.Set.ImageModules[K]] = Id;
    R.addFile(Row.Start.Offset, Row.Start.Offset + C.Sources.size(File) + 1,
              C.Sources.start(File).Offset);
  }
  settleOrdinals();
  for (uint32_t M : C.Set.ImageModules)
    addModule(M);
  settleValues();
  C.Base.count(C, I.numBaseModules() +
                      static_cast<uint32_t>(C.Set.ImageModules.size()));
}

void Resumer::addBase() {
  const ImageCounts &Base = I.Bounds.front();
  for (const ImageModule &Row : I.Modules.take_front(Base.Decls.Modules)) {
    C.PackageOf.push_back(Row.InPackage);
    ImportScope &Scope = C.ImportsOf.emplace_back();
    Scope.Explicit.borrow(I.of(I.Symbols, Row.Explicit),
                          I.of(I.Slots, Row.ExplicitSlots));
    Scope.Wildcards.borrow(I.of(I.Wildcards, Row.Wildcards));
    // Packages are numbered as their modules come.
    if (Row.InPackage.index() != C.Packages.size())
      continue;
    const ImagePackage &Names = I.Packages[Row.InPackage.index()];
    Package P;
    P.Text = Names.Text;
    P.Names.borrow(I.of(I.Symbols, Names.Names), I.of(I.Slots, Names.Slots));
    PackageOf[Row.InPackage.index()] = C.Packages.add(std::move(P));
  }
  ImageReader Rows = I.Rest;
  borrowTables(Rows, C.P);
  C.P.Known = Rows.next<WellKnown>().front();
  KindIds = Rows.next<KindId>();
  C.KindIds.borrow(KindIds.take_front(Base.Decls.Kinds));
  EnumIds = Rows.next<EnumId>();
  C.EnumIds.borrow(EnumIds.take_front(Base.Decls.Enums));
  for (size_t L = 0; L != std::size(ListInfos); ++L) {
    Lists[L] = Rows.next<Pending>();
    (C.*ListInfos[L].List)
        .borrow(Lists[L].take_front(Base.Decls.*ListInfos[L].Count));
  }
  Params = Rows.next<ImageParam>();
  Components = Rows.next<ImageDecl>();
  Requiring = Rows.next<ImageDecl>();
  PackRows.emplace(Rows);
  addDecls({}, Base);
}

/// What stands in maps, of the declarations from \p Begin to \p End.
void Resumer::addDecls(const ImageCounts &Begin, const ImageCounts &End) {
  const unsigned Table = tableNumber(&Tables::Params);
  for (const ImageParam &Row : Params)
    if (Row.Row >= Begin.Rows[Table] && Row.Row < End.Rows[Table])
      C.ParamDefaults[R.mapped(&Tables::Params, Row.Row)] = R.mapped(Row.V);
  auto Add = [&](ArrayRef<ImageDecl> Rows, auto &Map) {
    for (const ImageDecl &Row : Rows)
      if (Row.Decl >= Begin.Decls.Kinds && Row.Decl < End.Decls.Kinds)
        Map[R.mapped(Row.Kind)] =
            std::as_const(C.Kinds)[declMapped(&BaseCounts::Kinds, Row.Decl)];
  };
  Add(Components, C.Components);
  Add(Requiring, C.Requiring);
}

uint32_t Resumer::declMapped(uint32_t BaseCounts::*List, uint32_t Decl) const {
  if (Decl < I.Bounds.front().Decls.*List)
    return Decl;
  for (const DeclSegment &S : llvm::reverse(Segments))
    if (Decl >= S.Begin.*List && Decl < S.End.*List)
      return Decl - S.Begin.*List + S.At.*List;
  llvm_unreachable("a package refers to one that is not there");
}

Symbol Resumer::mapped(Symbol S) const {
  switch (S.K) {
  case SymbolKind::Enum:
    S.Index = declMapped(&BaseCounts::Enums, S.Index);
    break;
  case SymbolKind::Kind:
    S.Index = declMapped(&BaseCounts::Kinds, S.Index);
    break;
  case SymbolKind::Control:
    S.Index = R.mapped(ControlId(S.Index)).index();
    break;
  case SymbolKind::Func:
    S.Index = R.mapped(FuncId(S.Index)).index();
    break;
  case SymbolKind::Rule:
    S.Index = R.mapped(RuleId(S.Index)).index();
    break;
  case SymbolKind::Verification:
    S.Index = R.mapped(VerificationId(S.Index)).index();
    break;
  case SymbolKind::Package:
    S.Index = PackageOf[S.Index].index();
    break;
  case SymbolKind::Entity:
  case SymbolKind::None:
    break;
  }
  S.Where = R.mapped(S.Where);
  if (S.Owner)
    S.Owner = ModuleOf[S.Owner.index()];
  return S;
}

Pending Resumer::mapped(Pending D, SymbolKind K) const {
  D.Module = ModuleOf[D.Module.index()];
  D.Index = mapped(Symbol{K, D.Index, {}, {}, false}).Index;
  return D;
}

NameMap Resumer::mappedNames(Slice Rows, Slice Slots) const {
  Pool<NamedSymbol> Names;
  Names.reserve(Rows.Count);
  for (const NamedSymbol &Row : I.of(I.Symbols, Rows))
    Names.push_back({Row.first, mapped(Row.second)});
  NameMap Map;
  Map.adopt(std::move(Names), I.of(I.Slots, Slots));
  return Map;
}

void Resumer::addModule(uint32_t M) {
  const ImageModule &Row = I.Modules[M];
  const ImageCounts &Begin = I.Bounds[M - I.numBaseModules()];
  const ImageCounts &End = I.Bounds[M - I.numBaseModules() + 1];
  BaseCounts At;
  At.count(C, M);
  R.append(Begin.Rows, End.Rows, *PackRows, C.P);
  Segments.push_back({Begin.Decls, End.Decls, At});
  auto Of = [&](auto List, uint32_t BaseCounts::*Count) {
    return List.slice(Begin.Decls.*Count,
                      End.Decls.*Count - Begin.Decls.*Count);
  };
  for (KindId K : Of(KindIds, &BaseCounts::Kinds))
    C.KindIds.push_back(R.mapped(K));
  for (EnumId E : Of(EnumIds, &BaseCounts::Enums))
    C.EnumIds.push_back(R.mapped(E));
  for (size_t L = 0; L != std::size(ListInfos); ++L)
    for (const Pending &D : Of(Lists[L], ListInfos[L].Count))
      (C.*ListInfos[L].List).push_back(mapped(D, ListInfos[L].K));
  addDecls(Begin, End);

  Package P;
  P.Text = Row.Package;
  PackageOf[Row.InPackage.index()] = PackageId(C.Packages.size());
  const ImagePackage &Names = I.Packages[Row.InPackage.index()];
  P.Names = mappedNames(Names.Names, Names.Slots);
  C.PackageOf.push_back(C.Packages.add(std::move(P)));
  ImportScope &Scope = C.ImportsOf.emplace_back();
  Scope.Explicit = mappedNames(Row.Explicit, Row.ExplicitSlots);
  for (PackageId W : I.of(I.Wildcards, Row.Wildcards))
    Scope.Wildcards.push_back(PackageOf[W.index()]);
}

//===----------------------------------------------------------------------===//
// Enums that packages add to
//===----------------------------------------------------------------------===//

/// Behind the values of the base come those of packages, in the order of the
/// image: which package was loaded first shows nowhere.
void Resumer::settleOrdinals() {
  for (const ImageAdder &A : I.Adders)
    if (ModuleOf[A.Module.index()])
      Live.push_back(A);
  llvm::stable_sort(Live, [](const ImageAdder &A, const ImageAdder &B) {
    return A.Target < B.Target;
  });
  uint32_t At = 0;
  for (size_t K = 0; K != Live.size(); ++K) {
    if (K == 0 || Live[K - 1].Target != Live[K].Target)
      At = std::as_const(C.P).Enums[Live[K].Target].Values.Count;
    R.addValues(Live[K].Target, Live[K].First, Live[K].Count, At);
    At += Live[K].Count;
  }
}

void Resumer::settleValues() {
  auto Copy = [&](Slice From) {
    Slice To{static_cast<uint32_t>(C.P.EnumValues.size()), From.Count};
    for (uint32_t V = 0; V != From.Count; ++V)
      C.P.EnumValues.push_back(C.P.EnumValues[From.Begin + V]);
    return To;
  };
  for (size_t K = 0; K != Live.size(); ++K) {
    Slice &Whole = C.P.Enums[Live[K].Target].Values;
    if (K == 0 || Live[K - 1].Target != Live[K].Target)
      Whole = Copy(Whole);
    Slice &Added = C.P.Enums[R.mapped(Live[K].Adder)].Values;
    Added = Copy(Added);
    Whole.Count += Added.Count;
  }
}

void BaseCounts::count(const Context &C, uint32_t NumModules) {
  Modules = NumModules;
  Enums = static_cast<uint32_t>(C.Enums.size());
  Kinds = static_cast<uint32_t>(C.Kinds.size());
  Controls = static_cast<uint32_t>(C.Controls.size());
  Funcs = static_cast<uint32_t>(C.Funcs.size());
  Rules = static_cast<uint32_t>(C.Rules.size());
  Verifications = static_cast<uint32_t>(C.Verifications.size());
  Methodologies = static_cast<uint32_t>(C.Methodologies.size());
  KindRows = C.P.Kinds.size();
  Attrs = C.P.Attrs.size();
  Exprs = C.P.Exprs.size();
  Refs = static_cast<uint32_t>(C.P.Refs.size());
}

//===----------------------------------------------------------------------===//
// Making
//===----------------------------------------------------------------------===//

namespace {

class ImageMaker {
public:
  ImageMaker(Context &C, ArrayRef<ast::EmbeddedFile> Library)
      : C(C), Library(Library) {}
  /// False after a report.
  bool compile();
  std::string write();

private:
  /// What a package of the library must not have: it would have to be looked at
  /// anew beside each model.
  bool isKnowledge() const {
    return C.Systems.empty() && C.TopData.empty() && C.Decisions.empty() &&
           C.Extends.empty() && C.Overlays.empty() && C.Views.empty();
  }
  template <typename T, typename RowsT>
  static Slice append(std::vector<T> &Pool, const RowsT &Rows) {
    Slice S{static_cast<uint32_t>(Pool.size()),
            static_cast<uint32_t>(Rows.size())};
    Pool.insert(Pool.end(), Rows.begin(), Rows.end());
    return S;
  }
  bool compileTo(uint32_t End);
  void addAdders(ModuleId M);
  void addModule(ModuleId Id);
  void writeThings();
  void writeDecls();
  void writeDecls(const llvm::DenseMap<KindId, Pending> &Map);

  Context &C;
  ArrayRef<ast::EmbeddedFile> Library;
  ImageWriter Base; ///< the tables of the base
  WellKnown Known;
  std::vector<ImageCounts> Bounds;
  std::vector<ImageAdder> Adders;
  ImageWriter W;
  std::vector<ImageModule> Modules;
  std::vector<Import> Imports;
  std::vector<ImagePackage> Packages;
  std::vector<NamedSymbol> Symbols;
  std::vector<uint32_t> Slots;
  std::vector<PackageId> Wildcards;
};

} // namespace

/// Runs all phases over the modules that are left, up to \p End.
bool ImageMaker::compileTo(uint32_t End) {
  if (!analyzePart(C, End))
    return false;
  Bounds.push_back({countRows(C.P), C.Base});
  return true;
}

bool ImageMaker::compile() {
  // What the prelude imports comes before it, and it behind.
  const uint32_t Behind = C.Set.Prelude.index() + 1;
  if (!compileTo(Behind))
    return false;
  writeTables(C.P, TableCounts{}, Base);
  Known = C.P.Known;
  C.SharedRefs = C.Base.Refs;
  for (uint32_t M = Behind; M != C.Set.Modules.size(); ++M) {
    if (!compileTo(M + 1))
      return false;
    addAdders(ModuleId(M));
  }
  assert(isKnowledge() && "a package of the library has parts of a model");
  return true;
}

void ImageMaker::addAdders(ModuleId M) {
  const ImageCounts &Begin = Bounds[Bounds.size() - 2];
  for (uint32_t E = Begin.Decls.Enums; E != C.Enums.size(); ++E) {
    const EnumId Target = std::as_const(C.EnumIds)[E];
    if (Target.index() == E)
      continue;
    assert(Target.index() < Bounds.front().Decls.Enums &&
           "packages add to enums of the base only");
    const Slice Whole = C.P.Enums[Target].Values;
    const Slice Own = C.P.Enums[EnumId(E)].Values;
    Adders.push_back(
        {M, EnumId(E), Target, Own.Begin - Whole.Begin, Own.Count});
  }
}

void ImageMaker::addModule(ModuleId Id) {
  const Module &M = C.Set.Modules[Id];
  StringRef Path = C.Sources.path(M.File);
  const ImportScope &Scope = C.ImportsOf[Id.index()];
  ImageModule Row;
  Row.File = static_cast<uint32_t>(
      llvm::find_if(
          Library, [&](auto &E) { return ("<std>/" + E.Path).str() == Path; }) -
      Library.begin());
  Row.InSources = M.File;
  Row.Start = C.Sources.start(M.File);
  Row.Package = M.Package;
  Row.InPackage = C.PackageOf[Id.index()];
  Row.HasEffect = M.HasEffect;
  Row.Imports = append(Imports, M.Imports);
  Row.Explicit = append(Symbols, Scope.Explicit);
  Row.ExplicitSlots = append(Slots, Scope.Explicit.makeSlots());
  Row.Wildcards = append(Wildcards, Scope.Wildcards);
  Modules.push_back(Row);
}

void ImageMaker::writeThings() {
  ThingBuilder B(C.Names);
  for (uint32_t I = 0; I != Modules.size(); ++I)
    B.add(C.tree(ModuleId(I)), Modules[I].Package, Modules[I].File);
  B.finish();
  const ThingTable Table = B.table();
  static_assert(std::has_unique_object_representations_v<ThingName>);
  static_assert(std::has_unique_object_representations_v<Thing>);
  W.add(Table.Things);
  W.add(Table.Names);
  W.add(Table.ByKey);
}

void ImageMaker::writeDecls(const llvm::DenseMap<KindId, Pending> &Map) {
  std::vector<ImageDecl> Rows;
  for (uint32_t I = 0; I != C.Kinds.size(); ++I)
    if (KindId K = C.KindIds[I]; Map.contains(K))
      Rows.push_back({K, I});
  W.add(ArrayRef<ImageDecl>(Rows));
}

void ImageMaker::writeDecls() {
  W.add(ArrayRef<KindId>(C.KindIds));
  W.add(ArrayRef<EnumId>(C.EnumIds));
  for (const ListInfo &L : ListInfos)
    W.add(ArrayRef<Pending>(C.*L.List));
  std::vector<ImageParam> Params;
  for (uint32_t I = 0; I != C.P.Params.size(); ++I)
    if (auto It = C.ParamDefaults.find(I); It != C.ParamDefaults.end())
      Params.push_back({I, It->second});
  W.addPadded(ArrayRef<ImageParam>(Params),
              [](const ImageParam &From, ImageParam &To) {
                To.Row = From.Row;
                To.V.Tag = From.V.Tag;
                To.V.Aux = From.V.Aux;
                To.V.Payload = From.V.Payload;
              });
  writeDecls(C.Components);
  writeDecls(C.Requiring);
}

std::string ImageMaker::write() {
  for (uint32_t I = 0; I != C.Set.Modules.size(); ++I)
    addModule(ModuleId(I));
  for (const Package &P : C.Packages.rows()) {
    ImagePackage Row;
    Row.Text = P.Text;
    Row.Names = append(Symbols, P.Names);
    Row.Slots = append(Slots, P.Names.makeSlots());
    Packages.push_back(Row);
  }
  writeNames(C.Names, W);
  W.add(ArrayRef<ImageHead>(ImageHead{C.Set.Prelude}));
  std::vector<uint32_t> Files(Bounds.front().Decls.Modules);
  for (const ImageModule &M : ArrayRef(Modules).take_front(Files.size()))
    Files[M.InSources.index()] = M.File;
  W.add(ArrayRef<uint32_t>(Files));
  W.add(ArrayRef<ImageCounts>(Bounds));
  W.add(ArrayRef<ImageAdder>(Adders));
  W.add(ArrayRef<ImageModule>(Modules));
  W.add(ArrayRef<Import>(Imports));
  W.add(ArrayRef<ImagePackage>(Packages));
  W.addPadded(ArrayRef<NamedSymbol>(Symbols),
              [](const NamedSymbol &From, NamedSymbol &To) {
                To.first = From.first;
                To.second.K = From.second.K;
                To.second.Index = From.second.Index;
                To.second.Where = From.second.Where;
                To.second.Owner = From.second.Owner;
                To.second.Private = From.second.Private;
              });
  W.add(ArrayRef<uint32_t>(Slots));
  W.add(ArrayRef<PackageId>(Wildcards));
  writeThings();
  W.append(std::move(Base));
  W.add(ArrayRef<WellKnown>(Known));
  writeDecls();
  writeTables(C.P, Bounds.front().Rows, W);
  return W.finish();
}

std::vector<uint32_t> NameMap::makeSlots() const {
  if (empty())
    return {};
  std::vector<uint32_t> Table(llvm::NextPowerOf2(2 * size()));
  for (uint32_t I = 0; I != size(); ++I) {
    uint32_t At = slotOf(Rows[I].first);
    while (Table[At & (Table.size() - 1)] != 0)
      ++At;
    Table[At & (Table.size() - 1)] = I + 1;
  }
  return Table;
}

std::string sema::makeLibraryImage(ArrayRef<ast::EmbeddedFile> Library,
                                   Diagnostics &Diags) {
  Interner Names;
  LoadOptions L;
  L.Library = Library;
  L.ReadFile = [](StringRef) -> llvm::ErrorOr<StringRef> {
    return std::make_error_code(std::errc::no_such_file_or_directory);
  };
  for (const ast::EmbeddedFile &F : Library)
    if (StringRef Path = F.Path; Path.consume_back(".tm")) {
      L.Packages.push_back(Path.str());
      std::replace(L.Packages.back().begin(), L.Packages.back().end(), '/',
                   '.');
    }
  ModuleSet Set = loadModules({}, L, Diags.sources(), Names, Diags);
  if (!Set.Prelude || Diags.hasErrors())
    return {};
  ir::Program P(Names, Diags.sources());
  Context C(Set, P, Diags);
  ImageMaker Maker(C, Library);
  if (!Maker.compile() || !ir::verify(P, Diags))
    return {};
  return Maker.write();
}
