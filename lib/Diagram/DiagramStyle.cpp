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

/// The colours of a theme. Colour is never the only sign: the higher heats have
/// thicker lines and numbers are written out, fates have marks, protections
/// have dashes.
struct Colours {
  const char *Background;
  const char *Title;
  const char *BoundaryLine;
  const char *BoundaryText;
  const char *BoundaryFills[3]; // deeper ones stand out, alternating
  const char *SystemLine;
  const char *WholeFill; // of an element with parts
  const char *WholeLine;
  const char *Muted;
  std::array<Palette, MaxHeat + 1> Heats;
  Palette Grey; // what is out of scope steps back
  std::array<Palette, NumFates> Fates;
  // Of flows without open findings, by Protection.
  std::array<const char *, 4> Guards;
};

constexpr Colours Light = {
    "white",
    "#1E293B",
    "#64748B",
    "#334155",
    {"#F8FAFC", "#F1F5F9", "#E8EEF5"},
    "#94A3B8",
    "#FFFFFF",
    "#475569",
    "#64748B",
    {{
        {"#FFFFFF", "#475569", "#1E293B", "#64748B"},
        {"#E0F2FE", "#0284C7", "#1E293B", "#0369A1"},
        {"#FEF9C3", "#A58A0A", "#1E293B", "#7C6A08"},
        {"#FFEDD5", "#D97706", "#1E293B", "#B45309"},
        {"#FEE2E2", "#DC2626", "#1E293B", "#B91C1C"},
        {"#991B1B", "#450A0A", "#FFFFFF", "#7F1D1D"},
    }},
    {"#F3F4F6", "#9CA3AF", "#6B7280", "#9CA3AF"},
    {{
        {"#FFFFFF", "#475569", "#1E293B", "#64748B"},
        {"#DCFCE7", "#15803D", "#14532D", "#15803D"},
        {"#FEE2E2", "#B91C1C", "#7F1D1D", "#B91C1C"},
        {"#FEF9C3", "#A16207", "#713F12", "#A16207"},
    }},
    {"#64748B", "#0F766E", "#9A3412", "#64748B"},
};

constexpr Colours Dark = {
    "#0F172A",
    "#E2E8F0",
    "#64748B",
    "#CBD5E1",
    {"#162033", "#1B273D", "#213049"},
    "#475569",
    "#1E293B",
    "#94A3B8",
    "#94A3B8",
    {{
        {"#1E293B", "#94A3B8", "#F1F5F9", "#94A3B8"},
        {"#0C4A6E", "#38BDF8", "#F0F9FF", "#7DD3FC"},
        {"#4D4208", "#EAB308", "#FEFCE8", "#FDE047"},
        {"#6B2E07", "#FB923C", "#FFF7ED", "#FDBA74"},
        {"#7F1D1D", "#F87171", "#FEF2F2", "#FCA5A5"},
        {"#FECACA", "#FFFFFF", "#450A0A", "#FECACA"},
    }},
    {"#1A2130", "#4B5563", "#8B95A5", "#6B7280"},
    {{
        {"#1E293B", "#94A3B8", "#F1F5F9", "#94A3B8"},
        {"#14532D", "#4ADE80", "#F0FDF4", "#4ADE80"},
        {"#7F1D1D", "#F87171", "#FEF2F2", "#F87171"},
        {"#4D4208", "#FACC15", "#FEFCE8", "#FACC15"},
    }},
    {"#94A3B8", "#2DD4BF", "#FDBA74", "#94A3B8"},
};

constexpr Heat BoldFrom = MaxHeat - 1;

const Colours &coloursOf(Theme T) { return T == Theme::Dark ? Dark : Light; }

/// Thick, for what is worst and for what has changed.
template <typename T> bool isBold(const T &Drawn) {
  return Drawn.Open.Worst >= BoldFrom || Drawn.State == Fate::Added ||
         Drawn.State == Fate::Changed;
}

constexpr const char *Font = "Helvetica,Arial,DejaVu Sans,sans-serif";

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

/// Joins pieces into an HTML-like label; GCC 12 warns falsely about moved
/// temporaries of `+`.
class HtmlLabel {
public:
  HtmlLabel &operator<<(StringRef Piece) {
    Out.append(Piece.data(), Piece.size());
    return *this;
  }
  std::string Out;
};

/// `<font …>text</font>` in a cell.
void cell(HtmlLabel &To, StringRef CellAttributes, const char *Colour,
          StringRef Text, StringRef Size = "10") {
  To << "<td " << CellAttributes << "><font point-size=\"" << Size
     << "\" color=\"" << Colour << "\">" << Text << "</font></td>";
}

