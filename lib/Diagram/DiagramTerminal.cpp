//===- DiagramTerminal.cpp - Diagrams of letters and lines ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// lib/Layout places everything, in units of which CellWidth by CellHeight make
/// a character: about the shape of one on a screen, and small enough that no
/// two lines that are apart there share a cell.
///
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramOrder.h"
#include "Diagram/DiagramText.h"

#include "Basic/Unicode.h"
#include "Document/Escape.h"
#include "Layout/Layout.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::document;
using llvm::StringRef;

namespace {

constexpr layout::Coord CellWidth = 6;
constexpr layout::Coord CellHeight = 9;
constexpr int MaxLabel = 70; ///< columns of a flow's line in the key
constexpr int MaxName = 24;  ///< columns of an element's name
/// Of a box's height: lines end inside its frame.
constexpr int32_t EndPart = 50;

/// The columns that a text takes on a terminal.
int columnsOf(StringRef Text) {
  return std::max(0, llvm::sys::unicode::columnWidthUTF8(Text));
}

/// \p Text on one line, cut after \p Most columns.
std::string cut(StringRef Text, int Most) {
  std::string Line = terminalText(Text);
  if (columnsOf(Line) <= Most)
    return Line;
  size_t End = 0;
  while (End < Line.size()) {
    size_t Next = characterEnd(Line, End + 1);
    if (columnsOf(StringRef(Line).take_front(Next)) > Most - 3)
      break;
    End = Next;
  }
  return Line.substr(0, End) + "...";
}

enum Side : uint8_t { Up = 1, Right_ = 2, Down_ = 4, Left = 8 };

/// A character of the picture.
struct Cell {
  std::string Letter;     ///< what a text put there; empty: see below
  bool IsCovered = false; ///< the right half of a wide letter
  uint8_t Sides = 0;      ///< where lines leave it
  uint8_t Other = 0;      ///< those of a second flow, which crosses
  uint32_t Flow = ~0U;    ///< whose line it is
  Protection Guard = Protection::Local;
};

class Canvas {
public:
  Canvas(int Width, int Height, bool Unicode)
      : Width(Width), Unicode(Unicode),
        Cells(static_cast<size_t>(Width) * static_cast<size_t>(Height)) {}

  Cell &at(int X, int Y) {
    return Cells[static_cast<size_t>(Y) * static_cast<size_t>(Width) +
                 static_cast<size_t>(X)];
  }
  bool holds(int X, int Y) const {
    return X >= 0 && X < Width && Y >= 0 &&
           static_cast<size_t>(Y) * static_cast<size_t>(Width) < Cells.size();
  }

  void text(int X, int Y, StringRef Text) {
    while (!Text.empty()) {
      size_t Length = characterEnd(Text, 1);
      StringRef Letter = Text.take_front(Length);
      int Columns = columnsOf(Letter);
      if (Columns == 0 && holds(X - 1, Y)) {
        at(X - 1, Y).Letter += Letter; // it combines with the one before
      } else if (holds(X, Y)) {
        at(X, Y).Letter = Letter.str();
        for (int I = 1; I < Columns && holds(X + I, Y); ++I)
          at(X + I, Y).IsCovered = true;
      }
      X += Columns;
      Text = Text.drop_front(Length);
    }
  }

  void letter(int X, int Y, const char *Letter) {
    if (holds(X, Y))
      at(X, Y).Letter = Letter;
  }

  /// A frame by its corners and sides, inside \p X … \p X1 - 1.
  void frame(int X, int Y, int X1, int Y1, const char *const (&Signs)[8]) {
    for (int I = X + 1; I < X1 - 1; ++I) {
      letter(I, Y, Signs[4]);
      letter(I, Y1 - 1, Signs[5]);
    }
    for (int I = Y + 1; I < Y1 - 1; ++I) {
      letter(X, I, Signs[6]);
      letter(X1 - 1, I, Signs[7]);
    }
    letter(X, Y, Signs[0]);
    letter(X1 - 1, Y, Signs[1]);
    letter(X, Y1 - 1, Signs[2]);
    letter(X1 - 1, Y1 - 1, Signs[3]);
  }

  void line(int X, int Y, uint8_t Sides, uint32_t Flow, Protection Guard) {
    if (!holds(X, Y))
      return;
    Cell &C = at(X, Y);
    C.Letter.clear();
    if (C.Flow != ~0U && C.Flow != Flow) {
      C.Other |= C.Sides;
      C.Sides = 0;
    }
    C.Flow = Flow;
    C.Sides |= Sides;
    C.Guard = Guard;
  }

