//===- DiagramStyle.cpp - What a diagram looks like -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramStyle.h"

#include "Basic/Unicode.h"
#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <array>
#include <charconv>
#include <cmath>

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::document;
using llvm::StringRef;

namespace {

struct Palette {
  const char *Fill;
  const char *Line;
  const char *Text; // on Fill
  const char *Flow; // lines and their labels, on white
};
// By heat. The higher ones also have thicker lines, and numbers are written
// out: colour is never the only sign.
constexpr std::array<Palette, MaxHeat + 1> Colours = {{
    {"#FFFFFF", "#475569", "#1E293B", "#64748B"},
    {"#E0F2FE", "#0284C7", "#1E293B", "#0369A1"},
    {"#FEF9C3", "#A58A0A", "#1E293B", "#7C6A08"},
    {"#FFEDD5", "#D97706", "#1E293B", "#B45309"},
    {"#FEE2E2", "#DC2626", "#1E293B", "#B91C1C"},
    {"#991B1B", "#450A0A", "#FFFFFF", "#7F1D1D"},
}};
constexpr Heat BoldFrom = MaxHeat - 1;
// What is out of scope steps back.
constexpr Palette Grey = {"#F3F4F6", "#9CA3AF", "#6B7280", "#9CA3AF"};
/// Of something that is drawn.
template <typename T> const Palette &paletteOf(const T &Drawn) {
  return Drawn.Greyed ? Grey : Colours[std::min(Drawn.Open.Worst, MaxHeat)];
}

constexpr const char *Font = "Helvetica,Arial,DejaVu Sans,sans-serif";
constexpr const char *BoundaryLine = "#64748B";
constexpr const char *BoundaryText = "#334155";
constexpr const char *MutedText = "#64748B";

const char *shapeName(Shape K) {
  switch (K) {
  case Shape::Process:
    return "ellipse";
  case Shape::Store:
    return "cylinder";
  case Shape::Actor:
  case Shape::External:
  case Shape::Summary:
    return "box";
  case Shape::Remark:
    return "plaintext";
  }
  return "box";
}

std::string threatText(const Threats &T) {
  return T.count() == 1 ? "1 threat" : std::to_string(T.count()) + " threats";
}

/// What a pointer resting on something shows. Graphviz reads escapes in tips
/// twice, some versions once: a word joiner behind a backslash leaves none to
/// read the second time.
std::string tipText(const std::string &Tip, const std::string &Label) {
  std::string Once = labelText(Tip.empty() ? Label : Tip, 0, 2000);
  // An empty tip would show Graphviz's own, the name of the object.
  if (Once.empty())
    return " ";
  std::string Out;
  for (size_t I = 0; I < Once.size(); ++I) {
    Out += Once[I];
    if (Once[I] != '\\' || I + 1 == Once.size())
      continue;
    Out += Once[++I]; // `\\` is a backslash, `\n` the end of a line
    if (Once[I] == '\\')
      Out += "\u2060";
  }
  return Out;
}

/// A text inside an HTML-like label: backslashes and entities as in any label,
/// then HTML's own characters. Not escapeHtml, which would take the joiner of
/// labelText for a hazard.
std::string htmlText(StringRef Text, unsigned Wrap, unsigned MaxChars) {
  std::string Out;
  for (char C :
       labelText(document::oneLine(Text), Wrap, MaxChars, /*Break=*/"\n")) {
    if (C == '&')
      Out += "&amp;";
    else if (C == '<')
      Out += "&lt;";
    else if (C == '>')
      Out += "&gt;";
    else if (C == '\n')
      Out += "<br align=\"left\"/>";
    else
      Out += C;
  }
  return Out;
}

bool hasGreyed(const Diagram &D) {
  auto IsGreyed = [](const auto &X) { return X.Greyed; };
  return llvm::any_of(D.Nodes, IsGreyed) || llvm::any_of(D.Edges, IsGreyed) ||
         llvm::any_of(D.Clusters, IsGreyed);
}

/// The title, and beside it the numbers of open threats in their colours. One
/// row: Graphviz would stretch a row that is shorter than another.
std::string titleWithLegend(const Diagram &D) {
  std::string Out = "<table border=\"0\" cellborder=\"1\" cellspacing=\"4\" "
                    "cellpadding=\"3\"><tr>";
  if (!D.Title.empty())
    Out += "<td border=\"0\">" + htmlText(D.Title, 60, 160) + "</td>";
  size_t Total = 0;
  for (const LegendEntry &E : D.Legend) {
    const Palette &P = Colours[std::min(E.Colour, MaxHeat)];
    Out += std::string("<td bgcolor=\"") + P.Fill + "\" color=\"" + P.Line +
           "\"><font point-size=\"10\" color=\"" + P.Text + "\"> " +
           std::to_string(E.Findings.size()) + " " +
           htmlText(E.Severity, 0, 40) + " </font></td>";
    Total += E.Findings.size();
  }
  // Piece by piece: GCC 12 warns falsely about moved temporaries of `+`.
  auto Append = [&](std::initializer_list<StringRef> Pieces) {
    for (StringRef Piece : Pieces)
      Out.append(Piece.data(), Piece.size());
  };
  if (!D.Legend.empty())
    Append({"<td border=\"0\"><font point-size=\"10\" color=\"", MutedText,
            "\">", Total == 1 ? "open threat" : "open threats",
            "</font></td>"});
  if (hasGreyed(D))
    Append({"<td bgcolor=\"", Grey.Fill, "\" color=\"", Grey.Line,
            "\"><font point-size=\"10\" color=\"", Grey.Text,
            "\"> out of scope </font></td>"});
  return Out + "</tr></table>";
}

} // namespace