/// The title, and beside it the numbers of open threats in their colours.
void titleRow(HtmlLabel &To, const Diagram &D) {
  const Colours &C = coloursOf(D.Look);
  if (!D.Title.empty())
    To << "<td border=\"0\">" << htmlText(D.Title, 60, 160) << "</td>";
  size_t Total = 0;
  for (const LegendEntry &E : D.Legend) {
    const Palette &P = C.Heats[std::min(E.Colour, MaxHeat)];
    HtmlLabel Look;
    Look << "bgcolor=\"" << P.Fill << "\" color=\"" << P.Line << "\"";
    cell(To, Look.Out, P.Text,
         " " + std::to_string(E.Findings.size()) + " " +
             htmlText(E.Severity, 0, 40) + " ");
    Total += E.Findings.size();
  }
  if (!D.Legend.empty())
    cell(To, "border=\"0\"", C.Muted,
         Total == 1 ? "open threat" : "open threats");
}

/// What shapes, lines and marks mean, those that occur.
void keyRow(HtmlLabel &To, const Diagram &D, const std::vector<KeyEntry> &Key) {
  const Colours &C = coloursOf(D.Look);
  for (const KeyEntry &K : Key) {
    HtmlLabel Look;
    const char *Colour = C.Muted;
    std::string Text = " " + K.Text + " ";
    switch (K.What) {
    case KeyEntry::OfShape:
      Look << "color=\"" << C.Muted << "\"";
      if (K.Form == Shape::Process)
        Look << " style=\"rounded\"";
      else if (K.Form == Shape::Store) // two lines, as in a DFD
        Look << " sides=\"TB\"";
      else if (K.Form == Shape::Summary)
        Look << " style=\"dashed\"";
      else if (K.Form == Shape::External)
        Look << " border=\"3\"";
      break;
    case KeyEntry::OfLine: {
      static constexpr const char *Samples[] = {"\u2014\u2014", "\u2014\u2014",
                                                "\u2013 \u2013",
                                                "\u00B7\u00B7\u00B7\u00B7"};
      Look << "border=\"0\"";
      Colour = C.Guards[static_cast<size_t>(K.Guard)];
      Text = std::string(Samples[static_cast<size_t>(K.Guard)]) + " " + K.Text;
      break;
    }
    case KeyEntry::OfFate: {
      const Palette &P = C.Fates[static_cast<size_t>(K.State)];
      Look << "bgcolor=\"" << P.Fill << "\" color=\"" << P.Line << "\"";
      Colour = P.Text;
      Text = std::string(" ") + markOf(K.State) + K.Text + " ";
      break;
    }
    case KeyEntry::Grey:
      Look << "bgcolor=\"" << C.Grey.Fill << "\" color=\"" << C.Grey.Line
           << "\"";
      Colour = C.Grey.Text;
      break;
    }
    cell(To, Look.Out, Colour, Text, "9");
  }
}

/// About how wide cells are whose texts have \p Chars letters of \p Points.
double cellsWidth(size_t NumCells, size_t Chars, double Points) {
  constexpr double CharPart = 0.58, CellPad = 12;
  return static_cast<double>(Chars) * CharPart * Points +
         CellPad * static_cast<double>(NumCells);
}

double titleWidth(const Diagram &D) {
  size_t Chars = 12; // `open threats`
  for (const LegendEntry &E : D.Legend)
    Chars += E.Severity.size() + std::to_string(E.Findings.size()).size() + 3;
  return cellsWidth(1, std::min<size_t>(D.Title.size(), 60), 15) +
         (D.Legend.empty() ? 0 : cellsWidth(D.Legend.size() + 1, Chars, 10));
}

double keyRowWidth(const std::vector<KeyEntry> &Key) {
  size_t Chars = 0;
  for (const KeyEntry &K : Key)
    Chars += K.Text.size() + (K.What == KeyEntry::OfLine ? 5 : 2);
  return cellsWidth(Key.size(), Chars, 9);
}

/// An empty cell that is \p Width wide, if that is more than nothing.
void filler(HtmlLabel &To, double Width) {
  if (Width >= 1)
    To << "<td border=\"0\" width=\"" << std::to_string(std::lround(Width))
       << "\"></td>";
}

