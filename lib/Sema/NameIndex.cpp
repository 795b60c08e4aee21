//===- NameIndex.cpp - Everything that has a name -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/NameIndex.h"

#include "AST/Serialize.h"
#include "AST/Typed.h"
#include "Sema/Image.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

#include <numeric>

using namespace tmc;
using namespace tmc::sema;
namespace node = tmc::ast::node;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

StringRef sema::wordFor(ThingKind K) {
  switch (K) {
  case ThingKind::Package:
    return "package";
  case ThingKind::Enum:
    return "enum";
  case ThingKind::EnumValue:
    return "value";
  case ThingKind::Kind:
    return "kind";
  case ThingKind::Attribute:
    return "attribute";
  case ThingKind::Control:
    return "control";
  case ThingKind::Function:
    return "function";
  case ThingKind::Rule:
    return "rule";
  case ThingKind::Verification:
    return "verification";
  case ThingKind::Methodology:
    return "methodology";
  }
  return "";
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

std::string sema::plainName(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (llvm::isAlnum(C) || static_cast<unsigned char>(C) >= 0x80)
      Out += llvm::toLower(C);
  return Out;
}

/// \p Plain without the ending of a plural. Words that only look like one
/// (`dns`, `access`) lose nothing, or lose it on both sides of a comparison.
static StringRef singular(StringRef Plain) {
  if (Plain.size() >= 4 && !Plain.ends_with("ss"))
    Plain.consume_back("s");
  return Plain;
}

static uint32_t keyOf(StringRef Plain) {
  return static_cast<uint32_t>(llvm::xxh3_64bits(singular(Plain)));
}

/// A former name may say the package in which it was.
static StringRef lastPart(StringRef Text) {
  size_t Dot = Text.rfind('.');
  return Dot == StringRef::npos ? Text : Text.drop_front(Dot + 1);
}

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

namespace tmc::sema {

/// Adds the things of one tree.
class ThingVisitor {
public:
  ThingVisitor(ThingBuilder &B, const ast::Tree &T, Name Package, uint32_t File)
      : B(B), T(T), Package(Package), File(File) {}

  void run() {
    const node::File Root(T, T.root());
    addPackage(Root.package());
    for (NodeId N : Root.declarations())
      addTop(N);
  }

private:
  /// The row of the declaration \p N of a \p What, not yet added.
  Thing rowOf(NodeId N, ThingKind What) const {
    const NodeId Ident = node::Decl(T, N).ident();
    Thing Row{};
    Row.Text = T.nameOf(Ident);
    Row.Package = Package;
    Row.File = File;
    Row.Begin = T[Ident].Begin;
    Row.End = T[Ident].End;
    Row.Declared = T[N].Begin;
    Row.What = What;
    if (NodeId Title = node::Decl(T, N).title();
        Title && T.kind(Title) == NodeKind::StringLit)
      Row.Title = T.nameOf(Title);
    return Row;
  }

  /// Adds \p Row with the names and the comment in \p Prefix; its index.
  void add(Thing Row, NodeId Prefix) {
    const auto Index = static_cast<uint32_t>(B.Things.size());
    Row.Names.Begin = static_cast<uint32_t>(B.Rows.size());
    addName(Index, Row.Text, NameSort::Own);
    if (Prefix) {
      if (NodeId Doc = node::Prefix(T, Prefix).doc())
        Row.Doc = T.nameOf(Doc);
      for (NodeId A : node::Prefix(T, Prefix).annotations())
        addAnnotation(Index, Row, node::Annotation(T, A));
    }
    Row.Names.Count = static_cast<uint32_t>(B.Rows.size()) - Row.Names.Begin;
    B.Things.push_back(Row);
  }

  void addAnnotation(uint32_t Index, Thing &Row, const node::Annotation &A) {
    StringRef Key = B.Names.text(T.nameOf(A.ident()));
    if (Key != "also" && Key != "formerly" && Key != "id")
      return;
    for (NodeId Arg : A.arguments()) {
      NodeId V = node::Argument(T, Arg).expression();
      if (!V || T.kind(V) != NodeKind::StringLit)
        continue; // it has been reported
      if (Key == "id" && Row.What == ThingKind::Rule)
        Row.RuleId = T.nameOf(V);
      else if (Key != "id")
        addName(Index, T.nameOf(V),
                Key == "also" ? NameSort::Also : NameSort::Former);
    }
  }

  void addName(uint32_t Index, Name Text, NameSort Sort) {
    StringRef Written = B.Names.text(Text);
    if (Sort == NameSort::Former)
      Written = lastPart(Written);
    B.Rows.push_back({keyOf(plainName(Written)), Index, Text, Sort, {}});
  }

  void addPackage(NodeId Package) {
    if (!Package)
      return;
    const NodeId Last =
        node::QualName(T, node::Package(T, Package).qualName()).idents().back();
    Thing Row{};
    Row.Text = T.nameOf(Last);
    Row.Package = this->Package;
    Row.File = File;
    Row.Begin = T[Last].Begin;
    Row.End = T[Last].End;
    Row.Declared = T[Package].Begin;
    Row.What = ThingKind::Package;
    add(Row, node::Package(T, Package).prefix());
  }

  void addTop(NodeId N) {
    switch (T.kind(N)) {
    case NodeKind::EnumDecl:
      return addEnum(N);
    case NodeKind::KindDecl:
      return addKind(N);
    case NodeKind::ControlDecl:
      return addPlain(N, ThingKind::Control, T.has(N, ast::Abstract));
    case NodeKind::PredicateDecl:
      return addPlain(N, ThingKind::Function);
    case NodeKind::RuleDecl:
      return addPlain(N, ThingKind::Rule);
    case NodeKind::VerificationDecl:
      return addPlain(N, ThingKind::Verification);
    case NodeKind::MethodologyDecl:
      return add(rowOf(N, ThingKind::Methodology), node::Decl(T, N).prefix());
    default:
      return; // parts of a model
    }
  }

  void addPlain(NodeId N, ThingKind What, bool IsAbstract = false) {
    Thing Row = rowOf(N, What);
    Row.IsPrivate = T.has(N, ast::Private);
    Row.IsAbstract = IsAbstract;
    add(Row, node::Decl(T, N).prefix());
  }

  void addEnum(NodeId N) {
    addPlain(N, ThingKind::Enum);
    for (NodeId V : node::EnumDecl(T, N).values()) {
      Thing Row = rowOf(V, ThingKind::EnumValue);
      Row.Owner = T.nameOf(node::EnumDecl(T, N).ident());
      Row.IsPrivate = T.has(N, ast::Private);
      add(Row, node::EnumValue(T, V).prefix());
    }
  }

  void addKind(NodeId N) {
    const node::KindDecl Decl(T, N);
    Thing Row = rowOf(N, ThingKind::Kind);
    Row.Class = Decl.kindClass();
    Row.IsPrivate = T.has(N, ast::Private);
    Row.IsAbstract = T.has(N, ast::Abstract);
    add(Row, Decl.prefix());
    if (NodeId Body = Decl.body())
      for (NodeId M : node::Body(T, Body).members())
        if (T.kind(M) == NodeKind::AttrDecl || T.kind(M) == NodeKind::Let) {
          Thing Attr = rowOf(M, ThingKind::Attribute);
          Attr.Owner = Row.Text;
          Attr.Class = Row.Class;
          Attr.IsPrivate = Row.IsPrivate;
          add(Attr, node::Decl(T, M).prefix());
        }
  }

  ThingBuilder &B;
  const ast::Tree &T;
  Name Package;
  uint32_t File;
};

} // namespace tmc::sema

void ThingBuilder::add(const ast::Tree &T, Name Package, uint32_t File) {
  if (T.root())
    ThingVisitor(*this, T, Package, File).run();
}

void ThingBuilder::finish() {
  ByKey.resize(Rows.size());
  std::iota(ByKey.begin(), ByKey.end(), 0);
  llvm::sort(ByKey, [&](uint32_t I, uint32_t J) {
    const ThingName &A = Rows[I], &B = Rows[J];
    return std::tie(A.Key, A.Sort, A.Of, I) < std::tie(B.Key, B.Sort, B.Of, J);
  });
}

//===----------------------------------------------------------------------===//
// Asking
//===----------------------------------------------------------------------===//

NameIndex::NameIndex(const ModuleSet &Set, SourceManager &Sources,
                     Interner &Names)
    : Sources(Sources), Names(Names), Files(Set.Library), Own(Names),
      Compiled(Names) {
  llvm::StringMap<uint32_t> ByPath;
  for (uint32_t I = 0; I != Files.size(); ++I)
    ByPath[("<std>/" + Files[I].Path).str()] = I;
  for (const Module &M : Set.Modules.rows()) {
    if (auto It = ByPath.find(Sources.path(M.File)); It != ByPath.end()) {
      FileOf[It->second] = M.File;
      Loaded.insert(Names.text(M.Package));
      continue;
    }
    if (M.Library)
      Replaced.insert(Names.text(M.Package));
    Own.add(M.tree(), M.Package, M.File.index());
  }
  // A file may go on with a package of the library.
  for (const auto &Package : Loaded)
    Replaced.erase(Package.getKey());
  Own.finish();
  if (Set.Image) {
    Library = Set.Image->things();
    return;
  }
  for (uint32_t I = 0; I != Files.size(); ++I) {
    if (!Files[I].Path.ends_with(".tm"))
      continue;
    std::optional<ast::Tree> T =
        ast::deserialize(Files[I].TreeBytes, FileId::none(), Names);
    assert(T && "the embedded library was written by this build");
    std::string Package = Files[I].Path.drop_back(3).str();
    std::replace(Package.begin(), Package.end(), '/', '.');
    Compiled.add(*T, Names.intern(Package), I);
  }
  Compiled.finish();
  Library = Compiled.table();
}

void NameIndex::find(const ThingTable &In, StringRef Plain, uint32_t Key,
                     llvm::SmallVectorImpl<Match> &Out) const {
  auto It = llvm::lower_bound(In.ByKey, Key, [&](uint32_t I, uint32_t K) {
    return In.Names[I].Key < K;
  });
  for (; It != In.ByKey.end() && In.Names[*It].Key == Key; ++It) {
    const ThingName &N = In.Names[*It];
    const Thing &T = In.Things[N.Of];
    StringRef Written = text(N.Text);
    std::string Other =
        plainName(N.Sort == NameSort::Former ? lastPart(Written) : Written);
    if (singular(Other) == singular(Plain) && !isHidden(T) && !isMapping(T))
      Out.push_back({&T, &N, Other == Plain});
  }
}

llvm::SmallVector<NameIndex::Match, 4> NameIndex::find(StringRef Text) const {
  llvm::SmallVector<Match, 4> Out;
  const std::string Plain = plainName(Text);
  if (Plain.empty())
    return Out;
  const uint32_t Key = keyOf(Plain);
  find(Own.table(), Plain, Key, Out);
  find(Library, Plain, Key, Out);
  llvm::stable_sort(
      Out, [](const Match &A, const Match &B) { return A.Exact > B.Exact; });
  return Out;
}

void NameIndex::forEach(llvm::function_ref<void(const Thing &)> Fn) const {
  for (const Thing &T : Own.table().Things)
    if (!isMapping(T))
      Fn(T);
  for (const Thing &T : Library.Things)
    if (!isHidden(T) && !isMapping(T))
      Fn(T);
}

void NameIndex::forEachMapping(
    llvm::function_ref<void(const Thing &)> Fn) const {
  for (const Thing &T : Own.table().Things)
    if (isMapping(T))
      Fn(T);
  for (const Thing &T : Library.Things)
    if (!isHidden(T) && isMapping(T))
      Fn(T);
}

std::string NameIndex::fullName(const Thing &T) const {
  std::string Full = text(T.Package).str();
  if (T.What == ThingKind::Package)
    return Full;
  if (T.Owner)
    Full += "." + text(T.Owner).str();
  return Full + "." + text(T.Text).str();
}

std::string NameIndex::summary(const Thing &T) const {
  StringRef Doc = text(T.Doc);
  std::string Out;
  for (size_t I = 0; I != Doc.size(); ++I) {
    const bool Blank = llvm::isSpace(Doc[I]);
    if (Blank && (Out.empty() || Out.back() == ' '))
      continue;
    // A full stop ends a sentence; one within a word or a number does not.
    if (Blank && (Out.back() == '.' || Out.back() == ':'))
      break;
    Out += Blank ? ' ' : Doc[I];
  }
  while (!Out.empty() && Out.back() == ' ')
    Out.pop_back();
  return Out;
}

std::string NameIndex::path(const Thing &T) const {
  if (isLibrary(T))
    return ("<std>/" + Files[T.File].Path).str();
  return Sources.path(FileId(T.File)).str();
}

Range NameIndex::where(const Thing &T) const {
  FileId File(T.File);
  if (isLibrary(T)) {
    auto It = FileOf.find(T.File);
    if (It == FileOf.end())
      return {};
    File = It->second;
  }
  return {Sources.locAt(File, T.Begin), Sources.locAt(File, T.End)};
}

uint32_t NameIndex::line(const Thing &T) const {
  StringRef Text =
      isLibrary(T) ? Files[T.File].Text : Sources.text(FileId(T.File));
  return static_cast<uint32_t>(Text.take_front(T.Begin).count('\n')) + 1;
}