  /// Without the margins that the layout leaves.
  std::string write() const {
    std::vector<std::string> Rows(1);
    for (size_t I = 0; I < Cells.size(); ++I) {
      const Cell &C = Cells[I];
      if (!C.IsCovered)
        Rows.back() += !C.Letter.empty() ? C.Letter : C.Sides ? sign(C) : " ";
      if ((I + 1) % static_cast<size_t>(Width) == 0)
        Rows.emplace_back();
    }
    size_t Margin = static_cast<size_t>(Width);
    for (std::string &Row : Rows) {
      Row = StringRef(Row).rtrim(' ').str();
      if (!Row.empty())
        Margin = std::min(Margin, Row.find_first_not_of(' '));
    }
    auto IsEmpty = [](const std::string &Row) { return Row.empty(); };
    Rows.erase(Rows.begin(), llvm::find_if_not(Rows, IsEmpty));
    while (!Rows.empty() && Rows.back().empty())
      Rows.pop_back();
    std::string Out;
    for (const std::string &Row : Rows)
      Out += (Row.empty() ? Row : Row.substr(Margin)) + "\n";
    return Out;
  }

private:
  std::string sign(const Cell &C) const {
    // By Protection.
    static constexpr const char *Ascii[2][4] = {{"-", "=", "~", "."},
                                                {"|", "|", "|", ":"}};
    static constexpr const char *Lines[2][4] = {{"─", "═", "╌", "┈"},
                                                {"│", "║", "╎", "┊"}};
    static constexpr const char *Corners[] = {" ", "│", "─", "└", "│", "│",
                                              "┌", "├", "─", "┘", "─", "┴",
                                              "┐", "┤", "┬", "┼"};
    // Flows between the same two boundaries share a line for a while.
    uint8_t All = C.Sides | C.Other;
    bool Across = All & (Left | Right_), Along = All & (Up | Down_);
    if (Across != Along)
      return (Unicode ? Lines : Ascii)[Along][static_cast<size_t>(C.Guard)];
    return Unicode ? Corners[All] : "+";
  }

  int Width;
  bool Unicode;
  std::vector<Cell> Cells;
};

class Terminal {
public:
  Terminal(const Diagram &D, bool Unicode) : D(D), T(D), Unicode(Unicode) {}

  std::string run() {
    measure();
    P = layout::layOut(G);
    Canvas C(column(P.All.W) + 2, row(P.All.H) + 2, Unicode);
    for (unsigned L : T.Preorder)
      if (L != 0)
        cluster(C, L - 1);
    for (unsigned I = 0; I < D.Edges.size(); ++I)
      path(C, I);
    for (unsigned I = 0; I < D.Nodes.size(); ++I)
      node(C, I);
    for (unsigned I = 0; I < D.Edges.size(); ++I)
      if (P.Labels[I].W > 0)
        // The first whole cell in the room that the label has.
        C.text(column(P.Labels[I].X + CellWidth - 1),
               row(P.Labels[I].Y + CellHeight - 1), number(I));
    return heading() + C.write() + flows() + key();
  }

private:
  static int column(layout::Coord X) { return X / CellWidth; }
  static int row(layout::Coord Y) { return Y / CellHeight; }

  template <typename Thing>
  std::vector<std::string> linesOf(const Thing &X, int Most) const {
    std::vector<std::string> Lines;
    llvm::SmallVector<StringRef, 4> Parts;
    StringRef(X.Label).split(Parts, '\n');
    for (StringRef Part : Parts)
      Lines.push_back(
          cut((Lines.empty() ? markOf(X.State) : "") + Part.str(), Most));
    if (X.Greyed)
      Lines.push_back("out of scope");
    if (X.Open.count())
      Lines.push_back(threatText(X.Open));
    return Lines;
  }

  /// What stands at a flow; its words are below the picture, which would be
  /// too wide with them.
  static std::string number(unsigned I) { return std::to_string(I + 1); }

  /// The words of the flows, a line each.
  std::string flows() const {
    std::string Out;
    for (unsigned I = 0; I < D.Edges.size(); ++I) {
      const Edge &E = D.Edges[I];
      std::string Threats = threatText(E.Open);
      std::string Number = number(I);
      Out += std::string(4 - std::min<size_t>(3, Number.size()), ' ') + Number +
             "  " + cut(fullLabel(E), MaxLabel) +
             (E.Greyed ? " (out of scope)" : "") +
             (Threats.empty() ? "" : " (" + Threats + ")") + "\n";
    }
    return Out.empty() ? Out : "\n" + Out;
  }