/// The heading: a row for the title and one for the key, each a table of its
/// own. Graphviz stretches all cells of the shorter one, so it gets an empty
/// cell at its end.
std::string heading(const Diagram &D, const std::vector<KeyEntry> &Key) {
  constexpr StringRef Table =
      "<table border=\"0\" cellborder=\"1\" cellspacing=\"4\" "
      "cellpadding=\"3\"><tr>";
  HtmlLabel To;
  bool HasTitle = !D.Title.empty() || !D.Legend.empty();
  if (!HasTitle || Key.empty()) {
    To << Table;
    HasTitle ? titleRow(To, D) : keyRow(To, D, Key);
    To << "</tr></table>";
    return std::move(To.Out);
  }
  double More = keyRowWidth(Key) - titleWidth(D);
  To << "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" "
        "cellpadding=\"0\"><tr><td align=\"left\">"
     << Table;
  titleRow(To, D);
  filler(To, More);
  To << "</tr></table></td></tr><tr><td align=\"left\">" << Table;
  keyRow(To, D, Key);
  filler(To, -More);
  To << "</tr></table></td></tr></table>";
  return std::move(To.Out);
}

} // namespace

const Palette &diagram::palette(Theme Look, Fate State, bool Greyed,
                                Heat Worst) {
  const Colours &C = coloursOf(Look);
  if (State != Fate::Same)
    return C.Fates[static_cast<size_t>(State)];
  return Greyed ? C.Grey : C.Heats[std::min(Worst, MaxHeat)];
}

const char *diagram::guardColour(Theme Look, Protection P) {
  return coloursOf(Look).Guards[static_cast<size_t>(P)];
}

const char *diagram::backgroundOf(Theme T) { return coloursOf(T).Background; }

double diagram::headingHeight(const Diagram &D) {
  constexpr double RowHeight = 34;
  unsigned Rows = (!D.Title.empty() || !D.Legend.empty()) + !keyOf(D).empty();
  return Rows == 0 ? 0 : 10 + RowHeight * Rows;
}

FlowLabels diagram::flowLabelsFor(const Diagram &D) {
  return D.Edges.size() <= MaxFullLabels     ? FlowLabels::Full
         : D.Edges.size() <= MaxShortLabels  ? FlowLabels::Short
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
      {"bgcolor", backgroundOf(D.Look)},
      {"outputorder", "nodesfirst"},
      {"fontname", Font},
      {"fontsize", "15"},
      {"fontcolor", coloursOf(D.Look).Title},
      {"labelloc", "t"},
      {"labeljust", "l"},
      {"charset", "UTF-8"},
      // Does not break lines in what agwrite() writes.
      {"linelength", "0"},
  };
  std::vector<KeyEntry> Key = keyOf(D);
  if (!D.Legend.empty() || !Key.empty())
    A.push_back({"label", heading(D, Key), /*IsHtml=*/true});
  else if (!D.Title.empty())
    A.push_back({"label", labelText(D.Title, 90, 200)});
  return A;
}

Attributes diagram::nodeDefaults(Theme Look) {
  const Palette &P = coloursOf(Look).Heats[0];
  return {{"fontname", Font},     {"fontsize", "11"},   {"fontcolor", P.Text},
          {"fillcolor", P.Fill},  {"color", P.Line},    {"penwidth", "1.2"},
          {"style", "filled"},    {"peripheries", "1"}, {"height", "0.5"},
          {"margin", "0.16,0.09"}};
}

