//===- DiagramText.cpp - Diagrams in the languages of other tools ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramText.h"

#include "Diagram/DiagramOrder.h"
#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"

#include <array>

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::document;
using llvm::StringRef;

namespace {

/// What is written into a node or frame, by lines.
template <typename T> std::vector<std::string> linesOf(const T &X) {
  std::vector<std::string> Lines;
  llvm::SmallVector<StringRef, 4> Parts;
  StringRef(X.Label).split(Parts, '\n');
  for (StringRef Part : Parts)
    Lines.push_back(Part.str());
  Lines.front().insert(0, markOf(X.State));
  if (X.Greyed)
    Lines.back() += " (out of scope)";
  if (X.Open.count())
    Lines.push_back(threatText(X.Open));
  return Lines;
}

/// The same for a node, with where else it is.
std::vector<std::string> linesOf(const Node &N) {
  std::vector<std::string> Lines = linesOf<Node>(N);
  if (!N.Besides.empty())
    Lines.insert(Lines.end() - (N.Open.count() ? 1 : 0), N.Besides);
  return Lines;
}

std::vector<std::string> linesOf(const Edge &E) {
  std::vector<std::string> Lines = {fullLabel(E)};
  if (E.Greyed)
    Lines.back() += " (out of scope)";
  if (E.Open.count())
    Lines.push_back(threatText(E.Open));
  return Lines;
}

/// Calls \p OnNode, \p OnOpen and \p OnClose for everything in the frames of
/// \p D, from the outside inwards.
template <typename NodeFn, typename OpenFn, typename CloseFn>
void walk(const Diagram &D, NodeFn OnNode, OpenFn OnOpen, CloseFn OnClose) {
  Tree T(D);
  struct Step {
    unsigned Level;
    bool Close;
  };
  std::vector<Step> Work = {{0, false}};
  while (!Work.empty()) {
    Step S = Work.back();
    Work.pop_back();
    unsigned Depth = T.Depth[S.Level];
    if (S.Close) {
      OnClose(S.Level - 1, Depth);
      continue;
    }
    if (S.Level != 0) {
      OnOpen(S.Level - 1, Depth);
      Work.push_back({S.Level, true});
    }
    for (unsigned C : llvm::reverse(T.Children[S.Level]))
      Work.push_back({C + 1, false});
    for (unsigned N : T.Nodes[S.Level])
      OnNode(N, Depth + 1);
  }
}

std::string indent(unsigned Depth) {
  return std::string(2 * std::min(Depth, 20U), ' ');
}

} // namespace

//===----------------------------------------------------------------------===//
// Mermaid
//===----------------------------------------------------------------------===//

namespace {

/// Fixed colours with a fixed text, so that both light and dark pages can be
/// read.
constexpr StringRef HeatStyles[MaxHeat + 1] = {
    "",
    "fill:#dbeafe,stroke:#1e40af,color:#1c1917",
    "fill:#fef08a,stroke:#854d0e,color:#1c1917",
    "fill:#fdba74,stroke:#9a3412,color:#1c1917",
    "fill:#dc2626,stroke:#7f1d1d,color:#ffffff",
    "fill:#7f1d1d,stroke:#450a0a,color:#ffffff"};
constexpr StringRef FateStyles[NumFates] = {
    "", "fill:#dcfce7,stroke:#15803d,color:#14532d,stroke-width:3px",
    "fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d,stroke-dasharray:4 3",
    "fill:#fef9c3,stroke:#a16207,color:#713f12,stroke-width:2px"};
constexpr StringRef FateLines[NumFates] = {
    "", "stroke:#15803d,stroke-width:3px",
    "stroke:#b91c1c,stroke-dasharray:4 3", "stroke:#a16207,stroke-width:2px"};

class MermaidWriter {
public:
  MermaidWriter(const Diagram &D, bool Counts) : D(D), Counts(Counts) {}

