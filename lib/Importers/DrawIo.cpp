//===- DrawIo.cpp - Diagrams of draw.io -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Diagrams as sketches of a system. A page is a graph of cells, as XML or as
/// that compressed. A cell with others in it, or that is drawn like a
/// container, is a boundary; so is a dashed curve that joins nothing. The kind
/// of what is drawn follows from its icon, then from its words.
///
//===----------------------------------------------------------------------===//

#include "Importers/Drawing.h"
#include "Importers/Formats.h"
#include "Importers/Inflate.h"
#include "Importers/NamedParts.h"
#include "Importers/Tmt.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isDrawIo(const SourceTree &Tree) {
  return Tree.Written == Syntax::Xml && !Tree.Documents.empty() &&
         (Tree.Documents[0]->find("mxfile") ||
          Tree.Documents[0]->find("mxGraphModel"));
}

namespace {

constexpr StringRef Drawn = "how it is drawn is not a part of a model",
                    Editor = "it is about an editor";
/// A page has at most this many bytes when it is decompressed.
constexpr size_t MaxPage = 64u << 20;

struct Cell {
  Value *V = nullptr;    ///< the cell
  Value *Said = nullptr; ///< what has its text: the cell, or what wraps it
  StringRef Id, Parent, Style, Source, Target;
  std::string Label;
  Point At, Size;
  bool IsEdge = false, IsVertex = false, HasInside = false;
  PartId Part;
};

class DrawIoImport {
public:
  explicit DrawIoImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  Value *graphOf(SourceTree &Tree, Value *Diagram);
  void page(Value *Graph);
  void cell(Value *V, Value *Wrapper);
  void geometry(Cell &C, Value *V);
  void makeVertex(Cell &C, Drawing &Picture);
  void makeEdge(Cell &C, Drawing &Picture);
  Point originOf(const Cell &C) const;
  bool isBoundary(const Cell &C) const;
  const Kind *kindOf(const Cell &C) const;
  static StringRef styleOf(const Cell &C, StringRef Key);
  static bool hasFlag(const Cell &C, StringRef Word);
  static std::string plain(StringRef Html);
  double number(Value *V, StringRef Key) const {
    double Out = 0;
    return I.peek(V, Key).getAsDouble(Out) ? 0 : Out;
  }

  Import &I;
  ModelWriter &Model;
  llvm::MapVector<StringRef, Cell> Cells; ///< of the page, by id
};

} // namespace

/// The text of a label, without its markup.
std::string DrawIoImport::plain(StringRef Html) {
  std::string Out;
  for (size_t At = 0; At < Html.size(); ++At) {
    size_t End = Html[At] == '<' ? Html.find('>', At) : StringRef::npos;
    if (End != StringRef::npos) {
      Out += ' ';
      At = End;
      continue;
    }
    bool IsEntity = false;
    for (auto [Name, Text] : {std::pair("&nbsp;", " "),
                              {"&amp;", "&"},
                              {"&lt;", "<"},
                              {"&gt;", ">"},
                              {"&quot;", "\""},
                              {"&#39;", "'"}})
      if (Html.substr(At).starts_with(Name)) {
        Out += Text;
        At += StringRef(Name).size() - 1;
        IsEntity = true;
        break;
      }
    if (!IsEntity)
      Out += Html[At];
  }
  llvm::SmallVector<StringRef, 16> Words;
  StringRef(Out).split(Words, ' ', -1, /*KeepEmpty=*/false);
  return llvm::join(Words, " ");
}

/// `mxgraph.aws4.ec2` of `…;resIcon=mxgraph.aws4.ec2;…`.
StringRef DrawIoImport::styleOf(const Cell &C, StringRef Key) {
  for (StringRef Part : llvm::split(C.Style, ';')) {
    auto [Name, Text] = Part.split('=');
    if (Name.trim() == Key && !Text.empty())
      return Text.trim();
  }
  return {};
}

bool DrawIoImport::hasFlag(const Cell &C, StringRef Word) {
  return llvm::any_of(llvm::split(C.Style, ';'),
                      [&](StringRef Part) { return Part.trim() == Word; });
}

/// The graph of a page; null if there is none, after a report.
Value *DrawIoImport::graphOf(SourceTree &Tree, Value *Diagram) {
  if (Value *Graph = Diagram->find("mxGraphModel"))
    return Graph;
  StringRef Text = xmlText(Diagram);
  if (Text.empty())
    return nullptr;
  StringRef Title = I.peek(Diagram, "@name");
  Value *Packed = Diagram->isMap() ? Diagram->find("#text") : Diagram;
  std::string Inflated;
  InflateResult Result = inflateBase64(Text, MaxPage, Inflated);
  if (Result != InflateResult::Done) {
    I.Diags.report(diag::ImportCompressed, Packed->At)
        << Title << unsigned(Result == InflateResult::TooLarge);
    Import::lost(Packed, "it cannot be decompressed");
    return nullptr;
  }
  std::string Name = Tree.Path;
  Name += " (";
  Name += Title;
  Name += ")";
  FileId Inner = I.Diags.sources().addFile(Name, percentDecoded(Inflated));
  const size_t Before = Tree.Documents.size();
  if (!readXml(Inner, I.Diags, Tree, TreeLimits()))
    return nullptr;
  Value *Document = Tree.Documents.back();
  Tree.Documents.resize(Before);
  Value *Graph = Document->find("mxGraphModel");
  if (Graph && Diagram->isMap())
    Diagram->Entries.push_back({"mxGraphModel", Graph->At, Graph});
  Import::approximated(Packed, "what is in it is counted by itself");
  return Graph;
}

