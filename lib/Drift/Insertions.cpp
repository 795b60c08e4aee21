//===- Insertions.cpp - What a model gets of its deployment ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Drift/Insertions.h"

#include "AST/Typed.h"
#include "Format/Format.h"
#include "Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::drift;
using ast::NodeId;
using llvm::StringRef;
namespace node = ast::node;

/// The file in which additions to \p E go: its own if the user named that, else
/// the first that the user named, if it is of the same package. So what an
/// import made stays as it is, and its `yours.tm` grows.
const sema::Module *Insertions::moduleOf(ir::EntityId E) const {
  FileId File = Sources.fileOf(P.Entities[E].Where.Begin);
  const sema::Module *Own = nullptr;
  for (const sema::Module &M : Set.Modules.rows())
    if (M.File == File && !M.Library)
      Own = &M;
  if (!Own || Sources.path(File) == "-")
    return nullptr;
  for (sema::ModuleId Root : Set.Roots)
    if (&Set.Modules[Root] == Own)
      return Own;
  if (!Set.Roots.empty() &&
      Set.Modules[Set.Roots.front()].Package == Own->Package)
    return &Set.Modules[Set.Roots.front()];
  return Own;
}

bool Insertions::isRoot(Range Where) const {
  FileId File = Sources.fileOf(Where.Begin);
  return llvm::any_of(Set.Roots, [&](sema::ModuleId Root) {
    return Set.Modules[Root].File == File;
  });
}

std::optional<Loc> Insertions::endOf(ir::EntityId E) const {
  const sema::Module *M = E ? moduleOf(E) : nullptr;
  if (!M)
    return std::nullopt;
  return Sources.locAt(M->File, Sources.size(M->File));
}

std::string Insertions::nameOf(const importers::Kind &K, ir::EntityId E,
                               std::vector<std::string> &Imports) const {
  const sema::Module *M = moduleOf(E);
  if (!K.NeedsImport || !M)
    return K.Name;
  const ast::Tree &T = M->tree();
  auto Text = [&](NodeId Ident) { return P.text(T.nameOf(Ident)); };
  StringRef Last = StringRef(K.Package).rsplit('.').second;
  for (NodeId N : node::File(T, T.root()).declarations()) {
    if (T.kind(N) != ast::NodeKind::Import)
      continue;
    node::Import I(T, N);
    if (!T.is(I.target(), ast::NodeKind::QualName))
      continue;
    std::string Package;
    for (NodeId Part : node::QualName(T, I.target()).idents())
      Package += (Package.empty() ? "" : ".") + Text(Part).str();
    if (Package != K.Package)
      continue;
    if (T.has(N, ast::Star))
      return K.Name;
    for (NodeId Item : I.items())
      if (Text(node::ImportItem(T, Item).ident()) == K.Name) {
        NodeId Alias = node::ImportItem(T, Item).alias();
        return Alias ? Text(Alias).str() : K.Name;
      }
    if (I.items().empty())
      return (I.alias() ? Text(I.alias()) : Last).str() + "." + K.Name;
  }
  std::string Import = "import " + K.Package + ".{" + K.Name + "};";
  if (!llvm::is_contained(Imports, Import))
    Imports.push_back(std::move(Import));
  return K.Name;
}

std::string Insertions::written(const File &F) const {
  std::string Text;
  for (const std::string &I : F.Imports)
    Text += I + "\n";
  for (const Body &B : F.Bodies)
    Text += "\nextend " + P.text(P.Entities[B.Of].Id).str() + " {\n" + B.Text +
            "}\n";
  SourceManager Scratch;
  Interner Own;
  Diagnostics Ignored(Scratch);
  parse::ParseResult Parsed =
      parse::parseFile(Scratch.addFile("added.tm", Text), Own, Ignored);
  return "\n" + (Parsed.HasErrors ? Text : format::format(Text, Parsed.Tree));
}

std::string Insertions::add(ir::EntityId E, StringRef Text,
                            llvm::ArrayRef<std::string> Imports) {
  std::string Line = Text.str();
  if (!Text.ends_with("\n"))
    Line += '\n';
  Loc End = *endOf(E);
  File One{End, Imports.vec(), {{E, Line}}};
  auto [It, IsNew] = Files.try_emplace(Sources.fileOf(End).index());
  File &F = It->second;
  F.End = End;
  for (const std::string &I : Imports)
    if (!llvm::is_contained(F.Imports, I))
      F.Imports.push_back(I);
  auto Old = llvm::find_if(F.Bodies, [&](const Body &B) { return B.Of == E; });
  if (Old == F.Bodies.end())
    F.Bodies.push_back({E, std::move(Line)});
  else
    Old->Text += Line;
  return written(One);
}

std::vector<std::pair<Loc, std::string>> Insertions::all() const {
  std::vector<std::pair<Loc, std::string>> Out;
  for (const auto &[Index, F] : Files)
    Out.emplace_back(F.End, written(F));
  return Out;
}