  std::string run(Direction Dir) {
    if (D.Look == Theme::Dark)
      Text = "%%{init: {\"theme\": \"dark\"}}%%\n";
    Text += Dir == Direction::Down ? "flowchart TB\n" : "flowchart LR\n";
    walk(
        D, [&](unsigned N, unsigned Depth) { node(N, Depth); },
        [&](unsigned C, unsigned Depth) { open(C, Depth); },
        [&](unsigned, unsigned Depth) { Text += indent(Depth) + "end\n"; });
    for (unsigned I = 0; I < D.Edges.size(); ++I)
      edge(I);
    styles();
    return std::move(Text);
  }

private:
  /// Brackets of a node for its shape.
  static std::pair<StringRef, StringRef> brackets(Shape S) {
    switch (S) {
    case Shape::Store:
      return {"[(\"", "\")]"};
    case Shape::External:
      return {"[[\"", "\"]]"};
    case Shape::Process:
      return {"([\"", "\"])"};
    case Shape::Actor:
    case Shape::Summary:
    case Shape::Remark:
      break;
    }
    return {"[\"", "\"]"};
  }

  template <typename T> std::string label(const T &X) const {
    std::string Out;
    std::vector<std::string> Lines = linesOf(X);
    if (!Counts && X.Open.count())
      Lines.pop_back();
    for (const std::string &L : Lines)
      Out += (Out.empty() ? "" : "<br/>") + escapeMermaid(L);
    return Out;
  }

  static void append(std::string &List, const std::string &Name) {
    List += (List.empty() ? "" : ",") + Name;
  }

  template <typename T> void classify(const T &X, const std::string &Name) {
    if (X.State != Fate::Same)
      append(Fates[static_cast<size_t>(X.State)], Name);
    else if (X.Greyed)
      append(Greyed, Name);
    else if (X.Open.count())
      append(Heats[std::min(X.Open.Worst, MaxHeat)], Name);
  }

  void click(const std::string &Name, const std::string &Address) {
    if (std::string Target = linkTarget(Address); !Target.empty())
      Clicks += "  click " + Name + " href \"" + Target + "\" _blank\n";
  }

  void node(unsigned I, unsigned Depth) {
    const Node &N = D.Nodes[I];
    // Mermaid draws an empty frame.
    if (N.Kind == Shape::Remark)
      return;
    std::string Name = "n" + std::to_string(I);
    auto [Open, Close] = brackets(N.Kind);
    Text += indent(Depth) + Name + Open.str() + label(N) + Close.str() + "\n";
    classify(N, Name);
    if (N.Kind == Shape::Summary)
      append(Boundaries, Name);
    click(Name, N.Address);
  }

  void open(unsigned I, unsigned Depth) {
    const Cluster &C = D.Clusters[I];
    std::string Name = "b" + std::to_string(I);
    Text += indent(Depth) + "subgraph " + Name + "[\"" + label(C) + "\"]\n";
    if (C.State != Fate::Same || C.Greyed)
      classify(C, Name);
    else if (!C.IsElement)
      append(Boundaries, Name);
  }

  void edge(unsigned I) {
    const Edge &E = D.Edges[I];
    Text += "  n" + std::to_string(E.Src) + (E.BothWays ? " <-->" : " -->");
    std::string Label = label(E);
    if (!Label.empty())
      Text += "|\"" + Label + "\"|";
    Text += " n" + std::to_string(E.Dst) + "\n";
    std::string Number = std::to_string(I);
    if (E.State != Fate::Same)
      append(FateEdges[static_cast<size_t>(E.State)], Number);
    else if (E.Greyed)
      append(GreyEdges, Number);
    else if (E.Open.count())
      append(HotEdges, Number);
    if (E.State == Fate::Same && E.Guard == Protection::Clear)
      append(ClearEdges, Number);
    if (E.State == Fate::Same && E.Guard == Protection::Unknown)
      append(UnknownEdges, Number);
  }