  std::string title(const Cluster &C) const {
    std::string Text = cut(markOf(C.State) + C.Label, 40);
    if (C.Greyed)
      Text += " (out of scope)";
    if (C.Open.count())
      Text += " (" + threatText(C.Open) + ")";
    return Text;
  }

  void measure() {
    // Before what the lines say: people on the left, what is kept on the right.
    std::vector<int32_t> FrameRank(D.Clusters.size() + 1, 2);
    for (const Node &N : D.Nodes) {
      int Columns = 0;
      std::vector<std::string> Lines = linesOf(N, MaxName);
      for (const std::string &L : Lines)
        Columns = std::max(Columns, columnsOf(L));
      int32_t Rank = N.Kind == Shape::Actor || N.Kind == Shape::External ? 0
                     : N.Kind == Shape::Store                            ? 2
                                                                         : 1;
      G.Boxes.push_back(
          {{(Columns + 4) * CellWidth,
            (static_cast<int>(Lines.size()) + 2) * CellHeight},
           N.Cluster < 0 ? layout::None : static_cast<uint32_t>(N.Cluster),
           Rank,
           EndPart});
    }
    for (unsigned L : llvm::reverse(T.Preorder)) {
      for (unsigned I : T.Nodes[L])
        FrameRank[L] = std::min(FrameRank[L], G.Boxes[I].Rank);
      if (L != 0)
        FrameRank[T.Parent[L]] = std::min(FrameRank[T.Parent[L]], FrameRank[L]);
    }
    for (unsigned I = 0; I < D.Clusters.size(); ++I) {
      const Cluster &C = D.Clusters[I];
      G.Frames.push_back(
          {{(columnsOf(title(C)) + 6) * CellWidth, CellHeight / 2},
           C.Parent < 0 ? layout::None : static_cast<uint32_t>(C.Parent),
           FrameRank[I + 1]});
    }
    for (unsigned I = 0; I < D.Edges.size(); ++I)
      G.Lines.push_back({D.Edges[I].Src,
                         D.Edges[I].Dst,
                         {(static_cast<int>(number(I).size()) + 1) * CellWidth,
                          2 * CellHeight}});
  }

  void cluster(Canvas &C, unsigned I) {
    static constexpr const char *Ascii[8] = {"+", "+", "+", "+",
                                             "-", "-", ":", ":"};
    static constexpr const char *Lines[8] = {"┌", "┐", "└", "┘",
                                             "╴", "╴", "┆", "┆"};
    const layout::Rect &R = P.Frames[I];
    int X = column(R.X), Y = row(R.Y);
    Unicode ? C.frame(X, Y, column(R.right()), row(R.bottom()), Lines)
            : C.frame(X, Y, column(R.right()), row(R.bottom()), Ascii);
    C.text(X + 2, Y, " " + title(D.Clusters[I]) + " ");
  }

  void node(Canvas &C, unsigned I) {
    const Node &N = D.Nodes[I];
    const layout::Rect &R = P.Boxes[I];
    int X = column(R.X), Y = row(R.Y), X1 = column(R.right()),
        Y1 = row(R.bottom());
    frameOf(C, N.Kind, X, Y, X1, Y1);
    std::vector<std::string> Lines = linesOf(N, MaxName);
    int Free = Y1 - Y - 2 - static_cast<int>(Lines.size());
    int Line = Y + 1 + std::max(0, Free) / 2;
    for (const std::string &L : Lines)
      C.text(X + (X1 - X - columnsOf(L)) / 2, Line++, L);
  }

  void frameOf(Canvas &C, Shape Kind, int X, int Y, int X1, int Y1) const {
    static constexpr const char *Ascii[][8] = {
        {".", ".", "'", "'", "-", "-", "|", "|"}, // Process
        {"(", ")", "(", ")", "=", "=", "(", ")"}, // Store
        {"+", "+", "+", "+", "-", "-", "|", "|"}, // Actor
        {"#", "#", "#", "#", "=", "=", "#", "#"}, // External
        {"+", "+", "+", "+", "-", "-", ":", ":"}, // Summary
    };
    static constexpr const char *Lines[][8] = {
        {"╭", "╮", "╰", "╯", "─", "─", "│", "│"},
        {"╒", "╕", "╘", "╛", "═", "═", "│", "│"},
        {"┌", "┐", "└", "┘", "─", "─", "│", "│"},
        {"╔", "╗", "╚", "╝", "═", "═", "║", "║"},
        {"┌", "┐", "└", "┘", "╌", "╌", "┆", "┆"},
    };
    if (Kind == Shape::Remark)
      return;
    auto K = static_cast<size_t>(Kind);
    C.frame(X, Y, X1, Y1, (Unicode ? Lines : Ascii)[K]);
  }