void DrawIoImport::geometry(Cell &C, Value *V) {
  Value *G = V->find("mxGeometry");
  if (!G || !G->isMap())
    return;
  C.At = {number(G, "@x"), number(G, "@y")};
  C.Size = {number(G, "@width"), number(G, "@height")};
}

void DrawIoImport::cell(Value *V, Value *Wrapper) {
  if (!V->isMap())
    return;
  Value *Named = Wrapper ? Wrapper : V;
  Cell C;
  C.V = V;
  C.Said = Named;
  C.Id = I.peek(Named, "@id");
  C.Parent = I.peek(V, "@parent");
  C.Style = I.peek(V, "@style");
  C.Source = I.peek(V, "@source");
  C.Target = I.peek(V, "@target");
  C.IsVertex = I.peek(V, "@vertex") == "1";
  C.IsEdge = I.peek(V, "@edge") == "1";
  C.Label = plain(I.peek(Named, Wrapper ? "@label" : "@value"));
  geometry(C, V);
  if (C.Id.empty())
    return Import::lost(Named, "it has no id");
  if (!Cells.insert({C.Id, C}).second) {
    I.Diags.report(diag::ImportDuplicate, V->At) << C.Id;
    Import::lost(Named, "its id is there twice");
  }
}

/// Where the coordinates of what is in \p C's parent begin.
Point DrawIoImport::originOf(const Cell &C) const {
  Point Out;
  StringRef Id = C.Parent;
  // As many steps as a diagram has levels; circles end here, too.
  for (unsigned Depth = 0; Depth < 64; ++Depth) {
    auto It = Cells.find(Id);
    if (It == Cells.end())
      break;
    Out.X += It->second.At.X;
    Out.Y += It->second.At.Y;
    Id = It->second.Parent;
  }
  return Out;
}

bool DrawIoImport::isBoundary(const Cell &C) const {
  if (C.HasInside || styleOf(C, "container") == "1" || hasFlag(C, "swimlane") ||
      styleOf(C, "shape") == "swimlane" || !styleOf(C, "grIcon").empty())
    return true;
  return styleOf(C, "dashed") == "1" &&
         (styleOf(C, "fillColor") == "none" || styleOf(C, "fillColor").empty());
}

const Kind *DrawIoImport::kindOf(const Cell &C) const {
  StringRef Table = isBoundary(C) ? "drawio.Boundaries" : "drawio.Shapes";
  llvm::SmallVector<StringRef, 8> Words;
  for (StringRef Key : {"resIcon", "grIcon", "prIcon", "shape", "image"})
    Words.push_back(styleOf(C, Key));
  Words.push_back(C.Style.split(';').first);
  for (StringRef Word : Words) {
    // `mxgraph.aws4.ec2` is known as that, and as `ec2`.
    StringRef Short =
        llvm::sys::path::stem(Word, llvm::sys::path::Style::posix);
    if (Word.starts_with("mxgraph."))
      Short = Word.rsplit('.').second;
    for (StringRef W : {Word, Short})
      if (const Kind *K = W.empty() ? nullptr : I.K.map(Table, W))
        return K;
  }
  if (isBoundary(C))
    return kindByName(I.K, "general.Boundaries", C.Label);
  for (StringRef ByName : {"general.Elements", "general.People"})
    if (const Kind *K = kindByName(I.K, ByName, C.Label))
      return K;
  return nullptr;
}

void DrawIoImport::makeVertex(Cell &C, Drawing &Picture) {
  if (hasFlag(C, "text")) {
    if (!C.Label.empty())
      Model.remark("Note: " + C.Label);
    return Import::approximated(C.Said, "it is in a comment");
  }
  auto Around = Cells.find(C.Parent);
  if (Around != Cells.end() && Around->second.IsEdge) {
    // The label of an edge is a cell of its own.
    if (Around->second.Label.empty())
      Around->second.Label = C.Label;
    return Import::imported(C.Said);
  }
  const Kind *What = kindOf(C);
  Point Origin = originOf(C);
  Shape S{{}, {Origin.X + C.At.X, Origin.Y + C.At.Y}, C.Size, false};
  if (isBoundary(C)) {
    C.Part = S.Part = Model.boundary(
        {}, What, C.Label.empty() ? StringRef("Boundary") : C.Label);
    Picture.box(S);
  } else {
    if (!What)
      What = &I.kind("Service");
    S.IsActor = I.K.map("drawio.Actors", What->Name) != nullptr;
    C.Part = S.Part = Model.element(
        {}, *What, C.Label.empty() ? StringRef(What->Name) : C.Label);
    Picture.element(S);
  }
  Import::approximated(
      C.Said, "a sketch says no kinds; they follow from icons and words");
}