  void style(StringRef Name, const std::string &Of, StringRef Style) {
    if (Of.empty())
      return;
    Text += ("  classDef " + Name + " " + Style + "\n  class " + Of + " " +
             Name + "\n")
                .str();
  }

  void lineStyle(const std::string &Of, StringRef Style) {
    if (!Of.empty())
      Text += ("  linkStyle " + Of + " " + Style + "\n").str();
  }

  void styles() {
    style("boundary", Boundaries,
          "fill:none,stroke:#6b7280,stroke-dasharray:6 4");
    for (unsigned H = MaxHeat; H > 0; --H)
      style("heat" + std::to_string(H), Heats[H], HeatStyles[H]);
    style("outside", Greyed,
          "fill:#f3f4f6,stroke:#9ca3af,color:#6b7280,stroke-dasharray:2 4");
    static constexpr StringRef Names[NumFates] = {"", "added", "removed",
                                                  "changed"};
    for (size_t F = 1; F < NumFates; ++F)
      style(Names[F], Fates[F], FateStyles[F]);
    lineStyle(ClearEdges, "stroke-dasharray:6 4");
    lineStyle(UnknownEdges, "stroke-dasharray:2 3");
    lineStyle(HotEdges, "stroke:#dc2626");
    lineStyle(GreyEdges, "stroke:#9ca3af");
    for (size_t F = 1; F < NumFates; ++F)
      lineStyle(FateEdges[F], FateLines[F]);
    Text += Clicks;
  }

  const Diagram &D;
  bool Counts;
  std::string Text, Clicks;
  // Names of nodes and frames, and numbers of flows, with commas.
  std::string Boundaries, Greyed, ClearEdges, UnknownEdges, HotEdges, GreyEdges;
  std::array<std::string, MaxHeat + 1> Heats;
  std::array<std::string, NumFates> Fates, FateEdges;
};

} // namespace

std::string diagram::writeMermaid(const Diagram &D, Direction Dir,
                                  bool Counts) {
  return MermaidWriter(D, Counts).run(Dir);
}

//===----------------------------------------------------------------------===//
// PlantUML
//===----------------------------------------------------------------------===//

/// \p Lines as one label; `\n` ends a line.
static std::string plantUmlLabel(const std::vector<std::string> &Lines) {
  std::string Out;
  for (const std::string &L : Lines) {
    std::string Quoted = plantUmlString(L);
    Out += Out.empty() ? "\"" : "\\n";
    Out += StringRef(Quoted).drop_front().drop_back();
  }
  return Out + "\"";
}

static StringRef plantUmlWord(Shape S) {
  switch (S) {
  case Shape::Store:
    return "database";
  case Shape::Actor:
    return "actor";
  case Shape::Process:
    return "usecase";
  case Shape::External:
    return "node";
  case Shape::Summary:
  case Shape::Remark:
    break;
  }
  return "rectangle";
}

/// `-[#DC2626,dashed]->`
static std::string plantUmlArrow(const Edge &E, Theme Look) {
  std::string Style = paletteOf(E, Look).Line;
  if (E.State == Fate::Removed || E.Guard == Protection::Clear)
    Style += ",dashed";
  else if (E.Guard == Protection::Unknown)
    Style += ",dotted";
  if (E.State == Fate::Added || E.State == Fate::Changed)
    Style += ",bold";
  return (E.BothWays ? " <-[" : " -[") + Style + "]-> ";
}