FlowLabels diagram::flowLabelsFor(const Diagram &D) {
  return D.Edges.size() <= MaxFullLabels     ? FlowLabels::Full
         : D.Edges.size() <= MaxNumberLabels ? FlowLabels::Number
                                             : FlowLabels::Hover;
}

std::string diagram::decimal(double V) {
  if (!std::isfinite(V))
    return "0";
  char Buffer[64];
  auto R = std::to_chars(std::begin(Buffer), std::end(Buffer), V,
                         std::chars_format::fixed, 2);
  return std::string(Buffer, R.ptr);
}

std::string diagram::inches(double Points) {
  char Buffer[64];
  auto R = std::to_chars(std::begin(Buffer), std::end(Buffer), Points / 72,
                         std::chars_format::fixed, 5);
  return std::string(Buffer, R.ptr);
}

std::string diagram::labelText(StringRef Text, unsigned Wrap, unsigned MaxChars,
                               StringRef Break) {
  std::string Clean = document::multiLine(Text);
  std::string Out;
  unsigned Column = 0;
  unsigned Count = 0;
  for (size_t I = 0; I < Clean.size();) {
    if (Count++ == MaxChars) {
      Out += "\u2026";
      break;
    }
    size_t Begin = I;
    I = characterEnd(Clean, I + 1);
    StringRef Character(&Clean[Begin], I - Begin);
    ++Column;
    if (Character == "\n" || (Character == " " && Wrap != 0 && Column > Wrap)) {
      Out += Break;
      Column = 0;
    } else if (Character == "\\") {
      Out += "\\\\"; // else Graphviz replaces \N, \G, \l …
    } else if (Character == "&") {
      // Graphviz replaces entities in labels, and its SVG writer leaves them
      // be once more: no escape survives both. A word joiner breaks them.
      size_t End = Clean.find(';', Begin);
      bool IsEntity = End != std::string::npos && End - Begin < 12;
      Out += IsEntity ? "&\u2060" : "&";
    } else {
      Out += Character;
      if (Wrap != 0 && Column >= 2 * Wrap) { // a word without end
        Out += Break;
        Column = 0;
      }
    }
  }
  return Out;
}

