//===- Streets.cpp - The geometry of what one frame holds -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Items stand in columns. Between two columns is a channel, in which lines run
// up and down, each in a lane of its own; between the items of a column are
// gaps, through which lines cross it. A line leaves its box to the right or to
// the left, and uses channels and gaps only.
//
//===----------------------------------------------------------------------===//

#include "Layout/Streets.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <numeric>

using namespace tmc;
using namespace tmc::layout;

namespace {

constexpr Coord LanePitch = 9;
constexpr Coord LabelGap = 5;  ///< between a label and what is next to it
constexpr Coord RowGap = 26;   ///< between two items of a column
constexpr Coord LaneGap = 13;  ///< between an item and a line that passes it
constexpr Coord Margin = 14;   ///< straight part of a line at its box
constexpr Coord FrameGap = 16; ///< between a frame and what is in it

/// Something in a column, or on a side of the frame: a node, or a line that
/// passes.
struct Slot {
  uint32_t Node = None;
  uint32_t Lane = None;
  Coord H = 0;
  Coord Y = 0;
};

/// Where a line passes a column.
struct Lane {
  uint32_t Link = 0;
  uint32_t Column = 0;
  Coord Y = 0;
};

/// The lines of a link in one channel.
struct Net {
  uint32_t Link = 0;
  Coord Low = 0; ///< the upper end of its vertical part
  Coord High = 0;
  Coord West = 0; ///< where it comes from on the left, about
  Coord East = 0;
  uint32_t Track = None; ///< none: it runs straight
};

/// An end of a pass at a box, or of a link at a frame or a rim.
struct Pin {
  uint32_t Link = 0;
  uint32_t Pass = 0;
  bool IsA = false;
  Coord Key = 0;
};

class Streets {
public:
  Streets(Content &C, llvm::ArrayRef<ItemShape> Items,
          llvm::ArrayRef<Line> Lines, const std::vector<bool> &HasLabel,
          Size Title)
      : C(C), Items(Items), Lines(Lines), HasLabel(HasLabel), Title(Title),
        NumItems(static_cast<uint32_t>(C.Items.size())),
        NumColumns(static_cast<uint32_t>(C.Placed.size())),
        NodeY(NumItems + C.Rims.size()), NodeH(NumItems + C.Rims.size()),
        OffA(C.Passes.size()), OffB(C.Passes.size()) {}

  void run() {
    listLinks();
    collectPins();
    spreadPins();
    fillSlots();
    settle(4);
    spreadPins();
    chooseAllGaps();
    fillSlots();
    settle(8);
    slidePins();
    moveIntoFrame();
    assignTracks();
    placeColumns();
    writePaths();
  }

private:
  bool isBox(uint32_t Node) const {
    return Node < NumItems && !Items[Node].Rims;
  }
  bool isRim(uint32_t Node) const { return Node >= NumItems; }
  llvm::ArrayRef<uint32_t> passes(const Link &L) const {
    return llvm::ArrayRef(C.LinkPasses).slice(L.FirstPass, L.NumPasses);
  }
  bool turnsBack(const Link &L) const { return C.Column[L.A] == C.Column[L.B]; }
  /// Whether the label of \p Pass stands at the end of its link at A.
  bool labelAt(const Link &L, uint32_t Pass, bool AtA) const {
    if (!HasLabel[Pass])
      return false;
    if (L.A == L.B)
      return AtA;
    return C.Passes[Pass].From == (AtA ? L.A : L.B);
  }
  Coord pitchOf(const Link &L, uint32_t Pass, bool AtA) const {
    if (!labelAt(L, Pass, AtA))
      return LanePitch;
    return std::max(LanePitch, Lines[C.Passes[Pass].Line].Label.H + LabelGap);
  }
  /// The middle of a link's pins.
  Coord offset(const Link &L, bool AtA) const {
    const std::vector<Coord> &Off = AtA ? OffA : OffB;
    llvm::ArrayRef<uint32_t> P = passes(L);
    return (Off[P.front()] + Off[P.back()]) / 2;
  }
  Coord endY(const Link &L, bool AtA) const {
    return NodeY[AtA ? L.A : L.B] + offset(L, AtA);
  }
  /// Where the link is in \p Column, which it ends in or passes.
  Coord yIn(uint32_t Link, uint32_t Column) const {
    const auto &L = C.Links[Link];
    if (Column == C.Column[L.A])
      return endY(L, true);
    if (Column == C.Column[L.B])
      return endY(L, false);
    return Lanes[FirstLane[Link] + Column - C.Column[L.A] - 1].Y;
  }
  /// Whether links have places in the columns that they pass.
  bool hasGaps() const { return !FirstLane.empty(); }