std::string diagram::writePlantUml(const Diagram &D, Direction Dir) {
  bool IsDark = D.Look == Theme::Dark;
  std::string Out = "@startuml\n";
  // The preprocessor has nothing to replace: labels hold no `$` and no `!`.
  Out += Dir == Direction::Right ? "left to right direction\n"
                                 : "top to bottom direction\n";
  Out += "skinparam shadowing false\nskinparam defaultTextAlignment center\n";
  Out += "skinparam wrapWidth 180\n";
  Out +=
      std::string("skinparam backgroundColor ") + backgroundOf(D.Look) + "\n";
  if (IsDark)
    Out += "skinparam defaultFontColor #E2E8F0\n"
           "skinparam arrowFontColor #CBD5E1\n";
  if (!D.Title.empty()) {
    std::string Title = plantUmlString(D.Title);
    Out += "title " + StringRef(Title).drop_front().drop_back().str() + "\n";
  }
  auto Style = [&](const auto &X, bool Dashed) {
    const Palette &C = paletteOf(X, D.Look);
    return std::string(" ") + C.Fill +
           ";line:" + StringRef(C.Line).drop_front().str() +
           (Dashed ? ";line.dashed" : "") +
           (X.State == Fate::Added || X.State == Fate::Changed ? ";line.bold"
                                                               : "") +
           ";text:" + StringRef(C.Text).drop_front().str();
  };
  walk(
      D,
      [&](unsigned I, unsigned Depth) {
        const Node &N = D.Nodes[I];
        Out += indent(Depth - 1) + plantUmlWord(N.Kind).str() + " " +
               plantUmlLabel(linesOf(N)) + " as n" + std::to_string(I);
        if (std::string To = linkTarget(N.Address); !To.empty())
          Out += " [[" + To + "]]";
        Out += Style(N, N.Kind == Shape::Summary || N.State == Fate::Removed) +
               "\n";
      },
      [&](unsigned I, unsigned Depth) {
        const Cluster &C = D.Clusters[I];
        Out += indent(Depth - 1) + "rectangle " + plantUmlLabel(linesOf(C)) +
               " as b" + std::to_string(I) +
               Style(C, !C.IsSystem && !C.IsElement) + " {\n";
      },
      [&](unsigned, unsigned Depth) { Out += indent(Depth - 1) + "}\n"; });
  for (const Edge &E : D.Edges) {
    std::string Label = plantUmlLabel(linesOf(E));
    Out += "n" + std::to_string(E.Src) + plantUmlArrow(E, D.Look) + "n" +
           std::to_string(E.Dst) + " : " +
           StringRef(Label).drop_front().drop_back().str() + "\n";
  }
  std::vector<KeyEntry> Key = keyOf(D);
  std::string Lines;
  for (const KeyEntry &K : Key) {
    if (K.What == KeyEntry::OfLine)
      Lines += std::string(K.Guard == Protection::Clear     ? "dashed line"
                           : K.Guard == Protection::Unknown ? "dotted line"
                                                            : "solid line") +
               ": " + K.Text + "\n";
    else if (K.What == KeyEntry::OfFate)
      Lines += plantUmlLabel({std::string(markOf(K.State)) + K.Text}).substr(1);
    if (!Lines.empty() && Lines.back() == '"')
      Lines.back() = '\n';
  }
  if (!Lines.empty())
    Out += "legend right\n" + Lines + "endlegend\n";
  return Out + "@enduml\n";
}

//===----------------------------------------------------------------------===//
// D2
//===----------------------------------------------------------------------===//

static std::string d2Label(const std::vector<std::string> &Lines) {
  std::string All;
  for (const std::string &L : Lines)
    All += (All.empty() ? "" : "\n") + oneLine(L);
  return d2String(All);
}

/// D2 reads tips as Markdown, of which two blanks end a line.
static std::string d2Tip(StringRef Tip) {
  llvm::SmallVector<StringRef, 8> Lines;
  Tip.split(Lines, '\n');
  std::string All;
  for (StringRef L : Lines)
    All += (All.empty() ? "" : "  \n") + escapeMarkdown(L);
  return d2String(All);
}

static StringRef d2Shape(Shape S) {
  switch (S) {
  case Shape::Store:
    return "cylinder";
  case Shape::Process:
    return "oval";
  case Shape::Remark:
    return "text";
  case Shape::Actor:
  case Shape::External:
  case Shape::Summary:
    break;
  }
  return "rectangle";
}