std::string diagram::xmlName(StringRef Id, unsigned Index) {
  std::string Out;
  bool IsChanged = Id.empty() || Id.size() > 1000;
  for (char C : document::oneLine(Id.take_front(1000))) {
    bool Stays = llvm::isAlnum(C) || C == '_' || C == '.' || C == '-' ||
                 static_cast<unsigned char>(C) >= 0x80;
    Out += Stays ? C : '_';
    IsChanged |= !Stays;
  }
  // oneLine replaces what it removes, so a change of bytes shows here.
  IsChanged |= StringRef(Out) != Id;
  return IsChanged ? Out + "~" + std::to_string(Index) : Out;
}

Attributes diagram::graphAttributes(const Diagram &D, Direction Dir) {
  double NumNodes = std::max<double>(static_cast<double>(D.Nodes.size()), 1);
  double Iterations = D.Edges.size() > 150 ? 300 : 1000;
  Attributes A = {
      // With edges that all follow one order (DiagramOrder.h), this ranking
      // keeps `dot` out of "trouble in init_rank".
      {"newrank", "true"},
      {"rankdir", Dir == Direction::Down ? "TB" : "LR"},
      // Bounds the network simplex to some hundred iterations: it takes
      // minutes for the last per cent.
      {"nslimit", decimal(std::max(1.0, Iterations / NumNodes))},
      {"nodesep", "0.35"},
      {"ranksep", "0.42"},
      {"pad", "0.2"},
      {"splines", "true"},
      {"bgcolor", "white"},
      {"outputorder", "nodesfirst"},
      {"fontname", Font},
      {"fontsize", "15"},
      {"fontcolor", "#1E293B"},
      {"labelloc", "t"},
      {"labeljust", "l"},
      {"charset", "UTF-8"},
      // Does not break lines in what agwrite() writes.
      {"linelength", "0"},
  };
  if (!D.Legend.empty() || hasGreyed(D))
    A.push_back({"label", titleWithLegend(D), /*IsHtml=*/true});
  else if (!D.Title.empty())
    A.push_back({"label", labelText(D.Title, 90, 200)});
  return A;
}

Attributes diagram::nodeDefaults() {
  const Palette &P = Colours[0];
  return {{"fontname", Font},     {"fontsize", "11"},   {"fontcolor", P.Text},
          {"fillcolor", P.Fill},  {"color", P.Line},    {"penwidth", "1.2"},
          {"style", "filled"},    {"peripheries", "1"}, {"height", "0.5"},
          {"margin", "0.16,0.09"}};
}

Attributes diagram::edgeDefaults() {
  const Palette &P = Colours[0];
  return {{"fontname", Font}, {"fontsize", "9"}, {"fontcolor", P.Flow},
          {"color", P.Flow},  {"penwidth", "1"}, {"arrowsize", "0.7"},
          {"dir", "forward"}};
}

/// Graphviz replaces escapes in addresses as it does in labels.
static void addAddress(Attributes &A, StringRef Address) {
  if (!Address.empty())
    A.insert(A.end(),
             {{"URL", labelText(Address, 0, 2000)}, {"target", "_blank"}});
}

Attributes diagram::nodeAttributes(const Node &N, unsigned Index) {
  const Palette &P = paletteOf(N);
  std::string Label = labelText(N.Label, 22, 120);
  if (!N.Besides.empty())
    Label += "\\n" + labelText(N.Besides, 22, 120);
  if (N.Open.count())
    Label += "\\n" + threatText(N.Open);
  const char *Style = N.Kind == Shape::Summary  ? "filled,dashed"
                      : N.Kind == Shape::Remark ? "solid"
                      : N.Greyed                ? "filled,dotted"
                                                : "filled";
  Attributes A = {
      {"id", xmlName(N.Id, Index)},
      {"label", Label},
      {"shape", shapeName(N.Kind)},
      {"peripheries", N.Kind == Shape::External ? "2"
                      : N.Kind == Shape::Remark ? "0"
                                                : "1"},
      {"style", Style},
      {"fillcolor", P.Fill},
      {"color", P.Line},
      {"penwidth", N.Open.Worst >= BoldFrom ? "1.8" : "1.2"},
      {"fontsize", N.Kind == Shape::Remark ? "9" : "11"},
      {"fontcolor", N.Kind == Shape::Remark ? MutedText : P.Text},
      {"margin", N.Kind == Shape::Process ? "0.06,0.04" : "0.16,0.09"},
      {"tooltip", tipText(N.Tip, N.Label)}};
  addAddress(A, N.Address);
  return A;
}