  void listLinks();
  void collectPins();
  void spreadPins();
  void spread(std::vector<Pin> &Pins, uint32_t Node);
  void slidePins();
  void slide(std::vector<Pin> &Pins, uint32_t Node);
  void fillSlots();
  void settle(unsigned Sweeps);
  void collectWanted(const Slot &S, uint32_t Column,
                     std::vector<Coord> &Wanted) const;
  void settleColumn(uint32_t Column, bool Exact);
  void chooseAllGaps();
  void chooseGaps(uint32_t Link, const std::vector<std::vector<Coord>> &Gaps);
  void moveIntoFrame();
  void assignTracks();
  void assignTracks(std::vector<Net> &Nets, uint32_t &NumTracks);
  void placeColumns();
  void writePaths();
  void writePath(uint32_t Link, uint32_t Pass, std::vector<Point> &Out) const;

  Content &C;
  llvm::ArrayRef<ItemShape> Items;
  llvm::ArrayRef<Line> Lines;
  const std::vector<bool> &HasLabel;
  Size Title;
  uint32_t NumItems;
  uint32_t NumColumns;

  std::vector<Coord> NodeY;
  std::vector<Coord> NodeH;
  /// By pass: where it touches its link's A and B, from their upper edges.
  std::vector<Coord> OffA;
  std::vector<Coord> OffB;
  /// By item: the pins on its left and on its right side.
  std::vector<std::vector<Pin>> LeftPins;
  std::vector<std::vector<Pin>> RightPins;
  /// By slot column, from the left side of the frame to the right one.
  std::vector<std::vector<Slot>> Slots;
  /// By node, and by lane behind the nodes: the links there.
  std::vector<std::vector<uint32_t>> LinksOf;
  std::vector<Lane> Lanes; ///< by link, and in it by column
  std::vector<uint32_t> FirstLane;
  std::vector<uint32_t> GapOf; ///< by lane
  std::vector<std::vector<Net>> Channels;
  std::vector<uint32_t> NetOf; ///< by link and channel, as FirstNet says
  std::vector<uint32_t> FirstNet;
  std::vector<Coord> TrackX; ///< by channel: its first track
  std::vector<Coord> ColumnX;
  std::vector<Coord> ColumnW;
};

} // namespace

//===----------------------------------------------------------------------===//
// Ends of lines
//===----------------------------------------------------------------------===//

void Streets::listLinks() {
  for (uint32_t V = 0; V < NumItems; ++V)
    NodeH[V] = Items[V].Least.H;
  LinksOf.assign(NodeY.size(), {});
  for (uint32_t I = 0; I < C.Links.size(); ++I) {
    LinksOf[C.Links[I].A].push_back(I);
    if (C.Links[I].B != C.Links[I].A)
      LinksOf[C.Links[I].B].push_back(I);
  }
}

void Streets::collectPins() {
  LeftPins.resize(NumItems);
  RightPins.resize(NumItems);
  for (uint32_t I = 0; I < C.Links.size(); ++I) {
    const Link &L = C.Links[I];
    for (uint32_t P : passes(L))
      for (bool AtA : {true, false}) {
        uint32_t Node = AtA ? L.A : L.B;
        if (!isBox(Node)) {
          if (!isRim(Node))
            (AtA ? OffA : OffB)[P] =
                (*Items[Node].Rims)[AtA ? L.RimA : L.RimB].Y;
          continue;
        }
        bool OnRight = AtA || turnsBack(L);
        (OnRight ? RightPins : LeftPins)[Node].push_back({I, P, AtA, 0});
      }
  }
}