void DrawIoImport::makeEdge(Cell &C, Drawing &Picture) {
  auto From = Cells.find(C.Source), To = Cells.find(C.Target);
  const bool HasFrom = From != Cells.end(), HasTo = To != Cells.end();
  if (!HasFrom && !HasTo && styleOf(C, "dashed") == "1") {
    Value *G = C.V->find("mxGeometry");
    std::vector<Point> Points;
    auto Add = [&](Value *P) {
      Points.push_back({number(P, "@x"), number(P, "@y")});
    };
    Value *End = nullptr;
    for (Value *P : allOf(G, "mxPoint")) {
      if (I.peek(P, "@as") == "sourcePoint")
        Points.insert(Points.begin(), Point{number(P, "@x"), number(P, "@y")});
      else if (I.peek(P, "@as") == "targetPoint")
        End = P;
    }
    for (Value *List : allOf(G, "Array"))
      for (Value *P : allOf(List, "mxPoint"))
        Add(P);
    if (End)
      Add(End);
    const Kind *What = kindByName(I.K, "general.Boundaries", C.Label);
    if (Points.size() > 1)
      Picture.curve(C.Label, std::move(Points), What,
                    What == &I.kind("PublicInternet"));
    return Import::approximated(
        C.Said, "a curve has no inside; the side without actors is taken");
  }
  if (!HasFrom || !HasTo || !From->second.Part || !To->second.Part)
    return Import::lost(C.Said, "one of its ends leads to nothing");
  if (isBoundary(From->second) || isBoundary(To->second))
    return Import::lost(C.Said, "an arrow that ends at a boundary does not say "
                                "at which of its parts");
  // An arrow has a head at its end, unless its style says otherwise.
  const bool Head = styleOf(C, "endArrow") != "none",
             Tail = !styleOf(C, "startArrow").empty() &&
                    styleOf(C, "startArrow") != "none";
  PartId A = From->second.Part, B = To->second.Part;
  if (Tail && !Head)
    std::swap(A, B);
  PartId F =
      Model.flow(A, B, kindByName(I.K, "general.Protocols", C.Label), C.Label);
  if (Tail && Head)
    Model.bothWays(F);
  Import::imported(C.Said);
}

void DrawIoImport::page(Value *Graph) {
  Cells.clear();
  Value *Root = Graph->find("root");
  if (!Root || !Root->isMap())
    return;
  for (const Entry &E : Root->Entries) {
    if (E.Key == "mxCell")
      cell(E.Item, nullptr);
    else if (E.Key == "object" || E.Key == "UserObject")
      for (Value *Inner : allOf(E.Item, "mxCell"))
        cell(Inner, E.Item);
  }
  for (auto &[Id, C] : Cells)
    if (auto It = Cells.find(C.Parent);
        C.IsVertex && It != Cells.end() && It->second.IsVertex)
      It->second.HasInside = true;
  Drawing Picture(Model);
  for (auto &[Id, C] : Cells)
    if (C.IsVertex)
      makeVertex(C, Picture);
    else if (!C.IsEdge)
      Import::lost(C.Said, Drawn);
  for (auto &[Id, C] : Cells) {
    auto It = Cells.find(C.Parent);
    if (!C.Part || It == Cells.end() || !It->second.Part ||
        !isBoundary(It->second))
      continue;
    if (Model.isIn(It->second.Part, C.Part))
      I.Diags.report(diag::ImportCycle, C.V->At) << Id;
    else
      Model.move(C.Part, It->second.Part);
  }
  for (auto &[Id, C] : Cells)
    if (C.IsEdge)
      makeEdge(C, Picture);
  Picture.place();
  Import::lost(Graph, Drawn);
}

void DrawIoImport::run() {
  Model.system("Sketch");
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    if (Value *Graph = Top->find("mxGraphModel")) {
      if (Graph->isMap())
        page(Graph);
      continue;
    }
    Value *File = Top->find("mxfile");
    for (Value *D : allOf(File, "diagram")) {
      if (StringRef Title = I.peek(D, "@name"); !Title.empty()) {
        Model.remark(("Page: " + Title).str());
        Import::approximated(D->find("@name"), "it is in a comment");
      }
      if (Value *Graph = graphOf(Tree, D); Graph && Graph->isMap())
        page(Graph);
      markKeys(D, {{{"@id", Fate::Lost, Editor}}});
    }
    Import::lost(File, Editor);
  }
}

void importers::importDrawIo(Import &I) { DrawIoImport(I).run(); }