/// The text on a flow, with a blank at both ends of each line for distance.
static std::string flowText(const Edge &E, unsigned Index, FlowLabels Labels,
                            Direction Dir) {
  if (Labels == FlowLabels::Hover)
    return {};
  if (Labels == FlowLabels::Number)
    return "#" + std::to_string(Index + 1);
  constexpr const char *Break = " \\n ";
  // To the right, what is long on a flow keeps its ends apart.
  unsigned Wrap = Dir == Direction::Right ? 15 : 24;
  std::string Text = labelText(E.Label, Wrap, 120, Break);
  if (E.Open.count())
    Text += (Text.empty() ? "" : Break) + threatText(E.Open);
  return Text.empty() ? Text : " " + Text + " ";
}

Attributes diagram::edgeAttributes(const Edge &E, unsigned Index,
                                   FlowLabels Labels, Direction Dir,
                                   bool Reversed) {
  const Palette &P = paletteOf(E);
  std::string Tip = tipText(E.Tip, E.Label);
  Attributes A = {{"id", xmlName(E.Id, Index)},
                  {"label", flowText(E, Index, Labels, Dir)},
                  {"dir", E.BothWays ? "both"
                          : Reversed ? "back"
                                     : "forward"},
                  {"color", P.Flow},
                  {"fontcolor", P.Flow},
                  {"penwidth", E.Open.Worst >= BoldFrom ? "1.6" : "1"},
                  {"edgetooltip", Tip},
                  {"labeltooltip", Tip}};
  if (E.Greyed)
    A.push_back({"style", "dotted"});
  addAddress(A, E.Address);
  return A;
}

Attributes diagram::clusterAttributes(const Cluster &C, unsigned Index,
                                      unsigned Depth) {
  std::string Label = labelText(C.Label, 40, 120);
  if (C.Open.count())
    Label += "\\n" + threatText(C.Open);
  // Deeper boundaries are darker, alternating once it would be too dark.
  static constexpr const char *Fills[] = {"#F8FAFC", "#F1F5F9", "#E8EEF5"};
  Attributes A = {{"id", xmlName(C.Id, Index)},
                  {"label", Label},
                  {"fontname", Font},
                  {"fontsize", C.IsSystem ? "12" : "10"},
                  {"fontcolor", BoundaryText},
                  {"labelloc", "t"},
                  {"labeljust", "l"},
                  {"margin", decimal(ClusterPad)},
                  {"tooltip", tipText(C.Tip, C.Label)}};
  if (C.IsSystem) {
    A.insert(A.end(),
             {{"style", "rounded"}, {"color", "#94A3B8"}, {"penwidth", "1.0"}});
  } else if (C.IsElement) {
    // Of one piece, so no dashes: those are boundaries of trust.
    A.insert(A.end(), {{"style", "rounded,filled"},
                       {"fillcolor", "#FFFFFF"},
                       {"color", C.Open.Worst || C.Greyed ? paletteOf(C).Line
                                                          : "#475569"},
                       {"penwidth", C.Open.Worst >= BoldFrom ? "1.8" : "1.2"}});
  } else {
    A.insert(
        A.end(),
        {{"style", C.Greyed ? "dotted,filled" : "dashed,filled"},
         {"fillcolor", C.Greyed ? Grey.Fill : Fills[Depth % std::size(Fills)]},
         {"color", C.Open.Worst || C.Greyed ? paletteOf(C).Line : BoundaryLine},
         {"penwidth", C.Open.Worst >= BoldFrom ? "1.8" : "1.2"}});
  }
  if (C.Open.Worst || C.Greyed)
    A.push_back({"fontcolor", C.Greyed ? Grey.Text : paletteOf(C).Flow});
  addAddress(A, C.Address);
  return A;
}