/// Sorts the pins on one side of a box by where their lines lead, and puts them
/// around its middle; the box grows if it must.
void Streets::spread(std::vector<Pin> &Pins, uint32_t Node) {
  if (Pins.empty())
    return;
  for (Pin &P : Pins) {
    const Link &L = C.Links[P.Link];
    P.Key = endY(L, !P.IsA);
    // A line that turns back goes around those between its ends.
    if (L.A == L.B)
      P.Key = NodeY[Node] + (P.IsA ? 0 : 1);
  }
  llvm::stable_sort(Pins,
                    [](const Pin &A, const Pin &B) { return A.Key < B.Key; });
  Coord Sum = 0;
  for (const Pin &P : Pins)
    Sum += pitchOf(C.Links[P.Link], P.Pass, P.IsA);
  NodeH[Node] =
      std::max(NodeH[Node], (Sum + LanePitch) * 100 / Items[Node].EndPart);
  Coord At = (NodeH[Node] - Sum) / 2;
  for (const Pin &P : Pins) {
    Coord Pitch = pitchOf(C.Links[P.Link], P.Pass, P.IsA);
    (P.IsA ? OffA : OffB)[P.Pass] = At + Pitch / 2 + (Pitch - LanePitch) / 2;
    At += Pitch;
  }
}

void Streets::spreadPins() {
  for (uint32_t V = 0; V < NumItems; ++V) {
    spread(LeftPins[V], V);
    spread(RightPins[V], V);
  }
}

/// Moves \p Items, each with a place it wants and a least distance from the one
/// before, as little as possible: the pool adjacent violators algorithm (Ayer
/// and others, Annals of Mathematical Statistics 26, 1955).
namespace {
struct Wish {
  Coord Y = 0;
  Coord Distance = 0; ///< from the one before
  int32_t Weight = 1;
};
} // namespace

static void fulfil(std::vector<Wish> &Wishes) {
  struct Block {
    int64_t Sum, Weight;
    size_t Begin;
    int64_t mean() const {
      // Rounded down, for negative ones too.
      int64_t Q = Sum / Weight;
      return Q - (Sum % Weight < 0);
    }
  };
  std::vector<Block> Blocks;
  int64_t Shift = 0;
  for (size_t I = 0; I < Wishes.size(); ++I) {
    Shift += I ? Wishes[I].Distance : 0;
    Blocks.push_back(
        {(Wishes[I].Y - Shift) * Wishes[I].Weight, Wishes[I].Weight, I});
    while (Blocks.size() > 1 &&
           Blocks[Blocks.size() - 2].mean() >= Blocks.back().mean()) {
      Block Last = Blocks.back();
      Blocks.pop_back();
      Blocks.back().Sum += Last.Sum;
      Blocks.back().Weight += Last.Weight;
    }
  }
  Shift = 0;
  for (size_t B = 0; B < Blocks.size(); ++B) {
    size_t End = B + 1 < Blocks.size() ? Blocks[B + 1].Begin : Wishes.size();
    for (size_t I = Blocks[B].Begin; I < End; ++I) {
      Shift += I ? Wishes[I].Distance : 0;
      Wishes[I].Y = static_cast<Coord>(Blocks[B].mean() + Shift);
    }
  }
}

/// Moves the pins of a side to where their lines become straight.
void Streets::slide(std::vector<Pin> &Pins, uint32_t Node) {
  if (Pins.empty())
    return;
  std::vector<Wish> Wishes;
  for (const Pin &P : Pins) {
    const Link &L = C.Links[P.Link];
    uint32_t Own = C.Column[Node];
    Coord Y;
    if (turnsBack(L)) {
      Y = NodeY[Node] + (P.IsA ? OffA : OffB)[P.Pass];
    } else if (uint32_t Next = P.IsA ? Own + 1 : Own - 1;
               Next == C.Column[P.IsA ? L.B : L.A] &&
               isBox(P.IsA ? L.B : L.A)) {
      Y = NodeY[P.IsA ? L.B : L.A] + (P.IsA ? OffB : OffA)[P.Pass];
    } else {
      Y = yIn(P.Link, Next);
    }
    Coord Pitch = pitchOf(L, P.Pass, P.IsA);
    Wishes.push_back({Y, Pitch, 1});
  }
  fulfil(Wishes);
  // Between the upper and the lower edge, as the ones before and behind leave
  // room.
  Coord Unused = NodeH[Node] * (100 - Items[Node].EndPart) / 200;
  Coord Low = NodeY[Node] + Unused + Wishes.front().Distance - 4;
  Coord High = NodeY[Node] + NodeH[Node] - Unused - 4 + Wishes.front().Distance;
  for (const Wish &W : Wishes)
    High -= W.Distance;
  for (size_t I = 0; I < Wishes.size(); ++I) {
    Coord Step = I ? Wishes[I].Distance : 0;
    Low += Step;
    High += Step;
    Wishes[I].Y = std::clamp(Wishes[I].Y, Low, std::max(Low, High));
  }
  for (size_t I = 0; I < Pins.size(); ++I)
    (Pins[I].IsA ? OffA : OffB)[Pins[I].Pass] = Wishes[I].Y - NodeY[Node];
}