std::string diagram::writeD2(const Diagram &D, Direction Dir) {
  std::string Out;
  if (D.Look == Theme::Dark)
    Out += "vars: {\n  d2-config: {\n    theme-id: 200\n  }\n}\n";
  Out += Dir == Direction::Right ? "direction: right\n" : "direction: down\n";
  if (!D.Title.empty())
    Out += "title: " + d2String(oneLine(D.Title)) +
           " {\n  shape: text\n  near: top-center\n  style.font-size: 24\n}\n";
  auto Style = [&](const auto &X, unsigned Depth, int Dash) {
    const Palette &C = paletteOf(X, D.Look);
    std::string In = indent(Depth);
    std::string Text = In + "style.stroke: " + d2String(C.Line) + "\n";
    if (Dash)
      Text += In + "style.stroke-dash: " + std::to_string(Dash) + "\n";
    if (X.State == Fate::Added || X.State == Fate::Changed ||
        X.Open.Worst + 1 >= MaxHeat)
      Text += In + "style.stroke-width: 3\n";
    return Text;
  };
  auto Fill = [&](const auto &X, unsigned Depth) {
    const Palette &C = paletteOf(X, D.Look);
    return indent(Depth) + "style.fill: " + d2String(C.Fill) + "\n" +
           indent(Depth) + "style.font-color: " + d2String(C.Text) + "\n";
  };
  auto More = [&](const auto &X, unsigned Depth) {
    std::string Text;
    if (!X.Tip.empty())
      Text += indent(Depth) + "tooltip: " + d2Tip(X.Tip) + "\n";
    if (std::string To = linkTarget(X.Address); !To.empty())
      Text += indent(Depth) + "link: " + d2String(To) + "\n";
    return Text;
  };
  walk(
      D,
      [&](unsigned I, unsigned Depth) {
        const Node &N = D.Nodes[I];
        std::string In = indent(Depth - 1);
        Out += In + "n" + std::to_string(I) + ": " + d2Label(linesOf(N)) +
               " {\n" + indent(Depth) + "shape: " + d2Shape(N.Kind).str() +
               "\n";
        if (N.Kind != Shape::Remark)
          Out +=
              Fill(N, Depth) +
              Style(N, Depth,
                    N.Kind == Shape::Summary || N.State == Fate::Removed ? 5
                                                                         : 0);
        if (N.Kind == Shape::External)
          Out += indent(Depth) + "style.double-border: true\n";
        Out += More(N, Depth) + In + "}\n";
      },
      [&](unsigned I, unsigned Depth) {
        const Cluster &C = D.Clusters[I];
        Out += indent(Depth - 1) + "b" + std::to_string(I) + ": " +
               d2Label(linesOf(C)) + " {\n" +
               (C.State != Fate::Same ? Fill(C, Depth) : std::string()) +
               Style(C, Depth, C.IsSystem || C.IsElement ? 0 : 5) +
               More(C, Depth);
      },
      [&](unsigned, unsigned Depth) { Out += indent(Depth - 1) + "}\n"; });
  auto Path = [&](unsigned N) {
    std::string Name = "n" + std::to_string(N);
    for (int C = D.Nodes[N].Cluster; C >= 0;
         C = D.Clusters[static_cast<size_t>(C)].Parent)
      Name = "b" + std::to_string(C) + "." + Name;
    return Name;
  };
  for (const Edge &E : D.Edges)
    Out += Path(E.Src) + (E.BothWays ? " <-> " : " -> ") + Path(E.Dst) + ": " +
           d2Label(linesOf(E)) + " {\n" +
           Style(E, 1,
                 E.State == Fate::Removed || E.Guard == Protection::Clear ? 5
                 : E.Guard == Protection::Unknown                         ? 2
                                                                          : 0) +
           More(E, 1) + "}\n";
  return Out;
}