  /// The line of a flow, cell by cell, and its arrows.
  void path(Canvas &C, unsigned I) {
    const Edge &E = D.Edges[I];
    std::vector<std::pair<int, int>> Corners;
    for (layout::Point Q : P.path(I))
      Corners.push_back({column(Q.X), row(Q.Y)});
    // A box has the cells from its left side up to the one before its right:
    // lines end beside it.
    auto Beside = [&](std::pair<int, int> &End, unsigned Node) {
      if (End.first <= column(P.Boxes[Node].X))
        End.first = column(P.Boxes[Node].X) - 1;
    };
    Beside(Corners.front(), E.Src);
    Beside(Corners.back(), E.Dst);
    for (size_t K = 1; K < Corners.size(); ++K)
      segment(C, Corners[K - 1], Corners[K], I, E.Guard);
    auto Arrow = [&](std::pair<int, int> At, unsigned Node) {
      bool ToLeft = At.first >= column(P.Boxes[Node].right());
      C.letter(At.first, At.second,
               ToLeft ? (Unicode ? "◀" : "<") : (Unicode ? "▶" : ">"));
    };
    Arrow(Corners.back(), E.Dst);
    if (E.BothWays)
      Arrow(Corners.front(), E.Src);
  }

  static void segment(Canvas &C, std::pair<int, int> A, std::pair<int, int> B,
                      uint32_t Flow, Protection Guard) {
    int DX = (B.first > A.first) - (B.first < A.first);
    int DY = (B.second > A.second) - (B.second < A.second);
    // Coordinates in cells may be oblique by the rounding; go down first.
    if (DX != 0 && DY != 0) {
      std::pair<int, int> Knee = {A.first, B.second};
      segment(C, A, Knee, Flow, Guard);
      return segment(C, Knee, B, Flow, Guard);
    }
    uint8_t Forth = DX > 0 ? Right_ : DX < 0 ? Left : DY > 0 ? Down_ : Up;
    uint8_t Back = DX > 0 ? Left : DX < 0 ? Right_ : DY > 0 ? Up : Down_;
    for (std::pair<int, int> At = A; At != B;) {
      C.line(At.first, At.second, Forth, Flow, Guard);
      At.first += DX;
      At.second += DY;
      C.line(At.first, At.second, Back, Flow, Guard);
    }
  }

  std::string heading() const {
    std::string Out = terminalText(D.Title);
    size_t Total = 0;
    std::string Counts;
    for (const LegendEntry &E : D.Legend) {
      Counts += (Counts.empty() ? "" : ", ") +
                std::to_string(E.Findings.size()) + " " +
                terminalText(E.Severity);
      Total += E.Findings.size();
    }
    if (Total)
      Out += (Out.empty() ? "" : ": ") + std::to_string(Total) +
             (Total == 1 ? " open threat (" : " open threats (") + Counts + ")";
    return Out.empty() ? Out : Out + "\n\n";
  }

  std::string key() const {
    static constexpr const char *Shapes[2][6] = {
        {".-. ", "(=) ", "+-+ ", "#=# ", "+-+ ", ""},
        {"╭─╮ ", "╒═╕ ", "┌─┐ ", "╔═╗ ", "┌╌┐ ", ""}};
    static constexpr const char *Lines[2][4] = {
        {"--- ", "=== ", "~~~ ", "... "}, {"─── ", "═══ ", "╌╌╌ ", "┈┈┈ "}};
    std::string Out;
    for (const KeyEntry &K : keyOf(D)) {
      if (K.What == KeyEntry::Grey) // it is written out
        continue;
      Out += Out.empty() ? "" : "   ";
      if (K.What == KeyEntry::OfShape)
        Out += Shapes[Unicode][static_cast<size_t>(K.Form)];
      else if (K.What == KeyEntry::OfLine)
        Out += Lines[Unicode][static_cast<size_t>(K.Guard)];
      else
        Out += markOf(K.State);
      Out += K.Text;
    }
    return Out.empty() ? Out : "\n" + Out + "\n";
  }

  const Diagram &D;
  Tree T;
  bool Unicode;
  layout::Graph G;
  layout::Picture P;
};

} // namespace

std::string diagram::writeTerminal(const Diagram &D, bool Unicode) {
  return Terminal(D, Unicode).run();
}