void Streets::slidePins() {
  for (unsigned Sweep = 0; Sweep < 2; ++Sweep)
    for (const auto &Column : C.Placed)
      for (uint32_t V : Column) {
        slide(LeftPins[V], V);
        slide(RightPins[V], V);
      }
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

void Streets::fillSlots() {
  Slots.assign(NumColumns + 2, {});
  // Of each column, the lanes by the gap that they use.
  std::vector<std::vector<uint32_t>> ByGap(Lanes.size() ? NumColumns + 2 : 0);
  for (uint32_t I = 0; I < Lanes.size(); ++I)
    ByGap[Lanes[I].Column].push_back(I);
  for (auto &Column : ByGap)
    llvm::stable_sort(Column, [&](uint32_t A, uint32_t B) {
      return std::pair(GapOf[A], Lanes[A].Y) < std::pair(GapOf[B], Lanes[B].Y);
    });
  std::vector<uint32_t> Order(C.Rims.size());
  std::iota(Order.begin(), Order.end(), 0);
  llvm::stable_sort(Order, [&](uint32_t A, uint32_t B) {
    return C.Rims[A].Key < C.Rims[B].Key;
  });
  for (uint32_t R : Order)
    Slots[C.Rims[R].OnRight ? NumColumns + 1 : 0].push_back(
        {NumItems + R, None, 0, NodeY[NumItems + R]});
  for (uint32_t X = 0; X < NumColumns; ++X) {
    auto &Out = Slots[X + 1];
    size_t Next = 0;
    for (uint32_t I = 0; I <= C.Placed[X].size(); ++I) {
      if (!ByGap.empty())
        for (const auto &Here = ByGap[X + 1];
             Next < Here.size() && GapOf[Here[Next]] == I; ++Next)
          Out.push_back({None, Here[Next], 0, Lanes[Here[Next]].Y});
      if (I < C.Placed[X].size()) {
        uint32_t V = C.Placed[X][I];
        Out.push_back({V, None, NodeH[V], NodeY[V]});
      }
    }
  }
}

/// Where the lines of \p S would be straight.
void Streets::collectWanted(const Slot &S, uint32_t Column,
                            std::vector<Coord> &Wanted) const {
  Wanted.clear();
  if (S.Lane != None) {
    uint32_t L = Lanes[S.Lane].Link;
    Wanted.push_back(yIn(L, Column - 1));
    Wanted.push_back(yIn(L, Column + 1));
    return;
  }
  for (uint32_t I : LinksOf[S.Node]) {
    const Link &L = C.Links[I];
    if (turnsBack(L))
      continue;
    bool IsA = L.A == S.Node;
    Coord Other =
        hasGaps() ? yIn(I, IsA ? Column + 1 : Column - 1) : endY(L, !IsA);
    Wanted.push_back(Other - offset(L, IsA));
  }
}

/// The middle of \p Wanted: their mean, or one of them, so that at least one
/// line is straight.
static Coord middle(std::vector<Coord> &Wanted, bool Exact, Coord Now) {
  if (!Exact) {
    int64_t Sum = 0;
    for (Coord Y : Wanted)
      Sum += Y;
    return static_cast<Coord>(Sum / static_cast<int64_t>(Wanted.size()));
  }
  llvm::sort(Wanted);
  Coord High = Wanted[Wanted.size() / 2];
  Coord Low = Wanted[(Wanted.size() - 1) / 2];
  return std::abs(Low - Now) < std::abs(High - Now) ? Low : High;
}

/// Moves what is in a column to where its lines become short, and keeps the
/// order and the distances.
void Streets::settleColumn(uint32_t Column, bool Exact) {
  auto &Here = Slots[Column];
  bool OnSide = Column == 0 || Column == NumColumns + 1;
  std::vector<Wish> Wishes;
  Wishes.reserve(Here.size());
  std::vector<Coord> Wanted;
  for (size_t I = 0; I < Here.size(); ++I) {
    const Slot &S = Here[I];
    collectWanted(S, Column, Wanted);
    Wish W = {S.Y, 0, 1};
    if (!Wanted.empty()) {
      // What has lines counts more than what only stands there.
      W.Weight = static_cast<int32_t>(std::min<size_t>(Wanted.size(), 50)) * 4;
      W.Y = middle(Wanted, Exact, S.Y);
    }
    if (I) {
      const Slot &Before = Here[I - 1];
      bool AreLanes = Before.Lane != None && S.Lane != None;
      bool IsLane = Before.Lane != None || S.Lane != None;
      W.Distance = Before.H + (OnSide || AreLanes ? LanePitch
                               : IsLane           ? LaneGap
                                                  : RowGap);
    }
    Wishes.push_back(W);
  }
  fulfil(Wishes);
  for (size_t I = 0; I < Here.size(); ++I) {
    Here[I].Y = Wishes[I].Y;
    (Here[I].Lane != None ? Lanes[Here[I].Lane].Y : NodeY[Here[I].Node]) =
        Wishes[I].Y;
  }
}

void Streets::settle(unsigned Sweeps) {
  for (unsigned Sweep = 0; Sweep < Sweeps; ++Sweep)
    for (uint32_t I = 0; I < Slots.size(); ++I)
      settleColumn(Sweep % 2 ? static_cast<uint32_t>(Slots.size()) - 1 - I : I,
                   Sweep + 2 >= Sweeps);
}

//===----------------------------------------------------------------------===//
// Gaps
//===----------------------------------------------------------------------===//

/// Of each column that the link passes, the gap with which the way up and down
/// is shortest.
void Streets::chooseGaps(uint32_t I,
                         const std::vector<std::vector<Coord>> &Gaps) {
  const Link &L = C.Links[I];
  uint32_t First = C.Column[L.A] + 1;
  uint32_t Last = C.Column[L.B] - 1;
  // By column, for each gap: the shortest way to it, and the gap before.
  struct Step {
    int64_t Way;
    uint32_t From;
  };
  std::vector<std::vector<Step>> Steps;
  Coord Start = endY(L, true);
  for (uint32_t X = First; X <= Last; ++X) {
    const auto &Here = Gaps[X];
    std::vector<Step> Now(Here.size());
    if (X == First) {
      for (size_t G = 0; G < Here.size(); ++G)
        Now[G] = {std::abs(Here[G] - Start), 0};
    } else {
      // From above, then from below: both are sorted.
      const auto &Before = Gaps[X - 1];
      const auto &Old = Steps.back();
      int64_t Best = INT64_MAX;
      uint32_t From = 0;
      size_t B = 0;
      for (size_t G = 0; G < Here.size(); ++G) {
        for (; B < Before.size() && Before[B] <= Here[G]; ++B)
          if (Old[B].Way - Before[B] < Best) {
            Best = Old[B].Way - Before[B];
            From = static_cast<uint32_t>(B);
          }
        Now[G] = {Best == INT64_MAX ? INT64_MAX : Best + Here[G], From};
      }
      Best = INT64_MAX;
      B = Before.size();
      for (size_t G = Here.size(); G-- > 0;) {
        for (; B > 0 && Before[B - 1] >= Here[G]; --B)
          if (Old[B - 1].Way + Before[B - 1] < Best) {
            Best = Old[B - 1].Way + Before[B - 1];
            From = static_cast<uint32_t>(B - 1);
          }
        if (Best != INT64_MAX && Best - Here[G] < Now[G].Way)
          Now[G] = {Best - Here[G], From};
      }
    }
    Steps.push_back(std::move(Now));
  }
  Coord Goal = endY(L, false);
  uint32_t Gap = 0;
  for (uint32_t G = 0; G < Gaps[Last].size(); ++G)
    if (Steps.back()[G].Way + std::abs(Gaps[Last][G] - Goal) <
        Steps.back()[Gap].Way + std::abs(Gaps[Last][Gap] - Goal))
      Gap = G;
  for (uint32_t X = Last; X >= First; --X) {
    uint32_t Lane = FirstLane[I] + X - First;
    GapOf[Lane] = Gap;
    Lanes[Lane] = {I, X, Gaps[X][Gap]};
    Gap = Steps[X - First][Gap].From;
  }
  // Lines that share a gap come in the order of where they lead.
  for (uint32_t X = First; X <= Last; ++X)
    Lanes[FirstLane[I] + X - First].Y =
        (yIn(I, X - 1) + yIn(I, X + 1) + 2 * yIn(I, X)) / 4;
}

void Streets::chooseAllGaps() {
  // The middle of each gap, by slot column.
  std::vector<std::vector<Coord>> Gaps(Slots.size());
  for (uint32_t X = 1; X <= NumColumns; ++X) {
    const auto &Here = Slots[X];
    for (size_t I = 0; I <= Here.size(); ++I) {
      if (I == 0)
        Gaps[X].push_back(Here.front().Y - RowGap / 2);
      else if (I == Here.size())
        Gaps[X].push_back(Here.back().Y + Here.back().H + RowGap / 2);
      else
        Gaps[X].push_back((Here[I - 1].Y + Here[I - 1].H + Here[I].Y) / 2);
    }
  }
  FirstLane.assign(C.Links.size() + 1, 0);
  for (uint32_t I = 0; I < C.Links.size(); ++I) {
    uint32_t A = C.Column[C.Links[I].A];
    uint32_t B = C.Column[C.Links[I].B];
    FirstLane[I + 1] = FirstLane[I] + (B > A + 1 ? B - A - 1 : 0);
  }
  Lanes.resize(FirstLane.back());
  GapOf.resize(FirstLane.back());
  for (uint32_t I = 0; I < C.Links.size(); ++I)
    if (FirstLane[I + 1] > FirstLane[I])
      chooseGaps(I, Gaps);
}

/// Shifts everything down below the title.
void Streets::moveIntoFrame() {
  Coord Top = INT32_MAX;
  Coord Bottom = INT32_MIN;
  for (const auto &Column : Slots)
    for (const Slot &S : Column) {
      Top = std::min(Top, S.Y);
      Bottom = std::max(Bottom, S.Y + S.H);
    }
  if (Top > Bottom)
    Top = Bottom = 0;
  Coord Shift = Title.H + FrameGap - Top;
  for (auto &Column : Slots)
    for (Slot &S : Column)
      S.Y += Shift;
  for (Coord &Y : NodeY)
    Y += Shift;
  for (Lane &L : Lanes)
    L.Y += Shift;
  for (uint32_t R = 0; R < C.Rims.size(); ++R)
    C.Rims[R].Y = NodeY[NumItems + R];
  C.All.H = Bottom + Shift + FrameGap;
}

//===----------------------------------------------------------------------===//
// Channels
//===----------------------------------------------------------------------===//

void Streets::assignTracks(std::vector<Net> &Nets, uint32_t &NumTracks) {
  NumTracks = 0;
  std::vector<uint32_t> Order;
  for (uint32_t I = 0; I < Nets.size(); ++I)
    if (Nets[I].Low != Nets[I].High)
      Order.push_back(I);
  // Lines that lead down must turn the later the higher they come from, and
  // those that lead up the other way round, or they would cross.
  if (Order.size() > 300) {
    // First come, first served would be slow: by their upper ends, and the
    // track that is free for the longest time.
    llvm::stable_sort(Order, [&](uint32_t A, uint32_t B) {
      return Nets[A].Low < Nets[B].Low;
    });
    std::vector<std::pair<Coord, uint32_t>> Ends; // a heap, the first on top
    auto Later = [](const auto &A, const auto &B) { return A > B; };
    for (uint32_t I : Order) {
      if (!Ends.empty() && Ends.front().first + LanePitch <= Nets[I].Low) {
        std::pop_heap(Ends.begin(), Ends.end(), Later);
        Nets[I].Track = Ends.back().second;
        Ends.back().first = Nets[I].High;
      } else {
        Nets[I].Track = NumTracks;
        Ends.push_back({Nets[I].High, NumTracks++});
      }
      std::push_heap(Ends.begin(), Ends.end(), Later);
    }
    return;
  }
  llvm::stable_sort(Order, [&](uint32_t A, uint32_t B) {
    bool DownA = Nets[A].East >= Nets[A].West;
    bool DownB = Nets[B].East >= Nets[B].West;
    if (DownA != DownB)
      return DownB;
    return DownA ? Nets[A].West > Nets[B].West : Nets[A].West < Nets[B].West;
  });
  std::vector<std::vector<uint32_t>> Used;
  for (uint32_t I : Order) {
    uint32_t T = 0;
    // Behind the last one that it would touch.
    for (uint32_t U = static_cast<uint32_t>(Used.size()); U-- > 0;)
      if (llvm::any_of(Used[U], [&](uint32_t J) {
            return Nets[J].Low < Nets[I].High + LanePitch &&
                   Nets[I].Low < Nets[J].High + LanePitch;
          })) {
        T = U + 1;
        break;
      }
    if (T == Used.size())
      Used.emplace_back();
    Used[T].push_back(I);
    Nets[I].Track = T;
  }
  NumTracks = static_cast<uint32_t>(Used.size());
}

void Streets::assignTracks() {
  Channels.assign(NumColumns + 1, {});
  FirstNet.assign(C.Links.size() + 1, 0);
  for (uint32_t I = 0; I < C.Links.size(); ++I) {
    const Link &L = C.Links[I];
    uint32_t From = C.Column[L.A];
    uint32_t To = turnsBack(L) ? From + 1 : C.Column[L.B];
    FirstNet[I + 1] = FirstNet[I] + To - From;
    for (uint32_t K = From; K < To; ++K) {
      Net N = {I, INT32_MAX, INT32_MIN, 0, 0, None};
      auto touch = [&](Coord Y) {
        N.Low = std::min(N.Low, Y);
        N.High = std::max(N.High, Y);
      };
      if (K == From) {
        for (uint32_t P : passes(L))
          touch(NodeY[L.A] + OffA[P]);
        N.West = endY(L, true);
      } else {
        N.West = yIn(I, K);
        touch(N.West);
      }
      if (turnsBack(L) || K + 1 == To) {
        for (uint32_t P : passes(L))
          touch(NodeY[L.B] + OffB[P]);
        N.East = endY(L, false);
      } else {
        N.East = yIn(I, K + 1);
        touch(N.East);
      }
      NetOf.push_back(static_cast<uint32_t>(Channels[K].size()));
      Channels[K].push_back(N);
    }
  }
}

void Streets::placeColumns() {
  ColumnX.assign(NumColumns + 2, 0);
  ColumnW.assign(NumColumns + 2, 0);
  TrackX.assign(NumColumns + 1, 0);
  std::vector<Coord> LabelsLeft(NumColumns + 2);
  std::vector<Coord> LabelsRight(NumColumns + 2);
  for (uint32_t X = 0; X < NumColumns; ++X)
    for (uint32_t V : C.Placed[X]) {
      ColumnW[X + 1] = std::max(ColumnW[X + 1], Items[V].Least.W);
      for (bool OnRight : {false, true})
        for (const Pin &P : (OnRight ? RightPins : LeftPins)[V])
          if (labelAt(C.Links[P.Link], P.Pass, P.IsA)) {
            Coord &W = (OnRight ? LabelsRight : LabelsLeft)[X + 1];
            W = std::max(W, Lines[C.Passes[P.Pass].Line].Label.W + LabelGap);
          }
    }
  Coord At = 0;
  for (uint32_t K = 0; K <= NumColumns; ++K) {
    uint32_t NumTracks = 0;
    assignTracks(Channels[K], NumTracks);
    At += LabelsRight[K];
    bool OnSide = K == 0 || K == NumColumns;
    TrackX[K] = At + (K == 0 ? LanePitch : Margin);
    At += NumTracks ? (OnSide ? LanePitch + Margin : 2 * Margin) +
                          (static_cast<Coord>(NumTracks) - 1) * LanePitch
          : OnSide  ? FrameGap
                    : 2 * Margin;
    At += LabelsLeft[K + 1];
    ColumnX[K + 1] = At;
    At += ColumnW[K + 1];
  }
  C.All.W = std::max(ColumnX[NumColumns + 1], Title.W + 2 * FrameGap);
  ColumnX[NumColumns + 1] = C.All.W;
  C.At.resize(NumItems);
  for (uint32_t X = 0; X < NumColumns; ++X)
    for (uint32_t V : C.Placed[X]) {
      Coord W = Items[V].Least.W;
      C.At[V] = {ColumnX[X + 1] + (ColumnW[X + 1] - W) / 2, NodeY[V], W,
                 NodeH[V]};
    }
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

/// From A to B.
void Streets::writePath(uint32_t I, uint32_t Pass,
                        std::vector<Point> &Out) const {
  const Link &L = C.Links[I];
  auto sideOf = [&](uint32_t Node, bool OnRight) {
    if (isRim(Node))
      return C.Column[Node] ? C.All.W : 0;
    return OnRight ? C.At[Node].right() : C.At[Node].X;
  };
  Point Now = {sideOf(L.A, true), NodeY[L.A] + OffA[Pass]};
  Out.push_back(Now);
  uint32_t First = C.Column[L.A];
  uint32_t Count = FirstNet[I + 1] - FirstNet[I];
  Coord End = NodeY[L.B] + OffB[Pass];
  for (uint32_t K = 0; K < Count; ++K) {
    const Net &N = Channels[First + K][NetOf[FirstNet[I] + K]];
    Coord Next = K + 1 < Count ? yIn(I, First + K + 1) : End;
    if (N.Track != None) {
      Coord X = TrackX[First + K] + static_cast<Coord>(N.Track) * LanePitch;
      Out.push_back({X, Now.Y});
      Out.push_back({X, Next});
    }
    Now.Y = Next;
  }
  Out.push_back({sideOf(L.B, turnsBack(L)), End});
}

void Streets::writePaths() {
  std::vector<uint32_t> LinkOf(C.Passes.size());
  for (uint32_t I = 0; I < C.Links.size(); ++I)
    for (uint32_t P : passes(C.Links[I]))
      LinkOf[P] = I;
  C.Labels.assign(C.Passes.size(), {});
  std::vector<Point> Path;
  for (uint32_t P = 0; P < C.Passes.size(); ++P) {
    C.FirstPoint.push_back(static_cast<uint32_t>(C.Points.size()));
    const Link &L = C.Links[LinkOf[P]];
    Path.clear();
    writePath(LinkOf[P], P, Path);
    bool IsForward = C.Passes[P].From == L.A;
    if (!IsForward)
      std::reverse(Path.begin(), Path.end());
    C.Points.insert(C.Points.end(), Path.begin(), Path.end());
    if (!HasLabel[P])
      continue;
    Size S = Lines[C.Passes[P].Line].Label;
    bool GoesRight = IsForward || turnsBack(L);
    Point Start = Path.front();
    C.Labels[P] = {GoesRight ? Start.X + LabelGap : Start.X - LabelGap - S.W,
                   Start.Y - 2 - S.H, S.W, S.H};
  }
  C.FirstPoint.push_back(static_cast<uint32_t>(C.Points.size()));
}

void Content::clear() {
  for (Pass &P : Passes) {
    if (P.From != None && P.From >= Items.size())
      P.From = None;
    if (P.To != None && P.To >= Items.size())
      P.To = None;
  }
  Rims.clear();
  Links.clear();
  LinkPasses.clear();
  Placed.clear();
  Column.clear();
  Points.clear();
  FirstPoint.clear();
}

void layout::layOutStreets(Content &C, llvm::ArrayRef<ItemShape> Items,
                           llvm::ArrayRef<Line> Lines,
                           const std::vector<bool> &HasLabel, Size Title) {
  Streets(C, Items, Lines, HasLabel, Title).run();
}