Attributes diagram::edgeDefaults(Theme Look) {
  const Palette &P = coloursOf(Look).Heats[0];
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

Attributes diagram::nodeAttributes(const Node &N, unsigned Index, Theme Look) {
  const Palette &P = paletteOf(N, Look);
  std::string Label = labelText(markOf(N.State) + N.Label, 22, 120);
  if (!N.Besides.empty())
    Label += "\\n" + labelText(N.Besides, 22, 120);
  if (N.Open.count())
    Label += "\\n" + threatText(N.Open);
  const char *Style = N.Kind == Shape::Summary   ? "filled,dashed"
                      : N.Kind == Shape::Remark  ? "solid"
                      : N.State == Fate::Removed ? "filled,dashed"
                      : N.Greyed                 ? "filled,dotted"
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
      {"penwidth", isBold(N) ? "1.8" : "1.2"},
      {"fontsize", N.Kind == Shape::Remark ? "9" : "11"},
      {"fontcolor", N.Kind == Shape::Remark ? coloursOf(Look).Muted : P.Text},
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
  unsigned MaxChars = Labels == FlowLabels::Short ? 30 : 120;
  std::string Text = labelText(fullLabel(E), Wrap, MaxChars, Break);
  if (E.Open.count())
    Text += (Text.empty() ? "" : Break) + threatText(E.Open);
  return Text.empty() ? Text : " " + Text + " ";
}

Attributes diagram::edgeAttributes(const Edge &E, unsigned Index,
                                   FlowLabels Labels, Direction Dir,
                                   bool Reversed, Theme Look) {
  bool IsPlain = E.State == Fate::Same && !E.Greyed && E.Open.Worst == 0;
  const char *Colour =
      IsPlain ? guardColour(Look, E.Guard) : paletteOf(E, Look).Flow;
  std::string Tip = tipText(E.Tip, E.Label);
  Attributes A = {{"id", xmlName(E.Id, Index)},
                  {"label", flowText(E, Index, Labels, Dir)},
                  {"dir", E.BothWays ? "both"
                          : Reversed ? "back"
                                     : "forward"},
                  {"color", Colour},
                  {"fontcolor", Colour},
                  {"penwidth", isBold(E) ? "1.6" : "1"},
                  {"edgetooltip", Tip},
                  {"labeltooltip", Tip}};
  if (E.State == Fate::Removed || E.Guard == Protection::Clear)
    A.push_back({"style", "dashed"});
  else if (E.Guard == Protection::Unknown)
    A.push_back({"style", "dotted"});
  addAddress(A, E.Address);
  return A;
}

//===----------------------------------------------------------------------===//
// The key of numbered flows
//===----------------------------------------------------------------------===//

constexpr unsigned KeyRows = 80;
constexpr unsigned KeyChars = 44;
constexpr double KeyLineHeight = 11; // of size 9
constexpr double KeyCharWidth = 5;

std::vector<std::string> diagram::keyColumns(const Diagram &D) {
  std::vector<std::string> Columns;
  for (unsigned I = 0; I < D.Edges.size(); ++I) {
    if (I % KeyRows == 0)
      Columns.emplace_back();
    Columns.back() +=
        "#" + std::to_string(I + 1) + " " +
        labelText(document::oneLine(fullLabel(D.Edges[I])), 0, KeyChars) +
        "\\l"; // a line that begins on the left
  }
  return Columns;
}

double diagram::keyWidth() { return (KeyChars + 6) * KeyCharWidth; }

double diagram::keyHeight(const std::string &Column) {
  return KeyLineHeight * static_cast<double>(StringRef(Column).count("\\l")) +
         8;
}

Attributes diagram::keyAttributes(const std::string &Column, unsigned Index,
                                  Theme Look) {
  return {{"id", "~key" + std::to_string(Index)},
          {"label", Column},
          {"shape", "plaintext"},
          {"style", "solid"},
          {"peripheries", "0"},
          {"fontsize", "9"},
          {"fontcolor", coloursOf(Look).Muted},
          {"tooltip", " "}};
}

Attributes diagram::clusterAttributes(const Cluster &C, unsigned Index,
                                      unsigned Depth, Theme Look) {
  const Colours &All = coloursOf(Look);
  std::string Label = labelText(markOf(C.State) + C.Label, 40, 120);
  if (C.Open.count())
    Label += "\\n" + threatText(C.Open);
  bool IsMarked = C.Open.Worst || C.Greyed || C.State != Fate::Same;
  Attributes A = {{"id", xmlName(C.Id, Index)},
                  {"label", Label},
                  {"fontname", Font},
                  {"fontsize", C.IsSystem ? "12" : "10"},
                  {"fontcolor", All.BoundaryText},
                  {"labelloc", "t"},
                  {"labeljust", "l"},
                  {"margin", decimal(ClusterPad)},
                  {"tooltip", tipText(C.Tip, C.Label)}};
  if (C.IsSystem) {
    A.insert(
        A.end(),
        {{"style", "rounded"}, {"color", All.SystemLine}, {"penwidth", "1.0"}});
  } else if (C.IsElement) {
    // Of one piece, so no dashes: those are boundaries of trust.
    A.insert(A.end(),
             {{"style", "rounded,filled"},
              {"fillcolor", All.WholeFill},
              {"color", IsMarked ? paletteOf(C, Look).Line : All.WholeLine},
              {"penwidth", isBold(C) ? "1.8" : "1.2"}});
  } else {
    A.insert(
        A.end(),
        {{"style", C.Greyed ? "dotted,filled" : "dashed,filled"},
         {"fillcolor",
          C.Greyed ? All.Grey.Fill
                   : All.BoundaryFills[Depth % std::size(All.BoundaryFills)]},
         {"color", IsMarked ? paletteOf(C, Look).Line : All.BoundaryLine},
         {"penwidth", isBold(C) ? "1.8" : "1.2"}});
  }
  if (IsMarked)
    A.push_back({"fontcolor", C.Greyed && C.State == Fate::Same
                                  ? All.Grey.Text
                                  : paletteOf(C, Look).Flow});
  addAddress(A, C.Address);
  return A;
}
